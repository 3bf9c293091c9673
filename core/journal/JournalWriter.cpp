#include "journal/JournalWriter.h"

#include <algorithm>

namespace dragoman {

namespace {

QString reasonOf(const DatabaseError& error)
{
    const QString said = QString::fromStdString(error.message);
    switch (error.fault) {
    case DatabaseFault::Busy: return QStringLiteral("another program has locked the journal");
    case DatabaseFault::Full: return QStringLiteral("there is no room for the journal (%1)").arg(said);
    case DatabaseFault::Corrupt: return QStringLiteral("the journal is damaged (%1)").arg(said);
    case DatabaseFault::Newer: return QStringLiteral("a later version of Dragoman wrote the journal");
    case DatabaseFault::Missing:
    case DatabaseFault::Other: break;
    }
    return QStringLiteral("the journal cannot be written (%1)").arg(said);
}

} // namespace

JournalWriter::JournalWriter(QString fileName, JournalIntake& intake, JournalTimes times)
    : m_fileName(std::move(fileName))
    , m_intake(intake)
    , m_times(times)
    , m_store(m_fileName)
    , m_timer(this)
    , m_sweepTimer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JournalWriter::work);
    connect(&m_sweepTimer, &QTimer::timeout, this, &JournalWriter::sweep);
}

void JournalWriter::start(const JournalSettings& settings)
{
    m_settings = settings;
    const auto soon = std::min<std::chrono::milliseconds>(m_times.batch, std::chrono::seconds(1));
    m_timer.start(soon);
    m_sweepTimer.start(soon);
}

void JournalWriter::configure(const JournalSettings& settings)
{
    m_settings = settings;
    sweep();
}

void JournalWriter::wake()
{
    if (m_timer.isActive())
        return;
    const auto next = m_lastWork + m_times.batch - std::chrono::steady_clock::now();
    m_timer.start(
        std::max(std::chrono::duration_cast<std::chrono::milliseconds>(next), std::chrono::milliseconds(0)));
}

void JournalWriter::finish()
{
    m_timer.stop();
    work();
    m_timer.stop();
    m_sweepTimer.stop();
    m_store.close();
}

void JournalWriter::work()
{
    m_lastWork = std::chrono::steady_clock::now();
    if (!open() || !write())
        return;
    tellDrops();
    if (!m_intake.isEmpty())
        wake();
}

bool JournalWriter::open()
{
    if (m_store.isOpen())
        return true;
    const DatabaseResult<void> opened = m_store.open();
    if (!opened)
        failed(opened.error());
    return m_store.isOpen();
}

bool JournalWriter::write()
{
    if (m_batch.empty())
        m_batch = m_intake.take();
    if (m_batch.empty()) {
        setPauseReason({});
        return true;
    }
    if (const DatabaseResult<void> appended = m_store.append(m_batch); !appended) {
        failed(appended.error());
        return false;
    }
    m_batch.clear();
    setPauseReason({});
    Q_EMIT written();
    return true;
}

// In small steps, and none while records come faster than that.
void JournalWriter::sweep()
{
    m_sweepTimer.start(m_times.sweep);
    if (!m_store.isOpen())
        return;
    const DatabaseResult<bool> more = m_store.sweep(m_settings, QDateTime::currentDateTimeUtc());
    if (!more)
        return more.error().fault == DatabaseFault::Busy ? void() : failed(more.error());
    if (*more)
        m_sweepTimer.start(std::min(m_times.batch, m_times.sweep));
}

void JournalWriter::failed(const DatabaseError& error)
{
    if (error.fault == DatabaseFault::Corrupt)
        return replaceDamaged(error);
    if (error.fault != DatabaseFault::Busy)
        m_store.close();
    pause(error);
}

void JournalWriter::replaceDamaged(const DatabaseError& error)
{
    const DatabaseResult<QString> aside = m_store.setAside(QDateTime::currentDateTime());
    const DatabaseResult<void> opened
        = aside ? m_store.open() : DatabaseResult<void>(tl::unexpected(aside.error()));
    if (!opened) {
        m_store.close();
        return pause(opened.error());
    }
    Q_EMIT noticed(QStringLiteral("The journal was damaged (%1). It is kept as %2; a new one was begun.")
                       .arg(QString::fromStdString(error.message), *aside));
    m_timer.start(std::chrono::milliseconds(0));
}

void JournalWriter::pause(const DatabaseError& error)
{
    setPauseReason(reasonOf(error));
    tellDrops();
    m_timer.start(error.fault == DatabaseFault::Busy ? m_times.lockedRetry : m_times.otherRetry);
}

void JournalWriter::setPauseReason(const QString& reason)
{
    if (reason == m_pauseReason)
        return;
    m_pauseReason = reason;
    if (reason.isEmpty())
        Q_EMIT resumed();
    else
        Q_EMIT paused(reason);
}

// Once for each time that it begins, not for each request.
void JournalWriter::tellDrops()
{
    const JournalDrops drops = m_intake.drops();
    if (drops == m_told || !m_pauseReason.isEmpty())
        return;
    Q_EMIT noticed(QStringLiteral("The journal lost %1 requests, and the bodies of %2 more, that came faster "
                                  "than they could be written.")
                       .arg(drops.rows - m_told.rows)
                       .arg(drops.bodies - m_told.bodies));
    m_told = drops;
}

} // namespace dragoman
