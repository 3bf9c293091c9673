#include "ui/providers/NumbersSection.h"

#include "ui/SettingRow.h"

#include <QLocale>

#include <cmath>

namespace dragoman {

namespace {

constexpr int fieldWidth = 112;

// Empty text is no number; a comma may stand for the point.
std::optional<double> numberIn(const QLineEdit& field)
{
    bool isNumber = false;
    const QString text = field.text().trimmed().replace(QLatin1Char(','), QLatin1Char('.'));
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

NumbersSection::NumbersSection(const std::vector<ProviderNumber>& numbers)
{
    for (const ProviderNumber& number : numbers) {
        auto* field = new QLineEdit;
        field->setFixedWidth(fieldWidth);
        field->setAlignment(Qt::AlignTrailing);
        auto* row = new SettingRow(field);
        addRow(row);
        m_rows.push_back({ &number, field, row });
        connect(field, &QLineEdit::textEdited, this, [this] {
            check();
            Q_EMIT edited();
        });
    }
    NumbersSection::retranslate();
}

void NumbersSection::retranslate()
{
    for (const Row& row : m_rows) {
        row.row->setTexts(tr(row.number->title), *row.number->help ? tr(row.number->help) : QString());
        row.field->setPlaceholderText(row.number->mayBeEmpty ? tr("as asked") : QString());
    }
    check();
}

void NumbersSection::load(const ProviderConfig& provider)
{
    for (const Row& row : m_rows) {
        const std::optional<double> number = row.number->get(provider);
        row.field->setText(number ? QString::number(*number, 'g', 15) : QString());
    }
    check();
}

void NumbersSection::store(ProviderConfig& provider) const
{
    for (const Row& row : m_rows) {
        if (row.row->problem().isEmpty())
            row.number->set(provider, numberIn(*row.field));
    }
}

QString NumbersSection::problemOf(const Row& row)
{
    const ProviderNumber& rule = *row.number;
    if (rule.mayBeEmpty && row.field->text().trimmed().isEmpty())
        return {};
    const std::optional<double> number = numberIn(*row.field);
    const bool isFit = number && *number >= rule.lowest && *number <= rule.highest;
    if (isFit && (!rule.isWhole || *number == std::floor(*number)))
        return {};
    const QLocale locale;
    const QString lowest = locale.toString(qint64(rule.lowest));
    const QString highest = locale.toString(qint64(rule.highest));
    return rule.isWhole ? tr("A whole number from %1 to %2").arg(lowest, highest)
                        : tr("A number from %1 to %2").arg(lowest, highest);
}

QString NumbersSection::problemWithNext(std::size_t index) const
{
    if (!m_rows[index].number->notAboveNext)
        return {};
    const std::optional<double> number = numberIn(*m_rows[index].field);
    const std::optional<double> next = numberIn(*m_rows[index + 1].field);
    return number && next && *number > *next ? tr("The smallest must not be above the largest") : QString();
}

void NumbersSection::check()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString wrong = problemOf(m_rows[i]);
        m_rows[i].row->setProblem(wrong.isEmpty() ? problemWithNext(i) : wrong);
    }
}

QString NumbersSection::problem() const
{
    for (const Row& row : m_rows) {
        if (!row.row->problem().isEmpty())
            return row.row->problem();
    }
    return {};
}

} // namespace dragoman
