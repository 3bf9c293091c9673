#include "tokens/TokenSymbols.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr char32_t firstHan = 0x4E00;
constexpr char32_t lastHan = 0x9FFF;
constexpr unsigned char firstPrintable = 0x20;
constexpr unsigned char lastPrintable = 0x7E;

bool isDigit(unsigned char character)
{
    return character >= '0' && character <= '9';
}

Symbol symbolOfPrintable(unsigned char character)
{
    const int digitsBefore = character > '9' ? 10 : 0;
    return static_cast<Symbol>(spaceSymbol + character - firstPrintable - digitsBefore);
}

Symbol symbolOfAscii(unsigned char character)
{
    if (character == '\n' || character == '\r')
        return newlineSymbol;
    if (character == '\t' || character == '\v' || character == '\f')
        return tabSymbol;
    const bool control = character < firstPrintable || character > lastPrintable;
    return symbolOfPrintable(control ? lastPrintable : character);
}

} // namespace

const TokenSymbols& TokenSymbols::instance()
{
    static const TokenSymbols symbols;
    return symbols;
}

TokenSymbols::TokenSymbols()
{
    fillAscii();
    fillRanges();
    fillHan();
    fillPairCosts();
}

Symbol TokenSymbols::ofHigherPlane(char32_t character)
{
    const auto found
        = std::find_if(symbolRanges.begin(), symbolRanges.end(), [character](const SymbolRange& range) {
              return range.first <= character && character <= range.last;
          });
    return found == symbolRanges.end() ? symbolRanges.back().symbol : found->symbol;
}

void TokenSymbols::fillAscii()
{
    for (std::size_t i = 0; i < m_ascii.size(); ++i) {
        const auto character = static_cast<unsigned char>(i);
        const Symbol symbol = symbolOfAscii(character);
        m_ascii[i] = { symbol, symbolKinds[symbol] };
        if (isDigit(character))
            m_ascii[i] = { startSymbol, SymbolKind::Digit };
    }
}

void TokenSymbols::fillRanges()
{
    for (auto range = symbolRanges.rbegin(); range != symbolRanges.rend(); ++range) {
        const char32_t end = std::min<char32_t>(range->last + 1, planeSize);
        for (char32_t character = range->first; character < end; ++character)
            m_plane[character] = range->symbol;
    }
}

void TokenSymbols::fillHan()
{
    for (char32_t character = firstHan; character <= lastHan; ++character)
        m_plane[character] = otherHanSymbol;
    for (const HanClass& hanClass : hanClasses) {
        for (const char16_t member : hanClass.members)
            m_plane[member] = hanClass.symbol;
    }
}

void TokenSymbols::fillPairCosts()
{
    for (std::size_t i = 0; i < pairCostRows.size(); ++i) {
        const std::size_t place = (i / symbolCount) << rowShift | i % symbolCount;
        m_pairCosts[place] = static_cast<std::int8_t>(pairCostRows[i] - '!' + lowestPairCost);
    }
}

} // namespace dragoman
