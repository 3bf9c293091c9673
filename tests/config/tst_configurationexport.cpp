#include "config/ConfigurationEdit.h"
#include "config/ConfigurationExport.h"

#include <QTest>

#include <functional>

using namespace dragoman;

namespace {

Configuration with(const std::function<void(ProviderConfig&)>& change)
{
    Configuration configuration;
    configuration.providers.emplace_back();
    configuration.providers.front().name = "p";
    configuration.providers.front().baseUrl = "https://p.example";
    change(configuration.providers.front());
    return configuration;
}

} // namespace

class TestConfigurationExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data();
    void headers();
    void bodies_data();
    void bodies();
    void proxies_data();
    void proxies();
    void updatesAreShownAndReturned();
    void referencesStay();
    void shownAndReturnedIsTheSame();
    void editedBesideASecret();
    void remarkWithoutASecret();
};

void TestConfigurationExport::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("removed");
    const auto row = [](const char* name, const char* value, bool removed) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(value) << removed;
    };
    row("authorization", "x", true);
    row("Proxy-Authorization", "x", true);
    row("X-Api-Key", "x", true);
    row("api_key", "x", true);
    row("Cookie", "x", true);
    row("x-access-token", "x", true);
    row("x-client-secret", "x", true);
    row("x-goog-key", "x", true);
    row("x-harmless", "sk-abcdefghijklmnopqrstuvwx", true);
    row("x-odd", "Bearer abcdefghijklmnopqrstuvwx", true);
    row("x-long", "0123456789abcdef0123456789abcdef", true);
    row("x-extra", "value", false);
    row("anthropic-beta", "context-1m-2025-08-07", false);
    row("x-prose", "a text of several words, longer than 32 letters", false);
}

void TestConfigurationExport::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, removed);
    const Configuration shown = withoutSecrets(with([&](ProviderConfig& provider) {
        provider.headers = { { name.toStdString(), value.toStdString() } };
    }));
    QCOMPARE(shown.providers[0].headers[0].second, removed ? removedSecret : value.toStdString());
    QVERIFY(problemsOf(shown).empty());
}

void TestConfigurationExport::bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray removed = '"' + QByteArray(removedSecret.data(), qsizetype(removedSecret.size())) + '"';
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("harmless") << QByteArray(R"({"service_tier":"auto","max_tokens":12345678901234567890})")
                              << QByteArray(R"({"service_tier":"auto","max_tokens":12345678901234567890})");
    QTest::newRow("named") << QByteArray(R"({"api_key":"x","a":1})")
                           << "{\"api_key\":" + removed + ",\"a\":1}";
    QTest::newRow("nested") << QByteArray(R"({"a":[{"auth":{"user":"u","n":1}}]})")
                            << "{\"a\":[{\"auth\":{\"user\":" + removed + ",\"n\":1}}]}";
    QTest::newRow("escapedName") << QByteArray(R"({"\u0061pi_key":"x"})")
                                 << R"({"\u0061pi_key":)" + removed + "}";
    QTest::newRow("byValue") << QByteArray(R"({"a":["sk-abcdefghijklmnopqrstuvwx"]})")
                             << "{\"a\":[" + removed + "]}";
}

void TestConfigurationExport::bodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, shown);
    const Configuration configuration
        = withoutSecrets(with([&](ProviderConfig& provider) { provider.body = body.toStdString(); }));
    QCOMPARE(configuration.providers[0].body, shown.toStdString());
    QVERIFY(problemsOf(configuration).empty());
}

void TestConfigurationExport::proxies_data()
{
    QTest::addColumn<QByteArray>("proxy");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("system") << QByteArray("system") << QByteArray("system");
    QTest::newRow("plain") << QByteArray("http://h:1") << QByteArray("http://h:1");
    QTest::newRow("password") << QByteArray("http://u:p@h:1") << QByteArray("http://h:1");
    QTest::newRow("atInPassword") << QByteArray("socks5h://u:p@q@h") << QByteArray("socks5h://h");
}

void TestConfigurationExport::proxies()
{
    QFETCH(QByteArray, proxy);
    QFETCH(QByteArray, shown);
    const Configuration configuration
        = withoutSecrets(with([&](ProviderConfig& provider) { provider.proxy = proxy.toStdString(); }));
    QCOMPARE(configuration.providers[0].proxy, shown.toStdString());
}

void TestConfigurationExport::updatesAreShownAndReturned()
{
    Configuration stored;
    stored.updates.proxy = "http://me:test-secret@127.0.0.1:7890";
    stored.updates.address = "https://u.example/release?key=sk-abcdefghijklmnopqrstuvwx";
    UpdatesConfig returned = withoutSecrets(stored).updates;
    QCOMPARE(returned.proxy, "http://127.0.0.1:7890");
    QVERIFY(returned.address.find("sk-abc") == std::string::npos);
    restoreSecrets(returned, stored.updates);
    QVERIFY(returned == stored.updates);
    returned.proxy = "none";
    restoreSecrets(returned, stored.updates);
    QCOMPARE(returned.proxy, "none");
}

void TestConfigurationExport::referencesStay()
{
    const Configuration configuration = with([](ProviderConfig& provider) {
        provider.keys = { { KeyReference::Kind::Keychain, "sk-like-name" } };
    });
    QVERIFY(withoutSecrets(configuration) == configuration);
}

void TestConfigurationExport::shownAndReturnedIsTheSame()
{
    const Configuration stored = with([](ProviderConfig& provider) {
        provider.headers = { { "x-extra", "value" }, { "authorization", "test-secret" } };
        provider.body = R"({"a":[1,{"api_key":"test-secret"}],"tier":"auto"})";
        provider.proxy = "http://me:test-secret@127.0.0.1:7890";
        provider.baseUrl = "https://p.example/sk-abcdefghijklmnopqrstuvwx";
    });
    ProviderConfig returned = withoutSecrets(stored).providers[0];
    QVERIFY(returned != stored.providers[0]);
    QVERIFY(restoreSecrets(returned, stored.providers.data(), "providers[0]").empty());
    QVERIFY(returned == stored.providers[0]);
}

void TestConfigurationExport::editedBesideASecret()
{
    const Configuration stored
        = with([](ProviderConfig& provider) { provider.body = R"({"api_key":"test-secret"})"; });
    ProviderConfig returned = withoutSecrets(stored).providers[0];
    returned.body.insert(1, R"("new": 1e2, )");
    returned.proxy = "none";
    QVERIFY(restoreSecrets(returned, stored.providers.data(), "providers[0]").empty());
    QCOMPARE(returned.body, R"({"new":1e2,"api_key":"test-secret"})");
    QCOMPARE(returned.proxy, "none");
}

void TestConfigurationExport::remarkWithoutASecret()
{
    ProviderConfig returned = with([](ProviderConfig& provider) {
        provider.headers = { { "authorization", std::string(removedSecret) } };
        provider.body = "{\"a\":\"" + std::string(removedSecret) + "\"}";
    }).providers[0];
    const ProviderConfig other;
    for (const ProviderConfig* stored : { &other, static_cast<const ProviderConfig*>(nullptr) }) {
        const auto problems = restoreSecrets(returned, stored, "providers[3]");
        QCOMPARE(problems.size(), 2U);
        QCOMPARE(problems[0].path, "providers[3].headers.authorization");
        QCOMPARE(problems[1].path, "providers[3].body");
    }
}

QTEST_GUILESS_MAIN(TestConfigurationExport)
#include "tst_configurationexport.moc"
