#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

struct Header
{
    std::string name; // as it was sent; names compare without case (RFC 9110, 5.1)
    std::string value; // without white space around it

    bool operator==(const Header&) const = default;
};

// True when both names are equal but for ASCII case.
bool headerNameEquals(std::string_view a, std::string_view b);

// True for a name and value that may go on the wire: the name a token (RFC 9110, 5.6.2), the value
// without control characters but tab, so that nothing can inject a line.
bool isValidHeader(const Header& header);

// Header fields in the order and spelling in which they came; the same name may occur more than once.
class HeaderList
{
public:
    HeaderList() = default;
    HeaderList(std::initializer_list<Header> headers)
        : m_headers(headers)
    {
    }

    // The first value of that name, or nullptr; valid until the list changes.
    const std::string* find(std::string_view name) const;
    // The first value of that name, or an empty view; valid until the list changes.
    std::string_view value(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    // How many fields have that name.
    std::size_t count(std::string_view name) const;

    // Appends a further field.
    void add(std::string name, std::string value);
    // Replaces all fields of that name by this one, in the place of the first.
    void set(std::string name, std::string value);
    void remove(std::string_view name);

    std::size_t size() const { return m_headers.size(); }
    bool isEmpty() const { return m_headers.empty(); }
    auto begin() const { return m_headers.begin(); }
    auto end() const { return m_headers.end(); }

    // The same fields in the same order and spelling.
    bool operator==(const HeaderList&) const = default;

private:
    std::vector<Header> m_headers;
};

} // namespace dragoman
