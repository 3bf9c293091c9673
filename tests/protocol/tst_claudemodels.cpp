#include "protocol/anthropic/ClaudeModels.h"

#include <QTest>

using namespace dragoman;

namespace {

// Traits in one word a column of the table: sampling, budget, disabled, adaptive, effort, between tools,
// forced tool, structured output, system inside messages.
QByteArray describe(const ClaudeTraits& traits)
{
    constexpr const char* samplings[] = { "full", "oneOf", "rejected" };
    QByteArray text = samplings[static_cast<int>(traits.sampling)];
    const auto add = [&text](bool holds, const char* word) { text += holds ? QByteArray(" ") + word : ""; };
    add(traits.budgetThinking, "budget");
    add(traits.disabledThinking, "disabled");
    add(traits.adaptiveThinking, "adaptive");
    add(traits.effort, "effort");
    add(traits.effortXHigh, "xhigh");
    add(traits.effortMax, "max");
    add(traits.betweenTools, "between");
    add(traits.forcedTool, "forced");
    add(traits.structuredOutput, "structured");
    add(traits.systemInMessages, "system");
    add(!traits.isClaude, "other");
    return text + ' ' + QByteArray::number(qlonglong(traits.maxOutput));
}

} // namespace

class TestClaudeModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsModel_data();
    void knowsModel();
    void takesCapabilities_data();
    void takesCapabilities();
};

void TestClaudeModels::knowsModel_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("traits");
    const auto row = [](const char* model, const char* traits) {
        QTest::newRow(model) << QByteArray(model) << QByteArray(traits);
    };
    const char* old = "full forced 4096";
    const char* sonnet4 = "full budget disabled forced 64000";
    const char* haiku45 = "oneOf budget disabled forced structured 64000";
    const char* g46 = "oneOf budget disabled adaptive effort max forced structured 128000";
    const char* current = "rejected disabled adaptive effort xhigh max forced structured system 128000";
    const char* newest = "rejected adaptive effort xhigh max forced structured system 128000";
    const char* other = "full budget disabled adaptive effort xhigh max forced other 0";
    row("claude-2.1", old);
    row("claude-instant-1.2", old);
    row("claude-3-opus-20240229", old);
    row("claude-3-5-sonnet-latest", "full forced 8192");
    row("claude-3.7-sonnet:thinking", sonnet4);
    row("claude-sonnet-4-20250514", sonnet4);
    row("claude-sonnet-4@20250514", sonnet4);
    row("claude-opus-4-20250514", "full budget disabled forced 32000");
    row("claude-opus-4-1-20250805", "oneOf budget disabled forced 32000");
    row("claude-haiku-4-5-20251001", haiku45);
    row("anthropic/claude-sonnet-4.5", haiku45);
    row("claude-opus-4-5", "oneOf budget disabled effort forced structured 64000");
    row("claude-opus-4-6", g46);
    row("claude-sonnet-4-6[1m]", g46);
    row("us.anthropic.claude-opus-4-6-v1:0", g46);
    row("Claude-Opus-4-7", "rejected disabled adaptive effort xhigh max forced structured 128000");
    row("claude-opus-4-8", current);
    row("claude-sonnet-5", current);
    row("claude-opus-5-20260801", current);
    row("claude-haiku-5-5", current);
    row("claude-sonnet-5-5", "rejected adaptive effort xhigh max between structured system 128000");
    row("claude-opus-5-5", "rejected adaptive effort xhigh max structured system 128000");
    row("claude-fable-5", newest);
    row("claude-fable-5-1", "rejected adaptive effort xhigh max structured system 128000");
    row("claude-opus-7-2", newest);
    row("claude", newest);
    row("MiniMax-M2", other);
    row("kimi-k2-thinking", other);
    row("notclaude-4", other);
    row("", other);
}

void TestClaudeModels::knowsModel()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, traits);
    QCOMPARE(describe(claudeTraits(model.toStdString())), traits);
}

void TestClaudeModels::takesCapabilities_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<int>("maxTokens");
    QTest::addColumn<QByteArray>("traits");
    const QByteArray newest("rejected adaptive effort xhigh max forced structured system 128000");
    QTest::newRow("nothingSaid") << QByteArray("{}") << 0 << newest;
    QTest::newRow("null") << QByteArray("null") << 0 << newest;
    QTest::newRow("oddTypes") << QByteArray(R"({"thinking":[1],"effort":"x"})") << 0 << newest;
    QTest::newRow("maxTokens") << QByteArray(
        "{}") << 64000 << QByteArray("rejected adaptive effort xhigh max forced structured system 64000");
    QTest::newRow("thinkingTypes")
        << QByteArray(R"({"thinking":{"supported":true,"types":{"adaptive":{"supported":false},)"
                      R"("enabled":{"supported":true},"disabled":{"supported":true}}}})")
        << 0 << QByteArray("rejected budget disabled effort xhigh max forced structured system 128000");
    QTest::newRow("efforts") << QByteArray(
        R"({"effort":{"supported":true,"max":{"supported":false},"xhigh":null}})")
                             << 0
                             << QByteArray("rejected adaptive effort xhigh forced structured system 128000");
    QTest::newRow("structuredOutputs")
        << QByteArray(R"({"structured_outputs":{"supported":false}})") << 0
        << QByteArray("rejected adaptive effort xhigh max forced system 128000");
}

void TestClaudeModels::takesCapabilities()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(int, maxTokens);
    QFETCH(QByteArray, traits);
    JsonDocument document;
    QVERIFY(document.parse(capabilities.toStdString()));
    QCOMPARE(describe(withCapabilities(claudeTraits("claude-next"), document.root(), maxTokens)), traits);
}

QTEST_GUILESS_MAIN(TestClaudeModels)
#include "tst_claudemodels.moc"
