#include "base/JsonWriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace dragoman {

void JsonWriter::separate()
{
    if (!m_first)
        m_out.push_back(',');
    m_first = false;
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    m_out.push_back(bracket);
    m_first = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    m_out.push_back(bracket);
    m_first = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    return key(JsonText{ name });
}

JsonWriter& JsonWriter::key(JsonText name)
{
    const std::string_view text = name.escaped;
    const std::size_t comma = m_first ? 0 : 1;
    const std::size_t at = m_out.size();
    m_out.resize(at + comma + text.size() + 3, ','); // grown once: a body has more keys than anything else
    char* out = m_out.data() + at + comma;
    *out++ = '"';
    out = std::copy(text.begin(), text.end(), out);
    *out++ = '"';
    *out = ':';
    m_first = true; // the value that follows takes no comma
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view plain)
{
    return beginString().append(plain).endString();
}

JsonWriter& JsonWriter::string(JsonText text)
{
    return beginString().append(text).endString();
}

JsonWriter& JsonWriter::raw(RawJson value)
{
    separate();
    m_out.append(value.isEmpty() ? std::string_view("null") : value.text);
    return *this;
}

JsonWriter& JsonWriter::stringOf(RawJson value)
{
    beginString();
    appendEscapedValid(m_out, value.text);
    return endString();
}

JsonWriter& JsonWriter::integer(std::int64_t value)
{
    separate();
    m_out.append(std::to_string(value));
    return *this;
}

JsonWriter& JsonWriter::number(double value)
{
    separate();
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_out.append(std::isfinite(value)
            ? std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()))
            : std::string_view("null"));
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    separate();
    m_out.append(value ? "true" : "false");
    return *this;
}

JsonWriter& JsonWriter::null()
{
    separate();
    m_out.append("null");
    return *this;
}

JsonWriter& JsonWriter::beginString()
{
    separate();
    m_out.push_back('"');
    return *this;
}

JsonWriter& JsonWriter::append(std::string_view plain)
{
    appendEscaped(m_out, plain);
    return *this;
}

JsonWriter& JsonWriter::append(JsonText text)
{
    m_out.append(text.escaped);
    return *this;
}

JsonWriter& JsonWriter::endString()
{
    m_out.push_back('"');
    return *this;
}

} // namespace dragoman
