#pragma once

#include "journal/JournalIntake.h"
#include "journal/JournalSettings.h"
#include "journal/RequestListener.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace dragoman {

class JournalWriter;

// The journal of requests: takes records from the proxy and writes them on a thread of its own. Whatever
// happens to its file, requests go on; a pause is a state and a notice. Must outlive what reports to it.
class Journal : public QObject, public RequestListener
{
    Q_OBJECT

public:
    // The name of the file in a data folder.
    static QString fileIn(const QString& dataFolder);

    explicit Journal(const QString& fileName, const JournalSettings& settings, JournalTimes times = {},
        JournalIntake::Limits limits = {});
    // Writes what waits.
    ~Journal() override;

    // For requests to come, and for what is there already.
    void configure(const JournalSettings& settings);
    // From any thread.
    void ended(RequestRecord record) override;

    // From any thread.
    JournalDrops drops() const { return m_intake.drops(); }
    // Why nothing is written for now; empty while all is well.
    const QString& pauseReason() const { return m_pauseReason; }
    const QString& fileName() const { return m_fileName; }

Q_SIGNALS:
    // A sentence for the user: a pause, its end, a damaged file, losses.
    void noticed(const QString& notice);
    // There are new rows; at most once a second.
    void written();

private:
    void onPaused(const QString& reason);
    void onResumed();

    const QString m_fileName;
    JournalIntake m_intake;
    QThread m_thread;
    std::unique_ptr<JournalWriter> m_writer; // lives on m_thread, destroyed when that has ended
    QString m_pauseReason;
};

} // namespace dragoman
