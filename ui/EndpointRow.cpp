#include "ui/EndpointRow.h"

#include "config/ConfigurationEdit.h"
#include "ui/ProgramState.h"
#include "ui/SecretClipboard.h"

#include <QHBoxLayout>

namespace dragoman {

EndpointRow::EndpointRow(Backend& backend, std::string name, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_name(std::move(name))
    , m_switch(new Switch)
    , m_title(new QLabel)
    , m_detail(new QuietLabel)
    , m_running(new QuietLabel)
    , m_address(new QLabel)
    , m_copy(new QToolButton)
    , m_problem(makeProblem())
{
    m_title->setTextFormat(Qt::PlainText);
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_running->setWordWrap(false);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);

    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_title);
    words->addWidget(m_address);
    words->addWidget(m_detail);
    auto* line = new QHBoxLayout;
    line->setSpacing(gridUnit);
    line->addWidget(m_switch);
    line->addSpacing(gridUnit / 2);
    line->addLayout(words, 1);
    line->addWidget(m_running);
    line->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    layout->addLayout(line);
    layout->addWidget(m_problem);

    connect(m_switch, &Switch::clicked, this, &EndpointRow::change);
    connect(m_copy, &QToolButton::clicked, this, [this] { copyText(m_address->text()); });
    refresh();
}

QWidget* EndpointRow::makeProblem()
{
    auto* problem = new QWidget;
    m_problemText = new QuietLabel;
    m_problemText->setTone(Tone::Bad);
    m_usePort = new QPushButton;
    m_retry = new QPushButton;
    auto* line = new QHBoxLayout(problem);
    line->setContentsMargins(0, gridUnit / 2, 0, 0);
    line->addWidget(m_problemText, 1);
    line->addWidget(m_usePort);
    line->addWidget(m_retry);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_backend.retryEndpoints(); });
    connect(m_usePort, &QPushButton::clicked, this, [this] {
        for (const EndpointState& state : m_backend.endpoints()) {
            if (state.name == m_name && state.freePort != 0)
                return report(m_backend.setEndpointPort(m_name, state.freePort));
        }
    });
    return problem;
}

void EndpointRow::change(bool on)
{
    report(m_backend.setEndpointEnabled(m_name, on));
}

void EndpointRow::report(const Result<void>& result)
{
    m_refusal = result ? QString() : QString::fromStdString(result.error().message);
    refresh();
}

void EndpointRow::refresh()
{
    const EndpointConfig* const config = findEndpoint(m_backend.configuration(), m_name);
    if (!config)
        return;
    EndpointState state;
    for (EndpointState& one : m_backend.endpoints()) {
        if (one.name == m_name)
            state = std::move(one);
    }
    const QString name = QString::fromStdString(m_name);
    m_switch->setChecked(config->enabled);
    m_switch->setText(tr("Endpoint %1").arg(name));
    m_title->setText(name);
    m_detail->setText(
        tr("%1 · %2").arg(StateText::protocol(config->protocol), StateText::access(config->access)));
    m_running->setText(state.running > 0 ? tr("%n running", nullptr, state.running) : QString());
    const std::uint16_t port = state.port != 0 ? state.port : config->port;
    m_address->setText(QString::fromStdString(endpointAddress(config->host, port)));
    m_address->setEnabled(state.port != 0);
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the address of %1").arg(name));
    m_copy->setEnabled(state.port != 0);
    refreshProblem(*config, state);
}

void EndpointRow::refreshProblem(const EndpointConfig& config, const EndpointState& state)
{
    m_problem->setVisible(state.problem || !m_refusal.isEmpty());
    m_problemText->setText(state.problem ? StateText::problem(state, config.port) : m_refusal);
    m_usePort->setVisible(state.problem && state.freePort != 0);
    m_usePort->setText(tr("Use port %1").arg(state.freePort));
    m_retry->setVisible(state.problem.has_value());
    m_retry->setText(tr("Try again"));
}

} // namespace dragoman
