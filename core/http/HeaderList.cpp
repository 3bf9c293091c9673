#include "http/HeaderList.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Which characters a name or value may have, by byte.
using CharacterSet = std::array<bool, 256>;

constexpr CharacterSet tokenCharacters = [] {
    CharacterSet set{};
    for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789"
                                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        set[static_cast<unsigned char>(c)] = true;
    return set;
}();

constexpr CharacterSet valueCharacters = [] {
    CharacterSet set{};
    for (std::size_t c = 0; c < set.size(); ++c)
        set[c] = c == '\t' || (c >= 0x20 && c != 0x7f);
    return set;
}();

bool consistsOf(const CharacterSet& set, std::string_view text)
{
    return std::all_of(
        text.begin(), text.end(), [&set](char c) { return set[static_cast<unsigned char>(c)]; });
}

} // namespace

bool headerNameEquals(std::string_view a, std::string_view b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool isValidHeader(const Header& header)
{
    return !header.name.empty() && consistsOf(tokenCharacters, header.name)
        && consistsOf(valueCharacters, header.value);
}

const std::string* HeaderList::find(std::string_view name) const
{
    for (const Header& header : m_headers) {
        if (headerNameEquals(header.name, name))
            return &header.value;
    }
    return nullptr;
}

std::string_view HeaderList::value(std::string_view name) const
{
    const std::string* found = find(name);
    return found ? std::string_view(*found) : std::string_view();
}

std::size_t HeaderList::count(std::string_view name) const
{
    const auto matches = [name](const Header& header) { return headerNameEquals(header.name, name); };
    return static_cast<std::size_t>(std::count_if(m_headers.begin(), m_headers.end(), matches));
}

void HeaderList::add(std::string name, std::string value)
{
    constexpr std::size_t usual = 12;
    if (m_headers.capacity() == 0)
        m_headers.reserve(usual);
    m_headers.push_back({ std::move(name), std::move(value) });
}

void HeaderList::set(std::string name, std::string value)
{
    const auto matches = [&name](const Header& header) { return headerNameEquals(header.name, name); };
    const auto first = std::find_if(m_headers.begin(), m_headers.end(), matches);
    if (first == m_headers.end())
        return add(std::move(name), std::move(value));
    m_headers.erase(std::remove_if(first + 1, m_headers.end(), matches), m_headers.end());
    *first = { std::move(name), std::move(value) };
}

void HeaderList::remove(std::string_view name)
{
    const auto matches = [name](const Header& header) { return headerNameEquals(header.name, name); };
    m_headers.erase(std::remove_if(m_headers.begin(), m_headers.end(), matches), m_headers.end());
}

} // namespace dragoman
