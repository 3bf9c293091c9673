#include "config/PrivateFile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace dragoman {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// A link to nothing yet, which QSaveFile would replace by a plain file.
QString linkEnd(const QString& fileName)
{
    const QFileInfo info(fileName);
    return info.isSymLink() && !info.exists() ? info.symLinkTarget() : fileName;
}

Result<void> writeWhole(const QString& fileName, std::string_view content, QFile::Permissions mode)
{
    QSaveFile file(linkEnd(fileName));
    // commit() does not notice a full disk when it is the first to write what is buffered.
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(mode)
        && file.write(content.data(), qint64(content.size())) == qint64(content.size()) && file.flush()
        && file.commit())
        return {};
    return failure(ErrorKind::Unavailable,
        "Cannot write '" + fileName.toStdString() + "': " + file.errorString().toStdString() + ".");
}

} // namespace

Result<void> writePrivateFile(const QString& fileName, std::string_view content)
{
    return writeWhole(fileName, content, ownerOnly);
}

Result<void> replaceFile(const QString& fileName, std::string_view content)
{
    const QFileInfo info(fileName);
    return writeWhole(fileName, content, info.exists() ? info.permissions() : ownerOnly);
}

Result<void> makePrivateFolder(const QString& folder)
{
    const QDir directory(QFileInfo(folder).absoluteFilePath());
    const QString path = directory.absolutePath();
    if (directory.exists())
        return {};
    if (QDir().mkpath(QFileInfo(path).absolutePath()) && QDir().mkdir(path, ownerOnly | QFile::ExeOwner))
        return {};
    return failure(ErrorKind::Unavailable, "Cannot make the folder '" + folder.toStdString() + "'.");
}

} // namespace dragoman
