#include "protocol/anthropic/AnthropicReplyDecoder.h"

#include "protocol/AnthropicEvents.h"
#include "protocol/StreamFeeding.h"

#include <QtTest>

#include <string>

using namespace dragoman;
using namespace std::string_literals;

class AnthropicReplyDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStreams_data();
    void readsStreams();
    void readsBlocks_data();
    void readsBlocks();
    void readsTools_data();
    void readsTools();
    void copesWithWrongIndexes_data();
    void copesWithWrongIndexes();
    void copesWithMissingParts_data();
    void copesWithMissingParts();
    void endsStreams_data();
    void endsStreams();
    void readsWholeMessages_data();
    void readsWholeMessages();
    void readsStopReasons_data();
    void readsStopReasons();
    void followsPlan_data();
    void followsPlan();
    void knowsWhenTheReasonIsThere();
};

Q_DECLARE_METATYPE(std::string)

namespace {

const std::string started = "started msg_1 claude-x in=9 out=1\n";
const std::string usage7 = "usage out=7\n";
const std::string finished = usage7 + "finished end_turn\n";

std::string readStream(const std::string& bytes, Ending ending = Ending::Clean, const ReplyPlan& plan = {})
{
    return readInEveryWay(
        bytes, [&plan] { return std::make_unique<AnthropicReplyDecoder>(plan); }, ending);
}

QByteArray bytesOf(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

void columns()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
}

void row(const char* rule, const std::string& bytes, const std::string& expected)
{
    QTest::newRow(rule) << bytes << expected;
}

void compareRow(Ending ending = Ending::Clean)
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    QCOMPARE(bytesOf(readStream(bytes, ending)), bytesOf(expected));
}

} // namespace

void AnthropicReplyDecoderTest::readsStreams_data()
{
    columns();
    const std::string hello
        = blockStart(0, textBlock) + textDelta(0, "Hel") + textDelta(0, "lo") + blockStop(0);
    const std::string helloEvents = "open text\ntext Hel\ntext lo\nclose\n";
    const std::string tool = blockStart(1, toolBlock) + argumentsDelta(1, "") + argumentsDelta(1, R"({\"a\")")
        + argumentsDelta(1, ":1}") + blockStop(1);
    const std::string toolEvents = "open tool toolu_1 read\narguments {\\\"a\\\"\narguments :1}\nclose\n";

    row("text", messageStart() + hello + messageEnd(), started + helloEvents + finished);
    row("textAndTool", messageStart() + hello + tool + messageEnd("tool_use"),
        started + helloEvents + toolEvents + usage7 + "finished tool_use\n");
    row("ping", messageStart() + sseEvent(R"({"type":"ping"})") + hello + messageEnd(),
        started + "ping\n" + helloEvents + finished);
    row("pingBeforeStart", sseEvent(R"({"type":"ping"})") + messageStart() + messageEnd(),
        started + finished);
    row("unknownEvent", messageStart() + sseEvent(R"({"type":"news","a":1})") + hello + messageEnd(),
        started + helloEvents + finished);
    row("unknownDelta",
        messageStart() + blockStart(0, textBlock) + blockDelta(0, R"({"type":"new_delta","x":"y"})")
            + textDelta(0, "a") + blockStop(0) + messageEnd(),
        started + "open text\ntext a\nclose\n" + finished);
    row("escapesStayAsSpelled",
        messageStart() + blockStart(0, textBlock) + textDelta(0, R"(\u00e9\ud83d)")
            + textDelta(0, R"(\ude00\n)") + blockStop(0) + messageEnd(),
        started + "open text\ntext \\u00e9\\ud83d\ntext \\ude00\\n\nclose\n" + finished);
    row("utf8",
        messageStart() + blockStart(0, textBlock) + textDelta(0, "\xE9\x80\x9A\xF0\x9F\x98\x80")
            + blockStop(0) + messageEnd(),
        started + "open text\ntext \xE9\x80\x9A\xF0\x9F\x98\x80\nclose\n" + finished);
    row("usageOverwritesWhatIsNotNull",
        messageStart(R"({"input_tokens":9,"cache_read_input_tokens":3,"output_tokens":1})")
            + messageDelta(R"({"stop_reason":"end_turn"})",
                R"({"input_tokens":10,"cache_read_input_tokens":null,"cache_creation_input_tokens":4,)"
                R"("output_tokens":7,"output_tokens_details":{"thinking_tokens":2}})")
            + messageStop(),
        "started msg_1 claude-x in=9 out=1 read=3\nusage in=10 out=7 write=4 reasoning=2\nfinished "
        "end_turn\n");
    row("messageDeltaWithoutStopReason",
        messageStart() + hello + messageDelta("{}") + messageEnd("max_tokens"),
        started + helloEvents + usage7 + usage7 + "finished max_tokens\n");
    row("emptyReply", messageStart() + messageEnd(), started + finished);
    row("crlfAndComments",
        ": hi\r\n\r\n" + messageStart() + ": keep-alive\r\n\r\ndata: {\"type\":\"message_stop\"}\r\n",
        started + "finished end_turn\n");
}

void AnthropicReplyDecoderTest::readsStreams()
{
    compareRow();
}

void AnthropicReplyDecoderTest::readsBlocks_data()
{
    columns();
    const auto reply = [](const std::string& events) { return messageStart() + events + messageEnd(); };
    const auto events = [](const std::string& lines) { return started + lines + finished; };

    row("thinkingThenSignature",
        reply(blockStart(0, R"({"type":"thinking","thinking":"","signature":""})")
            + blockDelta(0, R"({"type":"thinking_delta","thinking":"hm"})")
            + blockDelta(0, R"({"type":"signature_delta","signature":"sig"})") + blockStop(0)),
        events("open thinking\nthinking hm\nsignature sig\nclose\n"));
    row("lastSignatureCounts",
        reply(blockStart(0, R"({"type":"thinking","thinking":"","signature":"old"})")
            + blockDelta(0, R"({"type":"signature_delta","signature":"one"})")
            + blockDelta(0, R"({"type":"thinking_delta","thinking":"hm"})")
            + blockDelta(0, R"({"type":"signature_delta","signature":"two"})") + blockStop(0)),
        events("open thinking\nthinking hm\nsignature two\nclose\n"));
    row("thinkingWithOmittedText",
        reply(blockStart(0, R"({"type":"thinking","thinking":"","signature":""})")
            + blockDelta(0, R"({"type":"thinking_delta","thinking":""})")
            + blockDelta(0, R"({"type":"signature_delta","signature":"sig"})") + blockStop(0)),
        events("open thinking\nsignature sig\nclose\n"));
    row("emptyThinking", reply(blockStart(0, R"({"type":"thinking","thinking":""})") + blockStop(0)),
        events(""));
    row("redactedThinking",
        reply(blockStart(0, R"({"type":"redacted_thinking","data":"abc"})") + blockStop(0)),
        events("open redacted abc\nclose\n"));
    row("emptyText", reply(blockStart(0, textBlock) + textDelta(0, "") + blockStop(0)), events(""));
    row("textInBlockStart",
        reply(blockStart(0, R"({"type":"text","text":"a"})") + textDelta(0, "b") + blockStop(0)),
        events("open text\ntext a\ntext b\nclose\n"));
    row("citations",
        reply(blockStart(0, R"({"type":"text","text":"","citations":[]})")
            + blockDelta(
                0, R"({"type":"citations_delta","citation":{"url":"https://a.example","title":"A"}})")
            + textDelta(0, "x")
            + blockDelta(0, R"({"type":"citations_delta","citation":{"cited_text":"no url"}})")
            + blockStop(0)),
        events("open text\ncite https://a.example A\ntext x\nclose\n"));
    row("serverToolIsSkipped",
        reply(blockStart(0, R"({"type":"server_tool_use","id":"s","name":"web_search","input":{}})")
            + argumentsDelta(0, "{}") + blockStop(0)
            + blockStart(1, R"({"type":"web_search_tool_result","content":[]})") + blockStop(1)
            + blockStart(2, textBlock) + textDelta(2, "x") + blockStop(2)),
        events("open text\ntext x\nclose\n"));
    row("unknownBlockIsSkipped",
        reply(blockStart(0, R"({"type":"odd","text":"a"})") + textDelta(0, "b") + blockStop(0)), events(""));
}

void AnthropicReplyDecoderTest::readsBlocks()
{
    compareRow();
}

void AnthropicReplyDecoderTest::readsTools_data()
{
    columns();
    const auto reply = [](const std::string& events) { return messageStart() + events + messageEnd(); };
    const auto events = [](const std::string& lines) { return started + lines + finished; };

    row("toolWithoutArguments", reply(blockStart(0, toolBlock) + argumentsDelta(0, "") + blockStop(0)),
        events("open tool toolu_1 read\nclose\n"));
    row("inputInBlockStart",
        reply(blockStart(0, R"({"type":"tool_use","id":"t","name":"f","input":{"b":1, "a":"x\ny"}})")
            + blockStop(0)),
        events("open tool t f\narguments {\\\"b\\\":1, \\\"a\\\":\\\"x\\\\ny\\\"}\nclose\n"));
    row("inputInBlockStartYieldsToDeltas",
        reply(blockStart(0, R"({"type":"tool_use","id":"t","name":"f","input":{"a":1}})")
            + argumentsDelta(0, R"({\"a\":2})") + blockStop(0)),
        events("open tool t f\narguments {\\\"a\\\":2}\nclose\n"));
    row("inputAsText",
        reply(blockStart(0, R"({"type":"tool_use","id":"t","name":"f","input":"{\"a\":1}"})") + blockStop(0)),
        events("open tool t f\narguments {\\\"a\\\":1}\nclose\n"));
    row("toolWithoutIdAndName", reply(blockStart(0, R"({"type":"tool_use","input":{}})") + blockStop(0)),
        events("open tool toolu_msg_1_1 tool_1\nclose\n"));
}

void AnthropicReplyDecoderTest::readsTools()
{
    compareRow();
}

void AnthropicReplyDecoderTest::copesWithWrongIndexes_data()
{
    columns();
    const std::string stray
        = "failed 502 The provider's stream continues a tool call that is not open, so it cannot "
          "be read.\n";

    row("reusedIndex",
        messageStart() + blockStart(0, textBlock) + textDelta(0, "a") + blockStop(0)
            + blockStart(0, toolBlock) + argumentsDelta(0, "{}") + blockStop(0) + messageEnd(),
        started + "open text\ntext a\nclose\nopen tool toolu_1 read\narguments {}\nclose\n" + finished);
    row("reusedIndexWithoutStop",
        messageStart() + blockStart(0, toolBlock) + argumentsDelta(0, "{}")
            + blockStart(0, R"({"type":"tool_use","id":"t2","name":"f","input":{}})")
            + argumentsDelta(0, "{}") + blockStop(0) + messageEnd(),
        started + "open tool toolu_1 read\narguments {}\nclose\nopen tool t2 f\narguments {}\nclose\n"
            + finished);
    row("startBeforeStop",
        messageStart() + blockStart(0, toolBlock) + argumentsDelta(0, "{}")
            + blockStart(1, R"({"type":"tool_use","id":"t2","name":"f","input":{}})") + blockStop(0)
            + argumentsDelta(1, "{}") + blockStop(1) + messageEnd(),
        started + "open tool toolu_1 read\narguments {}\nclose\nopen tool t2 f\narguments {}\nclose\n"
            + finished);
    row("alwaysIndexZeroInDeltas",
        messageStart() + blockStart(0, textBlock) + textDelta(0, "a") + blockStop(0)
            + blockStart(1, toolBlock) + argumentsDelta(0, "{}") + blockStop(1) + messageEnd(),
        started + "open text\ntext a\nclose\nopen tool toolu_1 read\narguments {}\nclose\n" + finished);
    row("missingIndexes",
        messageStart()
            + sseEvent(R"({"type":"content_block_start","content_block":{"type":"text","text":""}})")
            + sseEvent(R"({"type":"content_block_delta","delta":{"type":"text_delta","text":"a"}})")
            + sseEvent(R"({"type":"content_block_stop"})") + messageEnd(),
        started + "open text\ntext a\nclose\n" + finished);
    row("textOnOpenTool",
        messageStart() + blockStart(0, toolBlock) + argumentsDelta(0, "{}") + textDelta(0, "a") + blockStop(0)
            + messageEnd(),
        started + "open tool toolu_1 read\narguments {}\nclose\nopen text\ntext a\nclose\n" + finished);
    row("signatureWithoutThinking",
        messageStart() + blockStart(0, textBlock) + textDelta(0, "a")
            + blockDelta(0, R"({"type":"signature_delta","signature":"s"})") + blockStop(0) + messageEnd(),
        started + "open text\ntext a\nclose\n" + finished);
    row("interleavedTools",
        messageStart() + blockStart(0, toolBlock)
            + blockStart(1, R"({"type":"tool_use","id":"t2","name":"f"})") + argumentsDelta(0, "{}"),
        started + "open tool toolu_1 read\nclose\nopen tool t2 f\n" + stray);
    row("argumentsBehindStop",
        messageStart() + blockStart(0, toolBlock) + argumentsDelta(0, "{") + blockStop(0)
            + argumentsDelta(0, "}"),
        started + "open tool toolu_1 read\narguments {\nclose\n" + stray);
}

void AnthropicReplyDecoderTest::copesWithWrongIndexes()
{
    compareRow();
}

void AnthropicReplyDecoderTest::copesWithMissingParts_data()
{
    columns();

    row("deltaWithoutStart", messageStart() + textDelta(0, "a") + textDelta(0, "b") + messageEnd(),
        started + "open text\ntext a\ntext b\nclose\n" + finished);
    row("thinkingThenTextWithoutStarts",
        messageStart() + blockDelta(0, R"({"type":"thinking_delta","thinking":"hm"})") + textDelta(0, "a")
            + messageEnd(),
        started + "open thinking\nthinking hm\nclose\nopen text\ntext a\nclose\n" + finished);
    row("missingMessageStart", blockStart(0, textBlock) + textDelta(0, "a") + blockStop(0) + messageEnd(),
        "started\nopen text\ntext a\nclose\n" + finished);
    row("secondMessageStart",
        messageStart() + blockStart(0, textBlock) + textDelta(0, "a") + messageStart() + textDelta(0, "b")
            + blockStop(0) + messageEnd(),
        started + "open text\ntext a\ntext b\nclose\n" + finished);
    row("missingBlockStop", messageStart() + blockStart(0, textBlock) + textDelta(0, "a") + messageEnd(),
        started + "open text\ntext a\nclose\n" + finished);
    row("typeInEventNameOnly",
        messageStart()
            + "event: content_block_delta\ndata: {\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}\n\n"
            + messageEnd(),
        started + "open text\ntext a\nclose\n" + finished);
    row("noEventNames",
        "data: {\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}\n\ndata: "
        "{\"type\":\"message_stop\"}\n\n",
        "started m\nfinished end_turn\n");
    row("wholeMessageAsOneEvent",
        sseEvent(
            R"({"type":"message","id":"m","content":[{"type":"text","text":"a"}],"stop_reason":"end_turn"})"),
        "started m\nopen text\ntext a\nclose\nfinished end_turn\n");
    row("eventsThatAreNoObjects", messageStart() + "data: 1\n\ndata: [1]\n\n" + messageEnd(),
        started + finished);
    row("hugeIndex",
        messageStart()
            + "data: {\"type\":\"content_block_start\",\"index\":9223372036854775807,\"content_block\":"
            + textBlock + "}\n\n" + blockStart(0, textBlock) + textDelta(0, "a") + messageEnd(),
        started + "open text\ntext a\nclose\n" + finished);
}

void AnthropicReplyDecoderTest::copesWithMissingParts()
{
    compareRow();
}

void AnthropicReplyDecoderTest::endsStreams_data()
{
    columns();
    const std::string hello = messageStart() + blockStart(0, textBlock) + textDelta(0, "a");
    const std::string events = started + "open text\ntext a\n";
    const std::string stop = messageDelta(R"({"stop_reason":"end_turn"})");
    const std::string early = "failed 502 The provider's stream ended early.\n";
    const std::string overloaded
        = sseEvent(R"({"type":"error","error":{"type":"overloaded_error","message":"Busy"}})");

    row("nothing", "", "failed 502 The provider's reply ended before it began.\n");
    row("onlyPings", sseEvent(R"({"type":"ping"})"),
        "failed 502 The provider's reply ended before it began.\n");
    row("onlyMessageStop", messageStop(), "failed 502 The provider's reply ended before it began.\n");
    row("endInText", hello, events + early);
    row("endBehindBlocks", hello + blockStop(0), events + "close\n" + early);
    row("endWithoutMessageStop", hello + blockStop(0) + stop, events + "close\n" + finished);
    row("doneMarkIsNoEnd", hello + "data: [DONE]\n\n", events + early);
    row("doneMarkBehindStopReason", hello + blockStop(0) + stop + "data: [DONE]\n\n",
        events + "close\n" + finished);
    row("messageStopWithoutReason", hello + blockStop(0) + messageStop(),
        events + "close\nfinished end_turn\n");
    row("noBlankLineAtEnd",
        hello + blockStop(0) + stop + "event: message_stop\ndata: {\"type\":\"message_stop\"}",
        events + "close\n" + finished);
    row("error", hello + overloaded + messageEnd(), events + "failed 529 Busy\n");
    row("errorFirst", overloaded, "failed 529 Busy\n");
    row("errorBehindStopReason", hello + blockStop(0) + stop + overloaded, events + "close\n" + finished);
    row("errorWithoutType", hello + "data: {\"error\":{\"message\":\"Busy\",\"code\":429}}\n\n",
        events + "failed 429 Busy\n");
    row("errorAsText", hello + "event: error\ndata: {\"error\":\"Busy\"}\n\n", events + "failed 502 Busy\n");
    row("errorThatIsNotJson", hello + "event: error\ndata: upstream time-out\n\n",
        events + "failed 502 upstream time-out\n");
    row("nothingBehindTheEnd", hello + blockStop(0) + messageEnd() + textDelta(1, "b") + overloaded,
        events + "close\n" + finished);
}

void AnthropicReplyDecoderTest::endsStreams()
{
    compareRow();
}

void AnthropicReplyDecoderTest::readsWholeMessages_data()
{
    columns();
    const auto message
        = [](const std::string& content, const std::string& rest = R"("stop_reason":"end_turn")") {
              return R"({"id":"m","type":"message","role":"assistant","model":"c","content":)" + content + ","
                  + rest + R"(,"usage":{"input_tokens":5,"output_tokens":6}})";
          };
    const auto events = [](const std::string& lines, const std::string& end = "end_turn") {
        return "started m c in=5 out=6\n" + lines + "usage in=5 out=6\nfinished " + end + "\n";
    };

    row("allBlocks",
        message(
            R"([{"type":"thinking","thinking":"hm","signature":"s"},{"type":"redacted_thinking","data":"d"},)"
            R"({"type":"text","text":"a","citations":[{"url":"https://a.example","title":"A"}]},)"
            R"({"type":"server_tool_use","id":"x","input":{"q":1}},)"
            R"({"type":"tool_use","id":"t","name":"f","input":{"b":1,"a":9007199254740993}}])",
            R"("stop_reason":"tool_use")"),
        events("open thinking\nthinking hm\nsignature s\nclose\nopen redacted d\nclose\n"
               "open text\ntext a\ncite https://a.example A\nclose\n"
               "open tool t f\narguments {\\\"b\\\":1,\\\"a\\\":9007199254740993}\nclose\n",
            "tool_use"));
    row("emptyContent", message("[]"), events(""));
    row("contentAsText", message("\"a\""), events("open text\ntext a\nclose\n"));
    row("emptyTextIsLeftOut", message(R"([{"type":"text","text":""}])"), events(""));
    row("toolWithoutArguments", message(R"([{"type":"tool_use","id":"t","name":"f","input":{}}])"),
        events("open tool t f\nclose\n"));
    row("byteOrderMarkAndBlanks", "\xEF\xBB\xBF\r\n " + message("[]"), events(""));
    row("missingStopReason",
        message(R"([{"type":"tool_use","id":"t","name":"f","input":{}}])", R"("stop_reason":null)"),
        events("open tool t f\nclose\n", "tool_use"));
    row("error", R"({"type":"error","error":{"type":"rate_limit_error","message":"Slow down"}})",
        "failed 429 Slow down\n");
    row("errorInList", R"([{"error":{"message":"Busy","code":503}}])", "failed 503 Busy\n");
    row("otherProtocol", R"({"choices":[]})",
        "failed 502 The provider's reply is not a message of the Anthropic protocol.\n");
    row("list", "[]", "failed 502 The provider's reply is not a message of the Anthropic protocol.\n");
}

void AnthropicReplyDecoderTest::readsWholeMessages()
{
    compareRow();
}

void AnthropicReplyDecoderTest::readsStopReasons_data()
{
    columns();
    const auto end
        = [](const std::string& delta) { return messageStart() + messageDelta(delta, "{}") + messageStop(); };
    row("endTurn", end(R"({"stop_reason":"end_turn"})"), "finished end_turn\n");
    row("stopSequence", end(R"({"stop_reason":"stop_sequence","stop_sequence":"EN\"D"})"),
        "finished stop_sequence EN\\\"D\n");
    row("maxTokens", end(R"({"stop_reason":"max_tokens"})"), "finished max_tokens\n");
    row("contextExceeded", end(R"({"stop_reason":"model_context_window_exceeded"})"),
        "finished context_exceeded\n");
    row("refusal", end(R"({"stop_reason":"refusal","stop_details":{"type":"refusal","explanation":"No."}})"),
        "finished refusal No.\n");
    row("pauseTurn", end(R"({"stop_reason":"pause_turn"})"), "finished pause_turn\n");
    row("compaction", end(R"({"stop_reason":"compaction"})"), "finished end_turn\n");
    row("unknown", end(R"({"stop_reason":"tired"})"), "finished end_turn\n");
    row("toolUseWithoutTool", end(R"({"stop_reason":"tool_use"})"), "finished end_turn\n");
}

void AnthropicReplyDecoderTest::readsStopReasons()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    QCOMPARE(bytesOf(readStream(bytes)), bytesOf(started + expected));
}

void AnthropicReplyDecoderTest::followsPlan_data()
{
    columns();
    const std::string answerTool = R"({"type":"tool_use","id":"t","name":"structured_output","input":{}})";
    const std::string renamed = R"({"type":"tool_use","id":"t","name":"long_1234","input":{}})";

    row("toolNamesComeBack", messageStart() + blockStart(0, renamed) + blockStop(0) + messageEnd("tool_use"),
        started + "open tool t my.\\\"tool\\\"\nclose\n" + usage7 + "finished tool_use\n");
    row("structuredAnswerIsText",
        messageStart() + blockStart(0, answerTool) + argumentsDelta(0, R"({\"a\")") + argumentsDelta(0, ":1}")
            + blockStop(0) + messageEnd("tool_use"),
        started + "open text\ntext {\\\"a\\\"\ntext :1}\nclose\n" + finished);
    row("structuredAnswerInBlockStart",
        messageStart()
            + blockStart(0, R"({"type":"tool_use","id":"t","name":"structured_output","input":{"a":1}})")
            + blockStop(0) + messageEnd("tool_use"),
        started + "open text\ntext {\\\"a\\\":1}\nclose\n" + finished);
    row("lenientEnd", messageStart() + blockStart(0, textBlock) + textDelta(0, "a"),
        started + "open text\ntext a\nclose\nfinished end_turn\n");
    row("lenientEndInTool", messageStart() + blockStart(0, toolBlock) + argumentsDelta(0, "{"),
        started + "open tool toolu_1 read\narguments {\nfailed 502 The provider's stream ended early.\n");
    row("plannedModel", sseEvent(R"({"type":"message_start","message":{"id":"m"}})") + messageEnd(),
        "started m planned-\\\"model\\\"\n" + finished);
}

void AnthropicReplyDecoderTest::followsPlan()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    ReplyPlan plan;
    plan.model = "planned-\"model\"";
    plan.toolNames = { { "long_1234", "my.\"tool\"" } };
    plan.structuredByTool = true;
    plan.lenientEof = true;
    QCOMPARE(bytesOf(readStream(bytes, Ending::Clean, plan)), bytesOf(expected));
}

void AnthropicReplyDecoderTest::knowsWhenTheReasonIsThere()
{
    const std::string begun = messageStart() + blockStart(0, textBlock) + textDelta(0, "a") + blockStop(0);
    const std::string events = started + "open text\ntext a\nclose\n";
    QCOMPARE(bytesOf(readStream(begun, Ending::Cut)), bytesOf(events + "failed 502 " + cutMessage + "\n"));
    QCOMPARE(bytesOf(readStream(begun + messageDelta(R"({"stop_reason":"end_turn"})"), Ending::Cut)),
        bytesOf(events + finished));
    QCOMPARE(bytesOf(readStream(begun + messageEnd(), Ending::Cut)), bytesOf(events + finished));
}

QTEST_GUILESS_MAIN(AnthropicReplyDecoderTest)
#include "tst_anthropicreplydecoder.moc"
