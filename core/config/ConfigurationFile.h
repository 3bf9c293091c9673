#pragma once

#include "config/ConfigurationReader.h"

#include <QByteArray>
#include <QDate>
#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace dragoman {

// The configuration file on disk: reads it, writes it as a whole or not at all, and watches it for edits by
// hand. Lives on a thread with an event loop, never on the proxy's.
//
// A revision is a hash of the file's bytes as a text of hexadecimal digits; that of a file that does not
// exist is empty. Whoever saves says which revision the change was made from.
class ConfigurationFile : public QObject
{
    Q_OBJECT

public:
    explicit ConfigurationFile(QString fileName, QObject* parent = nullptr);

    const QString& fileName() const { return m_fileName; }

    // Reads the file, which is in force from now on. Errors: NotFound, Unavailable (cannot be read),
    // InvalidRequest (every problem; problems() has them too); what was in force before stays.
    Result<Configuration> load();
    // What was wrong with the text that was read last; empty = nothing.
    const std::vector<ConfigurationProblem>& problems() const { return m_problems; }
    // What is in force: loaded, saved or accepted from an edit by hand.
    const Configuration& configuration() const { return m_configuration; }
    // The revision of the file when it could be used last; empty once it is gone.
    std::string revision() const;

    // Writes the configuration (mode 0600, into the target of a symbolic link, whose folder is made when it
    // is missing) and keeps it as the last good one; it is in force then and not announced by changed().
    // A copy that cannot be kept is no error.
    // Errors: InvalidRequest for what load() would not accept, Conflict when the file is not the expected
    // revision any more, Unavailable when it cannot be written. After an error the file is what it was.
    Result<void> save(const Configuration& configuration, const std::string& expectedRevision);

    // From now on edits by hand are announced; works also for a file that does not exist yet.
    void watch();

    // Keeps a copy of what is in force beside the file. Accepted edits and save() do so themselves; after
    // load() it is for the caller to say, as not every reader may write there. Errors: Unavailable.
    Result<void> keepLastGood() const;
    // The copy that was kept is in force from now on; the file itself stays. Errors: as load().
    Result<Configuration> loadLastGood();
    QString lastGoodName() const { return m_fileName + QStringLiteral(".last-good"); }
    // Renames a broken file to NAME.broken-DATE.json (with -2, -3 ... when that is taken), so that a new one
    // can be saved with the empty revision. Gives the new name. Errors: NotFound, Unavailable.
    Result<QString> setAside(const QDate& date);

Q_SIGNALS:
    // Somebody edited the file and it is valid: it differs from what was in force, or puts right what was
    // rejected before.
    void changed(const dragoman::Configuration& configuration);
    // Somebody edited the file, or removed it, and it cannot be used; what was in force stays in force.
    void rejected(const std::vector<dragoman::ConfigurationProblem>& problems);

private:
    void noticed(bool fileItself);
    void look();
    void watchPaths();
    void forgetFile();
    Result<Configuration> accept(QByteArray content);
    void fileGone(const Error& reason);

    const QString m_fileName;
    Configuration m_configuration;
    QByteArray m_content; // the bytes of the file when it could be used last; null = no file
    QByteArray m_seen; // the bytes that were looked at last
    std::vector<ConfigurationProblem> m_problems;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet; // an editor does several things to a file when it saves
    bool m_watching = false;
    bool m_rejected = false; // the text that was looked at last could not be used
};

} // namespace dragoman
