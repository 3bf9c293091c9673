#include "AnthropicWriting.h"

#include <QTest>

using namespace dragoman;

namespace {

constexpr const char* opus41 = "claude-opus-4-1";
constexpr const char* sonnet4 = "claude-sonnet-4-20250514";
constexpr const char* sonnet45 = "claude-sonnet-4-5";
constexpr const char* opus46 = "claude-opus-4-6";
constexpr const char* opus48 = "claude-opus-4-8";
constexpr const char* sonnet55 = "claude-sonnet-5-5";
constexpr const char* fable5 = "claude-fable-5";
constexpr const char* haiku3 = "claude-3-haiku";
constexpr const char* kimi = "kimi-k2";

std::string chat(const std::string& members)
{
    return R"({"model":"m","messages":[{"role":"user","content":"Hi"}])"
        + (members.empty() ? "" : "," + members) + '}';
}

std::string anthropic(const std::string& members)
{
    return R"({"model":"m","max_tokens":40000,"messages":[{"role":"user","content":"Hi"}],)" + members + '}';
}

} // namespace

class TestAnthropicThinking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsReasoning_data();
    void mapsReasoning();
    void fitsMaxTokens_data();
    void fitsMaxTokens();
    void fitsSampling_data();
    void fitsSampling();
    void replaysThinking_data();
    void replaysThinking();
};

void TestAnthropicThinking::mapsReasoning_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("thinking");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("warned");
    const auto row = [](const char* name, const char* model, const std::string& body, const char* thinking,
                         const char* config = "-", const char* warned = "") {
        QTest::newRow(name) << QByteArray(model) << QByteArray::fromStdString(body) << QByteArray(thinking)
                            << QByteArray(config) << QByteArray(warned);
    };
    const auto effort
        = [](const char* word) { return chat(R"("reasoning_effort":")" + std::string(word) + '"'); };
    const char* adaptive = R"({"type":"adaptive"})";
    const char* disabled = R"({"type":"disabled"})";
    row("absent", opus48, chat(""), "-");
    row("noneDisabled", opus48, effort("none"), disabled);
    row("noneBetweenTools", sonnet55, effort("none"), R"({"type":"between_tools"})");
    row("noneAlwaysThinking", fable5, effort("none"), "-", R"({"effort":"low"})", "thinking");
    row("noneNeverThinking", haiku3, effort("none"), "-");
    row("minimalAdaptive", opus48, effort("minimal"), adaptive, R"({"effort":"low"})");
    row("mediumAdaptive", opus46, effort("medium"), adaptive, R"({"effort":"medium"})");
    row("xhighListed", opus48, effort("xhigh"), adaptive, R"({"effort":"xhigh"})");
    row("xhighNotListed", opus46, effort("xhigh"), adaptive, R"({"effort":"high"})");
    row("maxListed", opus46, effort("max"), adaptive, R"({"effort":"max"})");
    row("minimalBudget", sonnet45, effort("minimal"), R"({"type":"enabled","budget_tokens":1024})");
    row("lowBudget", sonnet45, effort("low"), R"({"type":"enabled","budget_tokens":2048})");
    row("mediumBudget", sonnet45, effort("medium"), R"({"type":"enabled","budget_tokens":8192})");
    row("highBudget", kimi, effort("high"), R"({"type":"enabled","budget_tokens":16384})");
    row("maxBudget", sonnet45, effort("max"), R"({"type":"enabled","budget_tokens":32768})");
    row("effortNeverThinking", haiku3, effort("low"), "-", "-", "thinking effort");
    row("budget", sonnet45, anthropic(R"("thinking":{"type":"enabled","budget_tokens":5000})"),
        R"({"type":"enabled","budget_tokens":5000})");
    row("budgetTooSmall", sonnet45, anthropic(R"("thinking":{"type":"enabled","budget_tokens":5})"),
        R"({"type":"enabled","budget_tokens":1024})");
    row("budgetAsEffort", opus48, anthropic(R"("thinking":{"type":"enabled","budget_tokens":5000})"),
        adaptive, R"({"effort":"medium"})", "thinking.budget_tokens");
    row("adaptiveOnBudgetModel", sonnet45, anthropic(R"("thinking":{"type":"adaptive"})"),
        R"({"type":"enabled","budget_tokens":16384})");
    row("adaptivePlain", opus48, anthropic(R"("thinking":{"type":"adaptive"})"), adaptive);
    row("adaptiveWithEffort", opus48,
        anthropic(R"("thinking":{"type":"adaptive"},"output_config":{"effort":"max"})"), adaptive,
        R"({"effort":"max"})");
    row("disabledWithEffort", opus48,
        anthropic(R"("thinking":{"type":"disabled"},"output_config":{"effort":"max"})"), disabled,
        R"({"effort":"high"})");
    row("disabledWithEffortElsewhere", kimi,
        anthropic(R"("thinking":{"type":"disabled"},"output_config":{"effort":"max"})"), disabled);
    row("betweenTools", sonnet55, anthropic(R"("thinking":{"type":"between_tools"})"),
        R"({"type":"between_tools"})");
    row("betweenToolsElsewhere", opus48, anthropic(R"("thinking":{"type":"between_tools"})"), adaptive,
        R"({"effort":"low"})", "thinking");
    const std::string forced
        = R"("reasoning_effort":"low","tool_choice":"required","tools":[{"type":"function",)"
          R"("function":{"name":"f"}}])";
    row("yieldsToForcedTool", sonnet45, chat(forced), "-", "-", "thinking");
    row("adaptiveBesideForcedTool", opus46, chat(forced), adaptive, R"({"effort":"low"})");
}

void TestAnthropicThinking::mapsReasoning()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, thinking);
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, warned);
    const ProviderProfile profile = claudeProfile(model.toStdString());
    const Written written = body.contains("max_tokens") ? writtenFromAnthropic(body.toStdString(), profile)
                                                        : writtenFromChat(body.toStdString(), profile);
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("thinking"), thinking);
    QCOMPARE(written.member("output_config"), config);
    QCOMPARE(written.warnedFields(), warned);
}

void TestAnthropicThinking::fitsMaxTokens_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("maxTokens");
    QTest::addColumn<QByteArray>("thinking");
    QTest::addColumn<QByteArray>("warned");
    const auto row = [](const char* name, const char* model, const char* members, const char* maxTokens,
                         const char* thinking = "-", const char* warned = "") {
        QTest::newRow(name) << QByteArray(model) << QByteArray(members) << QByteArray(maxTokens)
                            << QByteArray(thinking) << QByteArray(warned);
    };
    row("given", opus48, R"("max_tokens":77)", "77");
    row("givenNewName", opus48, R"("max_completion_tokens":78)", "78");
    row("ownMaximumInStreams", opus48, R"("stream":true)", "128000");
    row("cappedWithoutStream", opus48, "", "21333");
    row("olderModel", opus41, R"("stream":true)", "32000");
    row("oldModel", sonnet4, R"("stream":true)", "8192");
    row("veryOldModel", haiku3, "", "4096");
    row("otherVendor", kimi, R"("stream":true)", "8192");
    row("clampedToModel", sonnet45, R"("max_tokens":100000)", "64000", "-", "max_tokens");
    row("defaultMakesRoom", kimi, R"("reasoning_effort":"high")", "24576",
        R"({"type":"enabled","budget_tokens":16384})");
    row("budgetShrinks", sonnet45, R"("max_tokens":8000,"reasoning_effort":"medium")", "8000",
        R"({"type":"enabled","budget_tokens":6000})", "thinking");
    row("noRoom", sonnet45, R"("max_tokens":1000,"reasoning_effort":"medium")", "1000", "-", "thinking");
    row("budgetAtLimit", sonnet45, R"("max_tokens":8193,"reasoning_effort":"medium")", "8193",
        R"({"type":"enabled","budget_tokens":8192})");
}

void TestAnthropicThinking::fitsMaxTokens()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, maxTokens);
    QFETCH(QByteArray, thinking);
    QFETCH(QByteArray, warned);
    const Written written = writtenFromChat(chat(members.toStdString()), claudeProfile(model.toStdString()));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("max_tokens"), maxTokens);
    QCOMPARE(written.member("thinking"), thinking);
    QCOMPARE(written.warnedFields(), warned);
}

void TestAnthropicThinking::fitsSampling_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("expected"); // temperature, top_p, top_k
    QTest::addColumn<QByteArray>("warned");
    const auto row = [](const char* name, const char* model, const char* members, const char* expected,
                         const char* warned = "") {
        QTest::newRow(name) << QByteArray(model) << QByteArray(members) << QByteArray(expected)
                            << QByteArray(warned);
    };
    const char* all = R"("temperature":0.50,"top_p":0.9,"top_k":5)";
    row("full", haiku3, all, "0.50 0.9 5");
    row("otherVendor", kimi, R"("temperature":1.5)", "1.5 - -");
    row("tooHigh", haiku3, R"("temperature":1.5)", "1 - -", "temperature");
    row("oneOf", opus46, all, "0.50 - 5", "top_p");
    row("topPAlone", opus46, R"("top_p":0.9)", "- 0.9 -");
    row("rejected", opus48, all, "- - -", "temperature top_p top_k");
    row("rejectedButHarmless", opus48, R"("temperature":1.0,"top_p":1)", "- - -");
    row("thinking", sonnet45,
        R"("temperature":0.5,"top_p":0.96,"top_k":5,"thinking":{"type":"enabled",)"
        R"("budget_tokens":2000})",
        "- 0.96 -", "temperature top_k");
    row("thinkingLowTopP", sonnet45, R"("top_p":0.5,"thinking":{"type":"enabled","budget_tokens":2000})",
        "- - -", "top_p");
}

void TestAnthropicThinking::fitsSampling()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, warned);
    const Written written
        = writtenFromAnthropic(anthropic(members.toStdString()), claudeProfile(model.toStdString()));
    QCOMPARE(written.error(), QByteArray());
    const QByteArray sent
        = written.member("temperature") + ' ' + written.member("top_p") + ' ' + written.member("top_k");
    QCOMPARE(sent, expected);
    QByteArray expectedWarnings = warned;
    if (model == haiku3) // its max_tokens is far below the 40000 of the request
        expectedWarnings = QByteArray("max_tokens ") + warned;
    QCOMPARE(written.warnedFields(), expectedWarnings.trimmed());
}

void TestAnthropicThinking::replaysThinking_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("thinkingBlock");
    QTest::addColumn<QByteArray>("thinking");
    QTest::addColumn<QByteArray>("sentBlock");
    const QByteArray enabled(R"({"type":"enabled","budget_tokens":2000})");
    const QByteArray signedBlock(R"({"type":"thinking","thinking":"","signature":"s"})");
    QTest::newRow("signed") << QByteArray(sonnet45) << signedBlock << enabled << signedBlock;
    QTest::newRow("redacted") << QByteArray(sonnet45)
                              << QByteArray(R"({"type":"redacted_thinking","data":"d"})") << enabled
                              << QByteArray(R"({"type":"redacted_thinking","data":"d"})");
    QTest::newRow("unsigned") << QByteArray(sonnet45)
                              << QByteArray(R"({"type":"thinking","thinking":"x","signature":""})")
                              << QByteArray("-") << QByteArray();
    QTest::newRow("unsignedElsewhere")
        << QByteArray(kimi) << QByteArray(R"({"type":"thinking","thinking":"x"})") << enabled << QByteArray();
    QTest::newRow("unsignedAdaptive")
        << QByteArray(opus48) << QByteArray(R"({"type":"thinking","thinking":"x"})")
        << QByteArray(R"({"type":"adaptive"})") << QByteArray();
}

void TestAnthropicThinking::replaysThinking()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, thinkingBlock);
    QFETCH(QByteArray, thinking);
    QFETCH(QByteArray, sentBlock);
    const std::string body
        = R"({"model":"m","max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":2000},"messages":[)"
          R"({"role":"assistant","content":[)"
        + thinkingBlock.toStdString()
        + R"(,{"type":"tool_use","id":"i","name":"f","input":{}}]},{"role":"user","content":[)"
          R"({"type":"tool_result","tool_use_id":"i","content":"x"}]}]})";
    const Written written = writtenFromAnthropic(body, claudeProfile(model.toStdString()));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("thinking"), thinking);
    const QByteArray expected = R"([{"role":"assistant","content":[)" + sentBlock
        + (sentBlock.isEmpty() ? "" : ",") + R"({"type":"tool_use","id":"i","name":"f","input":{}}]})";
    QVERIFY2(written.member("messages").startsWith(expected), written.member("messages").constData());
}

QTEST_GUILESS_MAIN(TestAnthropicThinking)
#include "tst_anthropicthinking.moc"
