#pragma once

#include "base/Json.h"

#include <string>
#include <string_view>

namespace dragoman {

// How new lines of JSON are laid out in a text.
struct JsonLayout
{
    std::string indent{}; // of the line on which the value begins
    std::string unit = "  "; // one level more
    std::string_view lineEnd = "\n";
    bool oneLine = false;

    JsonLayout deeper() const { return { indent + unit, unit, lineEnd, oneLine }; }
    // What stands before a member of the container whose line has this layout's indentation.
    std::string breakBefore() const { return oneLine ? " " : std::string(lineEnd) + indent; }
};

// `value` in that layout: objects and lists of objects over several lines, everything else as spelled.
std::string layOut(JsonValue value, const JsonLayout& layout);

} // namespace dragoman
