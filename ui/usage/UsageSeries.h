#pragma once

#include "ui/usage/BarChart.h"
#include "ui/usage/HeatMap.h"
#include "ui/usage/UsageReading.h"
#include "ui/usage/UsageWords.h"

namespace dragoman {

// What an answer of the journal looks like as charts. The answer must have a report.
class UsageSeries
{
    Q_DECLARE_TR_FUNCTIONS(UsageSeries)

public:
    // A bar for each day, or for each hour of a single day; those without a request are empty.
    static BarSeries bars(const UsageAnswer& answer, UsageMeasure measure);
    static HeatCells cells(const UsageAnswer& answer, UsageMeasure measure);
    // For those who do not see the chart.
    static QString barsSummary(const UsageAnswer& answer, UsageMeasure measure);
    static QString cellsSummary(const UsageAnswer& answer, UsageMeasure measure);

private:
    static std::vector<ChartPart> parts(UsageMeasure measure);
    static std::vector<double> values(const UsageRow& row, UsageMeasure measure);
    static QString barText(const QString& title, const UsageRow& row);
};

} // namespace dragoman
