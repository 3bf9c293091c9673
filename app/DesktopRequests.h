#pragma once

#include "app/ConfiguredProxy.h"
#include "journal/Journal.h"
#include "ui/Backend.h"
#include "ui/RequestLog.h"

#include <QObject>

namespace dragoman {

// The requests of the past for the windows: the journal, what is asked of it, a request sent again, the
// bundle for those who help.
class DesktopRequests : public QObject
{
    Q_OBJECT

public:
    // `journal` and `proxy` must outlive it.
    DesktopRequests(Journal& journal, ConfiguredProxy& proxy, QObject* parent = nullptr);

    RequestLog& log() { return m_log; }
    // What the journal holds of today; todayCounted() follows unless it cannot be read.
    void countToday();
    // As the methods of Backend.
    void replay(const RequestRecord& record, const ReplayChoice& choice, QObject* context,
        const Backend::ReplayDone& done);
    void cancelReplay();
    void supportBundle(std::int64_t request, QObject* context, const Backend::BundleDone& done);

Q_SIGNALS:
    void todayCounted(const dragoman::RequestSums& sums);

private:
    SecretFinder secrets() const;

    ConfiguredProxy& m_proxy;
    RequestLog m_log;
    std::uint64_t m_replay = 0; // the one under way, or the last one
};

} // namespace dragoman
