#include "config/ConfigurationEdit.h"

#include <QTest>

#include <functional>

using namespace dragoman;

namespace {

ProviderConfig provider(const std::string& name, int priority = 1)
{
    ProviderConfig config;
    config.name = name;
    config.baseUrl = "https://" + name + ".example";
    config.priority = priority;
    return config;
}

// Providers one, two, three; endpoint "all" uses all of them, "some" two and three, "single" one alone.
Configuration sample()
{
    Configuration configuration;
    configuration.providers = { provider("one", 5), provider("two", 1), provider("three", 1) };
    configuration.endpoints = { { "all" }, { "some" }, { "single" } };
    configuration.endpoints[1].providers = { "two", "three" };
    configuration.endpoints[2].providers = { "one" };
    configuration.routing.pinned = "two";
    return configuration;
}

std::string namesOf(const Result<Configuration>& configuration)
{
    if (!configuration)
        return "error: " + configuration.error().message;
    std::string names;
    for (const ProviderConfig& entry : configuration->providers)
        names += entry.name + ' ' + std::to_string(entry.priority) + ' ';
    return names;
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

class TestConfigurationEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void adds();
    void replaces();
    void renamesEverywhere();
    void removes();
    void keepsWhatAnEndpointNeeds();
    void reorders_data();
    void reorders();
    void changesAnEndpoint();
    void refuses_data();
    void refuses();
    void invalid_data();
    void invalid();
};

void TestConfigurationEdit::adds()
{
    const Result<Configuration> changed = addProvider(sample(), provider("four", 2));
    QCOMPARE(namesOf(changed), "one 5 two 1 three 1 four 2 ");
    QVERIFY(changed->endpoints == sample().endpoints);
}

void TestConfigurationEdit::replaces()
{
    ProviderConfig other = provider("two", 9);
    other.retries = 7;
    const Result<Configuration> changed = replaceProvider(sample(), "two", other);
    QCOMPARE(namesOf(changed), "one 5 two 9 three 1 ");
    QCOMPARE(findProvider(*changed, "two")->retries, 7);
}

void TestConfigurationEdit::renamesEverywhere()
{
    const Result<Configuration> changed = replaceProvider(sample(), "two", provider("zwei", 1));
    QCOMPARE(namesOf(changed), "one 5 zwei 1 three 1 ");
    QCOMPARE(changed->endpoints[1].providers, (std::vector<std::string>{ "zwei", "three" }));
    QCOMPARE(changed->routing.pinned, "zwei");
}

void TestConfigurationEdit::removes()
{
    const Result<Configuration> changed = removeProvider(sample(), "two");
    QCOMPARE(namesOf(changed), "one 5 three 1 ");
    QCOMPARE(changed->endpoints[1].providers, std::vector<std::string>{ "three" });
    QCOMPARE(changed->routing.pinned, "");
}

void TestConfigurationEdit::keepsWhatAnEndpointNeeds()
{
    const Result<Configuration> changed = removeProvider(sample(), "one");
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, ErrorKind::Conflict);
    QCOMPARE(changed.error().message,
        "Endpoint 'single' uses only the provider 'one': give it another one first.");
}

void TestConfigurationEdit::reorders_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray refused = "error: The new order must name each provider once.";
    QTest::newRow("turned") << words("three two one") << QByteArray("three 1 two 1 one 5 ");
    QTest::newRow("same") << words("one two three") << QByteArray("one 1 two 1 three 5 ");
    QTest::newRow("missing") << words("one two") << refused;
    QTest::newRow("twice") << words("one two two") << refused;
    QTest::newRow("unknown") << words("one two four") << refused;
    QTest::newRow("tooMany") << words("one two three three") << refused;
}

void TestConfigurationEdit::reorders()
{
    QFETCH(QStringList, names);
    QFETCH(QByteArray, expected);
    std::vector<std::string> order;
    for (const QString& name : names)
        order.push_back(name.toStdString());
    QCOMPARE(namesOf(reorderProviders(sample(), order)), expected.toStdString());
}

void TestConfigurationEdit::changesAnEndpoint()
{
    EndpointConfig endpoint = sample().endpoints[1];
    endpoint.name = "renamed";
    endpoint.port = 1234;
    const Result<Configuration> changed = replaceEndpoint(sample(), "some", endpoint);
    QVERIFY(changed);
    QVERIFY(*findEndpoint(*changed, "renamed") == endpoint);
    QVERIFY(!findEndpoint(*changed, "some"));
}

void TestConfigurationEdit::refuses_data()
{
    using Edit = std::function<Result<Configuration>()>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const Edit& edit, ErrorKind kind) {
        QTest::newRow(name) << edit << int(kind);
    };
    row(
        "addTaken", [] { return addProvider(sample(), provider("one")); }, ErrorKind::Conflict);
    row(
        "replaceUnknown", [] { return replaceProvider(sample(), "four", provider("four")); },
        ErrorKind::NotFound);
    row(
        "replaceTaken", [] { return replaceProvider(sample(), "one", provider("two")); },
        ErrorKind::Conflict);
    row(
        "removeUnknown", [] { return removeProvider(sample(), "four"); }, ErrorKind::NotFound);
    row(
        "endpointUnknown", [] { return replaceEndpoint(sample(), "x", { "x" }); }, ErrorKind::NotFound);
    row(
        "endpointTaken", [] { return replaceEndpoint(sample(), "all", { "some" }); }, ErrorKind::Conflict);
}

void TestConfigurationEdit::refuses()
{
    QFETCH(std::function<Result<Configuration>()>, edit);
    QFETCH(int, kind);
    const Result<Configuration> changed = edit();
    QVERIFY(!changed);
    QCOMPARE(int(changed.error().kind), kind);
}

void TestConfigurationEdit::invalid_data()
{
    using Change = std::function<void(ProviderConfig&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const Change& change, const char* problem) {
        QTest::newRow(name) << change << QByteArray(problem);
    };
    const char* const odd = "holds a text that a configuration file cannot say";
    row(
        "noName", [](ProviderConfig& p) { p.name.clear(); }, "providers[3].name: is required");
    row(
        "plainHttp", [](ProviderConfig& p) { p.baseUrl = "http://far.example"; },
        "providers[3].baseUrl: would send the key unencrypted over the internet: use https://");
    row(
        "weight", [](ProviderConfig& p) { p.weight = 0; },
        "providers[3].weight: must be a whole number from 1 to 1000");
    row(
        "header",
        [](ProviderConfig& p) {
            p.headers = { { "a", "b\r\nc" } };
        },
        "providers[3].headers.a: is not a legal HTTP header (name or value has forbidden characters)");
    row(
        "preset", [](ProviderConfig& p) { p.preset = "none-such"; }, "providers[3].preset: is not known");
    row(
        "fileKey",
        [](ProviderConfig& p) {
            p.keys = { { KeyReference::Kind::File, "a" } };
        },
        "providers[3].keys: names a key in the secrets file, but `secrets.file` names no file");
    row(
        "bodyReachesOut", [](ProviderConfig& p) { p.body = R"({"a": 1}, "enabled": false, "caFile": "/x")"; },
        "providers[3].enabled: is given twice");
    row(
        "bodyAddsAMember", [](ProviderConfig& p) { p.body = R"({"a": 1}, "caFile": "/x")"; }, odd);
    row(
        "bodyBroken", [](ProviderConfig& p) { p.body = "{"; }, "");
    row(
        "notUtf8", [](ProviderConfig& p) { p.caFile = "/\xff"; }, odd);
}

void TestConfigurationEdit::invalid()
{
    QFETCH(std::function<void(ProviderConfig&)>, change);
    QFETCH(QByteArray, problem);
    ProviderConfig added = provider("added");
    change(added);
    const Result<Configuration> changed = addProvider(sample(), added);
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, ErrorKind::InvalidRequest);
    QVERIFY2(changed.error().message.starts_with(problem.toStdString()), changed.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestConfigurationEdit)
#include "tst_configurationedit.moc"
