#pragma once

#include "journal/JournalStore.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace dragoman {

// Moves what waits in the intake into the store: at most one transaction in JournalTimes::batch, none when
// nothing waits. A store that fails makes it pause and try again; the intake then drops what does not fit.
// Lives on a thread of its own.
class JournalWriter : public QObject
{
    Q_OBJECT

public:
    // `intake` must outlive it.
    JournalWriter(QString fileName, JournalIntake& intake, JournalTimes times);

    // The first call on its thread. Opens the store a moment later: the program's start comes first.
    void start(const JournalSettings& settings);
    void configure(const JournalSettings& settings);
    // Something waits.
    void wake();
    // Writes at once what waits, if it can.
    void finish();

Q_SIGNALS:
    // Nothing is written for now; a sentence that says why.
    void paused(const QString& reason);
    void resumed();
    // What a person should know once.
    void noticed(const QString& notice);
    // There are new rows.
    void written();

private:
    void work();
    bool open();
    bool write();
    void sweep();
    void failed(const DatabaseError& error);
    void replaceDamaged(const DatabaseError& error);
    void pause(const DatabaseError& error);
    void setPauseReason(const QString& reason);
    void tellDrops();

    const QString m_fileName;
    JournalIntake& m_intake;
    const JournalTimes m_times;
    JournalSettings m_settings;
    JournalStore m_store;
    std::deque<JournalEntry> m_batch; // taken, not yet written
    JournalDrops m_told; // drops that were spoken of
    QString m_pauseReason;
    QTimer m_timer; // the next work()
    QTimer m_sweepTimer;
    std::chrono::steady_clock::time_point m_lastWork;
};

} // namespace dragoman
