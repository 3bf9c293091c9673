#pragma once

#include "ui/Page.h"
#include "ui/Pages.h"

namespace dragoman {

class Card;
class EndpointRow;
class ProviderRow;
class QuietLabel;

// What is so now, and the next thing to do when something is missing.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(const WindowParts& parts);

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void retranslate() override;

private:
    void rebuildEndpoints();
    void rebuildProviders();
    void rebuildNotices();
    void showFirstRun();
    QWidget* makeEmptyProviders();
    void refresh();

    Backend& m_backend;
    Preferences& m_preferences;
    QVBoxLayout* m_notices;
    QWidget* m_update;
    QWidget* m_firstRun = nullptr;
    QLabel* m_endpointsHeading;
    Card* m_endpoints;
    QLabel* m_providersHeading;
    Card* m_providers;
    QuietLabel* m_totals;
    std::vector<EndpointRow*> m_endpointRows;
    std::vector<ProviderRow*> m_providerRows;
    std::vector<std::string> m_endpointNames; // as the rows show them
    std::vector<std::string> m_providerNames;
};

} // namespace dragoman
