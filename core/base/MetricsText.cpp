#include "base/MetricsText.h"

#include <array>
#include <charconv>

namespace dragoman {

namespace {

std::string escapedLabel(std::string_view value)
{
    std::string out;
    for (const char c : value) {
        if (c == '\\' || c == '"')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

} // namespace

void MetricsText::family(std::string_view name, std::string_view type, std::string_view help)
{
    m_name = name;
    m_text.append("# HELP ").append(name).append(" ").append(help).append("\n");
    m_text.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void MetricsText::begin(const Labels& labels, std::string_view suffix)
{
    m_text.append(m_name).append(suffix);
    char mark = '{';
    for (const auto& [name, value] : labels) {
        m_text += mark;
        m_text.append(name).append("=\"").append(escapedLabel(value)).append("\"");
        mark = ',';
    }
    m_text += labels.empty() ? " " : "} ";
}

void MetricsText::sample(const Labels& labels, std::int64_t value, std::string_view suffix)
{
    begin(labels, suffix);
    m_text.append(std::to_string(value)).append("\n");
}

void MetricsText::sample(const Labels& labels, double value, std::string_view suffix)
{
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    begin(labels, suffix);
    m_text.append(digits.data(), static_cast<std::size_t>(end - digits.data())).append("\n");
}

} // namespace dragoman
