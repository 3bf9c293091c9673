#pragma once

#include "journal/RequestRecord.h"

#include <vector>

namespace dragoman {

// The work of 30 days up to now: office hours, quiet weekends, a job at night, one bad day of a provider and
// a model without a price. Always the same but for the dates.
std::vector<RequestRecord> busyMonth();

} // namespace dragoman
