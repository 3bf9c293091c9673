#pragma once

#include "protocol/DeviationList.h"
#include "protocol/ReplyRules.h"

#include <cstdint>
#include <map>
#include <string>

namespace dragoman {

// The rules for what a provider answers to POST /v1/chat/completions (OpenAI API reference, "The chat
// completion object" and "The chat completion chunk object").
class ChatReplyRules : public ReplyRules
{
public:
    // `deviations` must outlive the rules.
    ChatReplyRules(const ReplyExpectation& expected, DeviationList& deviations)
        : m_expected(expected)
        , m_deviations(deviations)
    {
    }

    void onWhole(const JsonValue& body) override;
    void onEvent(std::string_view name, const JsonValue& data) override;
    void onDone() override;
    void onStreamEnd() override;

private:
    struct ToolCall
    {
        bool hasId = false;
        bool hasName = false;
        std::string arguments{};
    };

    void takeEnvelope(const JsonValue& reply, std::string_view object);
    void takeUsage(const JsonValue& usage);
    void takeChoice(const JsonValue& choice, std::string_view payloadName);
    void takeToolCall(const JsonValue& call, std::int64_t fallbackIndex);
    void checkEnvelope();
    void checkChoices();
    void checkTools();
    void checkUsage();

    const ReplyExpectation m_expected;
    DeviationList& m_deviations;
    std::map<std::int64_t, ToolCall> m_tools; // by index
    std::string m_finishReason;
    bool m_hasId = false;
    bool m_hasObject = false;
    bool m_hasModel = false;
    bool m_hasCreated = false;
    bool m_hasChoice = false;
    bool m_hasPayload = false;
    bool m_hasRole = false;
    bool m_hasUsage = false;
    bool m_hasThinking = false;
    bool m_hasError = false;
    bool m_isDone = false;
};

} // namespace dragoman
