#pragma once

#include "journal/JournalReader.h"
#include "journal/PriceTable.h"

#include <QDateTime>

#include <map>
#include <string>
#include <vector>

namespace dragoman {

// What requests can be counted by.
enum class UsageGroup {
    Provider,
    Model, // as it was used
    Client, // the product of the User-Agent, without its version
    Endpoint,
    Day, // "2026-11-20", local time
    Hour, // "2026-11-20 09", local time
    HourOfWeek, // "1 09": Monday (1 to 7) from nine to ten, local time
};

struct UsageRow
{
    std::string name{}; // of the member; empty for the total
    std::int64_t requests = 0;
    std::int64_t failed = 0;
    std::int64_t inputTokens = 0; // without cached ones
    std::int64_t outputTokens = 0;
    std::int64_t cacheReadTokens = 0;
    std::int64_t cacheWriteTokens = 0;
    CostParts costs{}; // an estimate from list prices
    std::int64_t withoutPrice = 0; // requests whose model has no price; cost leaves them out
    // Of the requests that succeeded; 0 = there are none.
    std::chrono::microseconds duration50{ 0 };
    std::chrono::microseconds duration95{ 0 };
    std::chrono::microseconds firstToken50{ 0 };
    std::chrono::microseconds firstToken95{ 0 };

    // US dollars.
    double cost() const { return costs.total(); }
    // 0 to 1; of no request at all 0.
    double successRate() const;
    // The share of what was read that came from the provider's cache.
    double cacheHitRate() const;
};

// The end is not part of it.
struct UsageRange
{
    QDateTime from;
    QDateTime until;
};

struct UsageReport
{
    UsageRow total{};
    // By name; days and hours in their order, the others with the most requests first.
    std::map<UsageGroup, std::vector<UsageRow>> groups{};
};

// Adds up the requests of a time range, in one pass for all `groups`. The time zone of `range.from` says what
// a day and an hour is. Errors as JournalReader.
Result<UsageReport> queryUsage(JournalReader& reader, const UsageRange& range,
    const std::vector<UsageGroup>& groups, const PriceTable& prices);

// "claude-cli" for "claude-cli/2.1.0 (external, cli)"; "unknown" for nothing.
std::string clientProduct(const std::string& userAgent);

// "provider", "model", "client", "endpoint", "day", "clock" (of Hour), "hour" (of HourOfWeek).
std::string_view usageGroupName(UsageGroup group);

} // namespace dragoman
