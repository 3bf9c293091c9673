#include "server/ProviderTestAnswers.h"

namespace dragoman {

namespace {

QByteArray message(const QByteArray& content, const QByteArray& stop)
{
    return R"({"id":"msg_1","type":"message","role":"assistant","model":"m","content":[)" + content
        + R"(],"stop_reason":)" + stop
        + R"(,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":2}})";
}

QByteArray chatCompletion(const QByteArray& members, const QByteArray& finish)
{
    return R"({"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,)"
           R"("message":{"role":"assistant",)"
        + members + R"(},"finish_reason":")" + finish
        + R"("}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}})";
}

QByteArray toolCall(Protocol protocol)
{
    if (protocol == Protocol::Anthropic)
        return message(
            R"({"type":"tool_use","id":"toolu_1","name":"say","input":{"word":"hi"}})", R"("tool_use")");
    return chatCompletion(
        R"("content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"say",)"
        "\"arguments\":\"{\\\"word\\\":\\\"hi\\\"}\"}}]",
        "tool_calls");
}

QByteArray thinking(Protocol protocol)
{
    if (protocol == Protocol::Anthropic)
        return message(
            R"({"type":"thinking","thinking":"hm","signature":"c2ln"},{"type":"text","text":"hi"})",
            R"("end_turn")");
    return chatCompletion(R"("reasoning_content":"hm","content":"hi")", "stop");
}

QByteArray chunk(const QByteArray& rest)
{
    return R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":)" + rest
        + '}';
}

} // namespace

ProviderTestAnswers::ProviderTestAnswers(Protocol protocol)
{
    using Step = ProviderTestStep;
    const ScriptedAnswer good = ScriptedAnswer::json(200, completion(protocol));
    m_answers[Step::Models] = ScriptedAnswer::json(
        200, R"({"object":"list","data":[{"id":"first"},{"id":"second"}],"has_more":false})");
    m_answers[Step::Completion] = good;
    m_answers[Step::Streaming] = ScriptedAnswer::sse(stream(protocol));
    m_answers[Step::ToolCall] = ScriptedAnswer::json(200, toolCall(protocol));
    m_answers[Step::Image] = good;
    m_answers[Step::Thinking] = ScriptedAnswer::json(200, thinking(protocol));
    if (protocol == Protocol::Anthropic)
        m_answers[Step::CountTokens] = ScriptedAnswer::json(200, R"({"input_tokens":10})");
}

QByteArray ProviderTestAnswers::completion(Protocol protocol, const QByteArray& text)
{
    if (protocol == Protocol::Anthropic)
        return message(R"({"type":"text","text":")" + text + "\"}", R"("end_turn")");
    return chatCompletion(R"("content":")" + text + '"', "stop");
}

QList<QByteArray> ProviderTestAnswers::stream(Protocol protocol)
{
    if (protocol == Protocol::OpenAiChat)
        return { chunk(R"([{"index":0,"delta":{"role":"assistant","content":"hi"},"finish_reason":null}])"),
            chunk(R"([{"index":0,"delta":{},"finish_reason":"stop"}])"),
            chunk(R"([],"usage":{"prompt_tokens":3,"completion_tokens":2})"), "data: [DONE]" };
    return {
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":" + message("", "null") + '}',
        "event: content_block_start\ndata: "
        R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})",
        "event: content_block_delta\ndata: "
        R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hi"}})",
        "event: content_block_stop\ndata: "
        R"({"type":"content_block_stop","index":0})",
        "event: message_delta\ndata: "
        R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}})",
        "event: message_stop\ndata: "
        R"({"type":"message_stop"})",
    };
}

} // namespace dragoman
