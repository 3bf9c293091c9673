#pragma once

#include "journal/UsageQuery.h"

#include <QDate>

#include <algorithm>

namespace dragoman {

inline constexpr int daysOfWeek = 7;
inline constexpr int daysOfMonth = 30;
inline constexpr int mostDays = 366;

// The days that the page is about.
struct UsageChoice
{
    enum class Span { Today, Week, Month, Chosen };

    Span span = Span::Week;
    QDate first{}; // of Chosen; both are part of it
    QDate last{};

    static Span spanOf(int days)
    {
        if (days == 1)
            return Span::Today;
        return days == daysOfMonth ? Span::Month : Span::Week;
    }
    // How many days it is about, today the last of them; 0 for Chosen.
    int lastDays() const
    {
        switch (span) {
        case Span::Today: return 1;
        case Span::Week: return daysOfWeek;
        case Span::Month: return daysOfMonth;
        case Span::Chosen: return 0;
        }
        return 0;
    }
    // What it means now, in local time. A chosen last day before the first one counts as the first one.
    UsageRange range() const
    {
        const QDate today = QDate::currentDate();
        switch (span) {
        case Span::Today: return days(today, today);
        case Span::Week: return days(today.addDays(1 - daysOfWeek), today);
        case Span::Month: return days(today.addDays(1 - daysOfMonth), today);
        case Span::Chosen: return days(first, std::max(first, last));
        }
        return {};
    }

    bool operator==(const UsageChoice& other) const = default;

private:
    static UsageRange days(const QDate& first, const QDate& last)
    {
        return { first.startOfDay(), last.addDays(1).startOfDay() };
    }
};

} // namespace dragoman
