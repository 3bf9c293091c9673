#pragma once

#include "ui/LoginItem.h"

#include <QString>

namespace dragoman {

// Starts the program hidden when its user logs in: an autostart file (Linux desktops), a launch agent
// (macOS), a value under "Run" in the user's registry (Windows).
class StartAtLogin : public LoginItem
{
public:
    // `program` is the path of what is to be started.
    explicit StartAtLogin(QString program);

    bool isOn() const override;
    Result<void> set(bool on) override;

private:
    const QString m_program;
};

// The program that is to be started at login: this one, or the image that it runs from.
QString programToStart();

// The text of an autostart file (Desktop Entry Specification 1.5) and of a launch agent.
QByteArray autostartText(const QString& program);
QByteArray launchAgentText(const QString& program);

} // namespace dragoman
