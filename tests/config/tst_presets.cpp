#include "config/ConfigurationReader.h"
#include "config/Presets.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace dragoman;

namespace {

QString problemsOf(const std::vector<ConfigurationProblem>& problems)
{
    QString text;
    for (const ConfigurationProblem& problem : problems)
        text += QString::fromStdString(problem.path + ": " + problem.message + "\n");
    return text;
}

ReadConfiguration withProvider(const std::string& members)
{
    return readConfiguration(R"({"version": 1, "providers": [{"name": "one", )" + members + "}]}");
}

bool isSafe(const PresetEndpoint& endpoint)
{
    const QUrl url(QString::fromStdString(endpoint.baseUrl), QUrl::StrictMode);
    const bool local = url.scheme() == QLatin1String("http") && url.host() == QLatin1String("127.0.0.1");
    return url.isValid() && (local || url.scheme() == QLatin1String("https"));
}

bool hasGoodAddresses(const ProviderPreset& preset)
{
    const auto fits = [&preset](const PresetEndpoint& endpoint) {
        return isSafe(endpoint) && preset.endpointFor(endpoint.protocol) == &endpoint; // one a protocol
    };
    const bool page = preset.keyPage.empty() || preset.keyPage.starts_with("https://");
    return page && preset.site.starts_with("https://")
        && std::all_of(preset.endpoints.begin(), preset.endpoints.end(), fits);
}

} // namespace

class TestPresets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileIsValid();
    void idsAreUnique();
    void addresses();
    void hosts_data();
    void hosts();
    void problems_data();
    void problems();
    void fillsWhatAnEntryLeavesOut();
    void givenMembersWin();
    void protocolChoosesTheAddress();
    void protocolWithoutAddress();
    void unknownPreset();
};

void TestPresets::fileIsValid()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/../resources/providers.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ReadPresets read = readPresets(file.readAll().toStdString());
    QCOMPARE(problemsOf(read.problems), QString());
    QVERIFY(read.presets.size() >= 21);
    QCOMPARE(providerPresets().size(), read.presets.size());
}

void TestPresets::idsAreUnique()
{
    QSet<QString> ids;
    for (const ProviderPreset& preset : providerPresets()) {
        ids.insert(QString::fromStdString(preset.id));
        QCOMPARE(presetById(preset.id), &preset);
    }
    QCOMPARE(std::size_t(ids.size()), providerPresets().size());
    QCOMPARE(presetById("no-such-preset"), nullptr);
}

void TestPresets::addresses()
{
    QString wrong;
    for (const ProviderPreset& preset : providerPresets())
        wrong += hasGoodAddresses(preset) ? QString() : QString::fromStdString(preset.id) + QLatin1Char(' ');
    QCOMPARE(wrong, QString());
}

void TestPresets::hosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("first") << QByteArray("api.anthropic.com") << QByteArray("anthropic");
    QTest::newRow("anyCase") << QByteArray("API.DeepSeek.com") << QByteArray("deepseek");
    QTest::newRow("oneOfTwoRegions") << QByteArray("api.moonshot.cn") << QByteArray("moonshot-cn");
    QTest::newRow("localhostSaysNothing") << QByteArray("127.0.0.1") << QByteArray();
    QTest::newRow("otherHost") << QByteArray("api.anthropic.com.example") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestPresets::hosts()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, id);
    const ProviderPreset* const preset = presetForHost(host.toStdString());
    QCOMPARE(preset ? preset->id : std::string(), id.toStdString());
}

void TestPresets::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    const QByteArray notes = R"("site": "https://x.example", "notes": {"en": "a", "zh": "b"}, )";
    const QByteArray start = R"({"version": 1, "presets": [{"id": "x", "name": "X", )" + notes;
    const QByteArray address = R"("endpoints": [{"baseUrl": "https://x.example"}])";
    QTest::newRow("notJson") << QByteArray("x") << QString();
    QTest::newRow("version") << QByteArray(R"({"version": 2})") << "version: must be 1\n";
    QTest::newRow("noEndpoint") << start + R"("endpoints": []}]})"
                                << "presets[0].endpoints: must not be empty\n";
    QTest::newRow("plainHttp") << start + R"("endpoints": [{"baseUrl": "http://x.example"}]}]})"
                               << "presets[0].endpoints[0].baseUrl: would send the key unencrypted over the "
                                  "internet: use https://\n";
    QTest::newRow("unknownMember") << start + address + R"(, "extra": 1}]})"
                                   << "presets[0].extra: is not known here\n";
    QTest::newRow("unknownQuirk") << start + address + R"(, "quirks": {"odd": true}}]})"
                                  << "presets[0].quirks.odd: is not known here\n";
}

void TestPresets::problems()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    const QString found = problemsOf(readPresets(text.toStdString()).problems);
    if (problem.isEmpty())
        QVERIFY(!found.isEmpty());
    else
        QCOMPARE(found, problem);
}

void TestPresets::fillsWhatAnEntryLeavesOut()
{
    const ReadConfiguration read = withProvider(R"("preset": "deepseek")");
    QCOMPARE(problemsOf(read.problems), QString());
    const ProviderConfig& provider = read.configuration.providers.front();
    const ProviderPreset& preset = *presetById("deepseek");
    QCOMPARE(provider.preset, "deepseek");
    QCOMPARE(provider.protocol, preset.endpoints.front().protocol);
    QCOMPARE(provider.baseUrl, preset.endpoints.front().baseUrl);
    QCOMPARE(provider.models.big, preset.models.big);
    QCOMPARE(provider.quirks.reasoningField, ChatQuirks::ReasoningField::ReasoningContent);
}

void TestPresets::givenMembersWin()
{
    const ReadConfiguration read = withProvider(R"("preset": "deepseek", "baseUrl": "https://other.example",
        "models": {"big": ["mine"]}, "quirks": {"reasoningField": "none"})");
    QCOMPARE(problemsOf(read.problems), QString());
    const ProviderConfig& provider = read.configuration.providers.front();
    QCOMPARE(provider.baseUrl, "https://other.example");
    QCOMPARE(provider.models.big, std::vector<std::string>{ "mine" });
    QCOMPARE(provider.models.small, presetById("deepseek")->models.small);
    QCOMPARE(provider.quirks.reasoningField, ChatQuirks::ReasoningField::None);
    QCOMPARE(provider.quirks.maxTokensField, ChatQuirks::MaxTokensField::MaxTokens);
}

void TestPresets::protocolChoosesTheAddress()
{
    const ReadConfiguration read = withProvider(R"("preset": "deepseek", "protocol": "anthropic")");
    QCOMPARE(problemsOf(read.problems), QString());
    QCOMPARE(read.configuration.providers.front().baseUrl, "https://api.deepseek.com/anthropic");
}

void TestPresets::protocolWithoutAddress()
{
    const ReadConfiguration read = withProvider(R"("preset": "openai", "protocol": "anthropic")");
    QCOMPARE(problemsOf(read.problems), QStringLiteral("providers[0].baseUrl: is required\n"));
}

void TestPresets::unknownPreset()
{
    const ReadConfiguration read = withProvider(R"("preset": "odd", "baseUrl": "https://x.example")");
    const QString problems = problemsOf(read.problems);
    QVERIFY(problems.startsWith(QLatin1String("providers[0].preset: is not known; there are: anthropic, ")));
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
