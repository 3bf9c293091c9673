#pragma once

#include "http/SseParser.h"
#include "protocol/Codec.h"
#include "protocol/DeviationList.h"
#include "protocol/ReplyRules.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// An answer with a status of success as it came, without content coding.
struct RawAnswer
{
    std::string_view contentType; // empty = none was given
    std::string_view body;
};

// Reads answers more strictly than the decoders do, which forgive what they can, and says in which ways
// they leave the protocol. Pure: bytes in, sentences out. An error in the place of a reply is no deviation.
class ProtocolCheck : private SseSink
{
public:
    static std::vector<std::string> reply(
        Protocol protocol, const ReplyExpectation& expected, const RawAnswer& answer);
    static std::vector<std::string> models(Protocol protocol, const RawAnswer& answer);
    // The answer to count_tokens (Anthropic).
    static std::vector<std::string> tokenCount(const RawAnswer& answer);

private:
    ProtocolCheck(Protocol protocol, const ReplyExpectation& expected);

    void onEvent(std::string_view name, std::string_view data) override;
    void onComment() override { }

    void checkReply(const RawAnswer& answer);
    void checkWhole(const RawAnswer& answer);
    void checkStream(const RawAnswer& answer);

    const ReplyExpectation m_expected;
    DeviationList m_deviations;
    std::unique_ptr<ReplyRules> m_rules; // nullptr: the protocol is no provider's
    JsonDocument m_json;
};

} // namespace dragoman
