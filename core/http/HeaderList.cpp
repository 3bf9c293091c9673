#include "http/HeaderList.h"

#include <algorithm>

namespace dragoman {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isTokenCharacter(char c)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || marks.find(c) != std::string_view::npos;
}

bool isValueCharacter(char c)
{
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

} // namespace

bool headerNameEquals(std::string_view a, std::string_view b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool isValidHeader(const Header& header)
{
    return !header.name.empty() && std::all_of(header.name.begin(), header.name.end(), isTokenCharacter)
        && std::all_of(header.value.begin(), header.value.end(), isValueCharacter);
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
