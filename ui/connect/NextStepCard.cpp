#include "ui/connect/NextStepCard.h"

#include "ui/Pages.h"
#include "ui/connect/SnippetSource.h"

#include <QHBoxLayout>

namespace dragoman {

NextStepCard::NextStepCard(const Backend& backend, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_text(new QLabel)
    , m_lead(new QPushButton)
{
    m_text->setWordWrap(true);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    line->setSpacing(2 * gridUnit);
    line->addWidget(m_text, 1);
    line->addWidget(m_lead);
    addRow(row);
    connect(m_lead, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(m_page); });
    connect(&backend, &Backend::configurationChanged, this, &NextStepCard::refresh);
    connect(&backend, &Backend::endpointsChanged, this, &NextStepCard::refresh);
    refresh();
}

void NextStepCard::refresh()
{
    setVisible(true);
    if (listeningEndpoints(m_backend).empty()) {
        m_page = overviewPage;
        return show(Tone::Warning,
            tr("No endpoint listens, so nothing can be connected. Switch one on first."),
            tr("To the endpoints"));
    }
    if (m_backend.usesDemo()) {
        m_page = providersPage;
        return show(Tone::Busy,
            tr("There is no provider yet. Programs can be connected already: the built-in demo answers."),
            tr("Add a provider"));
    }
    setVisible(false);
}

void NextStepCard::show(Tone tone, const QString& text, const QString& button)
{
    setTone(tone);
    m_text->setText(text);
    m_lead->setText(button);
    m_lead->setVisible(pageById(m_page) != nullptr);
}

} // namespace dragoman
