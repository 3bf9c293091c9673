#include "protocol/openai_chat/ThinkTagSplitter.h"

#include "protocol/openai_chat/EscapedUnit.h"

#include <utility>

namespace dragoman {

namespace {

constexpr std::string_view openTag = "<think>";
constexpr std::string_view closeTag = "</think>";

std::string_view withoutLeadingSpace(std::string_view escaped)
{
    while (!escaped.empty()) {
        const EscapedUnit unit = unitAt(escaped);
        if (unit.ascii != ' ' && unit.ascii != '\n' && unit.ascii != '\r' && unit.ascii != '\t')
            break;
        escaped.remove_prefix(unit.length);
    }
    return escaped;
}

// Where `word` stands in the text, or might begin at its end; the end of the text if nowhere.
struct Found
{
    std::size_t at = 0;
    WordMatch match{};
};
Found findWord(std::string_view escaped, std::string_view word)
{
    for (std::size_t at = 0; at < escaped.size(); at += unitAt(escaped.substr(at)).length) {
        const WordMatch match = matchWord(escaped.substr(at), word);
        if (match.kind != WordMatch::Kind::No)
            return { at, match };
    }
    return { escaped.size(), {} };
}

} // namespace

ThinkTagSplitter::Parts ThinkTagSplitter::take(JsonText piece)
{
    if (m_place == Place::Answer)
        return { {}, piece };
    if (m_place == Place::Gap)
        return { {}, behindGap(piece.escaped) };
    m_held.append(piece.escaped);
    return m_place == Place::Start ? atStart() : inThinking();
}

ThinkTagSplitter::Parts ThinkTagSplitter::atStart()
{
    const std::string_view begin = withoutLeadingSpace(m_held);
    const WordMatch match = matchWord(begin, openTag);
    if (match.kind == WordMatch::Kind::Partial)
        return {};
    if (match.kind == WordMatch::Kind::No) {
        m_place = Place::Answer;
        m_given = std::exchange(m_held, {});
        return { {}, { m_given } };
    }
    m_place = Place::Thinking;
    m_held = std::string(begin.substr(match.length));
    return inThinking();
}

ThinkTagSplitter::Parts ThinkTagSplitter::inThinking()
{
    const Found close = findWord(m_held, closeTag);
    m_given = std::exchange(m_held, {});
    const JsonText thinking{ std::string_view(m_given).substr(0, close.at) };
    if (close.match.kind == WordMatch::Kind::Whole) {
        m_place = Place::Gap;
        return { thinking, behindGap(std::string_view(m_given).substr(close.at + close.match.length)) };
    }
    m_held = m_given.substr(close.at);
    return { thinking, {} };
}

// The blank lines between the thinking and the answer belong to neither.
JsonText ThinkTagSplitter::behindGap(std::string_view text)
{
    const std::string_view answer = withoutLeadingSpace(text);
    if (!answer.empty())
        m_place = Place::Answer;
    return { answer };
}

ThinkTagSplitter::Parts ThinkTagSplitter::finish()
{
    m_given = std::exchange(m_held, {});
    return m_place == Place::Thinking ? Parts{ { m_given }, {} } : Parts{ {}, { m_given } };
}

} // namespace dragoman
