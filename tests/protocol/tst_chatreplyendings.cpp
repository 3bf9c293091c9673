#include "protocol/ChatStreams.h"

using namespace dragoman;

// How a reply ends: finish reasons, end marks, cuts, errors; and whole bodies.
class TestChatReplyEndings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishReasons_data();
    void finishReasons();
    void cleanEnd_data();
    void cleanEnd();
    void lenientEnd_data();
    void lenientEnd();
    void cut_data();
    void cut();
    void errors_data();
    void errors();
    void wholeBody_data();
    void wholeBody();
};

void TestChatReplyEndings::finishReasons_data()
{
    QTest::addColumn<QByteArray>("finish");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("stop") << QByteArray("stop") << QByteArray("end_turn");
    QTest::newRow("length") << QByteArray("length") << QByteArray("max_tokens");
    QTest::newRow("modelLength") << QByteArray("model_length") << QByteArray("max_tokens");
    QTest::newRow("contentFilter") << QByteArray("content_filter") << QByteArray("refusal");
    QTest::newRow("toolCallsWithoutCall") << QByteArray("tool_calls") << QByteArray("end_turn");
    QTest::newRow("functionCallWithoutCall") << QByteArray("function_call") << QByteArray("end_turn");
    QTest::newRow("vendorValue") << QByteArray("eos") << QByteArray("end_turn");
}

void TestChatReplyEndings::finishReasons()
{
    QFETCH(QByteArray, finish);
    QFETCH(QByteArray, reason);
    const std::string script = "{\"content\":\"a\"}\nfinish " + finish.toStdString() + "\ndone";
    const std::string events
        = "started c1 m1\nopen text\ntext a\nclose\nfinished " + reason.toStdString() + "\n";
    QCOMPARE(decodeChat(chatStream(script)), events);
}

void TestChatReplyEndings::cleanEnd_data()
{
    addChatColumns();
    const char* const good = "started c1 m1\nopen text\ntext a\nclose\nfinished end_turn\n";
    chatRow("doneMissing", "{\"content\":\"a\"}\nfinish stop", good);
    chatRow("finishMissing", "{\"content\":\"a\"}\ndone", good);
    chatRow("trailerBehindFinish", R"({"content":"a"}
finish stop
{"role":"assistant","content":"late"}
finish length
done)",
        good);
    chatRow("errorBehindFinish",
        "{\"content\":\"a\"}\nfinish stop\nraw {\"error\":{\"message\":\"late\"}}\ndone", good);
    chatRow("unfinished", "{\"content\":\"a\"}",
        "started c1 m1\nopen text\ntext a\nfailed 502 The provider's stream ended early.\n");
    chatRow("onlyDone", "done", "failed 502 The provider ended the stream without a reply.\n");
    chatRow("nothing", "", "");
    chatRow("onlyComments", ": hello", "failed 502 The provider ended the stream without a reply.\n");
    chatRow("usageOnly", "raw {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\ndone",
        "failed 502 The provider ended the stream without a reply.\n");
}

void TestChatReplyEndings::cleanEnd()
{
    QFETCH(QByteArray, script);
    if (script.isEmpty()) {
        ChatReplyDecoder decoder(ReplyPlan{});
        QCOMPARE(readPieces(decoder, {}).lines(),
            std::string("failed 502 The provider ended the stream without a reply.\n"));
        return;
    }
    compareChatRow();
}

void TestChatReplyEndings::lenientEnd_data()
{
    addChatColumns();
    chatRow(
        "textOnly", "{\"content\":\"a\"}", "started c1 m1\nopen text\ntext a\nclose\nfinished end_turn\n");
    chatRow("withTool", R"({"tool_calls":[{"id":"t1","function":{"name":"f","arguments":"{}"}}]})",
        "started c1 m1\nopen tool t1 f\narguments {}\nclose\nfinished tool_use\n");
    chatRow("nothing", ": hello", "failed 502 The provider ended the stream without a reply.\n");
}

void TestChatReplyEndings::lenientEnd()
{
    ReplyPlan plan;
    plan.lenientEof = true;
    compareChatRow(plan);
}

void TestChatReplyEndings::cut_data()
{
    addChatColumns();
    chatRow("beforeFinish", "{\"content\":\"a\"}",
        "started c1 m1\nopen text\ntext a\nfailed 502 the connection broke\n");
    chatRow("behindFinish", "{\"content\":\"a\"}\nfinish stop",
        "started c1 m1\nopen text\ntext a\nclose\nfinished end_turn\n");
}

void TestChatReplyEndings::cut()
{
    compareChatRow({}, Ending::Cut);
}

void TestChatReplyEndings::errors_data()
{
    addChatColumns();
    const char* const text = "{\"content\":\"a\"}\nraw ";
    const auto row = [text](const char* name, const char* data, const char* failed) {
        QTest::newRow(name) << QByteArray(text) + data + "\n{\"content\":\"b\"}\ndone"
                            << QByteArray("started c1 m1\nopen text\ntext a\nfailed ") + failed + "\n";
    };
    row("object", R"({"error":{"message":"boom","type":"server_error","param":null,"code":null}})",
        "500 boom");
    row("string", R"({"error":"boom"})", "502 boom");
    row("numericCode", R"({"error":{"message":"slow down","code":429}})", "429 slow down");
    row("vllm", R"({"object":"error","message":"boom","type":"BadRequestError","code":400})", "400 boom");
    row("overloaded", R"({"error":{"message":"busy","type":"overloaded_error"}})", "529 busy");
    row("codeBeforeType",
        R"({"error":{"message":"no key","type":"invalid_request_error","code":"invalid_api_key"}})",
        "401 no key");
    row("contextExceeded",
        R"({"error":{"message":"This model's maximum context length is 8","code":"context_length_exceeded"}})",
        "400 prompt is too long: This model's maximum context length is 8");
    row("finishReasonError",
        R"({"choices":[{"delta":{},"finish_reason":"error","error":{"message":"boom","code":502}}]})",
        "502 boom");
    row("finishReasonErrorAlone", R"({"choices":[{"delta":{},"finish_reason":"error"}]})",
        "502 The provider stopped with an error.");
    row("listOfOne", R"([{"error":{"message":"boom","code":503,"status":"UNAVAILABLE"}}])", "503 boom");
    chatRow("firstEvent", "raw {\"error\":{\"message\":\"boom\"}}\ndone", "failed 502 boom\n");
}

void TestChatReplyEndings::errors()
{
    compareChatRow();
}

void TestChatReplyEndings::wholeBody_data()
{
    addChatColumns();
    const auto row = [](const char* name, const char* choice, const char* events) {
        QTest::newRow(name)
            << QByteArray(R"({"id":"c1","object":"chat.completion","created":7,"model":"m1","choices":[)")
                + choice + R"(],"usage":{"prompt_tokens":9,"completion_tokens":3}})"
            << QByteArray("started c1 m1 in=9 out=3\n") + events;
    };
    row("text",
        R"({"index":0,"message":{"role":"assistant","content":"a","refusal":null},"finish_reason":"stop"})",
        "open text\ntext a\nclose\nfinished end_turn\n");
    row("everything",
        R"({"index":0,"message":{"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}],)"
        R"("content":"a","reasoning_content":"hm"},"finish_reason":"tool_calls"})",
        "open thinking\nthinking hm\nclose\nopen text\ntext a\nclose\n"
        "open tool t1 f\narguments {\\\"a\\\":1}\nclose\nfinished tool_use\n");
    row("callsAreNeverJoined",
        R"({"message":{"content":null,"tool_calls":[{"id":"t1","index":0,"function":{"name":"f","arguments":""}},)"
        R"({"id":"t2","index":0,"function":{"name":"f","arguments":"{\"b\":2}"}}]},"finish_reason":"stop"})",
        "open tool t1 f\narguments {}\nclose\nopen tool t2 f\narguments {\\\"b\\\":2}\nclose\nfinished "
        "tool_use\n");
    row("finishNull", R"({"message":{"content":"a"},"finish_reason":null})",
        "open text\ntext a\nclose\nfinished end_turn\n");
    row("contentList",
        R"({"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},"finish_reason":"length"})",
        "open text\ntext a\ntext b\nclose\nfinished max_tokens\n");
    row("refusal", R"({"message":{"content":null,"refusal":"no"},"finish_reason":"stop"})",
        "open text\ntext no\nclose\nfinished refusal no\n");
    row("noContent", R"({"message":{"content":null},"finish_reason":"stop"})", "finished end_turn\n");
    chatRow("noChoices", R"({"id":"c1","choices":[]})", "failed 502 The provider's reply has no choices.\n");
    chatRow("notAReply", "{}", "failed 502 The provider's reply has no choices.\n");
    chatRow(
        "errorWith200", R"({"error":{"message":"boom","code":"rate_limit_exceeded"}})", "failed 429 boom\n");
}

void TestChatReplyEndings::wholeBody()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, events);
    QCOMPARE(QByteArray::fromStdString(decodeChat(script.toStdString())), events);
}

QTEST_GUILESS_MAIN(TestChatReplyEndings)
#include "tst_chatreplyendings.moc"
