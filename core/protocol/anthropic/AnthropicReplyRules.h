#pragma once

#include "protocol/DeviationList.h"
#include "protocol/ReplyRules.h"

#include <cstdint>
#include <map>
#include <string>

namespace dragoman {

// The rules for what a provider answers to POST /v1/messages (Anthropic API reference, "Create a Message"
// and "Streaming Messages").
class AnthropicReplyRules : public ReplyRules
{
public:
    // `deviations` must outlive the rules.
    AnthropicReplyRules(const ReplyExpectation& expected, DeviationList& deviations)
        : m_expected(expected)
        , m_deviations(deviations)
    {
    }

    void onWhole(const JsonValue& body) override;
    void onEvent(std::string_view name, const JsonValue& data) override;
    void onDone() override;
    void onStreamEnd() override;

private:
    struct OpenBlock
    {
        bool isTool = false;
        bool isThinking = false;
        bool hasSignature = false;
        std::string arguments{}; // pieces of the tool's input so far
    };

    void onMessageStart(const JsonValue& data);
    void onBlockStart(const JsonValue& data);
    void onBlockDelta(const JsonValue& data);
    void onBlockStop(const JsonValue& data);
    void onMessageDelta(const JsonValue& data);
    void onMessageStop(const JsonValue& data);
    void onError(const JsonValue& data);
    void onPing(const JsonValue&) { }

    void checkEventName(std::string_view name, std::string_view type);
    void checkMessage(const JsonValue& message);
    OpenBlock checkBlock(const JsonValue& block);
    void checkStop(std::string_view reason);
    void checkThinking();

    const ReplyExpectation m_expected;
    DeviationList& m_deviations;
    std::map<std::int64_t, OpenBlock> m_open; // by index
    std::string m_stopReason;
    bool m_hasStart = false;
    bool m_hasStop = false;
    bool m_hasError = false;
    bool m_hasOutputCount = false;
    bool m_hasTool = false;
    bool m_hasThinking = false;
};

} // namespace dragoman
