#include "ui/OverviewPage.h"

#include "ui/Card.h"
#include "ui/EndpointRow.h"
#include "ui/FirstRunCard.h"
#include "ui/NoticeCard.h"
#include "ui/ProgramState.h"
#include "ui/ProviderRow.h"
#include "ui/UpdateCard.h"
#include "ui/connect/ClientTroubles.h"

#include <QHBoxLayout>
#include <QLocale>

namespace dragoman {

namespace {

template <class Entry>
std::vector<std::string> namesOf(const std::vector<Entry>& entries)
{
    std::vector<std::string> names;
    for (const Entry& entry : entries)
        names.push_back(entry.name);
    return names;
}

} // namespace

OverviewPage::OverviewPage(const WindowParts& parts)
    : m_backend(parts.backend)
    , m_preferences(parts.preferences)
    , m_notices(new QVBoxLayout)
    , m_update(new UpdateCard(m_backend))
{
    body()->addLayout(m_notices);
    body()->addWidget(new ClientTroubles(m_backend));
    body()->addWidget(m_update);
    showFirstRun();
    m_endpointsHeading = addHeading();
    m_endpoints = new Card;
    body()->addWidget(m_endpoints);
    m_providersHeading = addHeading();
    m_providers = new Card;
    body()->addWidget(m_providers);
    m_totals = new QuietLabel;
    body()->addSpacing(gridUnit);
    body()->addWidget(m_totals);

    connect(&m_backend, &Backend::configurationChanged, this, &OverviewPage::refresh);
    connect(&m_backend, &Backend::endpointsChanged, this, &OverviewPage::refresh);
    connect(&m_backend, &Backend::activityChanged, this, &OverviewPage::refresh);
    connect(&m_backend, &Backend::healthChanged, this, &OverviewPage::refresh);
    connect(&m_backend, &Backend::noticesChanged, this, &OverviewPage::rebuildNotices);
    connect(&m_preferences, &Preferences::firstRunChanged, this, &OverviewPage::showFirstRun);
    rebuildNotices();
    OverviewPage::retranslate();
}

void OverviewPage::retranslate()
{
    setTitle(tr("Overview"));
    m_endpointsHeading->setText(tr("Endpoints"));
    m_providersHeading->setText(tr("Providers"));
    m_providerNames.clear();
    m_providerRows.clear();
    rebuildProviders();
    refresh();
}

void OverviewPage::refresh()
{
    if (namesOf(m_backend.configuration().endpoints) != m_endpointNames)
        rebuildEndpoints();
    if (namesOf(m_backend.configuration().providers) != m_providerNames)
        rebuildProviders();
    for (EndpointRow* row : m_endpointRows)
        row->refresh();
    for (ProviderRow* row : m_providerRows)
        row->refresh();
    const RequestTotals totals = m_backend.totals();
    const QString requests = totals.isToday
        ? tr("%n request(s) today", nullptr, int(totals.requests))
        : tr("%n request(s) since the start", nullptr, int(totals.requests));
    m_totals->setText(tr("%1 · %2").arg(requests, StateText::tokens(totals)));
    m_totals->setVisible(totals.requests > 0);
}

void OverviewPage::rebuildEndpoints()
{
    m_endpoints->clear();
    m_endpointRows.clear();
    m_endpointNames = namesOf(m_backend.configuration().endpoints);
    for (const std::string& name : m_endpointNames) {
        m_endpointRows.push_back(new EndpointRow(m_backend, name));
        m_endpoints->addRow(m_endpointRows.back());
    }
}

void OverviewPage::rebuildProviders()
{
    m_providers->clear();
    m_providerRows.clear();
    m_providerNames = namesOf(m_backend.configuration().providers);
    for (const std::string& name : m_providerNames) {
        m_providerRows.push_back(new ProviderRow(m_backend, name));
        m_providers->addRow(m_providerRows.back());
    }
    if (m_providerNames.empty())
        m_providers->addRow(makeEmptyProviders());
}

QWidget* OverviewPage::makeEmptyProviders()
{
    auto* row = new QWidget;
    auto* text = new QuietLabel;
    text->setText(tr("No provider yet. Until you add one, the built-in demo answers every request."));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, 2 * gridUnit, 2 * gridUnit, 2 * gridUnit);
    line->addWidget(text, 1);
    if (pageById(providersPage)) {
        auto* add = new QPushButton(tr("Add a provider"));
        connect(add, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(providersPage); });
        line->addWidget(add);
    }
    return row;
}

void OverviewPage::rebuildNotices()
{
    while (QLayoutItem* item = m_notices->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be on the stack
        delete item;
    }
    for (const Notice& notice : m_backend.notices())
        m_notices->addWidget(new NoticeCard(m_backend, notice));
}

void OverviewPage::showFirstRun()
{
    const bool isWanted = !m_preferences.firstRunDone() && m_backend.usesDemo();
    if (isWanted && !m_firstRun) {
        auto* card = new FirstRunCard(m_backend, m_preferences);
        connect(card, &FirstRunCard::pageRequested, this, &OverviewPage::pageRequested);
        body()->insertWidget(body()->indexOf(m_update) + 1, card);
        m_firstRun = card;
    } else if (!isWanted && m_firstRun) {
        m_firstRun->hide();
        m_firstRun->deleteLater();
        m_firstRun = nullptr;
    }
}

} // namespace dragoman
