#include "ui/FirstRunCard.h"

#include "ui/Pages.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

namespace dragoman {

namespace {

constexpr int edge = 2 * gridUnit;
constexpr int half = gridUnit + gridUnit / 2;

QLabel* strongLabel()
{
    auto* label = new QLabel;
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

FirstRunCard::FirstRunCard(Backend& backend, Preferences& preferences, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_preferences(preferences)
    , m_title(strongLabel())
    , m_close(new QToolButton)
    , m_updateSwitch(new Switch)
    , m_updateRow(new SettingRow(m_updateSwitch))
{
    addRow(makeHead());
    m_try = addStep();
    addRow(makeAnswer());
    m_provider = addStep();
    m_client = addStep();
    addUpdates();
    connect(m_close, &QToolButton::clicked, this, [this] { m_preferences.setFirstRunDone(true); });
    connect(m_try.button, &QPushButton::clicked, this, &FirstRunCard::tryNow);
    connect(m_provider.button, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(providersPage); });
    connect(m_client.button, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(connectPage); });
    connect(&backend, &Backend::endpointsChanged, this, &FirstRunCard::refresh);
    retranslate();
}

QWidget* FirstRunCard::makeHead()
{
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(edge, half, gridUnit, half);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(m_title, 1);
    line->addWidget(m_close);
    return head;
}

FirstRunCard::Step FirstRunCard::addStep()
{
    const Step step{ new QLabel, new QuietLabel, new QPushButton };
    auto* row = new QWidget;
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(step.title);
    words->addWidget(step.text);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(edge, half, edge, half);
    line->addLayout(words, 1);
    line->addWidget(step.button);
    addRow(row);
    return step;
}

// The one time that the question of looking for new versions is put; the settings have it, too.
void FirstRunCard::addUpdates()
{
    addRow(m_updateRow);
    connect(m_updateSwitch, &Switch::clicked, this, &FirstRunCard::setUpdateCheck);
    connect(&m_backend, &Backend::configurationChanged, this, &FirstRunCard::refresh);
    connect(&m_backend, &Backend::updateChanged, this, &FirstRunCard::refresh);
}

void FirstRunCard::setUpdateCheck(bool on)
{
    const Result<void> saved = m_backend.setUpdateCheck(on);
    m_updateRow->setProblem(saved ? QString() : QString::fromStdString(saved.error().message));
    refresh();
}

QWidget* FirstRunCard::makeAnswer()
{
    auto* row = new QWidget;
    m_answer = new QLabel;
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_outcome = new QuietLabel;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(edge, half, edge, half);
    lines->setSpacing(gridUnit / 2);
    lines->addWidget(m_answer);
    lines->addWidget(m_outcome);
    row->hide();
    return row;
}

void FirstRunCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FirstRunCard::retranslate()
{
    m_title->setText(tr("Welcome. Three steps, and your AI programs speak to any provider."));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close the welcome"));
    m_try.title->setText(tr("1. Try it now"));
    m_try.text->setText(tr("A request goes through your endpoint to the built-in demo. It costs nothing and "
                           "never leaves this computer."));
    m_try.button->setText(m_isRunning ? tr("Stop") : tr("Try it now"));
    m_provider.title->setText(tr("2. Add your provider"));
    m_provider.text->setText(tr("Its address and your key, which is kept in the keychain of this computer."));
    m_provider.button->setText(tr("Add a provider"));
    m_client.title->setText(tr("3. Connect your program"));
    m_client.text->setText(tr("Claude Code, Cherry Studio, Cline and many others: the settings to copy."));
    m_client.button->setText(tr("Connect a program"));
    m_updateRow->setTexts(tr("Tell me of new versions"),
        tr("The program looks once a day and installs nothing by itself. Off unless you switch it on."));
    m_provider.button->setVisible(pageById(providersPage) != nullptr);
    m_client.button->setVisible(pageById(connectPage) != nullptr);
    refresh();
}

std::string FirstRunCard::listeningEndpoint() const
{
    for (const EndpointState& endpoint : m_backend.endpoints()) {
        if (endpoint.port != 0)
            return endpoint.name;
    }
    return {};
}

void FirstRunCard::refresh()
{
    m_try.button->setEnabled(!listeningEndpoint().empty());
    m_updateSwitch->setChecked(m_backend.configuration().updates.check);
    m_updateRow->setVisible(m_backend.updateState().obstacle == UpdateObstacle::None);
}

void FirstRunCard::tryNow()
{
    if (m_isRunning) {
        m_backend.cancelSample();
        m_isRunning = false;
        m_outcome->clear();
        return retranslate();
    }
    m_isRunning = true;
    m_answer->clear();
    m_outcome->setTone(Tone::Quiet);
    m_outcome->setText(tr("Waiting for the answer…"));
    m_answer->parentWidget()->show();
    m_try.button->setText(tr("Stop"));
    const SampleRequest request{ listeningEndpoint(), "demo-echo",
        tr("Hello! I am Dragoman. I stand between your AI program and its provider, and speak the language "
           "of "
           "both.")
            .toStdString() };
    m_backend.sendSample(
        request, this, [this](const QString& text) { m_answer->setText(m_answer->text() + text); },
        [this](const Result<void>& result) { finished(result); });
}

void FirstRunCard::finished(const Result<void>& result)
{
    m_isRunning = false;
    m_try.button->setText(tr("Try it again"));
    m_outcome->setTone(result ? Tone::Good : Tone::Bad);
    m_outcome->setText(result ? tr("It works: asked as OpenAI's clients do, answered by the demo.")
                              : QString::fromStdString(result.error().message));
}

} // namespace dragoman
