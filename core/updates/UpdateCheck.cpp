#include "updates/UpdateCheck.h"

#include "updates/UpdateSchedule.h"

#include <QRandomGenerator>

namespace dragoman {

namespace {

constexpr std::size_t largestRelease = std::size_t{ 64 } * 1024;
constexpr std::chrono::minutes betweenLooks{
    5
}; // at the clock: a timer of a day would sleep with the computer
constexpr std::chrono::seconds longestPhase{ 20 };
constexpr int statusOk = 200;

UpstreamRequest requestTo(const UpdateSource& source, const std::string& version)
{
    UpstreamRequest request;
    request.method = "GET";
    request.url = source.address;
    request.headers = { { "user-agent", "dragoman/" + version } };
    request.timeouts = { longestPhase, longestPhase, longestPhase, 3 * longestPhase };
    request.proxy = proxyChoice(source.proxy);
    request.caFile = source.caFile;
    request.limits.body = largestRelease;
    return request;
}

} // namespace

UpdateCheck::UpdateCheck(Surroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_surroundings(std::move(surroundings))
    , m_memory(readUpdateMemory(m_surroundings.memoryFile))
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &UpdateCheck::checkIfDue);
}

UpdateCheck::~UpdateCheck() = default;

void UpdateCheck::follow(const UpdatesConfig& configuration)
{
    if (m_isFollowing && configuration == m_configuration)
        return;
    m_isFollowing = true;
    m_configuration = configuration;
    m_call.reset(); // it went to the former address
    m_state.isChecking = false;
    const UpdateSource now = source();
    m_state.obstacle = now.obstacle;
    m_state.address = now.address;
    m_state.lastCheck = m_memory.lastCheck;
    m_state.error.clear();
    recall();
    schedule();
    Q_EMIT changed();
}

void UpdateCheck::schedule()
{
    m_due.reset();
    m_timer.stop();
    if (!m_configuration.check || m_state.obstacle != UpdateObstacle::None)
        return;
    const double random
        = m_surroundings.random ? m_surroundings.random() : QRandomGenerator::global()->generateDouble();
    m_due = nextUpdateCheck(m_memory.lastCheck, m_surroundings.now(), random);
    m_timer.start(betweenLooks);
}

// What was found before, unless it ceased to be good: expired, signed with a former key, or installed.
void UpdateCheck::recall()
{
    m_release.reset();
    if (m_configuration.check && !m_memory.signedRelease.empty())
        (void)believe(m_memory.signedRelease);
    offer();
}

void UpdateCheck::checkIfDue()
{
    if (m_due && m_surroundings.now() >= *m_due)
        checkNow();
}

void UpdateCheck::checkNow()
{
    if (m_state.isChecking || m_state.obstacle != UpdateObstacle::None)
        return;
    m_state.isChecking = true;
    m_memory.lastCheck = m_surroundings.now();
    m_state.lastCheck = m_memory.lastCheck;
    remember(); // a program that crashes over the answer does not ask again at once
    schedule();
    if (!m_client)
        m_client = std::make_unique<UpstreamClient>();
    m_call = std::make_unique<CollectedCall>(*m_client, requestTo(source(), m_surroundings.version),
        [this](const CollectedReply& reply) { finished(reply); });
    Q_EMIT changed();
}

void UpdateCheck::finished(const CollectedReply& reply)
{
    const Result<void> taken = take(reply);
    m_state.isChecking = false;
    m_state.error = taken ? std::string() : taken.error().message;
    offer();
    remember();
    Q_EMIT changed();
}

Result<void> UpdateCheck::take(const CollectedReply& reply)
{
    if (reply.outcome.failure)
        return failure(ErrorKind::Unavailable, reply.outcome.failure->message);
    if (reply.head.status != statusOk)
        return failure(ErrorKind::Unavailable,
            "The address for new versions answers with status " + std::to_string(reply.head.status) + '.');
    return believe(reply.body);
}

Result<void> UpdateCheck::believe(const std::string& text)
{
    Result<ReleaseDescription> release = believedRelease(
        text, { source().key, m_surroundings.version, m_surroundings.now(), m_memory.newestIssued });
    if (!release)
        return tl::unexpected(release.error());
    m_memory.newestIssued = release->issued;
    m_memory.signedRelease = text;
    m_release = std::move(*release);
    return {};
}

void UpdateCheck::offer()
{
    m_state.newRelease.reset();
    if (m_release && isNewer(m_release->version, m_surroundings.version))
        m_state.newRelease = NewRelease{ m_release->version, m_release->date, m_release->notesUrl,
            m_release->version == m_memory.skippedVersion };
}

void UpdateCheck::skip()
{
    if (!m_state.newRelease)
        return;
    m_memory.skippedVersion = m_state.newRelease->version;
    offer();
    remember();
    Q_EMIT changed();
}

// What cannot be written is forgotten when the program ends; nothing worse.
void UpdateCheck::remember()
{
    (void)writeUpdateMemory(m_surroundings.memoryFile, m_memory);
}

} // namespace dragoman
