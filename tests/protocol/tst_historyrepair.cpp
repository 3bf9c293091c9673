#include "ConversationText.h"
#include "protocol/HistoryRepair.h"
#include "protocol/anthropic/AnthropicRequestReader.h"

#include <QTest>

using namespace dragoman;

namespace {

// Messages in short: "u:" text, "s:" system text, "a:" assistant text, "c:id" calls, "r:id=text" results;
// "+" joins the blocks of one message.
std::string blockOf(const std::string& word)
{
    const std::string rest = word.substr(2);
    const std::size_t equals = rest.find('=');
    switch (word.front()) {
    case 'c': return R"({"type":"tool_use","name":"f","id":")" + rest + R"(","input":{}})";
    case 'r':
        return R"({"type":"tool_result","tool_use_id":")" + rest.substr(0, equals) + R"(","content":")"
            + rest.substr(equals + 1) + "\"}";
    default: return R"({"type":"text","text":")" + rest + "\"}";
    }
}

std::string messageOf(const QString& words)
{
    std::string blocks;
    std::string role = "user";
    for (const QString& word : words.split(QLatin1Char('+'))) {
        const std::string spelled = word.toStdString();
        blocks += (blocks.empty() ? "" : ",") + blockOf(spelled);
        if (spelled.front() == 'a' || spelled.front() == 'c')
            role = "assistant";
        if (spelled.front() == 's')
            role = "system";
    }
    return R"({"role":")" + role + R"(","content":[)" + blocks + "]}";
}

std::string bodyOf(const QString& history)
{
    std::string messages;
    for (const QString& message : history.split(QLatin1Char(' ')))
        messages += (messages.empty() ? "" : ",") + messageOf(message);
    return R"({"model":"m","max_tokens":1,"messages":[)" + messages + "]}";
}

} // namespace

class TestHistoryRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repairs_data();
    void repairs();
    void isStable_data() { repairs_data(); }
    void isStable();
    void refusesEmpty_data();
    void refusesEmpty();
    void missingResultIsAnError();
    void toolReferenceBecomesText();
};

void TestHistoryRepair::repairs_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<QByteArray>("repaired");
    QTest::addColumn<QByteArray>("warnings");
    const auto row = [](const char* name, const char* history, const char* repaired,
                         const char* warnings = "") {
        QTest::newRow(name) << QString::fromLatin1(history) << QByteArray(repaired) << QByteArray(warnings);
    };
    row("wellFormed", "u:hi a:ok+c:1 r:1=x+u:go",
        "user(text hi) assistant(text ok; call 1 f {}) "
        "user(result 1 (text x); text go)");
    row("resultsInOneMessage", "u:hi c:1+c:2 r:1=x r:2=y",
        "user(text hi) assistant(call 1 f {}; call 2 f {}) user(result 1 (text x); result 2 (text y))");
    row("orderOfCalls", "u:hi c:1+c:2 r:2=y+r:1=x",
        "user(text hi) assistant(call 1 f {}; call 2 f {}) user(result 1 (text x); result 2 (text y))");
    row("resultsFirst", "u:hi c:1 u:wait+r:1=x",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text x); text wait)");
    row("lateResult", "u:hi c:1 u:hm a:well r:1=x+u:so",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text x); text hm) assistant(text well) "
        "user(text so)",
        "messages[4].content[0]; a late tool result was moved behind its call");
    row("systemBetween", "u:hi c:1 s:note r:1=x",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text x)) system(text note)");
    row("missingResult", "u:hi c:1 u:go",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text no result); text go)",
        "messages[1].content[0]; no result was given for this tool call");
    row("missingAtTheEnd", "u:hi c:1", "user(text hi) assistant(call 1 f {}) user(result 1 (text no result))",
        "messages[1].content[0]; no result was given for this tool call");
    row("missingBeforeWords", "u:hi c:1 a:so",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text no result)) assistant(text so)",
        "messages[1].content[0]; no result was given for this tool call");
    row("duplicateResult", "u:hi c:1 r:1=x+r:1=y",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text y))",
        "messages[2].content[1]; a further result for the same tool call; the last one counts");
    row("orphanResult", "u:hi a:ok r:9=x", "user(text hi) assistant(text ok) user(text x)",
        "messages[2].content[0]; a tool result without a tool call became text of the user");
    row("resultBeforeCall", "r:1=x c:1",
        "user(text x) assistant(call 1 f {}) user(result 1 (text no result))",
        "messages[0].content[0]; a tool result without a tool call became text of the user\n"
        "messages[1].content[0]; no result was given for this tool call");
    row("idsMissing", "u:hi c:+c: r:=x+r:=y",
        "user(text hi) assistant(call call_1 f {}; call call_2 f {}) "
        "user(result call_1 (text x); result call_2 (text y))");
    row("idOfCallMissing", "u:hi c: r:7=x",
        "user(text hi) assistant(call call_1 f {}) user(result call_1 (text x))");
    row("idUsedInTwoTurns", "u:hi c:1 r:1=x c:1 r:1=y",
        "user(text hi) assistant(call 1 f {}) user(result 1 (text x)) assistant(call 1_2 f {}) "
        "user(result 1_2 (text y))",
        "messages[3].content[0]; the id of another tool call; a new one is used");
    row("idUsedTwiceInOneTurn", "u:hi c:1+c:1 r:1=x+r:1=y",
        "user(text hi) assistant(call 1 f {}; call 1_2 f {}) user(result 1 (text x); result 1_2 (text y))",
        "messages[1].content[1]; the id of another tool call; a new one is used");
    row("sameRoleMerged", "u:a u:b a:c a:d", "user(text a; text b) assistant(text c; text d)");
    row("callsInTwoMessages", "u:a c:1 c:2 r:1=x r:2=y",
        "user(text a) assistant(call 1 f {}; call 2 f {}) user(result 1 (text x); result 2 (text y))");
    row("blankRemoved", "u:a+u:\\n a:+c:1 r:1= u:", "user(text a) assistant(call 1 f {}) user(result 1 ())");
    row("blankMessageRemoved", "u:a a: u:b", "user(text a; text b)");
    row("assistantFirst", "a:x u:y", "assistant(text x) user(text y)");
}

void TestHistoryRepair::repairs()
{
    QFETCH(QString, history);
    QFETCH(QByteArray, repaired);
    QFETCH(QByteArray, warnings);
    auto conversation = readAnthropicRequest(bodyOf(history));
    QVERIFY2(conversation, conversation ? "" : conversation.error().message.c_str());
    QVERIFY(repairHistory(*conversation));
    QCOMPARE(QByteArray::fromStdString(conversationText(*conversation)), repaired);
    QCOMPARE(QByteArray::fromStdString(warningsText(conversation->warnings)), warnings);
}

void TestHistoryRepair::isStable()
{
    QFETCH(QString, history);
    auto conversation = readAnthropicRequest(bodyOf(history));
    QVERIFY(conversation && repairHistory(*conversation));
    const std::string once = conversationText(*conversation);
    const std::size_t warningCount = conversation->warnings.size();
    QVERIFY(repairHistory(*conversation));
    QCOMPARE(conversationText(*conversation), once);
    QCOMPARE(conversation->warnings.size(), warningCount);
}

void TestHistoryRepair::refusesEmpty_data()
{
    QTest::addColumn<QString>("history");
    QTest::newRow("blankUser") << QStringLiteral("u:");
    QTest::newRow("onlySystemLeft") << QStringLiteral("u: s:x");
    QTest::newRow("emptyOrphan") << QStringLiteral("r:1=");
}

void TestHistoryRepair::refusesEmpty()
{
    QFETCH(QString, history);
    auto conversation = readAnthropicRequest(bodyOf(history));
    QVERIFY(conversation);
    const Result<void> repaired = repairHistory(*conversation);
    QVERIFY(!repaired);
    QCOMPARE(repaired.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(repaired.error().param, std::string("messages"));
}

void TestHistoryRepair::missingResultIsAnError()
{
    auto conversation = readAnthropicRequest(bodyOf(QStringLiteral("u:a c:1")));
    QVERIFY(conversation && repairHistory(*conversation));
    QVERIFY(conversation->messages.back().blocks.front().as<ToolResultBlock>()->isError);
}

void TestHistoryRepair::toolReferenceBecomesText()
{
    auto conversation = readAnthropicRequest(
        R"({"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"tool_result",)"
        R"("tool_use_id":"1","content":[{"type":"tool_reference","tool_name":"f"}]}]}]})");
    QVERIFY(conversation && repairHistory(*conversation));
    QCOMPARE(conversationText(*conversation), std::string("user(text f)"));
}

QTEST_GUILESS_MAIN(TestHistoryRepair)
#include "tst_historyrepair.moc"
