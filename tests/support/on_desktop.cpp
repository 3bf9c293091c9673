// on_desktop PROGRAM [ARGUMENTS]: runs a program on a real desktop with a tray that nobody sees.
#include "support/PrivateDesktop.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    dragoman::PrivateDesktop desktop;
    const QString problem
        = arguments.isEmpty() ? QStringLiteral("on_desktop needs a program") : desktop.startWithTray();
    if (!problem.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(problem));
        return 1;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    desktop.addTo(environment);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.setInputChannelMode(QProcess::ForwardedInputChannel);
    program.start(arguments.first(), arguments.mid(1));
    program.waitForFinished(-1);
    return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : 1;
}
