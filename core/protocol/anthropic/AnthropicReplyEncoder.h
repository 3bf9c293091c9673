#pragma once

#include "base/JsonWriter.h"
#include "protocol/Codec.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace dragoman {

// What a stream and a whole message of the Anthropic protocol have in common.
class AnthropicReplyEncoder : public ReplyEncoder
{
protected:
    explicit AnthropicReplyEncoder(ReplyShape shape)
        : m_shape(std::move(shape))
    {
    }

    void begin(const ReplyStarted& event);
    void update(const Usage& usage) { m_usage.update(usage); }
    // Text that went to the client: tokens are estimated from it where the provider reports none.
    void count(JsonText text) { m_textBytes += text.escaped.size(); }

    // The id to show for a tool call; valid until the next call.
    JsonText toolId(JsonText given);

    // The usage known at the start, with an estimated input and no output.
    Usage firstUsage() const;
    // The usage at the end; every count that the provider left out is estimated.
    Usage finalUsage() const;

    // Writes id, type, role and model.
    void writeHead(JsonWriter& json) const;
    static void writeStop(JsonWriter& json, const ReplyFinished& event);
    // Writes `stop_details` of a refusal.
    static void writeRefusal(JsonWriter& json, const ReplyFinished& event);

private:
    ReplyShape m_shape;
    std::string m_id;
    std::string m_toolId;
    Usage m_usage;
    std::size_t m_textBytes = 0;
};

} // namespace dragoman
