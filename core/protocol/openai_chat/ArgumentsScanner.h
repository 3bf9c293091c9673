#pragma once

#include "base/Json.h"

#include <cstddef>

namespace dragoman {

// Follows the arguments of a tool call while they stream in, to know when their JSON value is complete.
// Only brackets and strings are looked at: what is between them may still be wrong.
class ArgumentsScanner
{
public:
    // Takes the next fragment (escaped, as it stands in the chunk) and returns the part of it that
    // belongs to the value: without white space before it and without anything behind it.
    JsonText take(JsonText fragment);

    bool hasBegun() const { return m_place != Place::Before; }
    bool isComplete() const { return m_place == Place::Behind; }

private:
    enum class Place { Before, Inside, InString, BehindBackslash, Scalar, Behind };

    void see(char c);
    void seeFirst(char c);
    void seeInside(char c);

    Place m_place = Place::Before;
    std::size_t m_depth = 0;
};

} // namespace dragoman
