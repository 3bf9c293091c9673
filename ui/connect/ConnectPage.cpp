#include "ui/connect/ConnectPage.h"

#include "ui/SettingRow.h"
#include "ui/connect/ClientList.h"
#include "ui/connect/ClientView.h"
#include "ui/connect/NextStepCard.h"
#include "ui/connect/SetUpText.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

namespace dragoman {

ConnectPage::ConnectPage(const WindowParts& parts)
    : m_parts(parts)
    , m_back(new QToolButton)
    , m_next(new NextStepCard(parts.backend))
    , m_list(new ClientList(parts.backend))
{
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::StrongFocus);
    m_back->hide();
    body()->addWidget(m_back, 0, Qt::AlignLeading);
    body()->addWidget(m_next);
    body()->addWidget(m_list);
    addQuitChoice();
    connect(m_back, &QToolButton::clicked, this, &ConnectPage::closeClient);
    connect(m_list, &ClientList::chosen, this, &ConnectPage::open);
    connect(m_next, &NextStepCard::pageRequested, this, &ConnectPage::pageRequested);
    connect(&parts.backend, &Backend::clientsChanged, this, &ConnectPage::refreshQuitChoice);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ConnectPage::closeClient);
    ConnectPage::retranslate();
}

void ConnectPage::addQuitChoice()
{
    m_quit = new QComboBox;
    m_quit->setObjectName(QStringLiteral("quit"));
    for (int i = 0; i < 3; ++i)
        m_quit->addItem({});
    m_quitRow = new SettingRow(m_quit);
    m_quitCard = new Card;
    m_quitCard->addRow(m_quitRow);
    body()->addSpacing(gridUnit);
    body()->addWidget(m_quitCard);
    connect(m_quit, &QComboBox::activated, this, [this](int index) {
        m_parts.preferences.setClientsAtQuit(Preferences::ClientsAtQuit(index));
        refreshQuitChoice();
    });
}

// Says something only to users who have such clients, or made a choice.
void ConnectPage::refreshQuitChoice()
{
    const Preferences::ClientsAtQuit choice = m_parts.preferences.clientsAtQuit();
    const std::vector<ClientState> states = m_parts.backend.clientStates();
    const bool isOfUse = choice != Preferences::ClientsAtQuit::Ask
        || std::any_of(states.begin(), states.end(), SetUpText::pointsHere);
    m_quit->setCurrentIndex(int(choice));
    m_quitCard->setVisible(isOfUse && !m_view);
}

void ConnectPage::retranslate()
{
    setTitle(tr("Connect"));
    m_back->setText(tr("‹ All programs"));
    m_next->refresh();
    m_quitRow->setTexts(tr("When Dragoman quits"),
        tr("What becomes of programs that were set up here; without Dragoman they get no answers."));
    m_quit->setItemText(int(Preferences::ClientsAtQuit::Ask), tr("Ask me"));
    m_quit->setItemText(int(Preferences::ClientsAtQuit::Undo), tr("Undo"));
    m_quit->setItemText(int(Preferences::ClientsAtQuit::Keep), tr("Leave"));
    refreshQuitChoice();
}

void ConnectPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refreshQuitChoice();
}

void ConnectPage::open(const SnippetClient& client)
{
    closeClient();
    m_view = viewOf(client);
    m_list->hide();
    m_back->show();
    m_view->show();
    m_back->setFocus();
    refreshQuitChoice();
    toTop();
}

ClientView* ConnectPage::viewOf(const SnippetClient& client)
{
    ClientView*& view = m_views[client.id];
    if (!view) {
        view = new ClientView(m_parts, client);
        connect(view, &ClientView::pageRequested, this, &ConnectPage::pageRequested);
        body()->insertWidget(body()->indexOf(m_list), view);
    }
    return view;
}

void ConnectPage::closeClient()
{
    if (!m_view)
        return;
    m_view->hide();
    m_view = nullptr;
    m_back->hide();
    m_list->show();
    refreshQuitChoice();
    toTop();
}

void ConnectPage::toTop()
{
    if (const auto* scroll = findChild<QScrollArea*>())
        scroll->verticalScrollBar()->setValue(0);
}

} // namespace dragoman
