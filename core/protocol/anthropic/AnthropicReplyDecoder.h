#pragma once

#include "protocol/Codec.h"
#include "protocol/anthropic/AnthropicBlockReader.h"

#include <string>
#include <string_view>

namespace dragoman {

// Reads what a provider answers to POST /v1/messages: the events of a stream (Anthropic API reference,
// "Streaming Messages") or a whole message. FORMAT-replies.md has the rules, also those for hosts that bend
// the protocol.
class AnthropicReplyDecoder : public ReplyDecoder
{
public:
    explicit AnthropicReplyDecoder(ReplyPlan plan);

    void onEvent(std::string_view name, const JsonValue& data, ReplySink& sink) override;
    // The mark is not part of this protocol: it ends a stream no better than its last byte does.
    void onDone(ReplySink& sink) override { onEnd(sink); }
    void onWhole(const JsonValue& body, ReplySink& sink) override;
    void onEnd(ReplySink& sink) override;
    bool isOver() const override { return m_over; }
    bool hasStopReason() const override { return m_over || !m_stopReason.empty(); }

private:
    void onMessageStart(const JsonValue& data, ReplySink& sink);
    void onBlockStart(const JsonValue& data, ReplySink& sink);
    void onDelta(const JsonValue& data, ReplySink& sink);
    void onBlockStop(const JsonValue& data, ReplySink& sink);
    void onMessageDelta(const JsonValue& data, ReplySink& sink);
    void onMessageStop(const JsonValue& data, ReplySink& sink);
    void onPing(const JsonValue& data, ReplySink& sink);
    void onError(const JsonValue& data, ReplySink& sink);

    void startOnce(const JsonValue& message, ReplySink& sink);
    void readContent(const JsonValue& content, ReplySink& sink);
    void keepStop(const JsonValue& source);
    StopReason stopReason() const;
    bool mayEndHere() const;
    void finish(ReplySink& sink);
    void fail(Error error, ReplySink& sink);

    ReplyPlan m_plan;
    AnthropicBlockReader m_blocks;
    std::string m_stopReason; // decoded, as the provider said it
    std::string m_stopSequence; // escaped
    std::string m_explanation; // escaped
    bool m_started = false;
    bool m_over = false;
};

} // namespace dragoman
