#include "app/Application.h"

#include <QApplication>
#include <QFileInfo>

namespace dragoman {

namespace {

constexpr std::chrono::seconds quitPatience{ 5 }; // with running answers
constexpr std::chrono::seconds betweenLooks{ 1 };
constexpr int mostLooks = 30; // at login the tray may come later than we do

QString preferencesFile(const QString& configurationFile)
{
    return QFileInfo(configurationFile).absolutePath() + QStringLiteral("/desktop.ini");
}

} // namespace

Application::Application(const Options& options)
    : m_hidden(options.hidden)
    , m_preferences(preferencesFile(options.configurationFile))
    , m_login(programToStart())
    , m_backend(openDesktopConfiguration(options.configurationFile), options.dataFolder, options.token)
    , m_appearance(m_preferences)
    , m_language(m_preferences)
    , m_notifier(m_backend, m_preferences, std::chrono::steady_clock::now)
    , m_tray(m_backend)
    , m_quitQuestion(m_backend, m_preferences)
{
    connect(&m_tray, &TrayIcon::openRequested, this, &Application::showWindow);
    connect(&m_tray, &TrayIcon::settingsRequested, this, [this] {
        showWindow();
        window().showPage(settingsPage);
    });
    connect(&m_tray, &TrayIcon::quitRequested, this, &Application::askAndQuit);
    connect(&m_quitQuestion, &QuitQuestion::agreed, this, &Application::quit);
    connect(&m_quitQuestion, &QuitQuestion::failed, &m_tray, &TrayIcon::showMessage);
    connect(&m_notifier, &Notifier::notify, &m_tray, &TrayIcon::showMessage);
    connect(&m_signals, &SignalWatcher::stopRequested, this, &Application::quit);
    // Not quit(), which asks the window, and that only hides.
    connect(&m_backend, &DesktopBackend::stopped, qApp, [] { QCoreApplication::exit(); });
    connect(&m_trayWait, &QTimer::timeout, this, &Application::lookForTray);
    QApplication::setWindowIcon(programIcon());
    QApplication::setApplicationDisplayName(QStringLiteral("Dragoman"));
}

Application::~Application() = default;

void Application::start()
{
    m_backend.start();
    m_tray.show();
    waitForTray();
    if (!m_hidden && !m_preferences.startsHidden())
        showWindow();
}

MainWindow& Application::window()
{
    if (!m_window) {
        m_window = std::make_unique<MainWindow>(WindowParts{ m_backend, m_preferences, m_login });
        m_window->setHasTray(m_tray.isThere());
        connect(m_window.get(), &MainWindow::quitRequested, this, &Application::askAndQuit);
    }
    return *m_window;
}

void Application::showWindow()
{
    window().bringUp();
}

// What the user does is asked about; a signal, a log-out or --quit is not.
void Application::askAndQuit()
{
    m_quitQuestion.ask(m_window.get());
}

void Application::quit()
{
    m_backend.stop(quitPatience);
}

void Application::waitForTray()
{
    if (!m_tray.isThere())
        m_trayWait.start(betweenLooks);
}

// Without a tray there must be a window, else nobody could find the program again.
void Application::lookForTray()
{
    const bool isThere = m_tray.isThere();
    if (!isThere && ++m_trayLooks < mostLooks)
        return;
    m_trayWait.stop();
    if (isThere)
        m_tray.show();
    else if (!m_window)
        window().showMinimized();
    if (m_window)
        m_window->setHasTray(isThere);
}

} // namespace dragoman
