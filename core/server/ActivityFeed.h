#pragma once

#include "journal/RefusedRequest.h"
#include "journal/RequestRecord.h"
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
    std::vector<RequestRecord> finished{}; // the first ones, when there are very many
    std::vector<RefusedRequest> refused{}; // the first ones
    std::uint64_t requests = 0; // finished ones, all of them
    std::uint64_t errors = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    std::vector<ProviderHealth> health{};
};

// Tells windows on another thread what the proxy does: in pieces that are ten a second at most, and nothing
// while nothing happens. Costs nothing as long as nobody asked for it. Lives on the proxy thread.
class ActivityFeed : public QObject
{
    Q_OBJECT

public:
    using Health = std::function<std::vector<ProviderHealth>()>;

    explicit ActivityFeed(Health health, QObject* parent = nullptr);

    void start() { m_started = true; }
    void requestStarted(const std::string& endpoint);
    void requestEnded(const RequestRecord& record);
    // It never began, so it is not counted.
    void requestRefused(const RefusedRequest& request);

Q_SIGNALS:
    void activity(const dragoman::ServerActivity& activity);

private:
    void tellSoon();
    void tell();

    const Health m_health;
    std::map<std::string, int> m_running;
    ServerActivity m_next;
    QTimer m_timer;
    bool m_started = false;
};

} // namespace dragoman
