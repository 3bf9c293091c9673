#include "ui/connect/ArrivalCard.h"

#include "ui/Pages.h"
#include "ui/connect/ClientAgent.h"
#include "ui/connect/SnippetSource.h"

#include <QHBoxLayout>

namespace dragoman {

ArrivalCard::ArrivalCard(Backend& backend, SnippetClient client, QWidget* parent)
    : Card(parent)
    , m_client(client)
    , m_dot(new ToneDot)
    , m_title(new QLabel)
    , m_text(new QuietLabel)
    , m_lead(new QPushButton)
{
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    line->setSpacing(gridUnit + gridUnit / 2);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* mark = new QVBoxLayout; // beside the first line of the words
    mark->setContentsMargins(0, gridUnit / 2, 0, 0);
    mark->addWidget(m_dot);
    line->addLayout(mark);
    line->setAlignment(mark, Qt::AlignTop);
    line->addLayout(words, 1);
    line->addWidget(m_lead, 0, Qt::AlignTop);
    addRow(row);
    connect(m_lead, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(m_advice.page); });
    connect(&backend, &Backend::requestFinished, this, &ArrivalCard::takeRecord);
    connect(&backend, &Backend::requestRefused, this, &ArrivalCard::takeRefused);
    retranslate();
}

void ArrivalCard::setEndpoint(const EndpointConfig& endpoint)
{
    m_endpoint = endpoint;
}

// Who cannot be told apart counts only where this client is expected.
bool ArrivalCard::isMine(const std::string& endpoint, const std::string& agent)
{
    if (m_state == State::Arrived)
        return false;
    const AgentMatch match = matchAgent(m_client.id, agent);
    const bool mine
        = match == AgentMatch::Own || (match == AgentMatch::Possible && endpoint == m_endpoint.name);
    if (mine) {
        m_isCertain = match == AgentMatch::Own;
        m_agent = QString::fromStdString(agentName(agent));
    } else if (m_state == State::Waiting) {
        m_stranger = QString::fromStdString(agentName(agent));
        retranslate();
    }
    return mine;
}

void ArrivalCard::takeRecord(const RequestRecord& record)
{
    if (!isMine(record.endpoint, record.client))
        return;
    if (!record.error.empty() && !record.clientLeft) {
        m_advice = ArrivalText::failed(record);
        m_state = State::Failed;
    } else {
        m_answerer = record.clientLeft ? QString() : QString::fromStdString(record.provider);
        m_state = State::Arrived;
    }
    retranslate();
}

// Programs look around before they begin: only a real request that finds no path is a mistake.
void ArrivalCard::takeRefused(const RefusedRequest& request)
{
    const bool isLook = (request.status == 404 || request.status == 405) && request.method != "POST";
    if (isLook || !isMine(request.endpoint, request.client))
        return;
    m_advice
        = ArrivalText::refused(request, m_client.protocol, endpointAddress(m_endpoint.host, m_endpoint.port));
    m_state = State::Failed;
    retranslate();
}

QString ArrivalCard::arrivedText() const
{
    if (m_answerer.isEmpty())
        return tr("Its request has come through.");
    return tr("Its request was answered by %1.").arg(m_answerer);
}

void ArrivalCard::showTexts(Tone tone, const QString& title, const QString& text)
{
    m_dot->setTone(tone);
    setTone(tone);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void ArrivalCard::retranslate()
{
    const QString client = clientTitle(m_client);
    const QString agent = m_agent.isEmpty() ? tr("an unnamed program") : m_agent;
    m_lead->setVisible(m_state == State::Failed && pageById(m_advice.page));
    m_lead->setText(tr("Providers"));
    switch (m_state) {
    case State::Waiting:
        return showTexts(Tone::Quiet, tr("Waiting for the first request from %1").arg(client),
            m_stranger.isEmpty() ? tr("This turns green as soon as it arrives.")
                                 : tr("Another program called meanwhile: %1").arg(m_stranger));
    case State::Arrived:
        return showTexts(Tone::Good,
            m_isCertain ? tr("%1 has arrived").arg(client) : tr("A request arrived from %1").arg(agent),
            arrivedText());
    case State::Failed:
        return showTexts(Tone::Bad,
            m_isCertain ? tr("%1 has called, but got no answer").arg(client)
                        : tr("A request arrived from %1, but got no answer").arg(agent),
            m_advice.remedy.isEmpty() ? m_advice.what : m_advice.what + QLatin1Char('\n') + m_advice.remedy);
    }
}

} // namespace dragoman
