#include "tokens/PieceCounter.h"

namespace dragoman {

namespace {

// What the open piece is and what of it decides how it goes on.
enum PieceState : std::uint8_t {
    Nothing,
    Capitals, // a word without small letters so far
    Word,
    SingleMark, // without a space before it: may turn out to be the first character of a word
    Marks,
    MarksTail, // line breaks behind marks
    OneDigit,
    TwoDigits,
    ThreeDigits,
    LineBreak, // white space that ends with a line break
    Blanks, // and behind it the combinations of the three facts below
};

constexpr std::uint8_t severalBlanks = 1;
constexpr std::uint8_t endsWithTab = 2;
constexpr std::uint8_t afterLineBreak = 4;

} // namespace

class TransitionRules
{
public:
    using Transition = PieceCounter::Transition;

    static constexpr PieceCounter::TransitionTable table()
    {
        PieceCounter::TransitionTable table;
        for (std::uint8_t state = 0; state < PieceCounter::stateCount; ++state) {
            for (std::size_t kind = 0; kind < symbolKindCount; ++kind)
                table.rows[state][kind] = transition(state, static_cast<SymbolKind>(kind));
        }
        return table;
    }

    static constexpr bool isBlank(std::uint8_t state) { return state >= Blanks; }
    static constexpr bool isMarks(std::uint8_t state) { return state >= SingleMark && state <= MarksTail; }
    static constexpr bool isScored(std::uint8_t state) { return state >= Capitals && state <= MarksTail; }

private:
    static constexpr bool has(std::uint8_t state, std::uint8_t fact)
    {
        return isBlank(state) && ((state - Blanks) & fact) != 0;
    }

    static constexpr Transition transition(std::uint8_t state, SymbolKind kind)
    {
        switch (kind) {
        case SymbolKind::Lower: return letter(state, Word);
        case SymbolKind::Upper: return letter(state, Capitals);
        case SymbolKind::Mark: return mark(state);
        case SymbolKind::Slash: return state == MarksTail ? join(state, MarksTail) : mark(state);
        case SymbolKind::Space: return blank(state, 0);
        case SymbolKind::Tab: return blank(state, endsWithTab);
        case SymbolKind::Newline: return newline(state);
        case SymbolKind::Digit: return digit(state);
        }
        return {};
    }

    static constexpr Transition letter(std::uint8_t state, std::uint8_t next)
    {
        const bool sameWord = state == Capitals || (state == Word && next == Word);
        return sameWord || state == SingleMark || isBlank(state) ? join(state, next) : begin(state, next);
    }

    static constexpr Transition mark(std::uint8_t state)
    {
        const bool behindSpace = isBlank(state) && !has(state, endsWithTab);
        if (behindSpace || state == SingleMark || state == Marks)
            return join(state, Marks);
        return begin(state, SingleMark);
    }

    static constexpr Transition newline(std::uint8_t state)
    {
        if (isMarks(state))
            return join(state, MarksTail);
        const bool counted = state == LineBreak || has(state, afterLineBreak);
        return { 0, isScored(state) ? -1 : 0, counted ? 0 : costUnitsPerToken, LineBreak };
    }

    static constexpr Transition blank(std::uint8_t state, std::uint8_t facts)
    {
        if (isBlank(state))
            facts |= severalBlanks;
        if (state == LineBreak || has(state, afterLineBreak))
            facts |= afterLineBreak;
        return { 0, isScored(state) ? -1 : 0, 0, static_cast<std::uint8_t>(Blanks + facts) };
    }

    static constexpr Transition digit(std::uint8_t state)
    {
        if (state == OneDigit || state == TwoDigits)
            return { 0, 0, 0, static_cast<std::uint8_t>(state + 1) };
        Transition transition = begin(state, OneDigit);
        transition.charge += costUnitsPerToken;
        return transition;
    }

    // The character continues the piece; blanks give it their last one, the others stand apart.
    static constexpr Transition join(std::uint8_t state, std::uint8_t next)
    {
        return { -1, 0, has(state, severalBlanks) ? costUnitsPerToken : 0, next };
    }

    // The character begins a piece; the last blank stands apart from those before it also here.
    static constexpr Transition begin(std::uint8_t state, std::uint8_t next)
    {
        const int blanks = isBlank(state) ? 1 + (has(state, severalBlanks) ? 1 : 0) : 0;
        return { 0, isScored(state) ? -1 : 0, blanks * costUnitsPerToken, next };
    }
};

constexpr PieceCounter::TransitionTable PieceCounter::transitions = TransitionRules::table();

void PieceCounter::endPiece()
{
    m_closed = cost();
    m_score = 0;
    m_previous = startSymbol;
    m_state = Nothing;
}

std::int64_t PieceCounter::cost() const
{
    if (TransitionRules::isScored(m_state))
        return m_closed + std::max(costUnitsPerToken, m_score);
    return m_closed + (TransitionRules::isBlank(m_state) ? costUnitsPerToken : 0);
}

} // namespace dragoman
