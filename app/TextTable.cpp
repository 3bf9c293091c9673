#include "app/TextTable.h"

#include "base/PrintableText.h"

#include <QChar>
#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

struct Range
{
    char32_t first = 0;
    char32_t last = 0;
};

// Unicode's East Asian Width W and F (UAX 11), neighbouring ranges joined. Qt does not tell it.
constexpr std::array<Range, 12> wideCharacters{ {
    { 0x1100, 0x115f },
    { 0x2e80, 0x303e },
    { 0x3041, 0x33ff },
    { 0x3400, 0x4dbf },
    { 0x4e00, 0xa4cf },
    { 0xa960, 0xa97c },
    { 0xac00, 0xd7a3 },
    { 0xf900, 0xfaff },
    { 0xfe30, 0xfe6f },
    { 0xff00, 0xff60 },
    { 0x1f300, 0x1faff },
    { 0x20000, 0x3fffd },
} };

std::size_t widthOf(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format)
        return 0;
    const bool isWide = std::any_of(wideCharacters.begin(), wideCharacters.end(),
        [character](const Range& range) { return character >= range.first && character <= range.last; });
    return isWide ? 2 : 1;
}

std::size_t widthOf(const QList<uint>& characters)
{
    std::size_t width = 0;
    for (const uint character : characters)
        width += widthOf(char32_t(character));
    return width;
}

std::string fitted(const std::string& text, std::size_t widest)
{
    if (widest == 0 || displayWidth(text) <= widest)
        return text;
    QList<uint> characters = QString::fromStdString(text).toUcs4();
    while (!characters.isEmpty() && widthOf(characters) > widest - 1)
        characters.removeLast();
    characters += 0x2026; // …
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.constData()), characters.size())
        .toStdString();
}

} // namespace

std::size_t displayWidth(const std::string& text)
{
    return widthOf(QString::fromStdString(text).toUcs4());
}

TextTable::TextTable(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
    m_rows.emplace_back();
    for (const Column& column : m_columns)
        m_rows.front().push_back(column.title);
}

void TextTable::add(std::vector<std::string> cells)
{
    cells.resize(m_columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i] = fitted(printable(std::move(cells[i])), m_columns[i].widest);
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const
{
    std::vector<std::size_t> widths(m_columns.size());
    for (const std::vector<std::string>& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::string text;
    for (const std::vector<std::string>& row : m_rows)
        text += line(row, widths);
    return text;
}

std::string TextTable::line(
    const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string padding(widths[i] - displayWidth(cells[i]), ' ');
        text += i == 0 ? "" : "  ";
        text += m_columns[i].align == Align::Right ? padding + cells[i] : cells[i] + padding;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
}

} // namespace dragoman
