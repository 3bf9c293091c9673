#pragma once

#include "app/DesktopBackend.h"
#include "app/SignalWatcher.h"
#include "app/StartAtLogin.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/Notifier.h"
#include "ui/TrayIcon.h"
#include "ui/connect/QuitQuestion.h"

#include <QTimer>

#include <memory>

namespace dragoman {

// The tray application: creates every long-lived object and connects them.
class Application : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString configurationFile;
        QString dataFolder;
        Secret token;
        bool hidden = false; // start without the window
    };
    explicit Application(const Options& options);
    ~Application() override;

    // The endpoints listen first, then the windows come.
    void start();
    void showWindow();
    // Running answers may finish for a few seconds; a second call ends them.
    void quit();

private:
    MainWindow& window();
    void askAndQuit();
    void waitForTray();
    void lookForTray();

    const bool m_hidden;
    Preferences m_preferences;
    StartAtLogin m_login;
    DesktopBackend m_backend;
    SignalWatcher m_signals;
    Appearance m_appearance;
    Language m_language;
    Notifier m_notifier;
    TrayIcon m_tray;
    QuitQuestion m_quitQuestion;
    std::unique_ptr<MainWindow> m_window; // made when it is first shown
    QTimer m_trayWait;
    int m_trayLooks = 0;
};

} // namespace dragoman
