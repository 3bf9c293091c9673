#pragma once

#include "protocol/anthropic/AnthropicReplyEncoder.h"

namespace dragoman {

// Writes a reply as the event stream of POST /v1/messages (Anthropic API reference, "Streaming Messages"):
// `event:` and `data:` lines, LF only. Nothing follows an error event.
class AnthropicStreamEncoder : public AnthropicReplyEncoder
{
public:
    explicit AnthropicStreamEncoder(ReplyShape shape)
        : AnthropicReplyEncoder(std::move(shape))
    {
    }

    void encode(const ReplyEvent& event, std::string& out) override;

    // The event that keeps a stream open and means nothing.
    static constexpr std::string_view ping = "event: ping\ndata: {\"type\":\"ping\"}\n\n";

private:
    void write(const BlockDelta& event, std::string& out);
    void write(const ReplyStarted& event, std::string& out);
    void write(const BlockOpened& event, std::string& out);
    void write(const BlockClosed& event, std::string& out);
    void write(const CitationFound& event, std::string& out);
    void write(const UsageReported& event, std::string& out);
    void write(const Ping& event, std::string& out);
    void write(const ReplyFinished& event, std::string& out);
    void write(const ReplyFailed& event, std::string& out);

    void writeContentBlock(JsonWriter& json, const BlockOpened& event);
    void prepareDeltas(std::string_view type, std::string_view field);
    void writeDelta(JsonText text, std::string& out) const;

    std::size_t m_index = 0; // of the open block, else of the next one
    BlockKind m_kind = BlockKind::Text;
    std::string m_deltaHead; // the open block's delta event up to its text
    std::string m_signature; // escaped; clients replace it with each delta, so it goes out whole
    bool m_hasArguments = false;
    bool m_failed = false;
};

} // namespace dragoman
