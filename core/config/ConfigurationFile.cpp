#include "config/ConfigurationFile.h"

#include "config/ConfigurationEdit.h"
#include "config/ConfigurationWriter.h"
#include "config/PrivateFile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

namespace dragoman {

namespace {

constexpr std::chrono::milliseconds quietTime{ 100 };
constexpr std::chrono::milliseconds lockPatience{ 2000 };
constexpr qint64 largestFile = 16LL * 1024 * 1024;

tl::unexpected<Error> cannot(const char* what, const QString& fileName, const QString& reason)
{
    return failure(ErrorKind::Unavailable,
        "Cannot " + std::string(what) + " '" + fileName.toStdString() + "': " + reason.toStdString() + '.');
}

// Null bytes are never the result.
Result<QByteArray> contentOf(const QString& fileName)
{
    if (!QFileInfo::exists(fileName))
        return failure(ErrorKind::NotFound, "There is no file '" + fileName.toStdString() + "'.");
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return cannot("read", fileName, file.errorString());
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return cannot("read", fileName, QStringLiteral("it is larger than 16 MB"));
    return content.isNull() ? QByteArray("") : content;
}

std::string revisionOf(const QByteArray& content)
{
    if (content.isNull())
        return {};
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().toStdString();
}

Result<std::string> revisionOnDisk(const QString& fileName)
{
    const Result<QByteArray> content = contentOf(fileName);
    if (content)
        return revisionOf(*content);
    return content.error().kind == ErrorKind::NotFound ? Result<std::string>("")
                                                       : tl::unexpected(content.error());
}

Result<Configuration> parse(const QByteArray& content, std::vector<ConfigurationProblem>& problems)
{
    ReadConfiguration read = readConfiguration(content.toStdString());
    problems = std::move(read.problems);
    if (problems.empty())
        return std::move(read.configuration);
    return failure(ErrorKind::InvalidRequest, describeProblems(problems), problems.front().path);
}

// The name behind all symbolic links, also when nothing is there yet.
QString targetOf(const QString& fileName)
{
    const QFileInfo info(fileName);
    if (info.exists())
        return info.canonicalFilePath();
    return info.isSymLink() ? info.symLinkTarget() : info.absoluteFilePath();
}

QString folderOf(const QString& fileName)
{
    return QFileInfo(fileName).absolutePath();
}

Result<void> writeChecked(const QString& fileName, const std::string& text, const std::string& expected)
{
    const Result<std::string> current = revisionOnDisk(fileName);
    if (!current)
        return tl::unexpected(current.error());
    if (*current != expected)
        return failure(ErrorKind::Conflict,
            "The configuration file '" + fileName.toStdString()
                + "' was changed meanwhile: load it again and repeat the change.");
    return writePrivateFile(fileName, text);
}

// Under a lock, so that two of our programs do not both find the expected revision.
Result<void> replaceFile(const QString& fileName, const std::string& text, const std::string& expected)
{
    const QString target = targetOf(fileName);
    if (Result<void> made = makePrivateFolder(folderOf(target)); !made)
        return made;
    QLockFile lock(target + QStringLiteral(".lock"));
    if (!lock.tryLock(lockPatience))
        return cannot("write", fileName,
            lock.error() == QLockFile::LockFailedError
                ? QStringLiteral("another program is writing it")
                : QStringLiteral("nothing can be written to its folder"));
    return writeChecked(target, text, expected);
}

QString freeName(const QString& stem)
{
    const QString end = QStringLiteral(".json");
    QString name = stem + end;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = stem + QLatin1Char('-') + QString::number(number) + end;
    return name;
}

} // namespace

ConfigurationFile::ConfigurationFile(QString fileName, QObject* parent)
    : QObject(parent)
    , m_fileName(std::move(fileName))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &ConfigurationFile::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { noticed(true); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { noticed(false); });
}

std::string ConfigurationFile::revision() const
{
    return revisionOf(m_content);
}

Result<Configuration> ConfigurationFile::accept(QByteArray content)
{
    m_seen = content;
    Result<Configuration> read = parse(content, m_problems);
    m_rejected = !read;
    if (read) {
        m_configuration = *read;
        m_content = std::move(content);
    }
    return read;
}

Result<Configuration> ConfigurationFile::load()
{
    Result<QByteArray> content = contentOf(m_fileName);
    if (content)
        return accept(std::move(*content));
    forgetFile();
    m_problems = { { "", content.error().message } };
    return tl::unexpected(content.error());
}

void ConfigurationFile::forgetFile()
{
    m_seen = m_content = QByteArray();
}

Result<void> ConfigurationFile::save(const Configuration& configuration, const std::string& expectedRevision)
{
    const Result<Configuration> valid = validated(configuration);
    if (!valid)
        return tl::unexpected(valid.error());
    const std::string text = writeConfiguration(configuration);
    if (Result<void> written = replaceFile(m_fileName, text, expectedRevision); !written)
        return written;
    m_seen = m_content = QByteArray::fromStdString(text);
    m_configuration = configuration;
    m_problems.clear();
    m_rejected = false;
    watchPaths();
    (void)keepLastGood();
    return {};
}

Result<void> ConfigurationFile::keepLastGood() const
{
    if (m_content.isNull())
        return {};
    return writePrivateFile(lastGoodName(), m_content.toStdString());
}

Result<Configuration> ConfigurationFile::loadLastGood()
{
    std::vector<ConfigurationProblem> problems;
    Result<Configuration> read = contentOf(lastGoodName()).and_then([&problems](const QByteArray& content) {
        return parse(content, problems);
    });
    if (read)
        m_configuration = *read;
    return read;
}

Result<QString> ConfigurationFile::setAside(const QDate& date)
{
    if (!QFileInfo::exists(m_fileName))
        return failure(ErrorKind::NotFound, "There is no file '" + m_fileName.toStdString() + "'.");
    const QFileInfo info(m_fileName);
    QString name = freeName(info.absolutePath() + QLatin1Char('/') + info.completeBaseName()
        + QStringLiteral(".broken-") + date.toString(Qt::ISODate));
    QFile file(m_fileName);
    if (!file.rename(name))
        return cannot("rename", m_fileName, file.errorString());
    forgetFile();
    m_rejected = false;
    return name;
}

void ConfigurationFile::watch()
{
    m_watching = true;
    watchPaths();
    m_quiet.start(); // what happened between load() and now
}

// Editors replace files: the new one has to be watched anew, and its folder tells that it came.
void ConfigurationFile::watchPaths()
{
    if (!m_watching)
        return;
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    const QString target = targetOf(m_fileName);
    for (const QString& path : { target, folderOf(m_fileName), folderOf(target) }) {
        if (QFileInfo::exists(path) && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

// Other files in the folder must not put off the look for ever.
void ConfigurationFile::noticed(bool fileItself)
{
    if (fileItself || !m_quiet.isActive())
        m_quiet.start();
}

void ConfigurationFile::look()
{
    watchPaths();
    Result<QByteArray> content = contentOf(m_fileName);
    const QByteArray bytes = content ? *content : QByteArray();
    if (bytes == m_seen && bytes.isNull() == m_seen.isNull())
        return;
    if (!content)
        return fileGone(content.error());
    const Configuration before = m_configuration;
    const bool wasRejected = m_rejected;
    const Result<Configuration> read = accept(std::move(*content));
    if (!read)
        return Q_EMIT rejected(m_problems);
    (void)keepLastGood(); // a copy less is no reason to refuse an edit
    if (wasRejected || *read != before)
        Q_EMIT changed(*read);
}

void ConfigurationFile::fileGone(const Error& reason)
{
    forgetFile();
    m_rejected = true;
    m_problems = { { "", reason.message } };
    Q_EMIT rejected(m_problems);
}

} // namespace dragoman
