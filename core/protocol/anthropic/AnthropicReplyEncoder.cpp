#include "protocol/anthropic/AnthropicReplyEncoder.h"

#include "protocol/ToolNames.h"
#include "protocol/anthropic/AnthropicStopReason.h"
#include "tokens/BytesPerToken.h"

#include <algorithm>

namespace dragoman {

namespace {

// A message id of this protocol made of the id that the provider gave, so that both can be matched.
std::string messageId(std::string_view given, std::string_view fallback)
{
    constexpr std::string_view own = "msg_";
    constexpr std::string_view chat = "chatcmpl-";
    given.remove_prefix(given.starts_with(own) ? own.size() : given.starts_with(chat) ? chat.size() : 0);
    std::string id(own);
    std::copy_if(given.begin(), given.end(), std::back_inserter(id), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
            || c == '-';
    });
    return id.size() > own.size() ? id : id.append(fallback);
}

} // namespace

void AnthropicReplyEncoder::begin(const ReplyStarted& event)
{
    m_id = messageId(event.id.escaped, m_shape.fallbackId);
    if (m_shape.model.empty())
        m_shape.model = decodeJsonText(event.model);
    m_usage.update(event.usage);
}

JsonText AnthropicReplyEncoder::toolId(JsonText given)
{
    return legalToolId(given, anthropicToolIds, m_toolId);
}

Usage AnthropicReplyEncoder::firstUsage() const
{
    Usage usage = m_usage;
    usage.input = m_usage.input.value_or(m_shape.estimatedInput);
    usage.output = 0;
    usage.reasoning.reset();
    return usage;
}

Usage AnthropicReplyEncoder::finalUsage() const
{
    Usage usage = m_usage;
    usage.input = m_usage.input.value_or(m_shape.estimatedInput);
    if (!usage.output)
        usage.output = static_cast<std::int64_t>(std::max<std::size_t>(m_textBytes / bytesPerToken, 1));
    return usage;
}

void AnthropicReplyEncoder::writeHead(JsonWriter& json) const
{
    json.key("id").string(m_id);
    json.key("type").string("message");
    json.key("role").string("assistant");
    json.key("model").string(m_shape.model);
}

void AnthropicReplyEncoder::writeStop(JsonWriter& json, const ReplyFinished& event)
{
    json.key("stop_reason").string(anthropicStopReason(event.reason));
    json.key("stop_sequence");
    const bool hasSequence = event.reason == StopReason::StopSequence && !event.stopSequence.isEmpty();
    hasSequence ? json.string(event.stopSequence) : json.null();
}

void AnthropicReplyEncoder::writeRefusal(JsonWriter& json, const ReplyFinished& event)
{
    json.key("stop_details").beginObject();
    json.key("type").string("refusal");
    json.key("category").null();
    json.key("explanation");
    event.explanation.isEmpty() ? json.null() : json.string(event.explanation);
    json.endObject();
}

} // namespace dragoman
