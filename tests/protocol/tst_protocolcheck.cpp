#include "protocol/ProtocolCheck.h"

#include <QTest>

using namespace dragoman;

Q_DECLARE_METATYPE(dragoman::ReplyExpectation)

namespace {

constexpr ReplyExpectation whole{};
constexpr ReplyExpectation stream{ true };
constexpr ReplyExpectation thinking{ false, true, true };
constexpr ReplyExpectation forced{ false, true, false, true };
const QByteArray json = "application/json; charset=utf-8";
const QByteArray events = "text/event-stream";

QByteArray message(const QByteArray& content, const QByteArray& stop = R"("end_turn")")
{
    return R"({"id":"msg_1","type":"message","role":"assistant","model":"m","content":)" + content
        + R"(,"stop_reason":)" + stop
        + R"(,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1}})";
}

const QByteArray goodMessage = message(R"([{"type":"text","text":"hi"}])");
const QByteArray toolUse = R"([{"type":"tool_use","id":"toolu_1","name":"say","input":{"word":"hi"}}])";

// One event of the Anthropic stream; `members` stand behind its type.
QByteArray claudeEvent(const QByteArray& type, const QByteArray& members = {})
{
    return "event: " + type + "\ndata: {\"type\":\"" + type + '"' + (members.isEmpty() ? "" : ",") + members
        + "}\n\n";
}

const QByteArray messageStart = claudeEvent("message_start", R"("message":)" + message("[]", "null"));
const QByteArray textBlock
    = claudeEvent("content_block_start", R"("index":0,"content_block":{"type":"text","text":""})")
    + claudeEvent("content_block_delta", R"("index":0,"delta":{"type":"text_delta","text":"hi"})")
    + claudeEvent("content_block_stop", R"("index":0)");
const QByteArray messageDelta
    = claudeEvent("message_delta", R"("delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1})");
const QByteArray messageStop = claudeEvent("message_stop");
const QByteArray goodEvents = messageStart + claudeEvent("ping") + textBlock + messageDelta + messageStop;

QByteArray toolBlock(const QByteArray& id, const QByteArray& input)
{
    return claudeEvent("content_block_start",
               R"("index":0,"content_block":{"type":"tool_use","id":")" + id
                   + R"(","name":"say","input":{}})")
        + claudeEvent("content_block_delta",
            R"("index":0,"delta":{"type":"input_json_delta","partial_json":")" + input + "\"}")
        + claudeEvent("content_block_stop", R"("index":0)");
}

QByteArray completion(const QByteArray& content, const QByteArray& finish = "stop")
{
    return R"({"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,)"
           R"("message":{"role":"assistant",)"
        + content + R"(},"finish_reason":")" + finish
        + R"("}],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})";
}

const QByteArray goodCompletion = completion(R"("content":"hi")");

QByteArray toolCall(const QByteArray& id, const QByteArray& arguments)
{
    return R"("content":null,"tool_calls":[{)" + id
        + R"("type":"function","function":{"name":"say","arguments":)" + arguments + "}}]";
}
const QByteArray callId = R"("id":"call_1",)";
const QByteArray goodArguments = "\"{\\\"word\\\":\\\"hi\\\"}\"";

QByteArray chunk(const QByteArray& choices, const QByteArray& more = {})
{
    return R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[)"
        + choices + ']' + more + "}\n\n";
}

QByteArray delta(const QByteArray& members, const QByteArray& finish = "null")
{
    return chunk(R"({"index":0,"delta":{)" + members + R"(},"finish_reason":)" + finish + '}');
}

const QByteArray firstChunk = delta(R"("role":"assistant","content":"hi")");
const QByteArray lastChunk = delta("", R"("stop")");
const QByteArray usageChunk = chunk("", R"(,"usage":{"prompt_tokens":3,"completion_tokens":1})");
const QByteArray done = "data: [DONE]\n\n";
const QByteArray goodChunks = firstChunk + lastChunk + usageChunk + done;

QByteArray replaced(QByteArray text, const QByteArray& from, const QByteArray& to)
{
    Q_ASSERT(text.contains(from));
    return text.replace(from, to);
}

RawAnswer rawAnswer(const QByteArray& type, const QByteArray& body)
{
    return { { type.constData(), std::size_t(type.size()) }, { body.constData(), std::size_t(body.size()) } };
}

void addReplyColumns()
{
    QTest::addColumn<ReplyExpectation>("expected");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sentence"); // begins with this; empty = no deviation at all
}

QByteArray joined(const std::vector<std::string>& sentences)
{
    QByteArray text;
    for (const std::string& sentence : sentences)
        text += QByteArray::fromStdString(sentence) + '\n';
    return text;
}

// One deviation and no other, or none.
void compare(const std::vector<std::string>& sentences, const QByteArray& start)
{
    const QByteArray text = joined(sentences);
    QVERIFY2(sentences.size() == (start.isEmpty() ? 0U : 1U), text.constData());
    QVERIFY2(text.startsWith(start), text.constData());
}

} // namespace

class ProtocolCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anthropicWhole_data();
    void anthropicWhole() { checkReply(Protocol::Anthropic); }
    void anthropicStream_data();
    void anthropicStream() { checkReply(Protocol::Anthropic); }
    void chatWhole_data();
    void chatWhole() { checkReply(Protocol::OpenAiChat); }
    void chatStream_data();
    void chatStream() { checkReply(Protocol::OpenAiChat); }
    void models_data();
    void models();
    void tokenCount_data();
    void tokenCount();
    void showsNoKey();
    void showsNoLongWord();
    void saysEachOnce();

private:
    static void checkReply(Protocol protocol)
    {
        QFETCH(ReplyExpectation, expected);
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, sentence);
        compare(ProtocolCheck::reply(protocol, expected, rawAnswer(contentType, body)), sentence);
    }
};

void ProtocolCheckTest::anthropicWhole_data()
{
    addReplyColumns();
    const QByteArray tool = message(toolUse, R"("tool_use")");
    QTest::newRow("good") << whole << json << goodMessage << QByteArray();
    QTest::newRow("goodTool") << whole << json << tool << QByteArray();
    QTest::newRow("error") << whole << json << QByteArray(R"({"type":"error","error":{"type":"x"}})")
                           << QByteArray();
    QTest::newRow("noContentType") << whole << QByteArray() << goodMessage
                                   << QByteArray("content-type is missing");
    QTest::newRow("wrongContentType") << whole << QByteArray("text/plain") << goodMessage
                                      << QByteArray("content-type is 'text/plain', not 'application/json'");
    QTest::newRow("webPage") << whole << QByteArray("text/html")
                             << QByteArray("<html><title>x</title></html>")
                             << QByteArray("The answer is a web page");
    QTest::newRow("brokenJson") << whole << json << goodMessage.chopped(1)
                                << QByteArray("The body of the answer");
    QTest::newRow("streamForAWhole") << whole << events << goodEvents
                                     << QByteArray("stream is ignored: one JSON");
    QTest::newRow("noId") << whole << json << replaced(goodMessage, R"("id":"msg_1",)", "")
                          << QByteArray("id is missing: the message");
    QTest::newRow("noType") << whole << json << replaced(goodMessage, R"("type":"message",)", "")
                            << QByteArray("type of the message");
    QTest::newRow("noRole") << whole << json << replaced(goodMessage, R"("role":"assistant",)", "")
                            << QByteArray("role is missing");
    QTest::newRow("noModel") << whole << json << replaced(goodMessage, R"("model":"m",)", "")
                             << QByteArray("model is missing");
    QTest::newRow("contentIsText") << whole << json << message(R"("hi")")
                                   << QByteArray("content is not a list");
    QTest::newRow("unknownBlock") << whole << json << message(R"([{"type":"poem"}])")
                                  << QByteArray("content has a block of type 'poem'");
    QTest::newRow("noStopReason") << whole << json << message("[]", "null")
                                  << QByteArray("stop_reason is missing");
    QTest::newRow("unknownStopReason")
        << whole << json << message("[]", R"("bored")") << QByteArray("stop_reason is 'bored', which");
    QTest::newRow("noInputCount") << whole << json << replaced(goodMessage, R"("input_tokens":3,)", "")
                                  << QByteArray("usage.input_tokens is missing");
    QTest::newRow("noOutputCount") << whole << json << replaced(goodMessage, R"(,"output_tokens":1)", "")
                                   << QByteArray("usage.output_tokens is missing");
    QTest::newRow("toolWithoutId") << whole << json << replaced(tool, R"("id":"toolu_1",)", "")
                                   << QByteArray("id is missing in a tool_use block");
    QTest::newRow("toolWithoutName") << whole << json << replaced(tool, R"("name":"say",)", "")
                                     << QByteArray("name is missing in a tool_use block");
    QTest::newRow("toolInputIsText") << whole << json << replaced(tool, R"({"word":"hi"})", R"("{}")")
                                     << QByteArray("input of a tool_use block");
    QTest::newRow("toolWithEndTurn") << whole << json << message(toolUse)
                                     << QByteArray("stop_reason is 'end_turn' although a tool is called");
    QTest::newRow("toolCutByLength") << whole << json << message(toolUse, R"("max_tokens")") << QByteArray();
    QTest::newRow("thinkingGiven") << thinking << json
                                   << message(R"([{"type":"thinking","thinking":"x","signature":"y"}])")
                                   << QByteArray();
    QTest::newRow("noThinking") << thinking << json << goodMessage << QByteArray("thinking was asked for");
    QTest::newRow("noSignature") << thinking << json << message(R"([{"type":"thinking","thinking":"x"}])")
                                 << QByteArray("signature is missing");
}

void ProtocolCheckTest::anthropicStream_data()
{
    addReplyColumns();
    const QByteArray toolDelta = replaced(messageDelta, "end_turn", "tool_use");
    const QByteArray tool = messageStart + toolBlock("toolu_1", "{\\\"word\\\":1}") + toolDelta + messageStop;
    QTest::newRow("good") << stream << events << goodEvents << QByteArray();
    QTest::newRow("goodTool") << stream << events << tool << QByteArray();
    QTest::newRow("error") << stream << events << messageStart + claudeEvent("error", R"("error":{})")
                           << QByteArray();
    QTest::newRow("wholeForAStream") << stream << json << goodMessage
                                     << QByteArray("stream is ignored: a stream was asked for");
    QTest::newRow("wrongContentType") << stream << QByteArray("application/json") << goodEvents
                                      << QByteArray("content-type is 'application/json', not 'text/event");
    QTest::newRow("noEventLines") << stream << events
                                  << replaced(replaced(goodEvents, "event: ", ": "), ": ping\n", "")
                                  << QByteArray("event lines are missing");
    QTest::newRow("wrongEventName") << stream << events << replaced(goodEvents, "event: ping", "event: pong")
                                    << QByteArray("An event is named 'pong', but its type is 'ping'");
    QTest::newRow("unknownEvent") << stream << events << replaced(goodEvents, "ping", "pong")
                                  << QByteArray("The stream has an event of type 'pong'");
    QTest::newRow("dataIsNotJson") << stream << events << "event: ping\ndata: {\n\n" + goodEvents
                                   << QByteArray("data is not JSON");
    QTest::newRow("noMessageStart") << stream << events << claudeEvent("ping") + messageDelta + messageStop
                                    << QByteArray("message_start is missing");
    QTest::newRow("noIdAtStart") << stream << events << replaced(goodEvents, R"("id":"msg_1",)", "")
                                 << QByteArray("id is missing: the message");
    QTest::newRow("noUsageAtStart") << stream << events << replaced(goodEvents, R"("input_tokens":3,)", "")
                                    << QByteArray("usage.input_tokens is missing");
    QTest::newRow("noUsageAtEnd") << stream << events
                                  << replaced(goodEvents, R"(,"usage":{"output_tokens":1})", "")
                                  << QByteArray("usage.output_tokens is missing");
    QTest::newRow("noMessageStop") << stream << events << messageStart + textBlock + messageDelta
                                   << QByteArray("message_stop is missing");
    QTest::newRow("doneMark") << stream << events << goodEvents + done << QByteArray("The mark [DONE] ends");
    QTest::newRow("goesOn") << stream << events << goodEvents + claudeEvent("ping")
                            << QByteArray("The stream goes on behind message_stop");
    QTest::newRow("noStopReason") << stream << events << replaced(goodEvents, R"("end_turn")", "null")
                                  << QByteArray("stop_reason is missing");
    QTest::newRow("noBlockStop") << stream << events
                                 << replaced(
                                        goodEvents, claudeEvent("content_block_stop", R"("index":0)"), "")
                                 << QByteArray("content_block_stop is missing");
    QTest::newRow("stopWithoutStart")
        << stream << events
        << messageStart + claudeEvent("content_block_stop", R"("index":0)") + messageDelta + messageStop
        << QByteArray("A content_block_stop comes without");
    QTest::newRow("deltaWithoutStart") << stream << events
                                       << messageStart
            + claudeEvent("content_block_delta", R"("index":0,"delta":{"type":"text_delta","text":"x"})")
            + messageDelta + messageStop
                                       << QByteArray("A content_block_delta comes without");
    QTest::newRow("noIndex") << stream << events
                             << replaced(goodEvents, R"("index":0,"content_block")", R"("content_block")")
                             << QByteArray("index is missing in content_block_start");
    QTest::newRow("unknownDelta") << stream << events << replaced(goodEvents, "text_delta", "word_delta")
                                  << QByteArray("delta.type is 'word_delta'");
    QTest::newRow("toolInputIsNotJson")
        << stream << events << messageStart + toolBlock("toolu_1", "word") + toolDelta + messageStop
        << QByteArray("partial_json of a tool call");
    QTest::newRow("toolWithoutId") << stream << events
                                   << messageStart + toolBlock("", "{}") + toolDelta + messageStop
                                   << QByteArray("id is missing in a tool_use block");
    QTest::newRow("toolWithEndTurn") << stream << events
                                     << messageStart + toolBlock("toolu_1", "{}") + messageDelta + messageStop
                                     << QByteArray("stop_reason is 'end_turn' although");
}

void ProtocolCheckTest::chatWhole_data()
{
    addReplyColumns();
    const QByteArray tool = completion(toolCall(callId, goodArguments), "tool_calls");
    QTest::newRow("good") << whole << json << goodCompletion << QByteArray();
    QTest::newRow("goodTool") << whole << json << tool << QByteArray();
    QTest::newRow("error") << whole << json << QByteArray(R"({"error":{"message":"x"}})") << QByteArray();
    QTest::newRow("wrongContentType")
        << whole << QByteArray("text/html") << goodCompletion << QByteArray("content-type is 'text/html'");
    QTest::newRow("webPage") << whole << QByteArray("text/html") << QByteArray("<!DOCTYPE html>")
                             << QByteArray("The answer is a web page");
    QTest::newRow("streamForAWhole") << whole << events << goodChunks
                                     << QByteArray("stream is ignored: one JSON body");
    QTest::newRow("noId") << whole << json << replaced(goodCompletion, R"("id":"c1",)", "")
                          << QByteArray("id is missing: the reply");
    QTest::newRow("noObject") << whole << json
                              << replaced(goodCompletion, R"("object":"chat.completion",)", "")
                              << QByteArray("object is missing");
    QTest::newRow("wrongObject") << whole << json
                                 << replaced(goodCompletion, "chat.completion", "text_completion")
                                 << QByteArray("object is 'text_completion', not 'chat.completion'");
    QTest::newRow("noCreated") << whole << json << replaced(goodCompletion, R"("created":1,)", "")
                               << QByteArray("created is missing");
    QTest::newRow("noModel") << whole << json << replaced(goodCompletion, R"("model":"m",)", "")
                             << QByteArray("model is missing");
    QTest::newRow("emptyChoices")
        << whole << json
        << QByteArray(R"({"id":"c","object":"chat.completion","created":1,"model":"m","choices":[],)"
                      R"("usage":{"prompt_tokens":3,"completion_tokens":1}})")
        << QByteArray("choices is empty");
    QTest::newRow("noMessage") << whole << json << replaced(goodCompletion, "message", "delta")
                               << QByteArray("choices[0].message is missing");
    QTest::newRow("noRole") << whole << json << replaced(goodCompletion, R"("role":"assistant",)", "")
                            << QByteArray("role is missing");
    QTest::newRow("noFinishReason") << whole << json << replaced(goodCompletion, R"("stop")", "null")
                                    << QByteArray("finish_reason is missing");
    QTest::newRow("unknownFinishReason") << whole << json << completion(R"("content":"hi")", "end_turn")
                                         << QByteArray("finish_reason is 'end_turn', which");
    QTest::newRow("noUsage") << whole << json << replaced(goodCompletion, "usage", "used")
                             << QByteArray("usage with prompt_tokens");
    QTest::newRow("usageWithoutCounts")
        << whole << json << replaced(goodCompletion, "prompt_tokens", "input_tokens")
        << QByteArray("usage with prompt_tokens");
    QTest::newRow("toolWithoutId") << whole << json << completion(toolCall("", goodArguments), "tool_calls")
                                   << QByteArray("id is missing in a tool call");
    QTest::newRow("toolWithoutName") << whole << json << replaced(tool, R"("name":"say",)", "")
                                     << QByteArray("name is missing in a tool call");
    QTest::newRow("argumentsAreNotJson")
        << whole << json << completion(toolCall(callId, R"("word: hi")"), "tool_calls")
        << QByteArray("arguments of a tool call is not valid JSON");
    QTest::newRow("argumentsCutByLength")
        << whole << json << completion(toolCall(callId, "\"{\\\"wo\""), "length") << QByteArray();
    QTest::newRow("toolWithStop") << whole << json << completion(toolCall(callId, goodArguments))
                                  << QByteArray("finish_reason is 'stop' although a tool is called");
    QTest::newRow("forcedToolWithStop")
        << forced << json << completion(toolCall(callId, goodArguments)) << QByteArray();
    QTest::newRow("forcedToolWithFunctionCall")
        << forced << json << completion(toolCall(callId, goodArguments), "function_call")
        << QByteArray("finish_reason is 'function_call' although");
    QTest::newRow("oldFunctionCall") << whole << json << completion(R"("function_call":{"name":"say"})")
                                     << QByteArray("function_call is used");
    QTest::newRow("thinkingText") << thinking << json
                                  << completion(R"("reasoning_content":"hm","content":"hi")") << QByteArray();
    QTest::newRow("thinkingCount") << thinking << json
                                   << replaced(goodCompletion, R"("total_tokens":4)",
                                          R"("completion_tokens_details":{"reasoning_tokens":9})")
                                   << QByteArray();
    QTest::newRow("noThinking") << thinking << json << goodCompletion << QByteArray("thinking was asked for");
}

void ProtocolCheckTest::chatStream_data()
{
    addReplyColumns();
    const auto tool = [](const QByteArray& id, const QByteArray& index, const QByteArray& rest) {
        return delta(R"("role":"assistant","tool_calls":[{)" + index + id
                   + R"("type":"function","function":{"name":"say","arguments":""}}])")
            + delta(R"("tool_calls":[{)" + index + R"("function":{"arguments":")" + rest + R"("}}])")
            + delta("", R"("tool_calls")") + usageChunk + done;
    };
    const QByteArray index = R"("index":0,)";
    const ReplyExpectation withoutUsage{ true, false };
    QTest::newRow("good") << stream << events << goodChunks << QByteArray();
    QTest::newRow("goodTool") << stream << events << tool(callId, index, "{}") << QByteArray();
    QTest::newRow("error") << stream << events << firstChunk + "data: {\"error\":{\"message\":\"x\"}}\n\n"
                           << QByteArray();
    QTest::newRow("wholeForAStream") << stream << json << goodCompletion
                                     << QByteArray("stream is ignored: a stream was asked for");
    QTest::newRow("wrongContentType") << stream << QByteArray("text/plain") << goodChunks
                                      << QByteArray("content-type is 'text/plain', not 'text/event-stream'");
    QTest::newRow("noDone") << stream << events << firstChunk + lastChunk + usageChunk
                            << QByteArray("The mark [DONE] is missing");
    QTest::newRow("goesOn") << stream << events << goodChunks + lastChunk << QByteArray("The stream goes on");
    QTest::newRow("noUsage") << stream << events << firstChunk + lastChunk + done
                             << QByteArray("usage with prompt_tokens");
    QTest::newRow("usageNotAsked") << withoutUsage << events << firstChunk + lastChunk + done << QByteArray();
    QTest::newRow("noFinishReason") << stream << events << firstChunk + usageChunk + done
                                    << QByteArray("finish_reason is missing");
    QTest::newRow("noRole") << stream << events << replaced(goodChunks, R"("role":"assistant",)", "")
                            << QByteArray("role is missing");
    QTest::newRow("noId") << stream << events << replaced(goodChunks, R"("id":"c1",)", "")
                          << QByteArray("id is missing: the reply");
    QTest::newRow("idInOneChunk") << stream << events
                                  << firstChunk + replaced(lastChunk, R"("id":"c1",)", "") + usageChunk + done
                                  << QByteArray();
    QTest::newRow("objectOfAWhole") << stream << events << replaced(goodChunks, ".chunk", "")
                                    << QByteArray("object is 'chat.completion', not 'chat.completion.chunk'");
    QTest::newRow("emptyChoices") << stream << events << usageChunk + done << QByteArray("choices is empty");
    QTest::newRow("unknownEvent") << stream << events << "data: {\"hello\":1}\n\n" + goodChunks
                                  << QByteArray("choices is missing in an event");
    QTest::newRow("dataIsNotJson") << stream << events << "data: {\n\n" + goodChunks
                                   << QByteArray("data is not JSON");
    QTest::newRow("toolWithoutId") << stream << events << tool("", index, "{}")
                                   << QByteArray("id is missing in a tool call");
    QTest::newRow("toolWithoutIndex")
        << stream << events << tool(callId, "", "{}") << QByteArray("index is missing in a tool call");
    QTest::newRow("argumentsAreNotJson") << stream << events << tool(callId, index, "{")
                                         << QByteArray("arguments of a tool call is not valid JSON");
}

void ProtocolCheckTest::models_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sentence");
    const int anthropic = int(Protocol::Anthropic);
    const int chat = int(Protocol::OpenAiChat);
    const QByteArray list = R"({"object":"list","data":[{"id":"m","object":"model"}]})";
    QTest::newRow("good") << chat << json << list << QByteArray();
    QTest::newRow("anthropicNeedsNoObject")
        << anthropic << json << QByteArray(R"({"data":[]})") << QByteArray();
    QTest::newRow("noObject") << chat << json << QByteArray(R"({"data":[]})")
                              << QByteArray("object is not 'list'");
    QTest::newRow("noData") << chat << json << QByteArray(R"({"object":"list"})")
                            << QByteArray("data is missing");
    QTest::newRow("noId") << chat << json << replaced(list, R"("id")", R"("name")")
                          << QByteArray("id is missing in an entry");
    QTest::newRow("contentType") << chat << QByteArray("text/plain") << list << QByteArray("content-type is");
    QTest::newRow("webPage") << chat << json << QByteArray("<html>")
                             << QByteArray("The answer is a web page");
    QTest::newRow("notJson") << chat << json << QByteArray("{") << QByteArray("The body of the answer");
}

void ProtocolCheckTest::models()
{
    QFETCH(int, protocol);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sentence);
    compare(ProtocolCheck::models(Protocol(protocol), rawAnswer(contentType, body)), sentence);
}

void ProtocolCheckTest::tokenCount_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("good") << QByteArray(R"({"input_tokens":3})") << QByteArray();
    QTest::newRow("text") << QByteArray(R"({"input_tokens":"3"})") << QByteArray("input_tokens is missing");
    QTest::newRow("missing") << QByteArray("{}") << QByteArray("input_tokens is missing");
}

void ProtocolCheckTest::tokenCount()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sentence);
    compare(ProtocolCheck::tokenCount(rawAnswer(json, body)), sentence);
}

void ProtocolCheckTest::showsNoKey()
{
    const QByteArray key = "sk-ant-REDACTED";
    const QByteArray text = joined(ProtocolCheck::reply(
        Protocol::OpenAiChat, whole, rawAnswer(json, completion(R"("content":"")", key))));
    QVERIFY2(text.startsWith("finish_reason is 'sk-***'"), text.constData());
}

void ProtocolCheckTest::showsNoLongWord()
{
    const QByteArray body = completion(R"("content":"")", QByteArray(200, 'x'));
    const QByteArray text = joined(ProtocolCheck::reply(Protocol::OpenAiChat, whole, rawAnswer(json, body)));
    QVERIFY2(text.startsWith("finish_reason is a long text, which"), text.constData());
}

void ProtocolCheckTest::saysEachOnce()
{
    const QByteArray pongs = replaced(goodEvents, "ping", "pong") + replaced(goodEvents, "ping", "pong");
    const QByteArray text
        = joined(ProtocolCheck::reply(Protocol::Anthropic, stream, rawAnswer(events, pongs)));
    QCOMPARE(text.count("'pong'"), 1);
}

QTEST_GUILESS_MAIN(ProtocolCheckTest)
#include "tst_protocolcheck.moc"
