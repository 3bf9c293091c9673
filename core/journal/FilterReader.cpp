#include "journal/FilterReader.h"

#include "journal/TokenSpeed.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

struct TextField
{
    const char* name = nullptr;
    std::array<const char*, 2> labels{}; // columns of labels, or none
    const char* column = nullptr; // of requests, or none
};

constexpr std::array<TextField, 8> textFields{ {
    { "model", { "asked_model", "used_model" }, nullptr },
    { "provider", { "provider", nullptr }, nullptr },
    { "client", { "client", nullptr }, nullptr },
    { "endpoint", { "endpoint", nullptr }, nullptr },
    { "key", { "key", nullptr }, nullptr },
    { "protocol", { "client_protocol", "provider_protocol" }, nullptr },
    { "error", { nullptr, nullptr }, "error" },
    { "stop", { nullptr, nullptr }, "stop_reason" },
} };

enum class Unit { Count, Time };

struct NumberField
{
    const char* name = nullptr;
    const char* sql = nullptr;
    Unit unit = Unit::Count;
};

constexpr std::array<NumberField, 14> numberFields{ {
    { "slow", "r.duration", Unit::Time },
    { "duration", "r.duration", Unit::Time },
    { "first", "r.first_token", Unit::Time },
    { "byte", "r.first_byte", Unit::Time },
    { "tokens",
        "(coalesce(r.input_tokens, 0) + coalesce(r.cache_read_tokens, 0)"
        " + coalesce(r.cache_write_tokens, 0) + coalesce(r.output_tokens, 0))" },
    { "in",
        "(coalesce(r.input_tokens, 0) + coalesce(r.cache_read_tokens, 0)"
        " + coalesce(r.cache_write_tokens, 0))" },
    { "out", "coalesce(r.output_tokens, 0)" },
    { "cached", "coalesce(r.cache_read_tokens, 0)" },
    { "attempts", "r.attempts" },
    { "warnings", "r.warnings" },
    { "bytes", "(r.request_bytes + r.response_bytes)" },
    { "speed", tokensPerSecondSql },
    { "status", "r.status" },
    { "id", "r.id" },
} };

struct Word
{
    const char* name = nullptr;
    const char* sql = nullptr;
};

constexpr std::array<Word, 6> words{ {
    { "failed", "r.failed = 1" },
    { "ok", "r.failed = 0" },
    { "stream", "r.stream = 1" },
    { "translated", "r.translated = 1" },
    { "retried", "r.attempts > 1" },
    { "left", "r.client_left = 1" },
} };

template <class Table>
auto find(const Table& table, const QString& name) -> decltype(&table[0])
{
    const auto found = std::find_if(table.begin(), table.end(),
        [&](const auto& row) { return name.compare(QLatin1String(row.name), Qt::CaseInsensitive) == 0; });
    return found == table.end() ? nullptr : &*found;
}

template <class Table>
QString namesIn(const Table& table)
{
    QStringList names;
    for (const auto& row : table)
        names += QLatin1String(row.name);
    return names.join(QStringLiteral(", "));
}

// A pattern for LIKE ... ESCAPE '\' that fits every text that holds `text`; * stands for anything.
QString patternOf(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'%', QLatin1String("\\%"));
    text.replace(u'_', QLatin1String("\\_")).replace(u'*', u'%');
    return u'%' + text + u'%';
}

QString like(const QString& column)
{
    return column + QStringLiteral(" LIKE ? ESCAPE '\\'");
}

QString labelsWith(const QString& condition)
{
    return QStringLiteral("r.label IN (SELECT id FROM labels WHERE %1)").arg(condition);
}

// Microseconds; plain numbers are seconds.
std::optional<double> readTime(const QString& value)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d+(?:\\.\\d+)?)(ms|s|m|min|h)?$"));
    const QRegularExpressionMatch match = shape.match(value.toLower());
    if (!match.hasMatch())
        return {};
    const QString unit = match.captured(2);
    double factor = 1e6;
    if (unit == QLatin1String("ms"))
        factor = 1e3;
    else if (unit.startsWith(u'm'))
        factor = 60e6;
    else if (unit == QLatin1String("h"))
        factor = 3600e6;
    return match.captured(1).toDouble() * factor;
}

std::optional<double> readCount(const QString& value)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d+(?:\\.\\d+)?)([kKmM])?$"));
    const QRegularExpressionMatch match = shape.match(value);
    if (!match.hasMatch())
        return {};
    const QString unit = match.captured(2).toLower();
    double factor = unit == QLatin1String("m") ? 1e6 : 1;
    if (unit == QLatin1String("k"))
        factor = 1e3;
    return match.captured(1).toDouble() * factor;
}

qint64 beginOf(const QDate& day, const QDateTime& like)
{
    QDateTime begin = like;
    begin.setDate(day);
    begin.setTime(QTime(0, 0));
    return begin.toMSecsSinceEpoch();
}

} // namespace

FilterReader::FilterReader(QDateTime now)
    : m_now(std::move(now))
{
}

RequestFilter FilterReader::filter() const
{
    RequestFilter filter = m_filter;
    if (!m_anyStatus.isEmpty()) {
        filter.m_conditions += u'(' + m_anyStatus.join(QStringLiteral(" OR ")) + u')';
        filter.m_values += m_anyStatusValues;
    }
    return filter;
}

Result<void> FilterReader::read(const FilterTerm& term)
{
    static const QRegularExpression compared(QStringLiteral("^([a-zA-Z]+)(>=|<=|>|<|=)(.*)$"));
    static const QRegularExpression named(QStringLiteral("^([a-zA-Z]\\w*):(.*)$"));
    if (!term.isQuoted && (readStatus(term) || readWord(term)))
        return {};
    if (const auto match = compared.match(term.text); !term.isQuoted && match.hasMatch())
        return readCompared(term, match.captured(1), match.captured(2), match.captured(3));
    if (const auto match = named.match(term.text); !term.isQuoted && match.hasMatch())
        return readNamed(term, match.captured(1), match.captured(2));
    if (!term.isQuoted && (term.text.startsWith(u'>') || term.text.startsWith(u'<')))
        return wrongTerm(term, QStringLiteral("needs a status such as >=400"));
    addText(term);
    return {};
}

bool FilterReader::readStatus(const FilterTerm& term)
{
    static const QRegularExpression plain(
        QStringLiteral("^[1-5](\\d\\d|xx)$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression compared(QStringLiteral("^(>=|<=|>|<|=)(\\d{1,3})$"));
    if (plain.match(term.text).hasMatch()) {
        const bool isClass = term.text.endsWith(u'x', Qt::CaseInsensitive);
        const int first = isClass ? term.text.left(1).toInt() * 100 : term.text.toInt();
        addStatus(term, QStringLiteral("r.status BETWEEN ? AND ?"), { first, isClass ? first + 99 : first });
        return true;
    }
    const auto match = compared.match(term.text);
    if (match.hasMatch())
        add(term, QStringLiteral("r.status %1 ?").arg(match.captured(1)), { match.captured(2).toInt() });
    return match.hasMatch();
}

bool FilterReader::readWord(const FilterTerm& term)
{
    const QDate today = m_now.date();
    if (const Word* const word = find(words, term.text)) {
        add(term, QLatin1String(word->sql));
        return true;
    }
    if (term.text == QLatin1String("today"))
        addDays(term, today, today);
    else if (term.text == QLatin1String("yesterday"))
        addDays(term, today.addDays(-1), today.addDays(-1));
    else if (const QDate day = QDate::fromString(term.text, Qt::ISODate); day.isValid())
        addDays(term, day, day);
    else
        return false;
    return true;
}

Result<void> FilterReader::readNamed(const FilterTerm& term, const QString& name, const QString& value)
{
    if (value.isEmpty())
        return wrongTerm(term, QStringLiteral("needs a text behind the colon"));
    if (name == QLatin1String("since") || name == QLatin1String("until"))
        return readDate(term, name, value);
    const TextField* const field = find(textFields, name);
    if (!field && find(numberFields, name))
        return readCompared(term, name, QStringLiteral("="), value);
    if (!field) {
        return wrongTerm(term,
            QStringLiteral(
                "names no field (there are %1, since, until); put it in quotes to look for the text")
                .arg(namesIn(textFields)));
    }
    QStringList conditions;
    for (const char* const label : field->labels) {
        if (label)
            conditions += like(QLatin1String(label));
    }
    const QVariantList values(std::max<qsizetype>(conditions.size(), 1), patternOf(value));
    add(term,
        field->column ? like(QStringLiteral("r.") + QLatin1String(field->column))
                      : labelsWith(conditions.join(QStringLiteral(" OR "))),
        values);
    return {};
}

Result<void> FilterReader::readCompared(
    const FilterTerm& term, const QString& name, const QString& sign, const QString& value)
{
    const NumberField* const field = find(numberFields, name);
    if (!field && find(textFields, name) && sign == QLatin1String("="))
        return readNamed(term, name, value);
    if (!field) {
        return wrongTerm(term,
            QStringLiteral("compares no number (there are %1); put it in quotes to look for the text")
                .arg(namesIn(numberFields)));
    }
    const bool isTime = field->unit == Unit::Time;
    const std::optional<double> number = isTime ? readTime(value) : readCount(value);
    if (!number) {
        return wrongTerm(term,
            isTime ? QStringLiteral("needs a time such as 5s, 300ms or 2m")
                   : QStringLiteral("needs a number such as 1000, 1.5k or 2M"));
    }
    add(term, QStringLiteral("(%1) %2 ?").arg(QLatin1String(field->sql), sign), { *number });
    return {};
}

Result<void> FilterReader::readDate(const FilterTerm& term, const QString& name, const QString& value)
{
    const QDate day = QDate::fromString(value, Qt::ISODate);
    if (!day.isValid())
        return wrongTerm(term, QStringLiteral("needs a day such as 2026-11-20"));
    if (name == QLatin1String("since"))
        add(term, QStringLiteral("r.time >= ?"), { beginOf(day, m_now) });
    else
        add(term, QStringLiteral("r.time < ?"), { beginOf(day.addDays(1), m_now) });
    return {};
}

void FilterReader::addText(const FilterTerm& term)
{
    const QString pattern = patternOf(term.text);
    add(term,
        QStringLiteral("(%1 OR %2)")
            .arg(labelsWith(like(QStringLiteral("text"))), like(QStringLiteral("r.error"))),
        { pattern, pattern });
}

void FilterReader::addDays(const FilterTerm& term, const QDate& first, const QDate& last)
{
    add(term, QStringLiteral("(r.time >= ? AND r.time < ?)"),
        { beginOf(first, m_now), beginOf(last.addDays(1), m_now) });
}

void FilterReader::addStatus(const FilterTerm& term, const QString& condition, const Values& values)
{
    if (term.isNegated)
        return add(term, condition, values);
    m_anyStatus += condition;
    m_anyStatusValues += values;
}

void FilterReader::add(const FilterTerm& term, const QString& condition, const Values& values)
{
    m_filter.m_conditions += term.isNegated ? QStringLiteral("NOT (%1)").arg(condition) : condition;
    m_filter.m_values += values;
}

} // namespace dragoman
