#include "config/ObjectReader.h"

#include <algorithm>
#include <set>

namespace dragoman {

ObjectReader::ObjectReader(
    const JsonValue& value, std::string path, std::vector<ConfigurationProblem>& problems)
    : m_value(value)
    , m_path(std::move(path))
    , m_problems(problems)
{
    if (!value.isMissing() && !value.isObject())
        m_problems.push_back({ m_path, "must be an object" });
}

std::string ObjectReader::pathOf(std::string_view key) const
{
    return m_path.empty() ? std::string(key) : m_path + '.' + std::string(key);
}

void ObjectReader::problem(std::string_view key, std::string message)
{
    m_problems.push_back({ pathOf(key), std::move(message) });
}

JsonValue ObjectReader::member(std::string_view key)
{
    m_known.emplace_back(key);
    return m_value[key];
}

JsonValue ObjectReader::object(std::string_view key)
{
    const JsonValue value = member(key);
    if (value.isAbsent() || value.isObject())
        return value.isNull() ? JsonValue() : value;
    problem(key, "must be an object");
    return {};
}

JsonValue ObjectReader::array(std::string_view key)
{
    const JsonValue value = member(key);
    if (value.isAbsent() || value.isArray())
        return value.isNull() ? JsonValue() : value;
    problem(key, "must be a list");
    return {};
}

void ObjectReader::string(std::string_view key, std::string& field)
{
    const JsonValue value = member(key);
    if (value.isString())
        field = value.decoded();
    else if (!value.isMissing())
        problem(key, "must be a string");
}

void ObjectReader::requiredString(std::string_view key, std::string& field)
{
    string(key, field);
    if (m_value[key].isMissing() || (m_value[key].isString() && field.empty()))
        problem(key, "is required");
}

void ObjectReader::boolean(std::string_view key, bool& field)
{
    const JsonValue value = member(key);
    if (value.isBool())
        field = value.boolOr(field);
    else if (!value.isMissing())
        problem(key, "must be true or false");
}

void ObjectReader::knowledge(std::string_view key, std::optional<bool>& field)
{
    const JsonValue value = member(key);
    if (value.isBool())
        field = value.boolOr(false);
    else if (value.isNull())
        field.reset();
    else if (!value.isMissing())
        problem(key, "must be true or false");
}

std::optional<std::int64_t> ObjectReader::checkedInteger(std::string_view key, Range<std::int64_t> range)
{
    const JsonValue value = member(key);
    return value.isMissing() ? std::nullopt : integerWithin(value, key, range);
}

std::optional<std::int64_t> ObjectReader::integerWithin(
    const JsonValue& value, std::string_view key, Range<std::int64_t> range)
{
    const std::optional<std::int64_t> number = value.integer();
    if (number && *number >= range.lowest && *number <= range.highest)
        return number;
    problem(key,
        "must be a whole number from " + std::to_string(range.lowest) + " to "
            + std::to_string(range.highest));
    return {};
}

std::optional<std::size_t> ObjectReader::checkedChoice(
    std::string_view key, const std::vector<std::string_view>& names)
{
    const JsonValue value = member(key);
    if (value.isMissing())
        return {};
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (value.equals(names[i]))
            return i;
        list += (list.empty() ? "\"" : ", \"") + std::string(names[i]) + '"';
    }
    problem(key, "must be one of " + list);
    return {};
}

void ObjectReader::integers(std::string_view key, std::vector<int>& field, Range<std::int64_t> range)
{
    std::vector<int> read;
    std::size_t index = 0;
    for (const JsonValue element : array(key)) {
        const std::string place = std::string(key) + '[' + std::to_string(index++) + ']';
        if (const std::optional<std::int64_t> number = integerWithin(element, place, range))
            read.push_back(static_cast<int>(*number));
    }
    if (m_value[key].isArray())
        field = std::move(read);
}

void ObjectReader::strings(std::string_view key, std::vector<std::string>& field)
{
    std::vector<std::string> read;
    std::size_t index = 0;
    for (const JsonValue element : array(key)) {
        if (!element.isString() || element.text().isEmpty())
            problem(
                std::string(key) + '[' + std::to_string(index) + ']', "must be a string that is not empty");
        read.push_back(element.decoded());
        ++index;
    }
    if (m_value[key].isArray())
        field = std::move(read);
}

void ObjectReader::stringMap(std::string_view key, std::vector<std::pair<std::string, std::string>>& field)
{
    std::vector<std::pair<std::string, std::string>> read;
    const JsonValue map = object(key);
    for (const JsonValue element : map) {
        if (!element.isString())
            problem(std::string(key) + '.' + element.key(), "must be a string");
        read.emplace_back(element.key(), element.decoded());
    }
    if (map.isObject())
        field = std::move(read);
}

void ObjectReader::finish()
{
    std::set<std::string> seen;
    for (const JsonValue element : m_value) {
        const std::string key = element.key();
        if (m_value.isObject() && std::find(m_known.begin(), m_known.end(), key) == m_known.end())
            problem(key, "is not known here");
        if (m_value.isObject() && !seen.insert(key).second)
            problem(key, "is given twice");
    }
}

} // namespace dragoman
