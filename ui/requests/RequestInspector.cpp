#include "ui/requests/RequestInspector.h"

#include "config/ConfigurationEdit.h"
#include "ui/RequestLog.h"
#include "ui/requests/BodiesOffer.h"
#include "ui/requests/BodiesView.h"
#include "ui/requests/ConversationView.h"
#include "ui/requests/DifferenceView.h"
#include "ui/requests/FlatTabs.h"
#include "ui/requests/HeadersView.h"
#include "ui/requests/RequestActions.h"
#include "ui/requests/RequestWords.h"
#include "ui/requests/StreamView.h"
#include "ui/requests/WayView.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>

namespace dragoman {

namespace {

// What a provider's configuration adds to requests.
std::map<std::string, ProviderSettings> providerSettings(const Configuration& configuration)
{
    std::map<std::string, ProviderSettings> all;
    for (const ProviderConfig& provider : configuration.providers) {
        ProviderSettings& settings = all[provider.name];
        settings.body = provider.body;
        for (const auto& header : provider.headers)
            settings.headers.push_back(header.first);
    }
    return all;
}

} // namespace

RequestInspector::RequestInspector(const WindowParts& parts)
    : m_parts(parts)
    , m_back(new QPushButton)
    , m_sentence(new QLabel)
    , m_actions(new RequestActions(parts))
    , m_whole(new QPushButton)
    , m_close(new QPushButton)
    , m_tabs(new FlatTabs)
    , m_stack(new QStackedWidget)
    , m_way(new WayView)
    , m_conversation(new ConversationView)
    , m_difference(new DifferenceView)
    , m_bodies(new BodiesView)
    , m_stream(new StreamView)
    , m_headers(new HeadersView)
    , m_offer(new BodiesOffer(parts.backend))
{
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, &RequestInspector::showTab);
    connect(m_back, &QPushButton::clicked, this, &RequestInspector::closeRequested);
    connect(m_close, &QPushButton::clicked, this, &RequestInspector::closeRequested);
    connect(m_whole, &QPushButton::clicked, this, [this] { Q_EMIT wholePageRequested(!m_isWhole); });
    setWholePage(false);
    retranslate();
}

void RequestInspector::build()
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (int tab = Way; tab <= Headers; ++tab)
        m_tabs->addTab(QString());
    for (QWidget* page : { static_cast<QWidget*>(m_way), static_cast<QWidget*>(m_conversation),
             static_cast<QWidget*>(m_difference), static_cast<QWidget*>(m_bodies),
             static_cast<QWidget*>(m_stream), static_cast<QWidget*>(m_headers),
             static_cast<QWidget*>(m_offer) })
        m_stack->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * gridUnit, 2 * gridUnit, 3 * gridUnit, gridUnit);
    layout->setSpacing(gridUnit);
    layout->addLayout(makeHead());
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
}

QLayout* RequestInspector::makeHead()
{
    m_back->setText(QStringLiteral("←"));
    m_close->setText(QStringLiteral("✕"));
    auto* head = new QHBoxLayout;
    head->setSpacing(gridUnit);
    head->addWidget(m_back, 0, Qt::AlignTop);
    head->addWidget(m_sentence, 1, Qt::AlignTop);
    head->addWidget(m_actions, 0, Qt::AlignTop);
    head->addWidget(m_whole, 0, Qt::AlignTop);
    head->addWidget(m_close, 0, Qt::AlignTop);
    return head;
}

void RequestInspector::showRequest(qint64 id)
{
    m_wanted = id;
    m_parts.backend.requestLog().ask<Result<InspectedRequestPointer>>(
        [id, settings = providerSettings(m_parts.backend.configuration()),
            prices = m_parts.backend.requestLog().prices()](JournalReader& reader) {
            return reader.request(id).map([&settings, &prices](StoredRequest&& stored) {
                const auto own = settings.find(stored.record.provider);
                return inspect(
                    std::move(stored), own == settings.end() ? ProviderSettings{} : own->second, prices);
            });
        },
        this,
        [this, id](const Result<InspectedRequestPointer>& request) {
            if (id == m_wanted)
                take(request);
        });
}

void RequestInspector::take(const Result<InspectedRequestPointer>& request)
{
    m_request = request ? *request : nullptr;
    m_problem = request ? QString() : QString::fromStdString(request.error().message);
    m_actions->setRequest(m_request);
    if (m_request)
        m_offer->setState(m_request->stored.bodies);
    showSentence();
    showTab();
}

void RequestInspector::showSentence()
{
    m_sentence->setText(m_request ? RequestWords::sentence(m_request->summary) : m_problem);
}

// Only what is seen is written.
void RequestInspector::showTab()
{
    const int tab = m_tabs->currentIndex();
    m_tabs->setEnabled(m_request != nullptr);
    if (m_request && needsBodies(tab) && !m_request->hasBodies())
        return m_stack->setCurrentWidget(m_offer);
    m_stack->setCurrentIndex(tab);
    switch (Tab(tab)) {
    case Way: return m_way->showRequest(m_request);
    case Conversation: return m_conversation->showRequest(m_request);
    case Difference: return m_difference->showRequest(m_request);
    case Bodies: return m_bodies->showRequest(m_request);
    case Stream: return m_stream->showRequest(m_request);
    case Headers: return m_headers->showRequest(m_request);
    }
}

void RequestInspector::setWholePage(bool isWhole)
{
    m_isWhole = isWhole;
    m_back->setVisible(isWhole);
    m_close->setVisible(!isWhole);
    m_whole->setVisible(!isWhole);
}

void RequestInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RequestInspector::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(lineColour(palette()));
    if (!m_isWhole && x() > 0)
        painter.drawLine(0, 0, 0, height());
    else if (!m_isWhole)
        painter.drawLine(0, 0, width(), 0);
}

void RequestInspector::retranslate()
{
    const QStringList titles{ tr("Route"), tr("Conversation"), tr("Difference"), tr("Bodies"), tr("Stream"),
        tr("Headers") };
    for (int tab = Way; tab <= Headers; ++tab)
        m_tabs->setTabText(tab, titles[tab]);
    m_tabs->setAccessibleName(tr("Parts of the request"));
    m_way->setAccessibleName(titles[Way]);
    m_conversation->setAccessibleName(titles[Conversation]);
    m_difference->setAccessibleName(titles[Difference]);
    m_stream->findChild<StreamFacts*>()->setAccessibleName(titles[Stream]);
    m_headers->setAccessibleName(titles[Headers]);
    m_back->setToolTip(tr("Back to the list"));
    m_back->setAccessibleName(m_back->toolTip());
    m_whole->setText(QStringLiteral("⤢"));
    m_whole->setToolTip(tr("Use the whole page"));
    m_whole->setAccessibleName(m_whole->toolTip());
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(m_close->toolTip());
    showSentence();
}

} // namespace dragoman
