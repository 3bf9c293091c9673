#pragma once

#include "app/ConfiguredProxy.h"
#include "journal/Journal.h"

namespace dragoman {

// What the configuration's `log` says, in the journal's terms.
JournalSettings journalSettings(const LogConfig& log);

// From now on `journal`, which must outlive `proxy`, notes down its requests and follows its configuration.
void noteRequests(ConfiguredProxy& proxy, Journal& journal);

// What was lost and whether it pauses, as Prometheus' text.
std::string journalMetrics(const Journal& journal);

} // namespace dragoman
