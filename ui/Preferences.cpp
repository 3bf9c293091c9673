#include "ui/Preferences.h"

#include <QLatin1String>

namespace dragoman {

namespace {

constexpr QLatin1String languageKey{ "language" };
constexpr QLatin1String themeKey{ "theme" };
constexpr QLatin1String hiddenKey{ "startHidden" };
constexpr QLatin1String notifyKey{ "notifications" };
constexpr QLatin1String firstRunKey{ "firstRunDone" };
constexpr QLatin1String requestColumnsKey{ "requestColumns" };
constexpr QLatin1String requestFiltersKey{ "requestFilters" };
constexpr QLatin1String usageDaysKey{ "usageDays" };
constexpr QLatin1String geometryKey{ "windowGeometry" };
constexpr QLatin1String clientsKey{ "clientsAtQuit" };
constexpr QLatin1String undoWord{ "undo" };
constexpr QLatin1String keepWord{ "keep" };
constexpr QLatin1String lightWord{ "light" };
constexpr QLatin1String darkWord{ "dark" };

} // namespace

Preferences::Preferences(const QString& fileName, QObject* parent)
    : QObject(parent)
    , m_settings(fileName, QSettings::IniFormat)
{
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString& language)
{
    if (language == this->language())
        return;
    m_settings.setValue(languageKey, language);
    Q_EMIT languageChanged();
}

Preferences::Theme Preferences::theme() const
{
    const QString word = m_settings.value(themeKey).toString();
    if (word == lightWord)
        return Theme::Light;
    return word == darkWord ? Theme::Dark : Theme::System;
}

void Preferences::setTheme(Theme theme)
{
    if (theme == this->theme())
        return;
    switch (theme) {
    case Theme::System: m_settings.remove(themeKey); break;
    case Theme::Light: m_settings.setValue(themeKey, lightWord); break;
    case Theme::Dark: m_settings.setValue(themeKey, darkWord); break;
    }
    Q_EMIT themeChanged();
}

bool Preferences::startsHidden() const
{
    return m_settings.value(hiddenKey, false).toBool();
}
void Preferences::setStartsHidden(bool hidden)
{
    m_settings.setValue(hiddenKey, hidden);
}
bool Preferences::notifies() const
{
    return m_settings.value(notifyKey, true).toBool();
}
void Preferences::setNotifies(bool notifies)
{
    m_settings.setValue(notifyKey, notifies);
}
bool Preferences::firstRunDone() const
{
    return m_settings.value(firstRunKey, false).toBool();
}

void Preferences::setFirstRunDone(bool done)
{
    if (done == firstRunDone())
        return;
    m_settings.setValue(firstRunKey, done);
    Q_EMIT firstRunChanged();
}

Preferences::ClientsAtQuit Preferences::clientsAtQuit() const
{
    const QString word = m_settings.value(clientsKey).toString();
    if (word == undoWord)
        return ClientsAtQuit::Undo;
    return word == keepWord ? ClientsAtQuit::Keep : ClientsAtQuit::Ask;
}

void Preferences::setClientsAtQuit(ClientsAtQuit choice)
{
    switch (choice) {
    case ClientsAtQuit::Ask: return m_settings.remove(clientsKey);
    case ClientsAtQuit::Undo: return m_settings.setValue(clientsKey, undoWord);
    case ClientsAtQuit::Keep: return m_settings.setValue(clientsKey, keepWord);
    }
}

QStringList Preferences::requestColumns() const
{
    return m_settings.value(requestColumnsKey).toStringList();
}
void Preferences::setRequestColumns(const QStringList& ids)
{
    m_settings.setValue(requestColumnsKey, ids);
}
QStringList Preferences::requestFilters() const
{
    return m_settings.value(requestFiltersKey).toStringList();
}
void Preferences::setRequestFilters(const QStringList& filters)
{
    m_settings.setValue(requestFiltersKey, filters);
}

int Preferences::usageDays() const
{
    return m_settings.value(usageDaysKey).toInt();
}
void Preferences::setUsageDays(int days)
{
    m_settings.setValue(usageDaysKey, days);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}
void Preferences::setWindowGeometry(const QByteArray& geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

} // namespace dragoman
