#include "ui/connect/ClientTroubles.h"

#include "ui/connect/SetUpCard.h"
#include "ui/connect/SetUpText.h"

#include <QEvent>

#include <utility>

namespace dragoman {

ClientTroubles::ClientTroubles(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(gridUnit);
    for (const auto signal : { &Backend::configurationChanged, &Backend::endpointsChanged,
             &Backend::tokenChanged, &Backend::clientsChanged })
        connect(&backend, signal, this, &ClientTroubles::refresh);
}

void ClientTroubles::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    const bool isBack = event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible();
    if (isBack || event->type() == QEvent::LanguageChange)
        refresh();
}

void ClientTroubles::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ClientTroubles::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    for (const auto& [client, card] : std::exchange(m_cards, {})) {
        card->hide();
        card->deleteLater();
    }
}

void ClientTroubles::refresh()
{
    if (!isVisible())
        return; // files are not read for nobody
    for (const ClientState& state : m_backend.clientStates()) {
        if (!SetUpText::isTrouble(state) || m_cards.contains(state.client))
            continue;
        auto* card = new SetUpCard(m_backend, state.client);
        card->setTone(Tone::Warning);
        m_lines->addWidget(card);
        card->show();
        m_cards.emplace(state.client, card);
    }
    for (const auto& [client, card] : m_cards)
        card->refresh();
}

} // namespace dragoman
