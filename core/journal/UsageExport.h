#pragma once

#include "journal/UsageQuery.h"

#include <string>

namespace dragoman {

// {"from":...,"until":...,"costIsEstimate":true,"total":{...},"provider":[{...}],...}: a member for each
// group.
std::string usageJson(const UsageReport& report, const UsageRange& range);

// RFC 4180: a line for each row of `group`, behind it one called "total".
std::string usageCsv(const UsageReport& report, UsageGroup group);

} // namespace dragoman
