#pragma once

#include "base/Json.h"
#include "config/Configuration.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

// Reads the members of one JSON object into fields. A member of the wrong type or out of range leaves the
// field as it is and becomes a problem with its path; so does, in finish(), every member nobody asked for.
class ObjectReader
{
public:
    // `value` and `problems` must outlive the reader.
    ObjectReader(const JsonValue& value, std::string path, std::vector<ConfigurationProblem>& problems);

    template <class T>
    struct Range
    {
        T lowest;
        T highest;
    };

    void string(std::string_view key, std::string& field);
    void requiredString(std::string_view key, std::string& field);
    void boolean(std::string_view key, bool& field);
    // As boolean(), for what may also be unknown: null says unknown, no member leaves the field.
    void knowledge(std::string_view key, std::optional<bool>& field);
    template <class Integer>
    void integer(std::string_view key, Integer& field, Range<std::int64_t> range)
    {
        if (const std::optional<std::int64_t> value = checkedInteger(key, range))
            field = static_cast<Integer>(*value);
    }
    void integer(std::string_view key, std::optional<std::int64_t>& field, Range<std::int64_t> range)
    {
        if (const std::optional<std::int64_t> value = checkedInteger(key, range))
            field = value;
    }
    void integers(std::string_view key, std::vector<int>& field, Range<std::int64_t> range);
    void strings(std::string_view key, std::vector<std::string>& field);
    void stringMap(std::string_view key, std::vector<std::pair<std::string, std::string>>& field);
    // `words` is a table of (word, value) pairs.
    template <class Enum, class Words>
    void choice(std::string_view key, Enum& field, const Words& words)
    {
        choose(key, field, words);
    }
    template <class Enum>
    void choice(
        std::string_view key, Enum& field, std::initializer_list<std::pair<std::string_view, Enum>> words)
    {
        choose(key, field, words);
    }

    // The member, noted as known; Missing when there is none.
    JsonValue member(std::string_view key);
    // As member(), but anything that is not an object (or array) is a problem and comes back as Missing.
    JsonValue object(std::string_view key);
    JsonValue array(std::string_view key);

    void problem(std::string_view key, std::string message);
    std::string pathOf(std::string_view key) const;
    // Call last: names members that are unknown or given twice.
    void finish();

private:
    template <class Enum, class Words>
    void choose(std::string_view key, Enum& field, const Words& words)
    {
        std::vector<std::string_view> names;
        for (const auto& [name, value] : words)
            names.push_back(name);
        const std::optional<std::size_t> index = checkedChoice(key, names);
        if (index)
            field = (words.begin() + *index)->second;
    }
    std::optional<std::int64_t> checkedInteger(std::string_view key, Range<std::int64_t> range);
    std::optional<std::int64_t> integerWithin(
        const JsonValue& value, std::string_view key, Range<std::int64_t> range);
    std::optional<std::size_t> checkedChoice(
        std::string_view key, const std::vector<std::string_view>& names);

    const JsonValue m_value;
    const std::string m_path;
    std::vector<ConfigurationProblem>& m_problems;
    std::vector<std::string> m_known;
};

} // namespace dragoman
