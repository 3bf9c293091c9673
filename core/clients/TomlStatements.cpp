#include "clients/TomlStatements.h"

#include "clients/TextLayout.h"

#include <algorithm>

namespace dragoman {

namespace {

// Walks a text statement by statement.
class TomlWalker
{
public:
    explicit TomlWalker(std::string_view text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    TomlStatement next();

private:
    char here() const { return atEnd() ? '\n' : m_text[m_at]; }
    std::string_view rest() const { return m_text.substr(std::min(m_at, m_text.size())); }
    void skipBlanks();
    void skipComment();
    std::string takeKeyPart();
    std::vector<std::string> takeKey();
    void skipString();
    void skipValue();

    std::string_view m_text;
    std::size_t m_at = 0;
};

void TomlWalker::skipBlanks()
{
    while (!atEnd() && isBlank(here()))
        ++m_at;
}

void TomlWalker::skipComment()
{
    while (!atEnd() && here() != '\n')
        ++m_at;
}

// Behind the end of the string that begins here, of any of the four kinds.
void TomlWalker::skipString()
{
    const char quote = here();
    const std::string three(3, quote);
    const bool multiline = rest().starts_with(three);
    const std::string_view end = multiline ? std::string_view(three) : std::string_view(three).substr(0, 1);
    m_at += end.size();
    while (!atEnd() && !rest().starts_with(end))
        m_at += here() == '\\' && quote == '"' ? 2 : 1;
    m_at = std::min(m_at + end.size(), m_text.size());
    while (multiline && !atEnd() && here() == quote) // up to two quotes may stand before the end
        ++m_at;
}

std::string TomlWalker::takeKeyPart()
{
    const std::size_t begin = m_at;
    if (here() == '"' || here() == '\'') {
        skipString();
        return std::string(m_text.substr(begin + 1, m_at - begin - 2));
    }
    while (!atEnd() && std::string_view(" \t.=]\r\n").find(here()) == std::string_view::npos)
        ++m_at;
    return std::string(m_text.substr(begin, m_at - begin));
}

std::vector<std::string> TomlWalker::takeKey()
{
    std::vector<std::string> parts;
    do {
        m_at += parts.empty() ? 0 : 1;
        skipBlanks();
        parts.push_back(takeKeyPart());
        skipBlanks();
    } while (here() == '.');
    return parts;
}

void TomlWalker::skipValue()
{
    int depth = 0;
    for (; !atEnd(); ++m_at) {
        const char c = here();
        if (c == '"' || c == '\'') {
            skipString();
            --m_at;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (depth == 0 && (c == '#' || isLineEnd(c))) {
            return;
        } else if (c == '#') {
            skipComment();
        }
    }
}

TomlStatement TomlWalker::next()
{
    TomlStatement statement;
    statement.begin = m_at;
    skipBlanks();
    if (here() == '[') {
        const bool array = rest().starts_with("[[");
        statement.kind = array ? TomlStatement::Kind::TableArray : TomlStatement::Kind::Table;
        m_at += array ? 2 : 1;
        statement.key = takeKey();
    } else if (here() != '#' && !isLineEnd(here())) {
        statement.kind = TomlStatement::Kind::KeyValue;
        statement.key = takeKey();
        m_at += 1;
        skipBlanks();
        statement.valueBegin = std::min(m_at, m_text.size());
        skipValue();
        statement.valueEnd = m_at;
        while (statement.valueEnd > statement.valueBegin && isBlank(m_text[statement.valueEnd - 1]))
            --statement.valueEnd;
    }
    skipComment();
    m_at = nextLine(m_text, std::min(m_at, m_text.size()));
    statement.end = m_at;
    return statement;
}

} // namespace

std::vector<TomlStatement> tomlStatements(std::string_view text)
{
    std::vector<TomlStatement> statements;
    TomlWalker walker(text);
    while (!walker.atEnd())
        statements.push_back(walker.next());
    return statements;
}

} // namespace dragoman
