#include "ui/FakeBackend.h"

#include "config/ConfigurationEdit.h"
#include "config/KeyRing.h"
#include "journal/JournalStore.h"
#include "server/ProviderTestReport.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace dragoman {

namespace {

EndpointConfig endpoint(const char* name, Protocol protocol, std::uint16_t port)
{
    EndpointConfig config;
    config.name = name;
    config.protocol = protocol;
    config.port = port;
    return config;
}

// Runs `call` from the event loop unless one of both objects is gone by then.
template <class Call>
void later(QObject* context, QObject* also, Call call)
{
    QTimer::singleShot(0, context, [guard = QPointer<QObject>(also), call = std::move(call)] {
        if (guard)
            call();
    });
}

} // namespace

FakeBackend::FakeBackend(QObject* parent)
    : Backend(parent)
{
    m_configuration.endpoints = { endpoint("openai", Protocol::OpenAiChat, 9999),
        endpoint("anthropic", Protocol::Anthropic, 9998) };
}

FakeBackend::~FakeBackend() = default;

void FakeBackend::setConfiguration(Configuration configuration)
{
    m_configuration = std::move(configuration);
    ++m_revision;
    Q_EMIT configurationChanged();
    Q_EMIT endpointsChanged();
}

void FakeBackend::setUpdateState(UpdateState state)
{
    m_update = std::move(state);
    Q_EMIT updateChanged();
}

void FakeBackend::skipUpdate()
{
    if (m_update.newRelease)
        m_update.newRelease->isSkipped = true;
    Q_EMIT updateChanged();
}

void FakeBackend::setProblem(
    const std::string& endpoint, std::optional<Error> problem, std::uint16_t freePort)
{
    m_states[endpoint].problem = std::move(problem);
    m_states[endpoint].freePort = freePort;
    Q_EMIT endpointsChanged();
}

void FakeBackend::setRunning(const std::string& endpoint, int running)
{
    m_states[endpoint].running = running;
    Q_EMIT activityChanged();
}

void FakeBackend::setRunningRequests(std::vector<RunningRequest> requests)
{
    m_runningRequests = std::move(requests);
    Q_EMIT activityChanged();
}

void FakeBackend::setHealth(std::vector<ProviderHealth> health)
{
    m_health = std::move(health);
    Q_EMIT healthChanged();
}

void FakeBackend::setTotals(RequestTotals totals)
{
    m_totals = totals;
    Q_EMIT activityChanged();
}

void FakeBackend::setLastError(std::optional<FailedRequest> error)
{
    m_lastError = std::move(error);
    Q_EMIT activityChanged();
}

void FakeBackend::addNotice(Notice notice)
{
    m_notices.push_back(std::move(notice));
    Q_EMIT noticesChanged();
}

void FakeBackend::setKeychainState(SecretState state)
{
    m_keychain = state;
    Q_EMIT keysChanged();
}

void FakeBackend::setSampleAnswer(std::vector<QString> pieces, std::optional<Error> error)
{
    m_pieces = std::move(pieces);
    m_sampleError = std::move(error);
}

void FakeBackend::setTestReport(ProviderTestReport report)
{
    m_report = std::make_unique<ProviderTestReport>(std::move(report));
}

const Secret* FakeBackend::storedKey(const std::string& name) const
{
    const auto found = m_keys.find(name);
    return found == m_keys.end() ? nullptr : &found->second;
}

QString FakeBackend::configurationFileName() const
{
    return QStringLiteral("/home/user/.config/dragoman/config.json");
}

Result<void> FakeBackend::save(const Configuration& configuration, const std::string& expectedRevision)
{
    if (m_refusal)
        return tl::unexpected(*m_refusal);
    if (expectedRevision != revision())
        return failure(ErrorKind::Conflict, "Somebody else changed the configuration meanwhile.");
    const Result<Configuration> valid = validated(configuration);
    if (!valid)
        return tl::unexpected(valid.error());
    ++m_saves;
    setConfiguration(*valid);
    return {};
}

std::vector<EndpointState> FakeBackend::endpoints() const
{
    std::vector<EndpointState> states;
    for (const EndpointConfig& config : m_configuration.endpoints) {
        const auto arranged = m_states.find(config.name);
        EndpointState state = arranged == m_states.end() ? EndpointState{} : arranged->second;
        state.name = config.name;
        if (!config.enabled)
            state.problem.reset();
        state.port = config.enabled && !state.problem ? config.port : std::uint16_t(0);
        states.push_back(std::move(state));
    }
    return states;
}

void FakeBackend::retryEndpoints()
{
    ++m_retries;
    Q_EMIT endpointsChanged();
}

int FakeBackend::runningRequests() const
{
    int running = 0;
    for (const auto& [name, state] : m_states)
        running += state.running;
    return running;
}

void FakeBackend::dismissNotice(Notice::Kind kind)
{
    std::erase_if(m_notices, [kind](const Notice& notice) { return notice.kind == kind; });
    Q_EMIT noticesChanged();
}

void FakeBackend::addRequests(const std::vector<RequestRecord>& records)
{
    std::deque<JournalEntry> entries;
    for (const RequestRecord& record : records)
        entries.push_back({ record, record.captured ? BodiesState::Kept : BodiesState::NotKept });
    if (!m_journal)
        m_journal = std::make_unique<JournalStore>(m_folder.filePath(QStringLiteral("journal.sqlite")));
    if (!m_journal->isOpen() && !m_journal->open())
        qFatal("The journal cannot be opened.");
    if (!m_journal->append(entries))
        qFatal("The journal cannot be written.");
    Q_EMIT m_log.rowsAdded();
}

void FakeBackend::replay(
    const RequestRecord& record, const ReplayChoice& choice, QObject* context, ReplayDone done)
{
    m_replays.push_back(choice);
    m_replay = std::make_unique<QObject>();
    Result<CapturedMessage> answer = m_replayAnswer;
    if (const Result<ReplayRequest> request = replayRequest(record, choice); !request)
        answer = tl::unexpected(request.error());
    later(context, m_replay.get(), [answer, done = std::move(done)] { done(answer); });
}

void FakeBackend::supportBundle(std::int64_t request, QObject* context, BundleDone done)
{
    m_bundles.push_back(request);
    later(context, this, [done = std::move(done)] { done(std::string("a bundle")); });
}

Result<void> FakeBackend::renewToken()
{
    m_token = Secret("dragoman-test-token-" + std::to_string(++m_tokens));
    Q_EMIT tokenChanged();
    return {};
}

Result<void> FakeBackend::keychainRefusal() const
{
    if (m_keychain == SecretState::Available)
        return {};
    return tl::unexpected(secretError(m_keychain, std::string(keychainAdvice(m_keychain))));
}

Result<Secret> FakeBackend::find(const KeyReference& reference) const
{
    if (const Result<void> possible = keychainRefusal(); !possible)
        return tl::unexpected(possible.error());
    const Secret* const key = storedKey(reference.name);
    if (!key)
        return failure(ErrorKind::NotFound, "There is no key " + keyLabel(reference) + ".");
    return *key;
}

Result<void> FakeBackend::keyStatus(const KeyReference& reference) const
{
    return find(reference).map([](const Secret&) {});
}

void FakeBackend::revealKey(const KeyReference& reference, QObject* context, KeyDone done)
{
    later(context, this, [key = find(reference), done = std::move(done)] { done(key); });
}

void FakeBackend::storeKey(const KeyReference& reference, const Secret& key, QObject* context, Done done)
{
    const Result<void> possible = keychainRefusal();
    if (possible)
        m_keys[reference.name] = key;
    later(context, this, [possible, done = std::move(done)] { done(possible); });
    Q_EMIT keysChanged();
}

void FakeBackend::removeKey(const KeyReference& reference, QObject* context, Done done)
{
    const Result<void> possible = keychainRefusal();
    if (possible)
        m_keys.erase(reference.name);
    later(context, this, [possible, done = std::move(done)] { done(possible); });
    Q_EMIT keysChanged();
}

void FakeBackend::testProvider(const ProviderConfig& provider, const std::vector<Secret>& newKeys,
    QObject* context, TestProgress progress)
{
    m_asked = provider;
    m_newKeys = newKeys;
    m_test = std::make_unique<QObject>();
    ProviderTestReport whole = m_report ? *m_report : ProviderTestReport{};
    whole.provider = provider.name;
    const std::size_t last = whole.steps.size();
    for (std::size_t count = 1; count <= std::min(std::max<std::size_t>(last, 1), m_lastStep); ++count) {
        ProviderTestReport soFar = whole;
        soFar.steps.resize(std::min(count, last));
        later(context, m_test.get(),
            [soFar, progress, isFinished = count >= last] { progress(soFar, isFinished); });
    }
}

void FakeBackend::cancelProviderTest()
{
    ++m_cancelled;
    m_test.reset();
}

void FakeBackend::fetchModels(
    const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context, ModelsDone done)
{
    m_asked = provider;
    m_newKeys = newKeys;
    later(context, this, [models = m_models, done = std::move(done)] { done(models); });
}

void FakeBackend::sendSample(const SampleRequest& request, QObject* context, TextArrived text, Done done)
{
    m_samples.push_back(request);
    m_sample = std::make_unique<QObject>();
    for (const QString& piece : m_pieces)
        later(context, m_sample.get(), [text, piece] { text(piece); });
    Result<void> result;
    if (m_sampleError)
        result = tl::unexpected(*m_sampleError);
    later(context, m_sample.get(), [result, done = std::move(done)] { done(result); });
}

void FakeBackend::cancelSample()
{
    m_sample.reset();
}

void FakeBackend::setClients(std::vector<ClientState> clients)
{
    m_clients = std::move(clients);
    Q_EMIT clientsChanged();
}

void FakeBackend::setApplied(Result<QString> backup, std::optional<SetupState> state)
{
    m_backup = std::move(backup);
    m_appliedState = state;
}

Result<SetupPlan> FakeBackend::planSetUp(const SetUpRequest& request) const
{
    m_planned.push_back(request);
    return m_plan;
}

Result<QString> FakeBackend::applySetUp(const std::string& client, const SetupPlan&)
{
    m_applied.push_back(client);
    for (ClientState& state : m_clients) {
        if (state.client != client || !m_backup || !m_appliedState)
            continue;
        state.status = { *m_appliedState };
        state.isOurs = *m_appliedState == SetupState::SetUp;
    }
    Q_EMIT clientsChanged();
    return m_backup;
}

} // namespace dragoman
