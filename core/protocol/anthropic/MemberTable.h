#pragma once

#include "base/Json.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace dragoman {

// Puts each member of `object` whose name is names[i] into values[i], in one pass; the last one counts
// where a name is given twice. Returns the members with other names.
std::vector<JsonValue> findMembers(
    const JsonValue& object, std::span<const std::string_view> names, std::span<JsonValue> values);

// The members of one object by their place in a list of names that an enum numbers.
template <class Field, std::size_t count>
class MemberTable
{
public:
    using Names = std::array<std::string_view, count>;

    // `names` must outlive the table.
    MemberTable(const JsonValue& object, const Names& names)
        : m_object(object)
        , m_names(names)
        , m_unknown(findMembers(object, names, m_values))
    {
    }

    const JsonValue& object() const { return m_object; }
    // Missing when not given.
    const JsonValue& operator[](Field field) const { return m_values[static_cast<std::size_t>(field)]; }
    std::string_view name(Field field) const { return m_names[static_cast<std::size_t>(field)]; }
    const std::vector<JsonValue>& unknown() const { return m_unknown; }

private:
    JsonValue m_object;
    const Names& m_names;
    std::array<JsonValue, count> m_values{};
    std::vector<JsonValue> m_unknown;
};

} // namespace dragoman
