#include "ui/SavedFile.h"

#include <QSaveFile>

namespace dragoman {

Result<void> saveFile(const QString& name, const std::string& content)
{
    QSaveFile file(name);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.write(content.data(), qint64(content.size())) == qint64(content.size()) && file.commit();
    if (isWritten)
        return {};
    return failure(ErrorKind::Unavailable, file.errorString().toStdString());
}

} // namespace dragoman
