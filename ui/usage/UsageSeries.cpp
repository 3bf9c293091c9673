#include "ui/usage/UsageSeries.h"

#include <QLocale>

#include <algorithm>
#include <unordered_map>

namespace dragoman {

namespace {

using RowsByName = std::unordered_map<std::string, UsageRow>;

RowsByName byName(const UsageAnswer& answer, UsageGroup group)
{
    RowsByName rows;
    if (const auto found = answer.report->groups.find(group); found != answer.report->groups.end()) {
        for (const UsageRow& row : found->second)
            rows.emplace(row.name, row);
    }
    return rows;
}

UsageRow rowOf(const RowsByName& rows, const QString& name)
{
    const auto found = rows.find(name.toStdString());
    return found == rows.end() ? UsageRow{} : found->second;
}

bool isOneDay(const UsageRange& range)
{
    return range.from.addDays(1) >= range.until;
}

struct Slot
{
    QString name; // of the row
    QString label;
    QString title;
};

QString hours(int hour)
{
    return QStringLiteral("%1:00–%2:00").arg(hour).arg(hour + 1);
}

std::vector<Slot> slotsOf(const UsageRange& range)
{
    std::vector<Slot> all;
    const QLocale locale;
    const QDate first = range.from.date();
    for (int hour = 0; isOneDay(range) && hour < hoursOfDay; ++hour)
        all.push_back(
            { QStringLiteral("%1 %2").arg(first.toString(Qt::ISODate)).arg(hour, 2, 10, QLatin1Char('0')),
                QString::number(hour), hours(hour) });
    for (QDate day = first; all.empty() || (!isOneDay(range) && day < range.until.date());
         day = day.addDays(1))
        all.push_back({ day.toString(Qt::ISODate),
            UsageSeries::tr("%1/%2", "month and day on an axis").arg(day.month()).arg(day.day()),
            locale.toString(day, QLocale::LongFormat) });
    return all;
}

// The weekday of the row, 1 to 7, with which a week begins.
int weekdayAt(int row)
{
    return (int(QLocale().firstDayOfWeek()) - 1 + row) % 7 + 1;
}

} // namespace

std::vector<ChartPart> UsageSeries::parts(UsageMeasure measure)
{
    switch (measure) {
    case UsageMeasure::Tokens:
    case UsageMeasure::Cost:
        return { { tr("Input"), UsagePart::Input }, { tr("Cache read"), UsagePart::CacheRead },
            { tr("Cache written"), UsagePart::CacheWrite }, { tr("Output"), UsagePart::Output } };
    case UsageMeasure::Requests:
        return { { tr("Answered"), UsagePart::Whole }, { tr("Failed"), UsagePart::Failed } };
    }
    return {};
}

std::vector<double> UsageSeries::values(const UsageRow& row, UsageMeasure measure)
{
    switch (measure) {
    case UsageMeasure::Tokens:
        return { double(row.inputTokens), double(row.cacheReadTokens), double(row.cacheWriteTokens),
            double(row.outputTokens) };
    case UsageMeasure::Cost:
        return { row.costs.input, row.costs.cacheRead, row.costs.cacheWrite, row.costs.output };
    case UsageMeasure::Requests: return { double(row.requests - row.failed), double(row.failed) };
    }
    return {};
}

QString UsageSeries::barText(const QString& title, const UsageRow& row)
{
    if (row.requests == 0)
        return title + QLatin1Char('\n') + tr("No request");
    const std::int64_t in = row.inputTokens + row.cacheReadTokens + row.cacheWriteTokens;
    QString text
        = title + QLatin1Char('\n') + UsageWords::amount(double(row.requests), UsageMeasure::Requests);
    if (row.failed > 0)
        text += tr(", %Ln of them failed", nullptr, int(row.failed));
    text += QLatin1Char('\n')
        + tr("%1 tokens in, %2 of them from the cache")
              .arg(UsageWords::count(double(in)), UsageWords::count(double(row.cacheReadTokens)));
    text += QLatin1Char('\n') + tr("%1 tokens out").arg(UsageWords::count(double(row.outputTokens)));
    return text + QLatin1Char('\n') + tr("Estimated cost: %1").arg(UsageWords::costOf(row));
}

BarSeries UsageSeries::bars(const UsageAnswer& answer, UsageMeasure measure)
{
    BarSeries series;
    series.parts = parts(measure);
    series.isWhole = measure != UsageMeasure::Cost;
    series.axisText = [measure](double value) { return UsageWords::brief(value, measure); };
    const RowsByName rows = byName(answer, isOneDay(answer.range) ? UsageGroup::Hour : UsageGroup::Day);
    for (const Slot& slot : slotsOf(answer.range)) {
        const UsageRow row = rowOf(rows, slot.name);
        series.bars.push_back({ slot.label, barText(slot.title, row), values(row, measure) });
    }
    return series;
}

HeatCells UsageSeries::cells(const UsageAnswer& answer, UsageMeasure measure)
{
    HeatCells cells;
    const QLocale locale;
    const RowsByName rows = byName(answer, UsageGroup::HourOfWeek);
    for (int i = 0; i < hoursOfWeek; ++i) {
        const int weekday = weekdayAt(i / hoursOfDay);
        const int hour = i % hoursOfDay;
        const UsageRow row
            = rowOf(rows, QStringLiteral("%1 %2").arg(weekday).arg(hour, 2, 10, QLatin1Char('0')));
        const auto place = std::size_t(i);
        cells.values[place] = measured(row, measure);
        cells.texts[place] = tr("%1, %2: %3", "weekday, hours: what happened")
                                 .arg(locale.dayName(weekday), hours(hour),
                                     row.requests == 0 ? tr("no request")
                                                       : UsageWords::amount(cells.values[place], measure));
        cells.days[place / hoursOfDay] = locale.dayName(weekday, QLocale::ShortFormat);
    }
    return cells;
}

QString UsageSeries::barsSummary(const UsageAnswer& answer, UsageMeasure measure)
{
    const BarSeries series = bars(answer, measure);
    const auto sum = [](const ChartBar& bar) {
        double all = 0;
        for (const double value : bar.values)
            all += value;
        return all;
    };
    const auto most = std::max_element(series.bars.begin(), series.bars.end(),
        [&sum](const ChartBar& one, const ChartBar& other) { return sum(one) < sum(other); });
    return tr("Bars: %1 in all; most: %2. The arrow keys go from bar to bar.")
        .arg(UsageWords::amount(measured(answer.report->total, measure), measure),
            most->text.section(QLatin1Char('\n'), 0, 0) + QStringLiteral(", ")
                + UsageWords::amount(sum(*most), measure));
}

QString UsageSeries::cellsSummary(const UsageAnswer& answer, UsageMeasure measure)
{
    const HeatCells all = cells(answer, measure);
    const auto most = std::max_element(all.values.begin(), all.values.end()) - all.values.begin();
    return tr("The hours of a week; most: %1. The arrow keys go from hour to hour.")
        .arg(all.texts[std::size_t(most)]);
}

} // namespace dragoman
