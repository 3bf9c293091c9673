#pragma once

#include "protocol/Codec.h"
#include "protocol/openai_chat/BlockSequence.h"
#include "protocol/openai_chat/ChatUsage.h"
#include "protocol/openai_chat/ThinkTagSplitter.h"
#include "protocol/openai_chat/ToolCallEmitter.h"

#include <string>
#include <vector>

namespace dragoman {

// Reads chat completion chunks and whole chat completions (OpenAI API reference, "The chat completion
// chunk object"), in the dialects of the hosts that copy the API. The reply ends at `[DONE]` or with the
// bytes, never at finish_reason: usage comes behind it.
class ChatReplyDecoder : public ReplyDecoder
{
public:
    explicit ChatReplyDecoder(ReplyPlan plan);
    ChatReplyDecoder(const ChatReplyDecoder&) = delete;
    ChatReplyDecoder& operator=(const ChatReplyDecoder&) = delete;

    void onEvent(std::string_view name, const JsonValue& event, ReplySink& sink) override;
    void onDone(ReplySink& sink) override;
    void onWhole(const JsonValue& whole, ReplySink& sink) override;
    void onEnd(ReplySink& sink) override;
    bool hasStopReason() const override { return m_isOver || m_finish.has_value(); }
    bool isOver() const override { return m_isOver; }

private:
    struct WaitingProse
    {
        DeltaKind kind;
        std::string text; // escaped
    };

    void takeUsage(const JsonValue& usage, ReplySink& sink);
    void takeChoice(const JsonValue& reply, const JsonValue& choice, ReplySink& sink);
    void takePayload(const JsonValue& payload, ToolCallEmitter::Source source, ReplySink& sink);
    void takeFinish(const JsonValue& choice, ReplySink& sink);
    void takeContent(const JsonValue& content, ReplySink& sink);
    void takePart(const JsonValue& part, ReplySink& sink);
    void takeRefusal(JsonText refusal, ReplySink& sink);
    void takeTools(const JsonValue& payload, ToolCallEmitter::Source source, ReplySink& sink);
    void takeTool(const ToolCallPiece& piece, ToolCallEmitter::Source source, ReplySink& sink);
    void takeAnnotations(const JsonValue& annotations, ReplySink& sink);

    void answer(JsonText text, ReplySink& sink);
    void prose(DeltaKind kind, JsonText text, ReplySink& sink);
    void makeWait(DeltaKind kind, JsonText text, ReplySink& sink);
    void giveWaiting(ReplySink& sink);

    void start(const JsonValue& reply, ReplySink& sink);
    void finish(ReplySink& sink);
    StopReason stopReason() const;
    void fail(Error error, ReplySink& sink);

    const ReplyPlan m_plan;
    BlockSequence m_blocks;
    ToolCallEmitter m_tools;
    ThinkTagSplitter m_thinkTags;
    ChatUsageCollector m_usage;
    std::vector<WaitingProse> m_waiting; // came in the middle of a tool call
    std::size_t m_waitingBytes = 0;
    std::string m_refusal; // escaped
    std::optional<StopReason> m_finish;
    bool m_hasStarted = false;
    bool m_isOver = false;
};

} // namespace dragoman
