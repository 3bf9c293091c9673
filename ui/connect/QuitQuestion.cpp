#include "ui/connect/QuitQuestion.h"

#include "ui/connect/SetUpText.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace dragoman {

namespace {

constexpr int textWidth = 380;

QLabel* wrapped(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    return label;
}

} // namespace

QuitDialog::QuitDialog(const QStringList& clients, QWidget* parent)
    : QDialog(parent)
    , m_always(new QCheckBox(tr("Do the same every time")))
{
    setWindowTitle(tr("Quit Dragoman"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* undo = new QPushButton(tr("Undo and quit"));
    auto* keep = new QPushButton(tr("Leave and quit"));
    auto* cancel = new QPushButton(tr("Cancel"));
    undo->setDefault(true);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, 2 * gridUnit);
    lines->setSpacing(gridUnit + gridUnit / 2);
    QLabel* const title
        = wrapped(tr("These programs still point here: %1").arg(QLocale().createSeparatedList(clients)));
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    lines->addWidget(title);
    lines->addWidget(wrapped(tr("Without Dragoman they get no answers. Their set-up can be undone now: only "
                                "what was set up here is taken back, and a copy of each file is kept.")));
    lines->addWidget(m_always);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    buttons->addStretch();
    for (QPushButton* button : { cancel, keep, undo })
        buttons->addWidget(button);
    lines->addLayout(buttons);
    connect(undo, &QPushButton::clicked, this, &QuitDialog::undoChosen);
    connect(keep, &QPushButton::clicked, this, &QuitDialog::keepChosen);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

QuitQuestion::QuitQuestion(Backend& backend, Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_preferences(preferences)
{
}

QuitQuestion::~QuitQuestion()
{
    delete m_dialog;
}

std::vector<std::string> QuitQuestion::clientsHere() const
{
    std::vector<std::string> clients;
    for (const ClientState& state : m_backend.clientStates()) {
        if (SetUpText::pointsHere(state))
            clients.push_back(state.client);
    }
    return clients;
}

void QuitQuestion::ask(QWidget* parent)
{
    const std::vector<std::string> clients = clientsHere();
    const Preferences::ClientsAtQuit choice = m_preferences.clientsAtQuit();
    if (clients.empty() || choice != Preferences::ClientsAtQuit::Ask)
        return choose(choice);
    if (!m_dialog) {
        QStringList titles;
        for (const std::string& client : clients)
            titles.append(SetUpText::title(client));
        m_dialog = new QuitDialog(titles, parent);
        connect(
            m_dialog, &QuitDialog::undoChosen, this, [this] { choose(Preferences::ClientsAtQuit::Undo); });
        connect(
            m_dialog, &QuitDialog::keepChosen, this, [this] { choose(Preferences::ClientsAtQuit::Keep); });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void QuitQuestion::choose(Preferences::ClientsAtQuit choice)
{
    if (m_dialog) {
        if (m_dialog->isForAlways())
            m_preferences.setClientsAtQuit(choice);
        m_dialog->close();
    }
    if (choice == Preferences::ClientsAtQuit::Undo)
        undoAll();
    Q_EMIT agreed();
}

void QuitQuestion::undoAll()
{
    for (const std::string& client : clientsHere()) {
        const Result<QString> undone = m_backend.planUndo(client).and_then(
            [&](const SetupPlan& plan) { return m_backend.applySetUp(client, plan); });
        if (!undone)
            Q_EMIT failed(tr("The set-up of %1 was not undone").arg(SetUpText::title(client)),
                QString::fromStdString(undone.error().message));
    }
}

} // namespace dragoman
