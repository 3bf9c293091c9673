#pragma once

#include <cstddef>
#include <string_view>

namespace dragoman {

// The first character of an escaped text, whatever its spelling: a byte or an escape.
struct EscapedUnit
{
    char ascii = 0; // what it stands for; 0 for everything beyond ASCII
    std::size_t length = 1; // how much of the text it takes
};

// `escaped` must not be empty and comes from a validated document.
EscapedUnit unitAt(std::string_view escaped);

// How far the start of `escaped` spells `word` (plain ASCII).
struct WordMatch
{
    enum class Kind { No, Partial, Whole };
    Kind kind = Kind::No; // Partial: the text ends before the word does
    std::size_t length = 0; // for Whole: how much of the text the word takes
};
WordMatch matchWord(std::string_view escaped, std::string_view word);

// How many characters (Unicode code points) the text stands for.
std::size_t countCharacters(std::string_view escaped);

} // namespace dragoman
