#include "ui/usage/UsageWords.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace dragoman {

namespace {

struct Unit
{
    double size;
    const char* name;
};

constexpr std::array<Unit, 3> thousands{ {
    { 1e9, QT_TRANSLATE_NOOP("UsageWords", "%1 B") },
    { 1e6, QT_TRANSLATE_NOOP("UsageWords", "%1 M") },
    { 1e3, QT_TRANSLATE_NOOP("UsageWords", "%1 k") },
} };
constexpr std::array<Unit, 3> tenThousands{ {
    { 1e12, QT_TRANSLATE_NOOP("UsageWords", "%1 T") },
    { 1e8, QT_TRANSLATE_NOOP("UsageWords", "%1 hundred million") },
    { 1e4, QT_TRANSLATE_NOOP("UsageWords", "%1 ten thousand") },
} };

// Two or three digits that count, no zeros that do not.
QString rounded(double number)
{
    const QLocale locale;
    const int decimals = number < 10 ? 2 : number < 100 ? 1 : 0;
    QString text = locale.toString(number, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(locale.decimalPoint()))
            text.chop(locale.decimalPoint().size());
    }
    return text;
}

} // namespace

double measured(const UsageRow& row, UsageMeasure measure)
{
    switch (measure) {
    case UsageMeasure::Tokens:
        return double(row.inputTokens + row.cacheReadTokens + row.cacheWriteTokens + row.outputTokens);
    case UsageMeasure::Cost: return row.cost();
    case UsageMeasure::Requests: return double(row.requests);
    }
    return 0;
}

QString UsageWords::measure(UsageMeasure measure)
{
    switch (measure) {
    case UsageMeasure::Tokens: return tr("Tokens");
    case UsageMeasure::Cost: return tr("Cost (estimate)");
    case UsageMeasure::Requests: return tr("Requests");
    }
    return {};
}

QString UsageWords::group(UsageGroup group)
{
    switch (group) {
    case UsageGroup::Provider: return tr("Provider");
    case UsageGroup::Model: return tr("Model");
    case UsageGroup::Client: return tr("Client");
    case UsageGroup::Endpoint: return tr("Endpoint");
    case UsageGroup::Day: return tr("Day");
    case UsageGroup::Hour: return tr("Hour");
    case UsageGroup::HourOfWeek: return tr("Hour of the week");
    }
    return {};
}

QString UsageWords::member(const UsageRow& row)
{
    if (row.name == "none")
        return tr("none (no provider answered)");
    if (row.name == "unknown")
        return tr("unknown");
    return QString::fromStdString(row.name);
}

QString UsageWords::count(double number)
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    for (const Unit& unit : isChinese ? tenThousands : thousands) {
        if (number >= unit.size)
            return tr(unit.name).arg(rounded(number / unit.size));
    }
    return QLocale().toString(qlonglong(std::llround(number)));
}

QString UsageWords::cost(double dollars)
{
    const bool isSmall = dollars > 0 && dollars < 0.1;
    return QStringLiteral("$") + QLocale().toString(dollars, 'f', isSmall ? 4 : 2);
}

QString UsageWords::costOf(const UsageRow& row)
{
    if (row.withoutPrice == row.requests)
        return QStringLiteral("–");
    return row.withoutPrice > 0 ? QStringLiteral("≥ ") + cost(row.cost()) : cost(row.cost());
}

QString UsageWords::brief(double amount, UsageMeasure measure)
{
    return measure == UsageMeasure::Cost ? cost(amount) : count(amount);
}

QString UsageWords::amount(double amount, UsageMeasure measure)
{
    switch (measure) {
    case UsageMeasure::Tokens: return tr("%1 tokens").arg(count(amount));
    case UsageMeasure::Cost: return cost(amount);
    case UsageMeasure::Requests: return tr("%Ln request(s)", nullptr, int(amount));
    }
    return {};
}

QString UsageWords::percent(double share)
{
    const double percent = share * 100;
    const bool isWhole = percent == 0 || percent >= 99.95;
    return tr("%1 %").arg(QLocale().toString(percent, 'f', isWhole ? 0 : 1));
}

} // namespace dragoman
