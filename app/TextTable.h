#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dragoman {

// A table for a terminal: columns two spaces apart, aligned also where characters are wider than one column
// (Chinese, Japanese, Korean) or have no width.
class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        std::string title;
        Align align = Align::Left;
        std::size_t widest = 0; // columns; what is longer ends with "…". 0 = as it comes
    };
    explicit TextTable(std::vector<Column> columns);

    // A cell for each column, UTF-8; control characters become '?'.
    void add(std::vector<std::string> cells);
    // Every row with its line end, the titles first.
    std::string text() const;

private:
    std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

    const std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

// How many columns of a terminal a text takes.
std::size_t displayWidth(const std::string& text);

} // namespace dragoman
