#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dragoman {

// What the splitter needs to know of a character; Digit stands outside the pair costs.
enum class SymbolKind : std::uint8_t { Lower, Upper, Mark, Slash, Space, Tab, Newline, Digit };
inline constexpr std::size_t symbolKindCount = 8;

// A class of characters that cost alike: each ASCII character that is no digit, and each script.
using Symbol = std::uint8_t;

struct SymbolRange
{
    char32_t first;
    char32_t last; // inclusive
    Symbol symbol;
};

struct HanClass
{
    Symbol symbol;
    std::u16string_view members;
};

// Symbols are numbered: Start (before the first character of a piece), Tab, Newline, the ASCII
// characters from the space up without digits, then the ranges and the Han classes.
inline constexpr std::size_t symbolCount = 126;
inline constexpr Symbol startSymbol = 0;
inline constexpr Symbol tabSymbol = 1;
inline constexpr Symbol newlineSymbol = 2;
inline constexpr Symbol spaceSymbol = 3;
inline constexpr Symbol otherHanSymbol = symbolCount - 1;
inline constexpr std::size_t symbolRangeCount = 61;
inline constexpr std::size_t hanClassCount = 6;

// Costs are whole numbers of 1/24 tokens; the character ! in pairCostRows stands for -24.
inline constexpr int costUnitsPerToken = 24;
inline constexpr int lowestPairCost = -24;

extern const std::array<SymbolKind, symbolCount> symbolKinds;
extern const std::array<SymbolRange, symbolRangeCount> symbolRanges; // the first that fits counts
extern const std::array<HanClass, hanClassCount> hanClasses;
extern const std::string_view pairCostRows; // symbolCount rows of symbolCount characters

} // namespace dragoman
