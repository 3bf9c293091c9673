#include "config/ConfigurationReader.h"
#include "config/ConfigurationWriter.h"
#include "config/Presets.h"
#include "config/ProblemText.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace dragoman;

namespace {

std::string everyField()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/config/every_field.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// Valid values drawn from what the reader allows; the same ones in every run.
class Draw
{
public:
    explicit Draw(quint32 seed)
        : m_random(seed)
    {
    }

    bool flag() { return m_random.bounded(2) == 1; }
    int number(int lowest, int highest) { return m_random.bounded(lowest, highest + 1); }
    std::chrono::milliseconds time() { return std::chrono::milliseconds(number(0, 86'400'000)); }

    std::string word()
    {
        static const std::vector<std::string> words{ "plain", "with \"quotes\" and \\", "通译", "tab\tline\n",
            "emoji \xf0\x9f\x90\xab", "a*?b", "${NOT}", "\x01" };
        return words[static_cast<std::size_t>(number(0, int(words.size()) - 1))]
            + std::to_string(number(0, 99));
    }
    std::vector<std::string> words()
    {
        std::vector<std::string> list;
        for (int count = number(0, 3); count > 0; --count)
            list.push_back(word());
        return list;
    }
    std::vector<std::pair<std::string, std::string>> map()
    {
        std::vector<std::pair<std::string, std::string>> list;
        for (int count = number(0, 3); count > 0; --count)
            list.emplace_back(word(), word());
        return list;
    }
    std::optional<std::int64_t> maybe(int lowest, int highest)
    {
        return flag() ? std::optional<std::int64_t>(number(lowest, highest)) : std::nullopt;
    }
    std::optional<bool> knowledge() { return flag() ? std::optional(flag()) : std::nullopt; }
    template <class Enum>
    Enum choice(int last)
    {
        return static_cast<Enum>(number(0, last));
    }

private:
    QRandomGenerator m_random;
};

ChatQuirks drawQuirks(Draw& draw)
{
    ChatQuirks quirks;
    quirks.systemInMiddle = draw.choice<ChatQuirks::SystemInMiddle>(1);
    quirks.maxTokensField = draw.choice<ChatQuirks::MaxTokensField>(2);
    quirks.reasoningField = draw.choice<ChatQuirks::ReasoningField>(2);
    quirks.emptyAssistantContent = draw.choice<ChatQuirks::EmptyContent>(1);
    for (bool* flag : { &quirks.contentLists, &quirks.developerRole, &quirks.streamUsage, &quirks.topK,
             &quirks.cacheMarks, &quirks.mergeSameRole, &quirks.lenientEof, &quirks.splitThinkTags })
        *flag = draw.flag();
    quirks.reasons = draw.knowledge();
    quirks.highestEffort = draw.flag() ? "medium" : "";
    return quirks;
}

ProviderConfig drawProvider(Draw& draw, const std::string& name)
{
    ProviderConfig provider;
    provider.name = name;
    const std::vector<ProviderPreset>& presets = providerPresets();
    if (draw.flag())
        provider.preset = presets[static_cast<std::size_t>(draw.number(0, int(presets.size()) - 1))].id;
    provider.protocol = draw.choice<Protocol>(1);
    provider.baseUrl = "https://" + name + ".example/v1";
    for (int count = draw.number(0, 3); count > 0; --count)
        provider.keys.push_back({ draw.choice<KeyReference::Kind>(2), draw.word() });
    provider.enabled = draw.flag();
    provider.priority = draw.number(0, 1'000'000);
    provider.models = { draw.words(), draw.words(), draw.words(), draw.map() };
    provider.headers = draw.flag() ? decltype(provider.headers){ { "x-a", "b \"c\"" }, { "x-d", "" } }
                                   : decltype(provider.headers){};
    provider.body = draw.flag() ? "{ \"n\": 12345678901234567890,\n \"u\": \"\\u00e9\" }" : "";
    provider.maxTokens = { draw.maybe(1, 99), draw.maybe(1, 10), draw.maybe(10, 99) };
    provider.timeouts = { draw.time(), draw.time(), draw.time(), draw.time() };
    provider.retries = draw.number(0, 10);
    provider.weight = draw.number(1, 1000);
    provider.limits = { draw.number(0, 9), draw.time(), draw.number(0, 9), draw.number(0, 9) };
    provider.capabilities = { draw.knowledge(), draw.knowledge(), draw.knowledge(), draw.knowledge() };
    provider.forceNonStream = draw.flag();
    provider.proxy = draw.flag() ? "socks5h://127.0.0.1:1080" : "system";
    provider.caFile = draw.flag() ? draw.word() : "";
    provider.quirks = drawQuirks(draw);
    provider.autoPromptCache = draw.flag();
    provider.dropUnsignedThinking = draw.flag();
    provider.askCapabilities = draw.flag();
    return provider;
}

RoutingConfig drawRouting(Draw& draw)
{
    RoutingConfig routing;
    routing.strategy = draw.choice<RouteStrategy>(3);
    routing.attempts = draw.number(1, 20);
    routing.total = std::chrono::seconds(draw.number(1, 86'400));
    if (draw.flag())
        routing.retryStatuses = { 404, draw.number(400, 599) };
    routing.retryMessages = draw.words();
    routing.breakerFailures = draw.number(1, 1000);
    routing.breakerOpen = std::chrono::seconds(draw.number(1, 3600));
    return routing;
}

Configuration drawConfiguration(Draw& draw)
{
    Configuration configuration;
    for (int i = 0, count = draw.number(0, 3); i < count; ++i)
        configuration.providers.push_back(drawProvider(draw, "provider" + std::to_string(i)));
    for (int i = 0, count = draw.number(0, 3); i < count; ++i) {
        EndpointConfig endpoint{ draw.word() + std::to_string(i), draw.choice<Protocol>(1) };
        endpoint.host = draw.flag() ? "127.0.0.1" : "::1";
        endpoint.port = draw.flag() ? std::uint16_t(1000 + i) : std::uint16_t(0);
        endpoint.enabled = draw.flag();
        endpoint.access = draw.choice<AccessMode>(2);
        endpoint.forceNonStream = draw.flag();
        if (!configuration.providers.empty() && draw.flag())
            endpoint.providers = { configuration.providers.back().name };
        configuration.endpoints.push_back(endpoint);
    }
    configuration.routing = drawRouting(draw);
    if (!configuration.providers.empty())
        configuration.routing.pinned = configuration.providers.front().name;
    configuration.log = { draw.choice<LogBodies>(2), draw.number(1, 3650), draw.number(1, 1'000'000) };
    configuration.server = { draw.number(1, 1024), draw.words(), draw.words() };
    configuration.secrets.file = "/etc/" + draw.word();
    configuration.management
        = { draw.flag(), draw.flag() ? "::1" : "127.0.0.1", static_cast<std::uint16_t>(draw.number(0, 999)) };
    configuration.updates = { draw.flag(), draw.flag() ? "https://u.example/" : "",
        draw.flag() ? std::string(44, 'A') : "", draw.flag() ? "none" : "system", draw.word() };
    return configuration;
}

} // namespace

class TestConfigurationWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layout();
    void emptyConfiguration();
    void everyFieldSurvives();
    void drawnConfigurationsSurvive();
    void presetsSurvive();
    void presetsNeedFewWords();
    void presetFieldsCanBeEmptied();
    void everyMillisecondSurvives();
};

void TestConfigurationWriter::layout()
{
    Configuration configuration;
    configuration.endpoints.push_back({ "main", Protocol::Anthropic });
    configuration.endpoints.back().port = 9998;
    ProviderConfig provider;
    provider.name = "one";
    provider.baseUrl = "https://one.example";
    provider.keys = { { KeyReference::Kind::Keychain, "one-1" }, { KeyReference::Kind::Environment, "ONE" } };
    provider.models.aliases = { { "gpt-*", "b" } };
    provider.body = R"({"service_tier": "auto"})";
    configuration.providers.push_back(provider);
    configuration.routing.breakerFailures = 5;
    QCOMPARE(writeConfiguration(configuration), R"({
  "version": 1,
  "endpoints": [
    {
      "name": "main",
      "protocol": "anthropic",
      "port": 9998,
      "enabled": true
    }
  ],
  "providers": [
    {
      "name": "one",
      "protocol": "openai-chat",
      "baseUrl": "https://one.example",
      "keys": ["keychain:one-1", "env:ONE"],
      "enabled": true,
      "priority": 1,
      "models": {
        "aliases": {
          "gpt-*": "b"
        }
      },
      "body": {"service_tier": "auto"}
    }
  ],
  "routing": {
    "breaker": {
      "failures": 5
    }
  }
}
)");
}

void TestConfigurationWriter::emptyConfiguration()
{
    QCOMPARE(writeConfiguration({}), "{\n  \"version\": 1,\n  \"endpoints\": [],\n  \"providers\": []\n}\n");
}

void TestConfigurationWriter::everyFieldSurvives()
{
    const ReadConfiguration read = readConfiguration(everyField());
    QCOMPARE(problemLines(read.problems), "");
    const ReadConfiguration again = readConfiguration(writeConfiguration(read.configuration));
    QCOMPARE(problemLines(again.problems), "");
    QVERIFY(again.configuration == read.configuration);
}

void TestConfigurationWriter::drawnConfigurationsSurvive()
{
    for (quint32 seed = 0; seed < 2000; ++seed) {
        Draw draw(seed);
        const Configuration configuration = drawConfiguration(draw);
        const std::string text = writeConfiguration(configuration);
        const ReadConfiguration read = readConfiguration(text);
        QVERIFY2(read.problems.empty(), (problemLines(read.problems) + text).c_str());
        QVERIFY2(read.configuration == configuration, text.c_str());
    }
}

void TestConfigurationWriter::presetsSurvive()
{
    for (const ProviderPreset& preset : providerPresets()) {
        const std::string entry = R"({"name": "p", "preset": ")" + preset.id + "\"}";
        const ReadConfiguration read = readConfiguration(R"({"version": 1, "providers": [)" + entry + "]}");
        const ReadConfiguration again = readConfiguration(writeConfiguration(read.configuration));
        QVERIFY2(again.configuration == read.configuration, preset.id.c_str());
    }
}

void TestConfigurationWriter::presetsNeedFewWords()
{
    const ReadConfiguration read
        = readConfiguration(R"({"version": 1, "providers": [{"name": "p", "preset": "deepseek"}]})");
    const std::string text = writeConfiguration(read.configuration);
    QVERIFY(text.find("\"models\"") == std::string::npos);
    QVERIFY(text.find("\"quirks\"") == std::string::npos);
}

void TestConfigurationWriter::presetFieldsCanBeEmptied()
{
    for (const ProviderPreset& preset : providerPresets()) {
        ProviderConfig provider;
        provider.name = "p";
        provider.preset = preset.id;
        provider.baseUrl = "https://other.example";
        Configuration configuration;
        configuration.providers.push_back(provider);
        const ReadConfiguration again = readConfiguration(writeConfiguration(configuration));
        QVERIFY2(again.configuration == configuration, preset.id.c_str());
    }
}

void TestConfigurationWriter::everyMillisecondSurvives()
{
    ProviderConfig provider;
    provider.name = "p";
    provider.baseUrl = "https://p.example";
    for (int time = 0; time < 4000; time += 4) {
        provider.timeouts = { std::chrono::milliseconds(time), std::chrono::milliseconds(time + 1),
            std::chrono::milliseconds(time + 2), std::chrono::milliseconds(86'400'000 - time - 3) };
        Configuration configuration;
        configuration.providers.push_back(provider);
        QVERIFY(readConfiguration(writeConfiguration(configuration)).configuration == configuration);
    }
}

QTEST_GUILESS_MAIN(TestConfigurationWriter)
#include "tst_configurationwriter.moc"
