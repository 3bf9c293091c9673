#pragma once

#include "ui/Backend.h"
#include "ui/LoginItem.h"
#include "ui/Preferences.h"
#include "ui/StateIcon.h"

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

inline const QString overviewPage = QStringLiteral("overview");
inline const QString providersPage = QStringLiteral("providers");
inline const QString connectPage = QStringLiteral("connect");
inline const QString requestsPage = QStringLiteral("requests");
inline const QString usagePage = QStringLiteral("usage");
inline const QString settingsPage = QStringLiteral("settings");

} // namespace dragoman
