#include "base/Json.h"
#include "protocol/ReplyEvent.h"
#include "protocol/openai_chat/ChatReplyEncoder.h"

#include <QTest>

using namespace dragoman;

using Events = std::vector<ReplyEvent>;
Q_DECLARE_METATYPE(Events)

class TestChatReplyEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stream_data();
    void stream();
    void body_data();
    void body();
    void finishReasons_data();
    void finishReasons();
    void identities_data();
    void identities();
    void customToolInput_data();
    void customToolInput();
    void chunkIsExact();
    void usageChunkOnlyIfAsked();
    void usage_data();
    void usage();
    void citations();
    void failedStreamHasNoDoneMark();
    void failedBodyIsEmpty();
};

namespace {

JsonText text(const char* escaped)
{
    return { escaped };
}

BlockOpened tool(const char* id, const char* name)
{
    return { .kind = BlockKind::ToolUse, .id = text(id), .name = text(name) };
}

BlockDelta delta(DeltaKind kind, const char* escaped)
{
    return { kind, text(escaped) };
}

ReplyShape shapeFor(bool stream)
{
    ReplyShape shape;
    shape.stream = stream;
    shape.model = "gpt-x";
    shape.fallbackId = "f1";
    shape.created = 7;
    shape.customTools = { "free" };
    return shape;
}

// `events` between a start and the end.
Events reply(Events events, ReplyFinished finished = {})
{
    events.insert(events.begin(), ReplyStarted{ text("msg_1"), text("claude-x") });
    events.push_back(finished);
    return events;
}

std::string encode(const ReplyShape& shape, const Events& events)
{
    const std::unique_ptr<ReplyEncoder> encoder = makeChatReplyEncoder(shape);
    std::string out;
    for (const ReplyEvent& event : events)
        encoder->encode(event, out);
    return out;
}

// The deltas of a stream, one a line, with " / reason" where a chunk finishes.
QByteArray deltas(const std::string& stream)
{
    QByteArray lines;
    for (const QByteArray& event : QByteArray::fromStdString(stream).split('\n')) {
        JsonDocument document;
        if (!event.startsWith("data: {") || !document.parse(event.mid(6).toStdString()))
            continue;
        const JsonValue choice = document.root()["choices"].at(0);
        const std::string finish = choice["finish_reason"].decoded();
        lines += QByteArray::fromStdString(std::string(choice["delta"].raw().text))
            + (finish.empty() ? "" : " / " + QByteArray::fromStdString(finish)) + '\n';
    }
    return lines;
}

QByteArray messageOf(const std::string& body)
{
    JsonDocument document;
    if (!document.parse(body))
        return "not JSON: " + QByteArray::fromStdString(body);
    return QByteArray::fromStdString(std::string(document.root()["choices"].at(0)["message"].raw().text));
}

Events everything()
{
    return { BlockOpened{ .kind = BlockKind::Thinking }, delta(DeltaKind::Thinking, "hm\\n"),
        delta(DeltaKind::Signature, "sig"), BlockClosed{},
        BlockOpened{ .kind = BlockKind::RedactedThinking, .data = text("x") }, BlockClosed{}, BlockOpened{},
        delta(DeltaKind::Text, "a\\u4f60"), Ping{}, delta(DeltaKind::Text, "b"), BlockClosed{},
        tool("t1", "f"), delta(DeltaKind::ToolArguments, "{\\\"a\\\""),
        delta(DeltaKind::ToolArguments, ":1}"), BlockClosed{}, tool("t2", "g"), BlockClosed{} };
}

} // namespace

void TestChatReplyEncoder::stream_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray role = "{\"role\":\"assistant\",\"content\":\"\"}\n";
    QTest::newRow("text") << reply({ BlockOpened{}, delta(DeltaKind::Text, "a\\n"), BlockClosed{} })
                          << role + "{\"content\":\"a\\n\"}\n{} / stop\n";
    QTest::newRow("everything") << reply(everything(), { .reason = StopReason::ToolUse })
                                << role + R"({"reasoning_content":"hm\n"}
{"content":"a\u4f60"}
{"content":"b"}
{"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"f","arguments":""}}]}
{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\""}}]}
{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}
{"tool_calls":[{"index":1,"id":"t2","type":"function","function":{"name":"g","arguments":""}}]}
{"tool_calls":[{"index":1,"function":{"arguments":"{}"}}]}
{} / tool_calls
)";
    QTest::newRow("customTool") << reply(
        { tool("t1", "free"), delta(DeltaKind::ToolArguments, "{\\\"input\\\":"),
            delta(DeltaKind::ToolArguments, "\\\"a\\\\nb\\\"}"), BlockClosed{} },
        { .reason = StopReason::ToolUse })
                                << role
            + R"({"tool_calls":[{"index":0,"id":"t1","type":"custom","custom":{"name":"free","input":"a\nb"}}]}
{} / tool_calls
)";
    QTest::newRow("empty") << reply({}) << role + "{} / stop\n";
}

void TestChatReplyEncoder::stream()
{
    QFETCH(Events, events);
    QFETCH(QByteArray, expected);
    const std::string stream = encode(shapeFor(true), events);
    QCOMPARE(deltas(stream), expected);
    QVERIFY(QByteArray::fromStdString(stream).endsWith("\n\ndata: [DONE]\n\n"));
}

void TestChatReplyEncoder::body_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("text") << reply({ BlockOpened{}, delta(DeltaKind::Text, "a\\n"), BlockClosed{},
        BlockOpened{}, delta(DeltaKind::Text, "b"), BlockClosed{} })
                          << QByteArray(R"({"role":"assistant","content":"a\nb","refusal":null})");
    QTest::newRow("everything")
        << reply(everything(), { .reason = StopReason::ToolUse })
        << QByteArray(
               R"({"role":"assistant","content":"a\u4f60b","refusal":null,"reasoning_content":"hm\n",)"
               R"("tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}},)"
               R"({"id":"t2","type":"function","function":{"name":"g","arguments":"{}"}}]})");
    QTest::newRow("toolOnly")
        << reply({ tool("t1", "f"), BlockClosed{} }, { .reason = StopReason::ToolUse })
        << QByteArray(R"({"role":"assistant","content":null,"refusal":null,"tool_calls":)"
                      R"([{"id":"t1","type":"function","function":{"name":"f","arguments":"{}"}}]})");
    QTest::newRow("customTool")
        << reply({ tool("t1", "free"), delta(DeltaKind::ToolArguments, "{\\\"input\\\":\\\"x\\\"}"),
                     BlockClosed{} },
               { .reason = StopReason::ToolUse })
        << QByteArray(R"({"role":"assistant","content":null,"refusal":null,"tool_calls":)"
                      R"([{"id":"t1","type":"custom","custom":{"name":"free","input":"x"}}]})");
    QTest::newRow("empty") << reply({}) << QByteArray(R"({"role":"assistant","content":"","refusal":null})");
}

void TestChatReplyEncoder::body()
{
    QFETCH(Events, events);
    QFETCH(QByteArray, expected);
    const std::string body = encode(shapeFor(false), events);
    QCOMPARE(messageOf(body), expected);
    QVERIFY(body.starts_with(
        R"({"id":"chatcmpl-1","object":"chat.completion","created":7,"model":"gpt-x","choices":[{"index":0,"message":)"));
}

void TestChatReplyEncoder::finishReasons_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, StopReason reason, const char* expected) {
        QTest::newRow(name) << int(reason) << QByteArray(expected);
    };
    row("endTurn", StopReason::EndTurn, "stop");
    row("stopSequence", StopReason::StopSequence, "stop");
    row("toolUseWithoutCall", StopReason::ToolUse, "stop");
    row("maxTokens", StopReason::MaxTokens, "length");
    row("contextExceeded", StopReason::ContextExceeded, "length");
    row("refusal", StopReason::Refusal, "content_filter");
    row("pauseTurn", StopReason::PauseTurn, "stop");
}

void TestChatReplyEncoder::finishReasons()
{
    QFETCH(int, reason);
    QFETCH(QByteArray, expected);
    const Events events = reply({}, { .reason = StopReason(reason) });
    QVERIFY(deltas(encode(shapeFor(true), events)).endsWith("{} / " + expected + "\n"));
    QVERIFY(QByteArray::fromStdString(encode(shapeFor(false), events))
                .contains("\"finish_reason\":\"" + expected + "\""));
}

void TestChatReplyEncoder::identities_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("anthropic") << QByteArray("msg_01") << QByteArray("chatcmpl-01");
    QTest::newRow("chat") << QByteArray("chatcmpl-9") << QByteArray("chatcmpl-9");
    QTest::newRow("other") << QByteArray("gen-5") << QByteArray("chatcmpl-gen-5");
    QTest::newRow("none") << QByteArray("") << QByteArray("chatcmpl-f1");
}

void TestChatReplyEncoder::identities()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    ReplyShape shape = shapeFor(false);
    shape.model.clear();
    const std::string body
        = encode(shape, { ReplyStarted{ text(given.constData()), text("m\\\"1") }, ReplyFinished{} });
    JsonDocument document;
    QVERIFY(document.parse(body));
    QCOMPARE(QByteArray::fromStdString(document.root()["id"].decoded()), expected);
    QCOMPARE(document.root()["model"].decoded(), std::string("m\"1"));
}

void TestChatReplyEncoder::customToolInput_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("unwrapped") << QByteArray(R"({\"input\":\"a\\\"b\\n\"})") << QByteArray(R"(a\"b\n)");
    QTest::newRow("otherMembersIgnored") << QByteArray(R"({\"x\":1,\"input\":\"a\"})") << QByteArray("a");
    QTest::newRow("anotherForm") << QByteArray(R"({\"code\":1})") << QByteArray(R"({\"code\":1})");
    QTest::newRow("notJson") << QByteArray("plain") << QByteArray("plain");
    QTest::newRow("emptyObject") << QByteArray("{}") << QByteArray("");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
}

void TestChatReplyEncoder::customToolInput()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, input);
    Events events{ tool("t1", "free") };
    if (!arguments.isEmpty())
        events.push_back(delta(DeltaKind::ToolArguments, arguments.constData()));
    events.push_back(BlockClosed{});
    QVERIFY(deltas(encode(shapeFor(true), reply(events, { .reason = StopReason::ToolUse })))
                .contains("\"custom\":{\"name\":\"free\",\"input\":\"" + input + "\"}}]}"));
}

void TestChatReplyEncoder::chunkIsExact()
{
    const std::unique_ptr<ReplyEncoder> encoder = makeChatReplyEncoder(shapeFor(true));
    std::string out;
    encoder->encode(ReplyStarted{ text("msg_1"), text("claude-x") }, out);
    encoder->encode(BlockOpened{}, out);
    out.clear();
    encoder->encode(delta(DeltaKind::Text, "\\/\\u00e9"), out);
    QCOMPARE(out,
        std::string(
            R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":7,"model":"gpt-x",)"
            R"("choices":[{"index":0,"delta":{"content":"\/\u00e9"},"finish_reason":null}]})"
            "\n\n"));
}

void TestChatReplyEncoder::usageChunkOnlyIfAsked()
{
    ReplyShape shape = shapeFor(true);
    const Events events = reply({ UsageReported{ { .input = 5, .output = 2 } } });
    QVERIFY(encode(shape, events).find("usage") == std::string::npos);
    shape.includeUsage = true;
    const std::string stream = encode(shape, events);
    QVERIFY(stream.ends_with(
        R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":7,"model":"gpt-x","choices":[],"usage":)"
        R"({"prompt_tokens":5,"completion_tokens":2,"total_tokens":7,)"
        R"("prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},)"
        R"("completion_tokens_details":{"reasoning_tokens":0}}})"
        "\n\ndata: [DONE]\n\n"));
}

void TestChatReplyEncoder::usage_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const Events& events, const char* expected) {
        QTest::newRow(name) << reply(events) << QByteArray(expected);
    };
    row("cachedCountsIn",
        { UsageReported{ { .input = 5, .output = 2, .cacheRead = 10, .cacheWrite = 20, .reasoning = 1 } } },
        R"({"prompt_tokens":35,"completion_tokens":2,"total_tokens":37,"prompt_tokens_details":{"cached_tokens":10,"cache_write_tokens":20},"completion_tokens_details":{"reasoning_tokens":1}})");
    row("laterReportsAreTakenOver",
        { UsageReported{ { .input = 5, .output = 1 } }, UsageReported{ { .output = 9 } } },
        R"({"prompt_tokens":5,"completion_tokens":9,"total_tokens":14,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}})");
    row("estimatedWhereMissing", { BlockOpened{}, delta(DeltaKind::Text, "12345678"), BlockClosed{} },
        R"({"prompt_tokens":11,"completion_tokens":2,"total_tokens":13,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}})");
}

void TestChatReplyEncoder::usage()
{
    QFETCH(Events, events);
    QFETCH(QByteArray, expected);
    ReplyShape shape = shapeFor(false);
    shape.estimatedInput = 11;
    JsonDocument document;
    QVERIFY(document.parse(encode(shape, events)));
    QCOMPARE(QByteArray::fromStdString(std::string(document.root()["usage"].raw().text)), expected);
}

void TestChatReplyEncoder::citations()
{
    const Events events = reply({ BlockOpened{}, delta(DeltaKind::Text, "\\ud83d\\ude00\xe4\xbd\xa0\\n"),
        BlockClosed{}, BlockOpened{}, CitationFound{ text("https://x.test"), text("X") },
        delta(DeltaKind::Text, "ab"), BlockClosed{} });
    const QByteArray annotations = R"([{"type":"url_citation","url_citation":)"
                                   R"({"start_index":3,"end_index":5,"url":"https://x.test","title":"X"}}])";
    QVERIFY(deltas(encode(shapeFor(true), events))
                .endsWith("{\"annotations\":" + annotations + "}\n{} / stop\n"));
    QVERIFY(messageOf(encode(shapeFor(false), events)).contains("\"annotations\":" + annotations));
}

void TestChatReplyEncoder::failedStreamHasNoDoneMark()
{
    const std::string stream = encode(shapeFor(true),
        { ReplyStarted{ text("msg_1"), text("m") }, BlockOpened{},
            ReplyFailed{ { ErrorKind::Overloaded, "busy", {}, {} } } });
    QVERIFY(stream.ends_with("null}]}\n\ndata: "
                             "{\"error\":{\"message\":\"busy\",\"type\":\"server_error\",\"param\":null,"
                             "\"code\":\"overloaded\"}}\n\n"));
}

void TestChatReplyEncoder::failedBodyIsEmpty()
{
    QCOMPARE(encode(shapeFor(false),
                 { ReplyStarted{ text("msg_1"), text("m") },
                     ReplyFailed{ { ErrorKind::Internal, "x", {}, {} } } }),
        std::string());
}

QTEST_GUILESS_MAIN(TestChatReplyEncoder)
#include "tst_chatreplyencoder.moc"
