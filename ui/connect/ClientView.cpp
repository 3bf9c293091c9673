#include "ui/connect/ClientView.h"

#include "ui/ProgramState.h"
#include "ui/connect/ArrivalCard.h"
#include "ui/connect/ClientMark.h"
#include "ui/connect/SetUpCard.h"
#include "ui/connect/StepList.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int markSize = 44;

QLabel* headingLabel(qreal factor)
{
    auto* label = new QLabel;
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

ClientView::ClientView(const WindowParts& parts, const SnippetClient& client, QWidget* parent)
    : QWidget(parent)
    , m_backend(parts.backend)
    , m_client(client)
    , m_isServed(parts.backend.serves(client.protocol))
    , m_lines(new QVBoxLayout(this))
    , m_title(headingLabel(1.25))
    , m_subtitle(new QuietLabel)
    , m_notServed(new QLabel)
    , m_notServedCard(new Card)
    , m_arrival(new ArrivalCard(parts.backend, client))
    , m_choices(new ChoicesCard(parts.backend, client))
    , m_steps(new StepList(parts.backend, client))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(gridUnit);
    m_lines->addWidget(makeHead());
    m_notServed->setWordWrap(true);
    m_notServed->setMargin(2 * gridUnit);
    m_notServedCard->addRow(m_notServed);
    m_notServedCard->setTone(Tone::Warning);
    m_lines->addWidget(m_notServedCard);
    m_lines->addWidget(m_arrival);
    m_lines->addWidget(m_choices);
    addSetUp();
    m_lines->addWidget(m_steps);
    connect(m_choices, &ChoicesCard::changed, this, &ClientView::showSnippet);
    connect(m_arrival, &ArrivalCard::pageRequested, this, &ClientView::pageRequested);
    for (const auto signal : { &Backend::configurationChanged, &Backend::endpointsChanged,
             &Backend::tokenChanged, &Backend::clientsChanged })
        connect(&m_backend, signal, this, &ClientView::refresh);
    retranslate();
}

QWidget* ClientView::makeHead()
{
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, gridUnit, 0, gridUnit);
    line->setSpacing(gridUnit + gridUnit / 2);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    m_subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(new ClientMark(std::string(m_client.id), markSize));
    line->addLayout(words, 1);
    return head;
}

QLabel* ClientView::addHeading()
{
    QLabel* const label = headingLabel(1.05);
    m_lines->addSpacing(gridUnit);
    m_lines->addWidget(label);
    return label;
}

void ClientView::addSetUp()
{
    if (!m_isServed || !findSetupClient(m_client.id))
        return;
    m_setUpHeading = addHeading();
    m_setUp = new SetUpCard(m_backend, std::string(m_client.id));
    m_lines->addWidget(m_setUp);
}

void ClientView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible() && m_setUp)
        m_setUp->refresh(); // the user may come back from an editor
}

void ClientView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ClientView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_steps->hideToken();
}

void ClientView::retranslate()
{
    m_title->setText(clientTitle(m_client));
    m_notServed->setText(tr("%1 speaks only OpenAI's Responses protocol (/v1/responses), and Dragoman does "
                            "not serve that yet. So it cannot be connected today.")
                             .arg(clientTitle(m_client)));
    m_steps->setHeading(m_setUp ? tr("Or by hand") : tr("What to do"));
    if (m_setUpHeading)
        m_setUpHeading->setText(tr("Set up for me"));
    m_choices->retranslate();
    m_arrival->retranslate();
    refresh();
}

void ClientView::refresh()
{
    if (!isVisible())
        return;
    m_choices->refresh();
    suggestFormerModel();
    showSnippet();
    if (m_setUp)
        m_setUp->refresh();
}

void ClientView::suggestFormerModel()
{
    if (!m_setUp)
        return;
    for (const ClientState& state : m_backend.clientStates()) {
        if (state.client == m_client.id)
            m_choices->suggestModel(state.model);
    }
}

void ClientView::showSnippet()
{
    const std::optional<LiveSnippet> live = liveSnippet(m_backend, m_client.id, m_choices->choice());
    const bool isPossible = m_isServed && live;
    m_notServedCard->setVisible(!m_isServed);
    m_arrival->setVisible(isPossible);
    m_choices->setVisible(isPossible);
    m_steps->setVisible(isPossible);
    if (m_setUp) {
        m_setUp->setVisible(isPossible);
        m_setUpHeading->setVisible(isPossible);
    }
    const QString protocol = StateText::protocol(m_client.protocol);
    m_subtitle->setText(isPossible ? tr("%1 · %2").arg(protocol,
                            QString::fromStdString(endpointAddress(live->endpoint.host, live->endpoint.port)))
                                   : protocol);
    if (!isPossible)
        return;
    m_arrival->setEndpoint(live->endpoint);
    m_steps->refresh(live->endpoint.name, m_choices->choice().model);
    if (m_setUp)
        m_setUp->setChoice(live->endpoint.name, m_choices->chosenModel());
}

} // namespace dragoman
