#pragma once

#include "journal/RefusedRequest.h"
#include "journal/RequestRecord.h"
#include "journal/RunningRequest.h"
#include "routing/ProviderHealth.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dragoman {

// What happened since the last time this was told.
struct ServerActivity
{
    std::map<std::string, int> running{}; // by endpoint, at this moment; none = 0
    std::vector<RunningRequest> requests{}; // those of `running`, oldest first; when many run, not all
    std::vector<RequestRecord> finished{}; // the first ones, when there are very many
    std::vector<RefusedRequest> refused{}; // the first ones
    std::uint64_t finishedRequests = 0; // all of them
    std::uint64_t errors = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    std::vector<ProviderHealth> health{};
};

// Tells windows on another thread what the proxy does: in pieces that are ten a second at most, and once a
// second while requests run, and nothing while nothing happens. Costs nothing as long as nobody asked for it.
// Lives on the proxy thread.
class ActivityFeed : public QObject
{
    Q_OBJECT

public:
    using Health = std::function<std::vector<ProviderHealth>()>;

    explicit ActivityFeed(Health health, QObject* parent = nullptr);

    void start() { m_started = true; }
    using Stop = std::function<void()>;
    // `record` is read from time to time until requestEnded() is called with it.
    void requestStarted(const RequestRecord& record, Stop stop);
    void requestEnded(const RequestRecord& record);
    // It never began, so it is not counted.
    void requestRefused(const RefusedRequest& request);
    // Ends a running request as its `stop` does; nothing when it has ended meanwhile.
    void stop(std::uint64_t number);

Q_SIGNALS:
    void activity(const dragoman::ServerActivity& activity);

private:
    struct Running
    {
        const RequestRecord* record;
        Stop stop;
    };
    void tellSoon();
    void tell();

    const Health m_health;
    std::map<std::string, int> m_running; // by endpoint
    std::map<std::uint64_t, Running> m_requests; // by number, once started
    std::uint64_t m_lastNumber = 0;
    ServerActivity m_next;
    QTimer m_timer;
    QTimer m_ticker; // while requests run
    bool m_started = false;
};

} // namespace dragoman
