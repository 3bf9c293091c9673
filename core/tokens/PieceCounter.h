#pragma once

#include "tokens/TokenSymbols.h"

#include <algorithm>
#include <cstdint>

namespace dragoman {

// Splits a text into pieces as the pattern of the o200k_base tokenizer does and adds up what they
// cost. A piece is, simplified:
//   word     one character that is no letter, digit or line break, or none; capitals; small letters
//            (letters of scripts without case count as small)
//   digits   up to three
//   marks    a space or none; anything that is no letter, digit or white space; line breaks and /
//   blanks   white space through its last line break; then white space but for the last blank, which
//            goes to the word or marks behind it
// Words and marks cost the sum of their pair costs, at least one token; each other piece one token.
//
// It is a small value: copy it into a loop to keep it in registers. A step has no branches, because
// the ends of words cannot be predicted.
class PieceCounter
{
public:
    void step(const TokenSymbols& symbols, SymbolEntry entry)
    {
        const Transition& transition = transitionOf(m_state, entry.kind);
        m_closed += (std::max(costUnitsPerToken, m_score) & transition.closes) + transition.charge;
        const auto left = static_cast<Symbol>(m_previous & transition.joins);
        m_score = (m_score & transition.joins) + symbols.pairCost(left, entry.symbol);
        m_previous = entry.symbol;
        m_state = transition.next;
    }

    // Ends the piece: what follows begins anew.
    void endPiece();

    // Cost so far with the open piece as if it ended here, in units of 1/costUnitsPerToken tokens.
    std::int64_t cost() const;

private:
    using State = std::uint8_t; // see PieceCounter.cpp
    static constexpr std::size_t stateCount = 18;

    struct Transition
    {
        std::int32_t joins = 0; // all bits set: the character continues the piece
        std::int32_t closes = 0; // all bits set: a word or marks end before the character
        std::int32_t charge = 0; // cost of digits and blanks, in the units of pair costs
        State next = 0;
    };
    friend class TransitionRules;
    struct TransitionTable
    {
        std::array<std::array<Transition, symbolKindCount>, stateCount> rows{};
    };

    static const TransitionTable transitions;
    static const Transition& transitionOf(State state, SymbolKind kind)
    {
        return transitions.rows[state][static_cast<std::size_t>(kind)];
    }

    std::int64_t m_closed = 0; // cost of the pieces that are complete
    int m_score = 0; // sum of the pair costs of the open piece
    Symbol m_previous = startSymbol;
    State m_state = 0;
};

} // namespace dragoman
