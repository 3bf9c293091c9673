#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

// Writes Prometheus' text format (version 0.0.4): a family at a time, its samples behind it.
class MetricsText
{
public:
    using Labels = std::vector<std::pair<std::string_view, std::string_view>>;

    // `type` is "counter", "gauge" or "histogram"; `help` one line.
    void family(std::string_view name, std::string_view type, std::string_view help);
    // Of the family before it; `suffix` as in "_bucket".
    void sample(const Labels& labels, std::int64_t value, std::string_view suffix = {});
    void sample(const Labels& labels, double value, std::string_view suffix = {});

    const std::string& text() const { return m_text; }

private:
    void begin(const Labels& labels, std::string_view suffix);

    std::string m_name;
    std::string m_text;
};

} // namespace dragoman
