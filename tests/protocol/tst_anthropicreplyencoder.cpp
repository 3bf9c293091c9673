#include "protocol/anthropic/AnthropicStreamEncoder.h"
#include "protocol/anthropic/AnthropicWholeEncoder.h"

#include "protocol/AnthropicEvents.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace dragoman;

class AnthropicReplyEncoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsBlocks_data();
    void streamsBlocks();
    void streamsEnds_data();
    void streamsEnds();
    void startsStream_data();
    void startsStream();
    void writesNothingBehindError();
    void writesWholeContent_data();
    void writesWholeContent();
    void writesWholeMessage();
    void writesNothingWholeBeforeTheEnd();
};

using Events = std::vector<ReplyEvent>;
Q_DECLARE_METATYPE(Events)
Q_DECLARE_METATYPE(std::string)

namespace {

QByteArray bytesOf(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

ReplyShape shape()
{
    ReplyShape shape;
    shape.model = "asked-model";
    shape.fallbackId = "fallback1";
    shape.estimatedInput = 42;
    return shape;
}

template <class Encoder>
std::string encode(const Events& events)
{
    Encoder encoder(shape());
    std::string out;
    for (const ReplyEvent& event : events)
        encoder.encode(event, out);
    return out;
}

ReplyStarted started()
{
    return { { "msg_1" }, { "provider-model" }, {} };
}

const std::string streamStart = sseEvent(
    R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"asked-model",)"
    R"("content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":42,)"
    R"("cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}}})");

BlockDelta delta(DeltaKind kind, std::string_view escaped)
{
    return { kind, { escaped } };
}

const BlockOpened text{ BlockKind::Text };
const BlockOpened thinking{ BlockKind::Thinking };
const BlockOpened redacted{ BlockKind::RedactedThinking, {}, {}, { "abc" } };
const BlockOpened tool{ BlockKind::ToolUse, { "call_1" }, { "read" } };

Usage usage(std::int64_t input, std::int64_t output)
{
    Usage counts;
    counts.input = input;
    counts.output = output;
    return counts;
}

} // namespace

void AnthropicReplyEncoderTest::streamsBlocks_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<std::string>("expected");
    const std::string emptyTool = R"({"type":"tool_use","id":"call_1","name":"read","input":{}})";
    const std::string emptyThinking = R"({"type":"thinking","thinking":"","signature":""})";

    QTest::newRow("text") << Events{
        text, delta(DeltaKind::Text, R"(a\n\u00e9)"), delta(DeltaKind::Text, "b"), BlockClosed{}
    } << blockStart(0, textBlock) + textDelta(0, R"(a\n\u00e9)") + textDelta(0, "b") + blockStop(0);
    QTest::newRow("signatureWholeBehindThinking")
        << Events{ thinking, delta(DeltaKind::Thinking, "hm"), delta(DeltaKind::Signature, "si"),
               delta(DeltaKind::Signature, "g"), BlockClosed{} }
        << blockStart(0, emptyThinking) + blockDelta(0, R"({"type":"thinking_delta","thinking":"hm"})")
            + blockDelta(0, R"({"type":"signature_delta","signature":"sig"})") + blockStop(0);
    QTest::newRow("thinkingWithoutSignature")
        << Events{ thinking, delta(DeltaKind::Thinking, "hm"), BlockClosed{} }
        << blockStart(0, emptyThinking) + blockDelta(0, R"({"type":"thinking_delta","thinking":"hm"})")
            + blockStop(0);
    QTest::newRow("redactedThinking") << Events{ redacted,
        BlockClosed{} } << blockStart(0, R"({"type":"redacted_thinking","data":"abc"})") + blockStop(0);
    QTest::newRow("toolArguments") << Events{ tool, delta(DeltaKind::ToolArguments, R"({\"a\")"),
        delta(DeltaKind::ToolArguments, ":1}"), BlockClosed{} }
                                   << blockStart(0, emptyTool) + argumentsDelta(0, R"({\"a\")")
            + argumentsDelta(0, ":1}") + blockStop(0);
    QTest::newRow("toolWithoutArguments")
        << Events{ tool, BlockClosed{} } << blockStart(0, emptyTool) + argumentsDelta(0, "{}") + blockStop(0);
    QTest::newRow("toolWithBlankArguments")
        << Events{ tool, delta(DeltaKind::ToolArguments, " "), BlockClosed{} }
        << blockStart(0, emptyTool) + argumentsDelta(0, " ") + argumentsDelta(0, "{}") + blockStop(0);
    QTest::newRow("indexesAreDense") << Events{ thinking, BlockClosed{}, text, delta(DeltaKind::Text, "a"),
        BlockClosed{}, tool, BlockClosed{} }
                                     << blockStart(0, emptyThinking) + blockStop(0) + blockStart(1, textBlock)
            + textDelta(1, "a") + blockStop(1) + blockStart(2, emptyTool) + argumentsDelta(2, "{}")
            + blockStop(2);
    QTest::newRow("ping") << Events{ Ping{} } << sseEvent(R"({"type":"ping"})");
    QTest::newRow("citationIsLeftOut")
        << Events{ CitationFound{ { "https://a.example" }, { "A" } } } << std::string();
}

void AnthropicReplyEncoderTest::streamsBlocks()
{
    QFETCH(Events, events);
    QFETCH(std::string, expected);
    events.insert(events.begin(), started());
    QCOMPARE(bytesOf(encode<AnthropicStreamEncoder>(events)), bytesOf(streamStart + expected));
}

void AnthropicReplyEncoderTest::streamsEnds_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<std::string>("expected");
    const auto end = [](const std::string& delta, const std::string& counts) {
        return messageDelta(delta, counts) + messageStop();
    };
    const auto counts = [](int input, int output) {
        return R"({"input_tokens":)" + std::to_string(input)
            + R"(,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":)"
            + std::to_string(output) + "}";
    };
    const std::string endTurn = R"({"stop_reason":"end_turn","stop_sequence":null})";
    Usage cached = usage(1, 2);
    cached.cacheRead = 3;
    cached.cacheWrite = 4;
    cached.reasoning = 5;

    QTest::newRow("usageReported") << Events{ UsageReported{ usage(9, 8) }, ReplyFinished{} }
                                   << end(endTurn, counts(9, 8));
    QTest::newRow("usageEstimated") << Events{ text, delta(DeltaKind::Text, "12345678901234567"),
        BlockClosed{}, ReplyFinished{} }
                                    << blockStart(0, textBlock) + textDelta(0, "12345678901234567")
            + blockStop(0) + end(endTurn, counts(42, 4));
    QTest::newRow("usageAtLeastOne") << Events{ ReplyFinished{} } << end(endTurn, counts(42, 1));
    QTest::newRow("usageOfCache")
        << Events{ UsageReported{ cached }, ReplyFinished{} }
        << end(endTurn,
               R"({"input_tokens":1,"cache_creation_input_tokens":4,"cache_read_input_tokens":3,"output_tokens":2,)"
               R"("output_tokens_details":{"thinking_tokens":5}})");
    QTest::newRow("stopSequence") << Events{ ReplyFinished{ StopReason::StopSequence, { R"(E\"D)" },
        {} } } << end(R"({"stop_reason":"stop_sequence","stop_sequence":"E\"D"})", counts(42, 1));
    QTest::newRow("refusal") << Events{ ReplyFinished{ StopReason::Refusal, {}, { "No." } } }
                             << end(R"({"stop_reason":"refusal","stop_sequence":null,"stop_details":)"
                                    R"({"type":"refusal","category":null,"explanation":"No."}})",
                                    counts(42, 1));
    QTest::newRow("contextExceeded") << Events{
        ReplyFinished{ StopReason::ContextExceeded, {}, {} }
    } << end(R"({"stop_reason":"model_context_window_exceeded","stop_sequence":null})", counts(42, 1));
    QTest::newRow("error") << Events{
        ReplyFailed{ { ErrorKind::Overloaded, "Busy \"now\"", {}, {} } }
    } << sseEvent(R"({"type":"error","error":{"type":"overloaded_error","message":"Busy \"now\""}})");
}

void AnthropicReplyEncoderTest::streamsEnds()
{
    QFETCH(Events, events);
    QFETCH(std::string, expected);
    events.insert(events.begin(), started());
    QCOMPARE(bytesOf(encode<AnthropicStreamEncoder>(events)), bytesOf(streamStart + expected));
}

void AnthropicReplyEncoderTest::startsStream_data()
{
    QTest::addColumn<std::string>("providerId");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("ownId") << std::string("msg_01-Ab") << std::string("msg_01-Ab");
    QTest::newRow("chatId") << std::string("chatcmpl-12") << std::string("msg_12");
    QTest::newRow("otherId") << std::string("gen/1.2") << std::string("msg_gen12");
    QTest::newRow("noId") << std::string() << std::string("msg_fallback1");
    QTest::newRow("uselessId") << std::string("\xE9\x80\x9A") << std::string("msg_fallback1");
}

void AnthropicReplyEncoderTest::startsStream()
{
    QFETCH(std::string, providerId);
    QFETCH(std::string, expected);
    const std::string out
        = encode<AnthropicStreamEncoder>({ ReplyStarted{ { providerId }, {}, usage(7, 6) } });
    QVERIFY2(out.find("\"id\":\"" + expected + "\"") != std::string::npos, out.c_str());
    QVERIFY(out.find("\"input_tokens\":7") != std::string::npos);
    QVERIFY(out.find("\"output_tokens\":0") != std::string::npos);
}

void AnthropicReplyEncoderTest::writesNothingBehindError()
{
    const ReplyFailed failed{ { ErrorKind::BadGateway, "Gone", {}, {} } };
    const std::string error = sseEvent(R"({"type":"error","error":{"type":"api_error","message":"Gone"}})");
    QCOMPARE(
        bytesOf(encode<AnthropicStreamEncoder>({ failed, failed, Ping{}, ReplyFinished{} })), bytesOf(error));
}

void AnthropicReplyEncoderTest::writesWholeContent_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("empty") << Events{} << std::string("[]");
    QTest::newRow("inOrder")
        << Events{ thinking, delta(DeltaKind::Thinking, "hm"), delta(DeltaKind::Signature, "sig"),
               BlockClosed{}, redacted, BlockClosed{}, text, delta(DeltaKind::Text, R"(a\n)"),
               delta(DeltaKind::Text, "b"), BlockClosed{}, tool,
               delta(DeltaKind::ToolArguments, R"({\"b\":1,)"),
               delta(DeltaKind::ToolArguments, R"(\"a\":\"\\u00e9\\n\"})"), BlockClosed{} }
        << std::string(R"([{"type":"thinking","thinking":"hm","signature":"sig"},)"
                       R"({"type":"redacted_thinking","data":"abc"},{"type":"text","text":"a\nb"},)"
                       R"({"type":"tool_use","id":"call_1","name":"read","input":{"b":1,"a":"\u00e9\n"}}])");
    QTest::newRow("toolWithoutArguments") << Events{ tool,
        BlockClosed{} } << std::string(R"([{"type":"tool_use","id":"call_1","name":"read","input":{}}])");
    QTest::newRow("brokenArguments") << Events{
        tool, delta(DeltaKind::ToolArguments, R"({\"a\":)"), BlockClosed{}
    } << std::string(R"([{"type":"tool_use","id":"call_1","name":"read","input":{"_raw":"{\"a\":"}}])");
    QTest::newRow("argumentsThatAreNoObject")
        << Events{ tool, delta(DeltaKind::ToolArguments, "[1]"), BlockClosed{} }
        << std::string(R"([{"type":"tool_use","id":"call_1","name":"read","input":{"_raw":"[1]"}}])");
    QTest::newRow("illegalToolId") << Events{
        BlockOpened{ BlockKind::ToolUse, { "a\\\"b" }, { "read" } }, BlockClosed{}
    } << std::string(R"([{"type":"tool_use","id":"a_b_7dfa17a04514dced","name":"read","input":{}}])");
}

void AnthropicReplyEncoderTest::writesWholeContent()
{
    QFETCH(Events, events);
    QFETCH(std::string, expected);
    events.insert(events.begin(), started());
    events.push_back(ReplyFinished{});
    JsonDocument message;
    QVERIFY(message.parse(encode<AnthropicWholeEncoder>(events)));
    QCOMPARE(bytesOf(std::string(message.root()["content"].raw().text)), bytesOf(expected));
}

void AnthropicReplyEncoderTest::writesWholeMessage()
{
    const Events refused{ started(), UsageReported{ usage(3, 4) }, Ping{},
        ReplyFinished{ StopReason::Refusal, {}, {} } };
    const std::string head
        = R"({"id":"msg_1","type":"message","role":"assistant","model":"asked-model","content":[],)";
    const std::string counts
        = R"("cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":)";
    QCOMPARE(bytesOf(encode<AnthropicWholeEncoder>(refused)),
        bytesOf(head
            + R"("stop_reason":"refusal","stop_sequence":null,"stop_details":)"
              R"({"type":"refusal","category":null,"explanation":null},"usage":{"input_tokens":3,)"
            + counts + "4}}"));
    QCOMPARE(bytesOf(encode<AnthropicWholeEncoder>({ started(), ReplyFinished{} })),
        bytesOf(head
            + R"("stop_reason":"end_turn","stop_sequence":null,"stop_details":null,"usage":{"input_tokens":42,)"
            + counts + "1}}"));
}

void AnthropicReplyEncoderTest::writesNothingWholeBeforeTheEnd()
{
    const ReplyFailed failed{ { ErrorKind::BadGateway, "Gone", {}, {} } };
    QCOMPARE(bytesOf(encode<AnthropicWholeEncoder>(
                 { started(), text, delta(DeltaKind::Text, "a"), BlockClosed{}, Ping{}, failed })),
        QByteArray());
}

QTEST_GUILESS_MAIN(AnthropicReplyEncoderTest)
#include "tst_anthropicreplyencoder.moc"
