#include "ui/connect/StepList.h"

#include "ui/Card.h"
#include "ui/connect/StepCard.h"

#include <QHBoxLayout>

namespace dragoman {

namespace {

bool differsBySystem(const SnippetClient& client)
{
    SnippetValues values{ "root", "token", "model", ClientSystem::Linux };
    const Result<Snippet> here = snippetFor(client.id, values);
    values.system = ClientSystem::Windows;
    const Result<Snippet> there = snippetFor(client.id, values);
    return here && there
        && (here->text() != there->text()
            || here->steps.front().instruction != there->steps.front().instruction);
}

} // namespace

StepList::StepList(const Backend& backend, SnippetClient client, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_client(client)
    , m_heading(new QLabel)
    , m_token(new QPushButton)
    , m_system(new QTabBar)
    , m_steps(new QVBoxLayout)
    , m_notes(new QuietLabel)
{
    QFont font = m_heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.05);
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);
    m_heading->setWordWrap(true);
    m_system->addTab({});
    m_system->addTab({});
    m_system->setDrawBase(false);
    m_system->setExpanding(false);
    m_system->setUsesScrollButtons(false);
    m_system->setElideMode(Qt::ElideNone);
    m_system->setCurrentIndex(thisSystem() == ClientSystem::Windows ? 1 : 0);
    m_system->setVisible(differsBySystem(client));
    auto* first = new QHBoxLayout;
    first->addWidget(m_heading, 1);
    first->addWidget(m_token);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, gridUnit, 0, 0);
    lines->setSpacing(gridUnit);
    lines->addLayout(first);
    lines->addWidget(m_system, 0, Qt::AlignLeading);
    m_steps->setSpacing(gridUnit);
    lines->addLayout(m_steps);
    lines->addWidget(m_notes);
    connect(m_system, &QTabBar::currentChanged, this, &StepList::showTexts);
    connect(m_token, &QPushButton::clicked, this, [this] {
        m_isTokenShown = !m_isTokenShown;
        showTexts();
    });
}

// macOS and Linux have the same texts.
ClientSystem StepList::system() const
{
    if (m_system->currentIndex() == 1)
        return ClientSystem::Windows;
    return thisSystem() == ClientSystem::Windows ? ClientSystem::Linux : thisSystem();
}

void StepList::refresh(const std::string& endpoint, const std::string& model)
{
    m_choice.endpoint = endpoint;
    m_choice.model = model;
    showTexts();
}

void StepList::hideToken()
{
    if (!m_isTokenShown)
        return;
    m_isTokenShown = false;
    showTexts();
}

void StepList::retranslate()
{
    m_system->setAccessibleName(tr("System"));
    m_system->setTabText(0, tr("macOS, Linux"));
    m_system->setTabText(1, tr("Windows"));
    m_token->setText(m_isTokenShown ? tr("Hide the token") : tr("Show the token"));
}

void StepList::showTexts()
{
    retranslate();
    m_choice.system = system();
    if (const std::optional<LiveSnippet> live = liveSnippet(m_backend, m_client.id, m_choice))
        showSteps(*live);
}

void StepList::showSteps(const LiveSnippet& live)
{
    const std::vector<SnippetStep>& steps = live.shown.steps;
    while (m_cards.size() < steps.size()) {
        m_cards.push_back(new StepCard(m_clipboard));
        m_steps->addWidget(m_cards.back());
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < steps.size());
        if (i < steps.size())
            m_cards[i]->showStep(
                { steps[i], live.real.steps[i] }, m_isTokenShown, steps.size() > 1 ? int(i) + 1 : 0);
    }
    QStringList notes;
    for (const std::string& note : live.shown.notes)
        notes.append(QString::fromStdString(note));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_token->setVisible(live.shown.text() != live.real.text());
}

} // namespace dragoman
