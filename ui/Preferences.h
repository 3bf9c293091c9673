#pragma once

#include <QObject>
#include <QSettings>
#include <QString>

namespace dragoman {

// What the user wants of the windows, apart from the configuration: language, theme, start, notifications.
// Kept in a file of its own; written at once.
class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class Theme { System, Light, Dark };

    explicit Preferences(const QString& fileName, QObject* parent = nullptr);

    // "en", "zh_CN" or empty for the system's.
    QString language() const;
    void setLanguage(const QString& language);
    Theme theme() const;
    void setTheme(Theme theme);
    // Start without a window, in the tray only.
    bool startsHidden() const;
    void setStartsHidden(bool hidden);
    bool notifies() const;
    void setNotifies(bool notifies);
    // The first-run card was closed, or is not needed any more.
    bool firstRunDone() const;
    void setFirstRunDone(bool done);
    // What becomes of clients that were set up from here when the program quits.
    enum class ClientsAtQuit { Ask, Undo, Keep };
    ClientsAtQuit clientsAtQuit() const;
    void setClientsAtQuit(ClientsAtQuit choice);
    // Ids of the columns in the table of requests; empty until the user chooses.
    QStringList requestColumns() const;
    void setRequestColumns(const QStringList& ids);
    // Filters of requests that the user keeps, as they are typed.
    QStringList requestFilters() const;
    void setRequestFilters(const QStringList& filters);
    // How many days the page of usage shows, today the last of them; 0 until the user chooses.
    int usageDays() const;
    void setUsageDays(int days);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

Q_SIGNALS:
    void languageChanged();
    void themeChanged();
    void firstRunChanged();

private:
    QSettings m_settings;
};

} // namespace dragoman
