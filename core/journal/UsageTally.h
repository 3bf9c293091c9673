#pragma once

#include "journal/UsageQuery.h"

#include <cstdint>
#include <vector>

namespace dragoman {

// Adds up requests for one row of a report.
class UsageTally
{
public:
    // The record's tokens, times and outcome; `price` may be null.
    void add(const RequestRecord& record, bool failed, const Price* price);
    // With its percentiles (nearest rank). Leaves the tally unusable.
    UsageRow finish(std::string name);

private:
    UsageRow m_row;
    std::vector<std::uint32_t> m_durations; // microseconds; beyond 71 minutes they all count the same
    std::vector<std::uint32_t> m_firstTokens;
};

} // namespace dragoman
