#pragma once

#include "ui/Backend.h"
#include "ui/LoginItem.h"
#include "ui/Preferences.h"
#include "ui/StateIcon.h"

#include <QLatin1String>

#include <vector>

namespace dragoman {

// What a page is made of; everything outlives it.
struct WindowParts
{
    Backend& backend;
    Preferences& preferences;
    LoginItem& loginItem;
};

// A page of the main window. To add one: write a widget, preferably a Page (Page.h), and add a row to the
// table in Pages.cpp. A widget that has a signal pageRequested(QString id) can lead to another page.
struct PageEntry
{
    const char* id; // for jumps from one page to another
    const char* title; // marked with QT_TRANSLATE_NOOP("Pages", ...)
    PageIcon icon;
    QWidget* (*make)(const WindowParts& parts);
};

// In the order of the list at the left.
const std::vector<PageEntry>& pageTable();
// Null when there is no such page.
const PageEntry* pageById(const QString& id);

inline constexpr QLatin1String overviewPage{ "overview" };
inline constexpr QLatin1String providersPage{ "providers" };
inline constexpr QLatin1String connectPage{ "connect" };
inline constexpr QLatin1String requestsPage{ "requests" };
inline constexpr QLatin1String usagePage{ "usage" };
inline constexpr QLatin1String settingsPage{ "settings" };

} // namespace dragoman
