#include "app/SignalWatcher.h"

#ifdef Q_OS_WIN
#include <QMetaObject>
#include <QPointer>
#include <windows.h>
#else
#include <array>
#include <csignal>
#include <unistd.h>
#endif

namespace dragoman {

#ifdef Q_OS_WIN

namespace {

QPointer<SignalWatcher> watcher; // what the console's own thread may speak to

// Windows ends the program once this returns, unless the user only pressed Ctrl+C.
BOOL WINAPI onConsoleEvent(DWORD event)
{
    constexpr DWORD timeGiven = 4500; // milliseconds; Windows allows 5000
    if (watcher)
        QMetaObject::invokeMethod(watcher, &SignalWatcher::stopRequested, Qt::QueuedConnection);
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(timeGiven);
    return TRUE;
}

} // namespace

SignalWatcher::SignalWatcher(QObject* parent)
    : QObject(parent)
{
    watcher = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

SignalWatcher::~SignalWatcher()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
}

void SignalWatcher::readPipe() { }

#else

namespace {

constexpr std::array<int, 3> watched{ SIGINT, SIGTERM, SIGHUP };
int pipeEnds[2] = { -1, -1 }; // a signal handler may do little more than write to a pipe

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

SignalWatcher::SignalWatcher(QObject* parent)
    : QObject(parent)
{
    if (::pipe(pipeEnds) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatcher::readPipe);
    for (const int number : watched)
        std::signal(number, onSignal);
}

SignalWatcher::~SignalWatcher()
{
    for (const int number : watched)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

void SignalWatcher::readPipe()
{
    char byte = 0;
    if (::read(pipeEnds[0], &byte, 1) == 1)
        Q_EMIT stopRequested();
}

#endif

} // namespace dragoman
