#pragma once

#include "support/PrivateDesktop.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

namespace dragoman {

// The number behind a name at the beginning of a line; -1 when it is not there.
qint64 numberIn(const QByteArray& text, const QByteArray& name);

// The tray application with a home of its own, running on a private desktop until this goes.
class DesktopCopy
{
public:
    // Its one endpoint speaks Anthropic's protocol and is open; `providers` is the inside of a JSON list.
    DesktopCopy(const QString& program, const PrivateDesktop& desktop, const QByteArray& providers = {});
    ~DesktopCopy();

    std::uint16_t port() const { return m_port; }
    bool listens() const;
    qint64 elapsed() const { return m_clock.elapsed(); } // milliseconds since the start
    // A file of what the system tells of the process.
    QByteArray told(const char* name) const;
    // User and system time in clock ticks.
    qint64 ticks() const;
    qint64 written() const { return numberIn(told("io"), "write_bytes:"); }
    // Starts the program again, which shows the window of the running one.
    void showWindow() const;

private:
    QTemporaryDir m_home;
    std::uint16_t m_port;
    QProcess m_process;
    QElapsedTimer m_clock;
};

} // namespace dragoman
