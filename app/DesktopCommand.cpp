#include "app/DesktopCommand.h"

#include "app/Application.h"
#include "app/Console.h"
#include "app/Settings.h"
#include "app/SingleInstance.h"

#include <QApplication>
#include <QCommandLineParser>

#ifdef Q_OS_WIN
#include <QMessageBox>
#endif

namespace dragoman {

namespace {

struct DesktopOptions
{
    SettingsPaths paths;
    bool hidden = false;
};

Result<DesktopOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption hidden(QStringLiteral("hidden"));
    const QCommandLineOption quit(QStringLiteral("quit"));
    parser.addOptions({ config, dataDir, hidden, quit });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    return DesktopOptions{ { parser.value(config), parser.value(dataDir) }, parser.isSet(hidden) };
}

// Whether this copy is the only one; another one shows its window. A copy that is just ending, or one that
// only asks whether anybody is there, holds the lock for a moment: then nobody answers, and it is tried
// again.
Result<bool> claimOrShow(SingleInstance& instance, const QString& dataFolder)
{
    constexpr int mostTries = 5;
    for (int i = 1; !instance.claim(); ++i) {
        const Result<void> shown = SingleInstance::tell(dataFolder, SingleInstance::Order::Show);
        if (shown)
            return false;
        if (i == mostTries)
            return tl::unexpected(shown.error());
    }
    return true;
}

Result<int> run(const DesktopOptions& options)
{
    const Result<QString> dataFolder = openDataFolder(options.paths);
    if (!dataFolder)
        return tl::unexpected(dataFolder.error());
    SingleInstance instance(*dataFolder);
    const Result<bool> isOnly = claimOrShow(instance, *dataFolder);
    if (!isOnly)
        return tl::unexpected(isOnly.error());
    if (!*isOnly)
        return 0;
    const Result<Secret> token = localToken(*dataFolder);
    if (!token)
        return tl::unexpected(token.error());
    Application application({ configurationFileName(options.paths), *dataFolder, *token, options.hidden });
    QObject::connect(&instance, &SingleInstance::showRequested, &application, &Application::showWindow);
    QObject::connect(&instance, &SingleInstance::quitRequested, &application, &Application::quit);
    application.start();
    return QCoreApplication::exec();
}

// On Windows nobody reads what a program without a console writes.
int complainToUser(const Error& error)
{
#ifdef Q_OS_WIN
    QMessageBox::critical(nullptr, QStringLiteral("Dragoman"), QString::fromStdString(error.message));
#endif
    return complain(error);
}

} // namespace

int runDesktop(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const Result<int> code
        = readOptions(QApplication::arguments()).and_then([](const DesktopOptions& o) { return run(o); });
    return code ? *code : complainToUser(code.error());
}

int runQuit(const QStringList& arguments)
{
    const Result<void> told = readOptions(arguments)
                                  .and_then([](const DesktopOptions& o) { return openDataFolder(o.paths); })
                                  .and_then([](const QString& folder) {
                                      return SingleInstance::tell(folder, SingleInstance::Order::Quit);
                                  });
    return told ? 0 : complain(told.error());
}

} // namespace dragoman
