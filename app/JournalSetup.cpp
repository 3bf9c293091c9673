#include "app/JournalSetup.h"

#include "base/MetricsText.h"

namespace dragoman {

namespace {

BodiesKept bodiesKept(LogBodies bodies)
{
    switch (bodies) {
    case LogBodies::None: return BodiesKept::None;
    case LogBodies::Errors: return BodiesKept::OfFailures;
    case LogBodies::All: return BodiesKept::All;
    }
    return BodiesKept::None;
}

} // namespace

JournalSettings journalSettings(const LogConfig& log)
{
    return { bodiesKept(log.bodies), std::chrono::hours(24) * log.keepDays,
        std::int64_t{ log.maxMegabytes } * 1024 * 1024 };
}

void noteRequests(ConfiguredProxy& proxy, Journal& journal)
{
    proxy.proxy().reportTo(journal);
    QObject::connect(&proxy, &ConfiguredProxy::applied, &journal,
        [&proxy, &journal] { journal.configure(journalSettings(proxy.configuration().log)); });
}

std::string journalMetrics(const Journal& journal)
{
    const JournalDrops drops = journal.drops();
    MetricsText text;
    text.family(
        "dragoman_journal_dropped_total", "counter", "What the journal lost because it came too fast.");
    text.sample({ { "kind", "rows" } }, static_cast<std::int64_t>(drops.rows));
    text.sample({ { "kind", "bodies" } }, static_cast<std::int64_t>(drops.bodies));
    text.family("dragoman_journal_paused", "gauge", "1 while the journal cannot be written.");
    text.sample({}, std::int64_t(journal.pauseReason().isEmpty() ? 0 : 1));
    return text.text();
}

} // namespace dragoman
