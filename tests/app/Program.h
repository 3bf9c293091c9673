#pragma once

#include <QProcess>
#include <QProcessEnvironment>

namespace dragoman {

// How a run of the real program ended.
struct ProgramRun
{
    int exitCode = -1; // -1 = it did not end, or crashed
    QByteArray out{};
    QByteArray err{};
};

// An environment in which the program finds nothing of the user's own: no keychain, no configuration.
inline QProcessEnvironment bareEnvironment(const QString& home)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

inline ProgramRun runProgram(
    const QStringList& arguments, const QProcessEnvironment& environment, const QByteArray& input = {})
{
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(DRAGOMAN_PROGRAM), arguments);
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit)
        return {};
    return { program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError() };
}

} // namespace dragoman
