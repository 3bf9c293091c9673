#include "protocol/openai_chat/ArgumentsScanner.h"

#include "protocol/openai_chat/EscapedUnit.h"

namespace dragoman {

JsonText ArgumentsScanner::take(JsonText fragment)
{
    const std::string_view all = fragment.escaped;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < all.size() && !isComplete()) {
        const EscapedUnit unit = unitAt(all.substr(at));
        see(unit.ascii);
        at += unit.length;
        if (!hasBegun())
            begin = at;
    }
    return { all.substr(begin, at - begin) };
}

void ArgumentsScanner::see(char c)
{
    switch (m_place) {
    case Place::Before: seeFirst(c); break;
    case Place::Inside: seeInside(c); break;
    case Place::InString:
        if (c == '"')
            m_place = Place::Inside;
        else if (c == '\\')
            m_place = Place::BehindBackslash;
        break;
    case Place::BehindBackslash: m_place = Place::InString; break;
    case Place::Scalar:
    case Place::Behind: break;
    }
}

void ArgumentsScanner::seeFirst(char c)
{
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
        return;
    m_place = Place::Scalar;
    if (c == '{' || c == '[')
        seeInside(c);
}

void ArgumentsScanner::seeInside(char c)
{
    m_place = c == '"' ? Place::InString : Place::Inside;
    if (c == '{' || c == '[')
        ++m_depth;
    else if ((c == '}' || c == ']') && --m_depth == 0)
        m_place = Place::Behind;
}

} // namespace dragoman
