#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

// Writes one JSON object for people: a member a line, indented, lists of texts on one line. The counterpart
// of ObjectReader; JsonWriter is for traffic and writes compact.
class ObjectWriter
{
public:
    // `level` counts the objects and lists around this one.
    explicit ObjectWriter(int level)
        : m_level(level)
    {
    }

    // The JSON text of a value, as spelled.
    ObjectWriter& raw(std::string_view key, std::string_view json);
    ObjectWriter& string(std::string_view key, std::string_view plain);
    ObjectWriter& integer(std::string_view key, std::int64_t value);
    ObjectWriter& boolean(std::string_view key, bool value);
    // true, false, or null for unknown.
    ObjectWriter& knowledge(std::string_view key, std::optional<bool> value);
    ObjectWriter& integers(std::string_view key, const std::vector<int>& list);
    ObjectWriter& strings(std::string_view key, const std::vector<std::string>& list);
    ObjectWriter& stringMap(
        std::string_view key, const std::vector<std::pair<std::string, std::string>>& map);
    // The word for a value in a table of (word, value) pairs.
    template <class Enum, class Words>
    ObjectWriter& choice(std::string_view key, Enum value, const Words& words)
    {
        for (const auto& [word, meaning] : words) {
            if (meaning == value)
                return string(key, word);
        }
        return *this;
    }
    // The object of another writer, one level deeper; nothing when that is empty.
    ObjectWriter& object(std::string_view key, const ObjectWriter& inner);
    // A list of objects, each two levels deeper.
    ObjectWriter& objects(std::string_view key, const std::vector<std::string>& texts);

    bool isEmpty() const { return m_members.empty(); }
    // The whole object, braces included.
    std::string text() const;

private:
    const int m_level;
    std::vector<std::string> m_members;
};

} // namespace dragoman
