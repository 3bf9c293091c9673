#include "ui/Pages.h"

#include "ui/OverviewPage.h"
#include "ui/SettingsPage.h"
#include "ui/connect/ConnectPage.h"
#include "ui/providers/ProvidersPage.h"
#include "ui/requests/RequestsPage.h"
#include "ui/usage/UsagePage.h"

#include <algorithm>

namespace dragoman {

namespace {

template <class PageClass>
QWidget* make(const WindowParts& parts)
{
    return new PageClass(parts);
}

} // namespace

const std::vector<PageEntry>& pageTable()
{
    static const std::vector<PageEntry> table{
        { "overview", QT_TRANSLATE_NOOP("Pages", "Overview"), PageIcon::Overview, make<OverviewPage> },
        { "providers", QT_TRANSLATE_NOOP("Pages", "Providers"), PageIcon::Providers, make<ProvidersPage> },
        { "connect", QT_TRANSLATE_NOOP("Pages", "Connect"), PageIcon::Connect, make<ConnectPage> },
        { "requests", QT_TRANSLATE_NOOP("Pages", "Requests"), PageIcon::Requests, make<RequestsPage> },
        { "usage", QT_TRANSLATE_NOOP("Pages", "Usage"), PageIcon::Usage, make<UsagePage> },
        { "settings", QT_TRANSLATE_NOOP("Pages", "Settings"), PageIcon::Settings, make<SettingsPage> },
    };
    return table;
}

const PageEntry* pageById(const QString& id)
{
    const std::vector<PageEntry>& table = pageTable();
    const auto found = std::find_if(
        table.begin(), table.end(), [&id](const PageEntry& entry) { return id == QLatin1String(entry.id); });
    return found == table.end() ? nullptr : &*found;
}

} // namespace dragoman
