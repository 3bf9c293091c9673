#pragma once

#include "base/Json.h"

#include <string_view>

namespace dragoman {

// What a reply has to show, by what was asked for.
struct ReplyExpectation
{
    bool stream = false;
    bool streamUsage = true; // OpenAI: usage was asked for in the stream
    bool thinking = false; // thinking was asked for
    bool toolForced = false; // a tool call was forced by the tool's name
};

// The rules of one protocol for a reply; each breach goes to a DeviationList. Either onWhole is called, or
// the other three in the order of the stream.
class ReplyRules
{
public:
    virtual ~ReplyRules() = default;
    virtual void onWhole(const JsonValue& body) = 0;
    virtual void onEvent(std::string_view name, const JsonValue& data) = 0;
    // The mark `[DONE]`.
    virtual void onDone() = 0;
    virtual void onStreamEnd() = 0;
};

} // namespace dragoman
