#include "ui/connect/SetUpCard.h"

#include "ui/connect/SetUpText.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QUrl>

namespace dragoman {

namespace {

constexpr int edge = 2 * gridUnit;
constexpr int half = gridUnit + gridUnit / 2;

QVBoxLayout* linesOf(QWidget* row)
{
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(edge, half, edge, half);
    lines->setSpacing(gridUnit);
    return lines;
}

} // namespace

SetUpCard::SetUpCard(Backend& backend, std::string client, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_client(std::move(client))
    , m_title(SetUpText::title(m_client))
    , m_dot(new ToneDot)
    , m_headline(new QLabel)
    , m_file(new QuietLabel)
    , m_propose(new QPushButton)
    , m_undo(new QPushButton)
    , m_open(new QPushButton)
{
    addRow(makeHead());
    addRow(makePlan());
    addRow(makeOutcome());
    connect(m_propose, &QPushButton::clicked, this, &SetUpCard::propose);
    connect(m_apply, &QPushButton::clicked, this, &SetUpCard::apply);
    connect(m_cancel, &QPushButton::clicked, this, &SetUpCard::closePlan);
    connect(m_undo, &QPushButton::clicked, this, &SetUpCard::undo);
    connect(m_open, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_state.fileName)); });
    connect(m_folder, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_state.fileName).path())); });
    connect(&m_backend, &Backend::clientsChanged, this, &SetUpCard::refresh);
    refresh();
}

QWidget* SetUpCard::makeHead()
{
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    auto* row = new QWidget;
    QVBoxLayout* const lines = linesOf(row);
    auto* first = new QHBoxLayout;
    first->setSpacing(half);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 2);
    words->addWidget(m_headline);
    words->addWidget(m_file);
    auto* mark = new QVBoxLayout; // beside the first line of the words
    mark->setContentsMargins(0, gridUnit / 2, 0, 0);
    mark->addWidget(m_dot);
    first->addLayout(mark);
    first->setAlignment(mark, Qt::AlignTop);
    first->addLayout(words, 1);
    lines->addLayout(first);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    buttons->addStretch();
    for (QPushButton* button : { m_open, m_undo, m_propose })
        buttons->addWidget(button);
    lines->addLayout(buttons);
    return row;
}

QWidget* SetUpCard::makePlan()
{
    m_planTitle = new QLabel;
    m_planTitle->setWordWrap(true);
    m_difference = new CodeView;
    m_notes = new QuietLabel;
    m_notes->setTone(Tone::Warning);
    m_apply = new QPushButton;
    m_cancel = new QPushButton;
    m_planRow = new QWidget;
    QVBoxLayout* const lines = linesOf(m_planRow);
    lines->addWidget(m_planTitle);
    lines->addWidget(m_difference);
    lines->addWidget(m_notes);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    lines->addLayout(buttons);
    return m_planRow;
}

QWidget* SetUpCard::makeOutcome()
{
    m_outcomeLabel = new QuietLabel;
    m_folder = new QPushButton;
    m_outcomeRow = new QWidget;
    QVBoxLayout* const lines = linesOf(m_outcomeRow);
    lines->addWidget(m_outcomeLabel);
    lines->addWidget(m_folder, 0, Qt::AlignTrailing);
    return m_outcomeRow;
}

void SetUpCard::setChoice(const std::string& endpoint, const std::string& model)
{
    if (endpoint == m_endpoint && model == m_model)
        return;
    m_endpoint = endpoint;
    m_model = model;
    m_plan.reset(); // it was made from another choice
    showPlan();
}

void SetUpCard::refresh()
{
    for (ClientState& state : m_backend.clientStates()) {
        if (state.client == m_client)
            m_state = std::move(state);
    }
    retranslate();
}

void SetUpCard::propose()
{
    m_outcome = {};
    Result<SetupPlan> plan = m_backend.planSetUp({ m_client, m_endpoint, m_model });
    if (!plan)
        m_outcome = { Outcome::Kind::Failed, QString::fromStdString(plan.error().message) };
    else if (!plan->changesFile())
        m_outcome = { Outcome::Kind::Nothing, plan->fileName };
    else
        m_plan = std::move(*plan);
    refresh(); // the file may have become unreadable since the last look
}

void SetUpCard::apply()
{
    const std::optional<SetupPlan> plan = std::exchange(m_plan, std::nullopt);
    if (plan)
        finish(m_backend.applySetUp(m_client, *plan), Outcome::Kind::Applied);
}

void SetUpCard::undo()
{
    m_plan.reset();
    const Result<SetupPlan> plan = m_backend.planUndo(m_client);
    if (!plan)
        return finish(tl::unexpected(plan.error()), Outcome::Kind::Failed);
    finish(m_backend.applySetUp(m_client, *plan), Outcome::Kind::Undone);
}

void SetUpCard::finish(const Result<QString>& done, Outcome::Kind kind)
{
    if (done)
        m_outcome = { kind, *done };
    else
        m_outcome = { Outcome::Kind::Failed, QString::fromStdString(done.error().message) };
    refresh();
}

void SetUpCard::closePlan()
{
    m_plan.reset();
    showPlan();
}

void SetUpCard::retranslate()
{
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo the set-up of %1").arg(m_title));
    m_open->setText(tr("Open the file"));
    m_folder->setText(tr("Open the folder"));
    m_apply->setText(tr("Change the file"));
    m_cancel->setText(tr("Cancel"));
    m_difference->setAccessibleName(tr("What would change"));
    showState();
    showPlan();
    showOutcome();
}

void SetUpCard::showState()
{
    const SetupState state = m_state.status.state;
    const bool isBroken = state == SetupState::Broken;
    m_dot->setTone(SetUpText::tone(m_state));
    m_headline->setText(SetUpText::breakable(SetUpText::state(m_state)));
    m_file->setText(SetUpText::breakable(m_state.fileName));
    m_propose->setVisible(!isBroken);
    m_propose->setText(SetUpText::isTrouble(m_state) ? tr("Repair…")
            : state == SetupState::SetUp             ? tr("Set up anew…")
                                                     : tr("Set up for me…"));
    m_undo->setVisible(m_state.isOurs && !isBroken);
    m_open->setVisible(isBroken);
}

void SetUpCard::showPlan()
{
    m_planRow->setVisible(m_plan.has_value());
    m_propose->setEnabled(!m_plan);
    if (!m_plan)
        return;
    m_planTitle->setText(m_plan->before ? tr("This is all that would change in the file. A copy of it is "
                                             "kept; keys and tokens are shown as ***.")
                                        : tr("There is no such file yet. This would be written; keys and "
                                             "tokens are shown as ***."));
    m_difference->showDifference(QString::fromStdString(m_plan->diff));
    QStringList notes;
    for (const std::string& note : m_plan->notes)
        notes.append(SetUpText::note(note));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
}

void SetUpCard::showOutcome()
{
    const QString text = outcomeText();
    m_outcomeRow->setVisible(!text.isEmpty());
    m_outcomeLabel->setText(SetUpText::breakable(text));
    m_folder->setVisible(!m_outcome.detail.isEmpty() && m_outcome.kind != Outcome::Kind::Failed);
    switch (m_outcome.kind) {
    case Outcome::Kind::None:
    case Outcome::Kind::Nothing: return m_outcomeLabel->setTone(Tone::Quiet);
    case Outcome::Kind::Applied:
    case Outcome::Kind::Undone: return m_outcomeLabel->setTone(Tone::Good);
    case Outcome::Kind::Failed: return m_outcomeLabel->setTone(Tone::Bad);
    }
}

QString SetUpCard::outcomeText() const
{
    const QString copy = m_outcome.detail.isEmpty()
        ? QString()
        : QLatin1Char('\n') + tr("The file as it was: %1").arg(m_outcome.detail);
    switch (m_outcome.kind) {
    case Outcome::Kind::None: return {};
    case Outcome::Kind::Applied:
        return tr("Done. Start %1 anew, so that it reads its file.").arg(m_title) + copy;
    case Outcome::Kind::Undone: return tr("Undone: what was set up is taken back.") + copy;
    case Outcome::Kind::Nothing: return tr("Nothing in the file has to change.");
    case Outcome::Kind::Failed: return m_outcome.detail;
    }
    return {};
}

} // namespace dragoman
