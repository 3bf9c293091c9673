#pragma once

#include "updates/ReleaseVerdict.h"
#include "updates/UpdateMemory.h"
#include "updates/UpdateState.h"
#include "upstream/CollectedCall.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace dragoman {

// Looks for new versions: at most once a day by itself and only where the configuration says so, or when the
// user asks. It reads one small signed file, tells what it found, and installs nothing.
//
// The request is a plain GET with the header `user-agent: dragoman/VERSION`. Redirects are not followed, and
// no more than 64 KiB are taken.
class UpdateCheck : public QObject
{
    Q_OBJECT

public:
    struct Surroundings
    {
        std::string version; // of this program
        QString memoryFile; // in the data folder
        UpdatesConfig builtIn = builtInUpdates();
        std::function<std::chrono::sys_seconds()> now
            = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
        std::function<double()> random{}; // in [0, 1); empty = the system's
    };

    explicit UpdateCheck(Surroundings surroundings, QObject* parent = nullptr);
    ~UpdateCheck() override;

    // From now on by this configuration; what was found before and is still good is told again.
    void follow(const UpdatesConfig& configuration);
    const UpdateState& state() const { return m_state; }
    // What was believed last; empty until then.
    const std::optional<ReleaseDescription>& release() const { return m_release; }
    // Looks now; a look that runs goes on. changed() follows.
    void checkNow();
    // Looks when it is time; a timer calls this.
    void checkIfDue();
    // The user does not want to hear of the version that was found.
    void skip();

Q_SIGNALS:
    void changed(); // state()

private:
    void schedule();
    void recall();
    void finished(const CollectedReply& reply);
    Result<void> take(const CollectedReply& reply);
    Result<void> believe(const std::string& text);
    void offer();
    void remember();
    UpdateSource source() const { return updateSource(m_configuration, m_surroundings.builtIn); }

    const Surroundings m_surroundings;
    UpdatesConfig m_configuration;
    bool m_isFollowing = false;
    UpdateState m_state;
    UpdateMemory m_memory;
    std::optional<ReleaseDescription> m_release;
    std::optional<std::chrono::sys_seconds> m_due; // nothing = does not look by itself
    QTimer m_timer;
    std::unique_ptr<UpstreamClient> m_client; // made when it is needed; outlives the call
    std::unique_ptr<CollectedCall> m_call;
};

} // namespace dragoman
