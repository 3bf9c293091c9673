#pragma once

#include <QPoint>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRect>

namespace dragoman {

// A real X server with a window manager and, when asked for, a tray, which nobody sees; nothing of the
// user's own desktop is touched.
class PrivateDesktop
{
public:
    ~PrivateDesktop();

    // Returns what went wrong, or an empty text.
    QString start();
    // The same, with a tray.
    QString startWithTray();
    // Another one after endTray() is as good.
    QString startTray();
    void endTray();

    // What a program needs to find this desktop.
    void addTo(QProcessEnvironment& environment) const;

    // The icons in the tray; empty while there is none.
    QRect tray() const;
    void click(const QPoint& where, int button) const;
    void press(const QString& keys) const;
    // Windows that the window manager keeps, minimised ones too, by their numbers; not the tray.
    QStringList windows() const;
    bool isMinimised(const QString& window) const;
    // Something without a frame and with that title, larger than an icon.
    bool hasMenu(const QString& title) const;

private:
    QString tool(const QStringList& arguments) const;

    QString m_display;
    QProcess m_server;
    QProcess m_manager;
    QProcess m_tray;
};

} // namespace dragoman
