#pragma once

#include "tokens/TokenTables.h"

#include <array>
#include <cstdint>

namespace dragoman {

struct SymbolEntry
{
    Symbol symbol = startSymbol;
    SymbolKind kind = SymbolKind::Mark;
};

// The tables of TokenTables.h unpacked for constant time look-ups (about 130 KB, built once).
class TokenSymbols
{
public:
    static const TokenSymbols& instance();

    // `character` is below 0x80.
    SymbolEntry ofAscii(unsigned char character) const { return m_ascii[character]; }
    SymbolEntry of(char32_t character) const
    {
        if (character < 0x80)
            return ofAscii(static_cast<unsigned char>(character));
        const Symbol symbol = character < planeSize ? m_plane[character] : ofHigherPlane(character);
        return { symbol, symbolKinds[symbol] };
    }
    // In units of 1/costUnitsPerToken tokens; may be negative.
    int pairCost(Symbol left, Symbol right) const
    {
        return m_pairCosts[static_cast<std::size_t>(left) << rowShift | right];
    }

private:
    static constexpr unsigned rowShift = 7; // rows of 128: a shift instead of a multiplication
    static constexpr std::size_t planeSize = 0x10000;

    TokenSymbols();
    static Symbol ofHigherPlane(char32_t character);
    void fillAscii();
    void fillRanges();
    void fillHan();
    void fillPairCosts();

    std::array<SymbolEntry, 0x80> m_ascii{};
    std::array<Symbol, planeSize> m_plane{}; // the Basic Multilingual Plane
    std::array<std::int8_t, symbolCount << rowShift> m_pairCosts{};
};

} // namespace dragoman
