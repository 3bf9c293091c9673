#include "protocol/anthropic/PassThroughBody.h"

#include <QTest>

using namespace dragoman;

class TestPassThroughBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void refusesBrokenJson();
    void keepsThinkingWhenTold();
};

void TestPassThroughBody::edits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("warningCount");
    const auto row = [](const char* name, const char* before, const char* after, int warningCount = 0) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << warningCount;
    };
    row("nothing", " {\"model\" : \"new\", \"x\":1.00}\n", " {\"model\" : \"new\", \"x\":1.00}\n");
    row("sameModelEscaped", R"({"model":"n\u0065w"})", R"({"model":"n\u0065w"})");
    row("model", R"({ "a":1e2,"model" : "old" , "z" : "\u00e9"})",
        R"({ "a":1e2,"model" : "new" , "z" : "\u00e9"})");
    row("stream", R"({"model":"new","stream":true,"a":1})", R"({"model":"new","a":1})");
    row("unsignedThinking",
        R"({"model":"new","messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"x",)"
        R"("signature":""}, {"type":"text","text":"a"}]}]})",
        R"({"model":"new","messages":[{"role":"assistant","content":[{"type":"text","text":"a"}]}]})", 1);
    row("signedThinkingStays",
        R"({"model":"new","messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"",)"
        R"("signature":"s"},{"type":"redacted_thinking","data":"d"}]}]})",
        R"({"model":"new","messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"",)"
        R"("signature":"s"},{"type":"redacted_thinking","data":"d"}]}]})");
    row("messageOfThinkingOnly",
        R"({"model":"new","messages":[{"role":"user","content":"a"},{"role":"assistant","content":)"
        R"([{"type":"thinking","thinking":"x"}]},{"role":"user","content":"b"}]})",
        R"({"model":"new","messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]})", 1);
    row("thinkingSwitchedOff",
        R"({"model":"new","thinking":{"type":"enabled","budget_tokens":2000},"messages":[{"role":"assistant",)"
        R"("content":[{"type":"thinking","thinking":"x"},{"type":"tool_use","id":"1"}]},{"role":"user"}]})",
        R"({"model":"new","messages":[{"role":"assistant",)"
        R"("content":[{"type":"tool_use","id":"1"}]},{"role":"user"}]})",
        2);
    row("adaptiveStays",
        R"({"model":"new","thinking":{"type":"adaptive"},"messages":[{"role":"assistant",)"
        R"("content":[{"type":"thinking","thinking":"x"},{"type":"tool_use","id":"1"}]}]})",
        R"({"model":"new","thinking":{"type":"adaptive"},"messages":[{"role":"assistant",)"
        R"("content":[{"type":"tool_use","id":"1"}]}]})",
        1);
    row("oddShapes", R"({"model":"new","messages":{"role":"assistant"}})",
        R"({"model":"new","messages":{"role":"assistant"}})");
    row("contentString", R"({"model":"new","messages":[1,{"role":"assistant","content":"a"}]})",
        R"({"model":"new","messages":[1,{"role":"assistant","content":"a"}]})");
}

void TestPassThroughBody::edits()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, warningCount);
    const auto result = passThroughAnthropicBody(before.toStdString(), { "new", true, true });
    QVERIFY(result);
    QCOMPARE(QByteArray::fromStdString(result->body), after);
    QCOMPARE(int(result->warnings.size()), warningCount);
}

void TestPassThroughBody::refusesBrokenJson()
{
    const auto result = passThroughAnthropicBody(R"({"model":)", {});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidRequest);
}

void TestPassThroughBody::keepsThinkingWhenTold()
{
    const std::string body = R"({"messages":[{"role":"assistant","content":[{"type":"thinking"}]}]})";
    PassThroughOptions options;
    options.dropUnsignedThinking = false;
    QCOMPARE(passThroughAnthropicBody(body, options)->body, body);
}

QTEST_GUILESS_MAIN(TestPassThroughBody)
#include "tst_passthroughbody.moc"
