#pragma once

#include "tokens/PieceCounter.h"

namespace dragoman {

// Decodes UTF-8 byte by byte into a PieceCounter. A byte that cannot start a character counts as
// U+FFFD; a sequence that is cut short does not count. A small value like PieceCounter.
class Utf8Counter
{
public:
    void addByte(const TokenSymbols& symbols, unsigned char byte)
    {
        SymbolEntry entry = symbols.ofAscii(byte & 0x7F);
        if (byte >= 0x80) {
            takeByte(byte);
            if (m_missing > 0)
                return;
            entry = symbols.of(m_codePoint);
        }
        m_missing = 0;
        m_pieces.step(symbols, entry);
    }

    void addCodePoint(const TokenSymbols& symbols, char32_t codePoint)
    {
        m_missing = 0;
        m_pieces.step(symbols, symbols.of(codePoint));
    }

    // Ends the piece: what follows begins anew.
    void endPiece()
    {
        m_missing = 0;
        m_pieces.endPiece();
    }

    // As PieceCounter::cost; a sequence that is not complete does not count yet.
    std::int64_t cost() const { return m_pieces.cost(); }

    static constexpr char32_t replacement = 0xFFFD;

private:
    void takeByte(unsigned char byte)
    {
        const bool continues = byte < 0xC0;
        if (continues && m_missing > 0) {
            m_codePoint = m_codePoint << 6 | (byte & 0x3F);
            --m_missing;
            return;
        }
        m_missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : continues ? 0 : 1;
        m_codePoint = continues ? replacement : byte & (0x3Fu >> m_missing);
    }

    PieceCounter m_pieces;
    char32_t m_codePoint = 0; // the bits of the sequence read so far
    unsigned m_missing = 0; // bytes that the sequence still needs
};

} // namespace dragoman
