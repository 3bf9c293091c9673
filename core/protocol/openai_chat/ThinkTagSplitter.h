#pragma once

#include "base/Json.h"

#include <string>

namespace dragoman {

// Separates `<think>...</think>` at the very start of an answer from the answer behind it. Tags further
// on are the model's own words and stay. Works on escaped text in any pieces.
class ThinkTagSplitter
{
public:
    // Both are valid until the next call.
    struct Parts
    {
        JsonText thinking{};
        JsonText text{};
    };
    Parts take(JsonText piece);
    // What was held back because a tag might have begun.
    Parts finish();

private:
    enum class Place { Start, Thinking, Gap, Answer };

    Parts atStart();
    Parts inThinking();
    JsonText behindGap(std::string_view text);

    Place m_place = Place::Start;
    std::string m_held; // escaped, not decided yet
    std::string m_given; // what the last call returned out of m_held
};

} // namespace dragoman
