#pragma once

#include "app/ClientDesk.h"
#include "app/ConfiguredProxy.h"
#include "app/DesktopConfiguration.h"
#include "app/DesktopRequests.h"
#include "app/KeyDesk.h"
#include "app/ProviderCalls.h"
#include "journal/Journal.h"
#include "ui/Backend.h"
#include "updates/UpdateCheck.h"

#include <QDate>

namespace dragoman {

// The program as the windows see it: the proxy in step with the configuration file, the keychain, and what
// the proxy tells of its requests.
class DesktopBackend : public Backend
{
    Q_OBJECT

public:
    // `dataFolder` is where the token and the journal of requests are kept.
    DesktopBackend(DesktopConfiguration start, QString dataFolder, Secret token, QObject* parent = nullptr);

    // The endpoints listen when this returns, as far as they can; the keys come later.
    void start();
    // Running answers get `patience` to finish; stopped() follows.
    void stop(std::chrono::milliseconds patience);

    const Configuration& configuration() const override { return m_proxy.configuration(); }
    std::string revision() const override { return m_proxy.revision(); }
    QString configurationFileName() const override { return m_file->fileName(); }
    Result<void> save(const Configuration& configuration, const std::string& expectedRevision) override;
    bool usesDemo() const override { return m_proxy.usesDemo(); }
    std::vector<EndpointState> endpoints() const override;
    void retryEndpoints() override;
    std::vector<ProviderHealth> health() const override;
    void forgive(const std::string& provider) override { m_proxy.proxy().forgive(provider); }
    int runningRequests() const override;
    std::vector<RunningRequest> running() const override { return m_runningRequests; }
    void stopRequest(std::uint64_t number) override { m_proxy.proxy().stopRequest(number); }
    RequestTotals totals() const override { return m_totals; }
    std::optional<FailedRequest> lastError() const override { return m_lastError; }
    std::vector<Notice> notices() const override { return m_notices; }
    void dismissNotice(Notice::Kind kind) override;
    RequestLog& requestLog() override { return m_requests.log(); }
    void replay(
        const RequestRecord& record, const ReplayChoice& choice, QObject* context, ReplayDone done) override
    {
        m_requests.replay(record, choice, context, done);
    }
    void cancelReplay() override { m_requests.cancelReplay(); }
    void supportBundle(std::int64_t request, QObject* context, BundleDone done) override
    {
        m_requests.supportBundle(request, context, done);
    }
    const Secret& token() const override { return m_proxy.token(); }
    Result<void> renewToken() override;
    SecretState keychainState() const override { return m_keychainState; }
    Result<void> keyStatus(const KeyReference& reference) const override;
    void revealKey(const KeyReference& reference, QObject* context, KeyDone done) override;
    void storeKey(const KeyReference& reference, const Secret& key, QObject* context, Done done) override;
    void removeKey(const KeyReference& reference, QObject* context, Done done) override;
    void testProvider(const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context,
        TestProgress progress) override;
    void cancelProviderTest() override { m_calls.cancelTest(); }
    void fetchModels(const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context,
        ModelsDone done) override;
    void sendSample(const SampleRequest& request, QObject* context, TextArrived text, Done done) override;
    void cancelSample() override { m_calls.cancelSample(); }
    bool serves(Protocol protocol) const override;
    std::vector<ClientState> clientStates() const override;
    Result<SetupPlan> planSetUp(const SetUpRequest& request) const override;
    Result<SetupPlan> planUndo(const std::string& client) const override;
    Result<QString> applySetUp(const std::string& client, const SetupPlan& plan) override;
    UpdateState updateState() const override { return m_updates.state(); }
    void checkForUpdate() override { m_updates.checkNow(); }
    void skipUpdate() override { m_updates.skip(); }

Q_SIGNALS:
    void stopped();

private:
    void takeState(const ServerState& state);
    void applied(const ServerState& state);
    void rejected(const std::vector<ConfigurationProblem>& problems);
    void takeActivity(const ServerActivity& activity);
    void takeRecord(const RequestRecord& record);
    void count(const ServerActivity& activity);
    void addToday(const RequestSums& sums);
    void noticeJournal(const QString& text);
    void followUpdates() { m_updates.follow(configuration().updates); }
    void noticeKeychain();
    void setNotice(Notice::Kind kind, const QString& text);
    ProviderTestPlan planFor(const ProviderConfig& provider, const std::vector<Secret>& newKeys) const;
    ClientDesk::Program programNow() const;
    Done reloadAfter(QObject* context, Done done);

    const std::unique_ptr<ConfigurationFile> m_file; // outlives the proxy, which follows it
    const QString m_dataFolder;
    Journal m_journal; // outlives the proxy, which reports to it
    ConfiguredProxy m_proxy;
    DesktopRequests m_requests;
    const Configuration m_first; // in force until start()
    ServerState m_state;
    std::vector<EndpointState> m_problems; // those that cannot listen, with advice
    std::map<std::string, int> m_running;
    std::vector<RunningRequest> m_runningRequests;
    std::vector<ProviderHealth> m_health;
    RequestTotals m_totals;
    QDate m_day; // that m_totals are of
    std::optional<FailedRequest> m_lastError;
    std::vector<Notice> m_notices;
    bool m_journalPaused = false;
    SecretState m_keychainState = SecretState::Unknown;
    const ClientDesk m_clients;
    KeyDesk m_keys;
    ProviderCalls m_calls;
    UpdateCheck m_updates;
};

} // namespace dragoman
