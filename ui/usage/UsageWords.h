#pragma once

#include "journal/UsageQuery.h"

#include <QCoreApplication>

namespace dragoman {

// What charts and shares show.
enum class UsageMeasure { Tokens, Cost, Requests };

// All tokens, dollars, or requests of a row.
double measured(const UsageRow& row, UsageMeasure measure);

// Usage in the language of the user.
class UsageWords
{
    Q_DECLARE_TR_FUNCTIONS(UsageWords)

public:
    static QString measure(UsageMeasure measure);
    static QString group(UsageGroup group);
    // A row's name, in words where it stands for nothing known.
    static QString member(const UsageRow& row);
    // Short enough for an axis: "1.2 M", "$0.40", "34".
    static QString brief(double amount, UsageMeasure measure);
    // With its unit: "1.2 M tokens", "$0.40", "34 requests".
    static QString amount(double amount, UsageMeasure measure);
    // "980", "1.2 k", "34 M"; in Chinese by ten thousands.
    static QString count(double number);
    static QString cost(double dollars);
    // "–" when every request is without a price, "≥ $1.20" when some are.
    static QString costOf(const UsageRow& row);
    static QString percent(double share);
};

} // namespace dragoman
