#include "journal/Journal.h"

#include "journal/JournalWriter.h"

namespace dragoman {

QString Journal::fileIn(const QString& dataFolder)
{
    return dataFolder + QStringLiteral("/journal.sqlite");
}

Journal::Journal(const QString& fileName, const JournalSettings& settings, JournalTimes times,
    JournalIntake::Limits limits)
    : m_fileName(fileName)
    , m_intake(limits)
    , m_writer(std::make_unique<JournalWriter>(fileName, m_intake, times))
{
    m_intake.setBodies(settings.bodies);
    connect(m_writer.get(), &JournalWriter::paused, this, &Journal::onPaused);
    connect(m_writer.get(), &JournalWriter::resumed, this, &Journal::onResumed);
    connect(m_writer.get(), &JournalWriter::noticed, this, &Journal::noticed);
    connect(m_writer.get(), &JournalWriter::written, this, &Journal::written);
    m_writer->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("journal"));
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(
        m_writer.get(), [writer = m_writer.get(), settings] { writer->start(settings); },
        Qt::QueuedConnection);
}

Journal::~Journal()
{
    QMetaObject::invokeMethod(
        m_writer.get(), [this] { m_writer->finish(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Journal::configure(const JournalSettings& settings)
{
    m_intake.setBodies(settings.bodies);
    QMetaObject::invokeMethod(
        m_writer.get(), [writer = m_writer.get(), settings] { writer->configure(settings); },
        Qt::QueuedConnection);
}

void Journal::ended(RequestRecord record)
{
    if (m_intake.put(std::move(record)))
        QMetaObject::invokeMethod(m_writer.get(), &JournalWriter::wake, Qt::QueuedConnection);
}

void Journal::onPaused(const QString& reason)
{
    m_pauseReason = reason;
    Q_EMIT noticed(
        QStringLiteral("The journal pauses: %1. Requests go on without being noted down.").arg(reason));
}

void Journal::onResumed()
{
    m_pauseReason.clear();
    Q_EMIT noticed(QStringLiteral("The journal is written again."));
}

} // namespace dragoman
