#pragma once

#include "ui/Backend.h"
#include "ui/ProgramState.h"
#include "ui/SecretClipboard.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace dragoman {

// The icon in the tray: by its look it says how the program is, by its menu it does what is needed most.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(Backend& backend, QObject* parent = nullptr);

    void show() { m_icon.show(); }
    // False where the desktop has no tray, or none yet.
    bool isThere() const { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void showMessage(const QString& title, const QString& text);
    // For tests.
    QMenu& menu() { return m_menu; }
    QSystemTrayIcon& icon() { return m_icon; }

Q_SIGNALS:
    void openRequested();
    void settingsRequested();
    void quitRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void activated(QSystemTrayIcon::ActivationReason reason);
    void rebuild();
    void rebuildIfStale();
    void drawIcon();
    void addEndpoints();
    void addEndpoint(const EndpointConfig& endpoint, const EndpointState& state);
    void addProviders();
    void addProvider(QMenu& menu, const QString& title, const std::string& name);
    void addCopies();
    void addCopy(QMenu& menu, Protocol protocol, const QString& title);
    void addSnippets(QMenu& menu);
    void addEnd();
    void refreshUpdate();
    void refresh();
    void report(const Result<void>& result);

    Backend& m_backend;
    SecretClipboard m_clipboard;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QAction* m_state = nullptr;
    QAction* m_error = nullptr;
    QAction* m_tokens = nullptr;
    QAction* m_update = nullptr;
    std::optional<std::pair<ProgramState, QRgb>> m_drawn; // the icon as it is shown, and on what
    bool m_isStale = false; // the menu has to be built anew
};

} // namespace dragoman
