#include "app/CheckCommand.h"
#include "app/CheckUpdateCommand.h"
#include "app/Console.h"
#include "app/ExportCommand.h"
#include "app/ImportCommand.h"
#include "app/ProvidersCommand.h"
#include "app/RequestsCommand.h"
#include "app/ServeCommand.h"
#include "app/SetupCommand.h"
#include "app/SnippetCommand.h"
#include "app/TranslateCommand.h"
#include "app/UsageCommand.h"

#if defined(DRAGOMAN_DESKTOP)
#include "app/DesktopCall.h"
#include "app/DesktopCommand.h"
#elif defined(DRAGOMAN_CONSOLE)
#include "app/DesktopCall.h"
#include "app/WindowProgram.h"
#endif

#include <QCoreApplication>

#include <array>
#include <csignal>
#include <cstdio>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

using namespace dragoman;

namespace {

struct Command
{
    const char* name;
    int (*run)(const QStringList& arguments); // arguments[0] is the program, as QCommandLineParser wants it
    const char* help;
};

constexpr std::array<Command, 11> commands{ {
    { "serve", runServe,
        "run the proxy without a window [--config FILE] [--data-dir DIR] [--demo] [--port-file FILE]\n"
        "      [--stop-notice SECONDS] [--stop-patience SECONDS]" },
    { "check", runCheck, "validate the configuration [--config FILE]" },
    { "providers", runProviders,
        "show the providers, their models and whether their keys are there, or ask one what works:\n"
        "      providers list [--config FILE] [--json]\n"
        "      providers test NAME [--config FILE] [--model M] [--json]" },
    { "import", runImport,
        "take over the providers of another program (provider.json, LiteLLM's config.yaml, .env):\n"
        "      import FILE [--format provider-json|litellm|env] [--config FILE] [--yes] [--replace]\n"
        "      [--secrets keychain|file:PATH]; shows what it will do and asks first" },
    { "requests", runRequests,
        "show the journal's requests, newest first:\n"
        "      requests [--filter TEXT] [--limit N] [--json | --csv] [--data-dir DIR]" },
    { "usage", runUsage,
        "add up requests, tokens and estimated costs:\n"
        "      usage [--days N | --from DAY --to DAY] [--by provider|model|client|endpoint|day|hour]\n"
        "      [--json | --csv] [--data-dir DIR]" },
    { "export", runExport, "print the configuration without any secret [--config FILE]" },
    { "snippet", runSnippet,
        "print the settings for a client, or the list of clients:\n"
        "      snippet [CLIENT] [--endpoint NAME] [--model M] [--os linux|macos|windows] [--config FILE]\n"
        "      [--data-dir DIR]" },
    { "setup", runSetup,
        "put the settings into a client's own file, or take them back; shows what it will do and asks "
        "first:\n"
        "      setup [CLIENT] [--undo] [--yes] [--endpoint NAME] [--model M] [--config FILE] [--data-dir "
        "DIR]" },
    { "check-update", runCheckUpdate,
        "look for a newer version, once: check-update [--json] [--config FILE] [--data-dir DIR]" },
    { "translate", runTranslate, "translate stdin to stdout: --from P --to P --kind request|reply|stream" },
} };

int showHelp()
{
    std::string text
        = "Usage: dragoman [COMMAND] [OPTIONS]\n\n"
          "  without a command: the tray application [--hidden] [--config FILE] [--data-dir DIR]\n"
          "  --quit\n      ask the running tray application to end [--data-dir DIR]\n";
    for (const Command& command : commands)
        text += "  " + std::string(command.name) + "\n      " + command.help + "\n";
    say(text + "  --version\n      print the version");
    return 0;
}

// What is printed is UTF-8 with the same line ends everywhere.
void prepareOutput()
{
#ifdef Q_OS_WIN
    SetConsoleOutputCP(CP_UTF8);
    if (const int output = _fileno(stdout); output >= 0) // the tray application has none
        _setmode(output, _O_BINARY);
#endif
}

int runCommand(const QStringList& arguments)
{
    const QString name = arguments.value(1);
    if (name == QLatin1String("--version")) {
        say("dragoman " DRAGOMAN_VERSION);
        return 0;
    }
#if defined(DRAGOMAN_DESKTOP)
    if (name == QLatin1String("--quit"))
        return runQuit(arguments);
#elif defined(DRAGOMAN_CONSOLE)
    if (name == QLatin1String("--quit"))
        return runWindowProgram(arguments);
#endif
    if (name.isEmpty() || name == QLatin1String("--help"))
        return showHelp();
    if (arguments.mid(2).contains(QLatin1String("--help")))
        return showHelp();
    for (const Command& command : commands) {
        if (name == QLatin1String(command.name))
            return command.run(QStringList{ arguments.first() } + arguments.mid(2));
    }
    return complain({ ErrorKind::InvalidRequest,
        "there is no command '" + name.toStdString() + "'; see dragoman --help" });
}

int run(int argc, char** argv)
{
#ifdef DRAGOMAN_DESKTOP
    if (isDesktopCall(argc, argv))
        return runDesktop(argc, argv);
#endif
    QCoreApplication application(argc, argv);
#ifdef DRAGOMAN_CONSOLE
    if (isDesktopCall(argc, argv))
        return startWindowProgram(QCoreApplication::arguments());
#endif
    return runCommand(QCoreApplication::arguments());
}

// Windows first ends all threads that are left, then lets each DLL clean up, and libstdc++'s waited for ever
// after a failed TLS handshake. By now everything of ours is cleaned up.
int leave(int code)
{
#ifdef Q_OS_WIN
    std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), UINT(code));
#endif
    return code;
}

} // namespace

int main(int argc, char** argv)
{
#ifndef Q_OS_WIN
    std::signal(SIGPIPE, SIG_IGN); // a peer that leaves while we write is an error value, not our end
#endif
    prepareOutput();
    QCoreApplication::setApplicationName(QStringLiteral("dragoman"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRAGOMAN_VERSION));
    return leave(run(argc, argv));
}
