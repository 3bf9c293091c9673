#include "app/WindowProgram.h"

#include "app/Console.h"

#include <QCoreApplication>
#include <QProcess>

namespace dragoman {

namespace {

QString windowProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/dragoman.exe");
}

int complainOfAbsence()
{
    return complain({ ErrorKind::Unavailable, "Cannot start '" + windowProgram().toStdString() + "'." });
}

} // namespace

int startWindowProgram(const QStringList& arguments)
{
    return QProcess::startDetached(windowProgram(), arguments.mid(1)) ? 0 : complainOfAbsence();
}

int runWindowProgram(const QStringList& arguments)
{
    constexpr int notStarted = -2;
    const int code = QProcess::execute(windowProgram(), arguments.mid(1));
    return code == notStarted ? complainOfAbsence() : code;
}

} // namespace dragoman
