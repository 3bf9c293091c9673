#include "ui/usage/UsageReading.h"

#include "ui/RequestLog.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr qint64 shortestPause = 3000; // milliseconds
constexpr qint64 pauseFactor = 10; // of the time that the last answer took

UsageAnswer read(JournalReader& reader, const UsageChoice& choice, const QString& pricesFile)
{
    UsageAnswer answer{ choice, choice.range() };
    const Result<PriceTable> prices = PriceTable::load(pricesFile);
    if (!prices)
        answer.priceProblem = QString::fromStdString(prices.error().message);
    answer.report = queryUsage(reader, answer.range,
        { UsageGroup::Provider, UsageGroup::Model, UsageGroup::Client, UsageGroup::Endpoint, UsageGroup::Day,
            UsageGroup::Hour, UsageGroup::HourOfWeek },
        prices ? *prices : PriceTable::builtIn());
    return answer;
}

} // namespace

UsageReading::UsageReading(RequestLog& log, QObject* parent)
    : QObject(parent)
    , m_log(log)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isStale)
            ask();
    });
    connect(&log, &RequestLog::rowsAdded, this, &UsageReading::noteRows);
}

void UsageReading::setChoice(const UsageChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    readAgain();
}

// Time has passed since the last look: "today" may be another day.
void UsageReading::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (isWatched)
        readAgain();
    else
        m_pause.stop();
}

void UsageReading::readAgain()
{
    m_isStale = true;
    ask();
}

void UsageReading::noteRows()
{
    m_isStale = true;
    if (!m_pause.isActive())
        ask();
}

void UsageReading::ask()
{
    if (m_isAsking || !m_isWatched)
        return;
    m_isAsking = true;
    m_isStale = false;
    m_asked.start();
    m_log.ask<UsageAnswer>([choice = m_choice, file = m_log.pricesFileName()](
                               JournalReader& reader) { return read(reader, choice, file); },
        this, [this](const UsageAnswer& answer) { take(answer); });
}

void UsageReading::take(const UsageAnswer& answer)
{
    m_isAsking = false;
    if (!(answer.choice == m_choice))
        return ask();
    if (m_isWatched)
        m_pause.start(int(std::max(shortestPause, pauseFactor * m_asked.elapsed())));
    Q_EMIT answered(answer);
}

} // namespace dragoman
