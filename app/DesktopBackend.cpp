#include "app/DesktopBackend.h"

#include "app/ClientValues.h"
#include "app/JournalSetup.h"
#include "app/PortAdvice.h"
#include "app/Settings.h"
#include "config/ConfigurationEdit.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::array<SecretState, 3> troubles{ SecretState::Locked, SecretState::Denied,
    SecretState::Missing };

// What is known of the keychain with one more of its keys looked at.
SecretState stateWith(SecretState known, const Result<Secret>& key)
{
    if (key)
        return known == SecretState::Unknown ? SecretState::Available : known;
    const auto trouble = std::find_if(troubles.begin(), troubles.end(),
        [&key](SecretState state) { return key.error().code == secretStateWord(state); });
    return trouble == troubles.end() ? known : *trouble;
}

QDateTime toDateTime(std::chrono::system_clock::time_point time)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(milliseconds.count());
}

bool isOf(const Configuration& configuration, const ProviderHealth& health)
{
    return findProvider(configuration, health.provider) != nullptr;
}

} // namespace

DesktopBackend::DesktopBackend(DesktopConfiguration start, QString dataFolder, Secret token, QObject* parent)
    : Backend(parent)
    , m_file(std::move(start.file))
    , m_dataFolder(std::move(dataFolder))
    , m_journal(Journal::fileIn(m_dataFolder), journalSettings(start.configuration.log))
    , m_proxy(std::move(token), ConfiguredProxy::Demo::WithoutProviders)
    , m_requests(m_journal, m_proxy)
    , m_first(std::move(start.configuration))
    , m_day(QDate::currentDate())
    , m_notices(std::move(start.notices))
    , m_clients(ClientPlaces::ofUser(), m_dataFolder)
    , m_updates({ DRAGOMAN_VERSION, updateMemoryIn(m_dataFolder) })
{
    connect(&m_proxy, &ConfiguredProxy::applied, this, &DesktopBackend::applied);
    connect(&m_proxy, &ConfiguredProxy::rejected, this, &DesktopBackend::rejected);
    connect(&m_proxy.proxy(), &ProxyThread::activity, this, &DesktopBackend::takeActivity);
    connect(&m_proxy.proxy(), &ProxyThread::stopped, this, &DesktopBackend::stopped);
    connect(&m_journal, &Journal::noticed, this, &DesktopBackend::noticeJournal);
    connect(&m_requests, &DesktopRequests::todayCounted, this, &DesktopBackend::addToday);
    connect(this, &Backend::configurationChanged, this, &DesktopBackend::followUpdates);
    connect(&m_updates, &UpdateCheck::changed, this, &Backend::updateChanged);
    noteRequests(m_proxy, m_journal);
}

void DesktopBackend::start()
{
    m_requests.countToday();
    takeState(m_proxy.startWithoutKeys(m_first));
    m_proxy.proxy().tellActivity();
    m_proxy.follow(*m_file);
    followUpdates();
}

void DesktopBackend::stop(std::chrono::milliseconds patience)
{
    m_proxy.proxy().stop(patience);
}

// --- configuration

Result<void> DesktopBackend::save(const Configuration& configuration, const std::string& expectedRevision)
{
    Result<void> saved = m_proxy.save(configuration, expectedRevision);
    if (!saved)
        return saved;
    dismissNotice(Notice::Kind::RejectedEdit);
    dismissNotice(Notice::Kind::NotWritten);
    takeState(m_proxy.putInForceNow()); // a keychain may take seconds
    Q_EMIT configurationChanged();
    return {};
}

// The configuration as it is, an edit by hand or a change from here, with its keys.
void DesktopBackend::applied(const ServerState& state)
{
    dismissNotice(Notice::Kind::RejectedEdit);
    takeState(state);
    noticeKeychain();
    Q_EMIT configurationChanged();
    Q_EMIT keysChanged();
}

void DesktopBackend::rejected(const std::vector<ConfigurationProblem>& problems)
{
    setNotice(Notice::Kind::RejectedEdit, QString::fromStdString(describeProblems(problems)));
}

void DesktopBackend::takeState(const ServerState& state)
{
    m_state = state;
    m_problems.clear();
    for (const EndpointProblem& problem : state.problems) {
        EndpointState endpoint{ problem.endpoint };
        endpoint.problem = problem.error;
        if (const EndpointConfig* config = findEndpoint(configuration(), problem.endpoint)) {
            endpoint.freePort = freePortNear(configuration(), *config);
            endpoint.portOwner = programOnPort(config->port);
        }
        m_problems.push_back(std::move(endpoint));
    }
    m_health = m_proxy.proxy().health();
    Q_EMIT endpointsChanged();
    Q_EMIT healthChanged();
}

std::vector<EndpointState> DesktopBackend::endpoints() const
{
    std::vector<EndpointState> states;
    for (const EndpointConfig& config : configuration().endpoints) {
        EndpointState state{ config.name };
        for (const EndpointState& problem : m_problems) {
            if (problem.name == config.name)
                state = problem;
        }
        for (const ListeningEndpoint& listening : m_state.listening) {
            if (listening.name == config.name)
                state.port = listening.port;
        }
        if (const auto running = m_running.find(config.name); running != m_running.end())
            state.running = running->second;
        states.push_back(std::move(state));
    }
    return states;
}

void DesktopBackend::retryEndpoints()
{
    takeState(m_proxy.putInForceNow());
}

// --- what happens

std::vector<ProviderHealth> DesktopBackend::health() const
{
    std::vector<ProviderHealth> own;
    for (const ProviderHealth& health : m_health) {
        if (isOf(configuration(), health))
            own.push_back(health);
    }
    return own;
}

int DesktopBackend::runningRequests() const
{
    int running = 0;
    for (const auto& [endpoint, count] : m_running)
        running += count;
    return running;
}

void DesktopBackend::takeActivity(const ServerActivity& activity)
{
    m_running = activity.running;
    m_runningRequests = activity.requests;
    count(activity);
    m_health = activity.health;
    for (const RequestRecord& record : activity.finished)
        takeRecord(record);
    for (const RefusedRequest& request : activity.refused)
        Q_EMIT requestRefused(request);
    Q_EMIT activityChanged();
    Q_EMIT healthChanged();
}

void DesktopBackend::count(const ServerActivity& activity)
{
    if (const QDate today = QDate::currentDate(); today != m_day) {
        m_day = today;
        m_totals = {};
        m_totals.isToday = true;
    }
    m_totals.requests += activity.finishedRequests;
    m_totals.errors += activity.errors;
    m_totals.inputTokens += activity.inputTokens;
    m_totals.outputTokens += activity.outputTokens;
}

// What the journal already held when the program started.
void DesktopBackend::addToday(const RequestSums& sums)
{
    m_totals.isToday = true;
    m_totals.requests += std::uint64_t(sums.requests);
    m_totals.errors += std::uint64_t(sums.failures);
    m_totals.inputTokens += sums.inputTokens;
    m_totals.outputTokens += sums.outputTokens;
    Q_EMIT activityChanged();
}

void DesktopBackend::takeRecord(const RequestRecord& record)
{
    if (!record.error.empty() && !record.clientLeft)
        m_lastError
            = FailedRequest{ toDateTime(record.time), record.endpoint, record.provider, record.error };
    Q_EMIT requestFinished(record);
}

// --- notices

void DesktopBackend::setNotice(Notice::Kind kind, const QString& text)
{
    std::erase_if(m_notices, [kind](const Notice& notice) { return notice.kind == kind; });
    m_notices.push_back({ kind, text });
    Q_EMIT noticesChanged();
}

void DesktopBackend::dismissNotice(Notice::Kind kind)
{
    if (std::erase_if(m_notices, [kind](const Notice& notice) { return notice.kind == kind; }) > 0)
        Q_EMIT noticesChanged();
}

// A journal that writes again needs no notice any more; anything else stays until it is dismissed.
void DesktopBackend::noticeJournal(const QString& text)
{
    const bool isOver = m_journalPaused && m_journal.pauseReason().isEmpty();
    m_journalPaused = !m_journal.pauseReason().isEmpty();
    if (isOver)
        return dismissNotice(Notice::Kind::Journal);
    setNotice(Notice::Kind::Journal, text);
}

// The first key of the keychain that did not come says how the keychain stands.
void DesktopBackend::noticeKeychain()
{
    m_keychainState = SecretState::Unknown;
    for (const ProviderConfig& provider : configuration().providers) {
        for (const KeyReference& reference : provider.keys) {
            if (reference.kind == KeyReference::Kind::Keychain)
                m_keychainState = stateWith(m_keychainState, m_proxy.keys().find(reference));
        }
    }
    const bool hasTrouble = std::find(troubles.begin(), troubles.end(), m_keychainState) != troubles.end();
    const std::string advice(keychainAdvice(m_keychainState));
    if (hasTrouble)
        return setNotice(Notice::Kind::Keychain, QString::fromStdString(advice));
    dismissNotice(Notice::Kind::Keychain);
}

// --- token and keys

Result<void> DesktopBackend::renewToken()
{
    const Result<Secret> token = renewLocalToken(m_dataFolder);
    if (!token)
        return tl::unexpected(token.error());
    m_proxy.setToken(*token);
    Q_EMIT tokenChanged();
    return {};
}

Result<void> DesktopBackend::keyStatus(const KeyReference& reference) const
{
    const Result<Secret>& key = m_proxy.keys().find(reference);
    if (!key)
        return tl::unexpected(key.error());
    return {};
}

void DesktopBackend::revealKey(const KeyReference& reference, QObject* context, KeyDone done)
{
    m_keys.reveal(reference, configuration().secrets.file, context, std::move(done));
}

void DesktopBackend::storeKey(const KeyReference& reference, const Secret& key, QObject* context, Done done)
{
    m_keys.store(reference, configuration().secrets.file, key, reloadAfter(context, std::move(done)));
}

void DesktopBackend::removeKey(const KeyReference& reference, QObject* context, Done done)
{
    m_keys.remove(reference, configuration().secrets.file, reloadAfter(context, std::move(done)));
}

// The keys are loaded anew also when the window that asked is gone.
Backend::Done DesktopBackend::reloadAfter(QObject* context, Done done)
{
    return [this, guard = QPointer<QObject>(context), done = std::move(done)](const Result<void>& result) {
        if (result)
            m_proxy.reload();
        if (guard)
            done(result);
    };
}

// --- calls

ProviderTestPlan DesktopBackend::planFor(
    const ProviderConfig& provider, const std::vector<Secret>& newKeys) const
{
    ProviderTestPlan plan{ provider, {}, {} };
    for (std::size_t i = 0; i < newKeys.size(); ++i)
        plan.keys.push_back({ "new key " + std::to_string(i + 1), newKeys[i] });
    for (ProviderTestKey& key : providerTestKeys(provider, m_proxy.keys()))
        plan.keys.push_back(std::move(key));
    return plan;
}

void DesktopBackend::testProvider(const ProviderConfig& provider, const std::vector<Secret>& newKeys,
    QObject* context, TestProgress progress)
{
    m_calls.test(planFor(provider, newKeys), context, std::move(progress));
}

void DesktopBackend::fetchModels(
    const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context, ModelsDone done)
{
    m_calls.fetchModels(planFor(provider, newKeys), context, std::move(done));
}

void DesktopBackend::sendSample(const SampleRequest& request, QObject* context, TextArrived text, Done done)
{
    for (const ListeningEndpoint& endpoint : m_state.listening) {
        if (endpoint.name != request.endpoint)
            continue;
        const SampleCall::Question question{ endpointAddress(endpoint.host, endpoint.port),
            std::string(token().reveal()), request.model, request.prompt };
        return m_calls.sample(question, context, text, done);
    }
    QTimer::singleShot(0, context, [done = std::move(done), name = request.endpoint] {
        done(failure(ErrorKind::Unavailable, "The endpoint '" + name + "' does not listen."));
    });
}

// --- programs that are pointed at us

bool DesktopBackend::serves(Protocol protocol) const
{
    return isServed(protocol);
}

// Endpoints that take any free port have the real one here.
ClientDesk::Program DesktopBackend::programNow() const
{
    ClientDesk::Program program{ configuration(), token() };
    for (EndpointConfig& endpoint : program.configuration.endpoints) {
        for (const ListeningEndpoint& listening : m_state.listening) {
            if (listening.name == endpoint.name)
                endpoint.port = listening.port;
        }
    }
    return program;
}

std::vector<ClientState> DesktopBackend::clientStates() const
{
    return m_clients.states(programNow());
}

Result<SetupPlan> DesktopBackend::planSetUp(const SetUpRequest& request) const
{
    return m_clients.plan(request, programNow());
}

Result<SetupPlan> DesktopBackend::planUndo(const std::string& client) const
{
    return m_clients.planUndo(client);
}

Result<QString> DesktopBackend::applySetUp(const std::string& client, const SetupPlan& plan)
{
    Result<QString> backup = m_clients.apply(client, plan);
    Q_EMIT clientsChanged();
    return backup;
}

} // namespace dragoman
