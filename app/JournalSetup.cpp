#include "app/JournalSetup.h"

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

} // namespace dragoman
