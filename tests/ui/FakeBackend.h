#pragma once

#include "ui/Backend.h"
#include "ui/RequestLog.h"

#include <QTemporaryDir>

#include <map>

namespace dragoman {

class JournalStore;

// A program behind the windows that a test arranges: everything happens in memory, and at once but for the
// callbacks.
class FakeBackend : public Backend
{
    Q_OBJECT

public:
    // Two endpoints, no provider, the demo on.
    explicit FakeBackend(QObject* parent = nullptr);
    ~FakeBackend() override;

    // --- what tests arrange; each announces itself

    void setConfiguration(Configuration configuration);
    // Every save fails with this from now on; nothing ends that.
    void refuseSaves(std::optional<Error> error) { m_refusal = std::move(error); }
    void setProblem(const std::string& endpoint, std::optional<Error> problem, std::uint16_t freePort = 0);
    void setRunning(const std::string& endpoint, int running);
    void setRunningRequests(std::vector<RunningRequest> requests);
    void setHealth(std::vector<ProviderHealth> health);
    void setTotals(RequestTotals totals);
    void setLastError(std::optional<FailedRequest> error);
    void addNotice(Notice notice);
    void setKeychainState(SecretState state);
    // The answer to the next sample, piece by piece, or its error.
    void setSampleAnswer(std::vector<QString> pieces, std::optional<Error> error = {});
    // What the next test or the next list of models gives.
    void setTestReport(ProviderTestReport report);
    // A test goes on without end after so many steps.
    void stopTestsAfter(std::size_t steps) { m_lastStep = steps; }
    void setModels(Result<std::vector<std::string>> models) { m_models = std::move(models); }
    // How clients stand; a plan for each is made of `plan`, undoing of `undo`.
    void setClients(std::vector<ClientState> clients);
    void setPlan(Result<SetupPlan> plan) { m_plan = std::move(plan); }
    void setUndo(Result<SetupPlan> plan) { m_undo = std::move(plan); }
    // What applying gives, and how the client stands then.
    void setApplied(Result<QString> backup, std::optional<SetupState> state);
    void announceRefused(const RefusedRequest& request) { Q_EMIT requestRefused(request); }
    // Written into a real journal, which is new.
    void addRequests(const std::vector<RequestRecord>& records);
    void setReplayAnswer(Result<CapturedMessage> answer) { m_replayAnswer = std::move(answer); }
    void setUpdateState(UpdateState state);
    void announceRequest(const RequestRecord& record) { Q_EMIT requestFinished(record); }

    // --- what windows did

    int saves() const { return m_saves; }
    const std::vector<SetUpRequest>& planned() const { return m_planned; }
    const std::vector<std::string>& applied() const { return m_applied; }
    int retries() const { return m_retries; }
    const std::vector<std::uint64_t>& stopped() const { return m_stopped; }
    const std::vector<std::string>& forgiven() const { return m_forgiven; }
    const std::vector<SampleRequest>& samples() const { return m_samples; }
    // Those that were handed to the test or the list of models last.
    const std::vector<Secret>& newKeys() const { return m_newKeys; }
    const ProviderConfig& askedProvider() const { return m_asked; }
    int cancelledTests() const { return m_cancelled; }
    const std::vector<ReplayChoice>& replays() const { return m_replays; }
    int looks() const { return m_looks; }
    const std::vector<std::int64_t>& bundles() const { return m_bundles; }
    // Null when the store has no such key.
    const Secret* storedKey(const std::string& name) const;

    // --- Backend

    const Configuration& configuration() const override { return m_configuration; }
    std::string revision() const override { return std::to_string(m_revision); }
    QString configurationFileName() const override;
    Result<void> save(const Configuration& configuration, const std::string& expectedRevision) override;
    bool usesDemo() const override { return m_configuration.providers.empty(); }
    std::vector<EndpointState> endpoints() const override;
    void retryEndpoints() override;
    std::vector<ProviderHealth> health() const override { return m_health; }
    void forgive(const std::string& provider) override { m_forgiven.push_back(provider); }
    int runningRequests() const override;
    std::vector<RunningRequest> running() const override { return m_runningRequests; }
    void stopRequest(std::uint64_t number) override { m_stopped.push_back(number); }
    RequestTotals totals() const override { return m_totals; }
    std::optional<FailedRequest> lastError() const override { return m_lastError; }
    std::vector<Notice> notices() const override { return m_notices; }
    void dismissNotice(Notice::Kind kind) override;
    RequestLog& requestLog() override { return m_log; }
    void replay(
        const RequestRecord& record, const ReplayChoice& choice, QObject* context, ReplayDone done) override;
    void cancelReplay() override { m_replay.reset(); }
    void supportBundle(std::int64_t request, QObject* context, BundleDone done) override;
    const Secret& token() const override { return m_token; }
    Result<void> renewToken() override;
    SecretState keychainState() const override { return m_keychain; }
    Result<void> keyStatus(const KeyReference& reference) const override;
    void revealKey(const KeyReference& reference, QObject* context, KeyDone done) override;
    void storeKey(const KeyReference& reference, const Secret& key, QObject* context, Done done) override;
    void removeKey(const KeyReference& reference, QObject* context, Done done) override;
    void testProvider(const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context,
        TestProgress progress) override;
    void cancelProviderTest() override;
    void fetchModels(const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context,
        ModelsDone done) override;
    void sendSample(const SampleRequest& request, QObject* context, TextArrived text, Done done) override;
    void cancelSample() override;
    bool serves(Protocol protocol) const override { return protocol != Protocol::OpenAiResponses; }
    std::vector<ClientState> clientStates() const override { return m_clients; }
    Result<SetupPlan> planSetUp(const SetUpRequest& request) const override;
    Result<SetupPlan> planUndo(const std::string&) const override { return m_undo; }
    Result<QString> applySetUp(const std::string& client, const SetupPlan& plan) override;
    UpdateState updateState() const override { return m_update; }
    void checkForUpdate() override { ++m_looks; }
    void skipUpdate() override;

private:
    Result<Secret> find(const KeyReference& reference) const;
    Result<void> keychainRefusal() const;

    Configuration m_configuration;
    int m_revision = 1;
    int m_saves = 0;
    int m_retries = 0;
    int m_tokens = 0; // made so far
    std::optional<Error> m_refusal;
    std::map<std::string, EndpointState> m_states;
    std::vector<RunningRequest> m_runningRequests;
    std::vector<std::uint64_t> m_stopped;
    std::vector<ProviderHealth> m_health;
    RequestTotals m_totals;
    std::optional<FailedRequest> m_lastError;
    std::vector<Notice> m_notices;
    Secret m_token{ "dragoman-test-token-0" };
    SecretState m_keychain = SecretState::Available;
    std::map<std::string, Secret> m_keys;
    std::vector<std::string> m_forgiven;
    std::vector<SampleRequest> m_samples;
    std::vector<QString> m_pieces;
    std::optional<Error> m_sampleError;
    std::unique_ptr<ProviderTestReport> m_report;
    std::vector<Secret> m_newKeys;
    ProviderConfig m_asked;
    int m_cancelled = 0;
    std::size_t m_lastStep = 100;
    Result<std::vector<std::string>> m_models;
    std::vector<ClientState> m_clients;
    Result<SetupPlan> m_plan;
    Result<SetupPlan> m_undo;
    Result<QString> m_backup;
    std::optional<SetupState> m_appliedState;
    mutable std::vector<SetUpRequest> m_planned;
    std::vector<std::string> m_applied;
    UpdateState m_update{ UpdateObstacle::NoKey };
    int m_looks = 0;
    QTemporaryDir m_folder;
    std::unique_ptr<JournalStore> m_journal; // from the first request on
    RequestLog m_log{ m_folder.filePath(QStringLiteral("journal.sqlite")) };
    Result<CapturedMessage> m_replayAnswer;
    std::vector<ReplayChoice> m_replays;
    std::vector<std::int64_t> m_bundles;
    std::unique_ptr<QObject> m_replay;
    std::unique_ptr<QObject> m_test; // destroying it ends the calls that are under way
    std::unique_ptr<QObject> m_sample;
};

} // namespace dragoman
