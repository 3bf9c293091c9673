#include "ui/requests/NoRequests.h"

#include <QEvent>
#include <QPushButton>

namespace dragoman {

namespace {

constexpr int widestText = 420;

} // namespace

NoRequests::NoRequests(bool hasConnect, QWidget* parent)
    : QWidget(parent)
    , m_hasConnect(hasConnect)
    , m_title(new QLabel)
    , m_text(new QuietLabel)
    , m_action(new QPushButton)
{
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setMaximumWidth(widestText);
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_text, 100);
    middle->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(gridUnit);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addLayout(middle);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_reason == Reason::NothingYet)
            Q_EMIT connectRequested();
        else
            Q_EMIT clearRequested();
    });
    retranslate();
}

void NoRequests::setReason(Reason reason)
{
    m_reason = reason;
    retranslate();
}

void NoRequests::setProblem(const QString& problem)
{
    m_problem = problem;
    retranslate();
}

void NoRequests::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NoRequests::retranslate()
{
    const bool isFilter = m_reason == Reason::FilterFitsNothing;
    m_action->setVisible((isFilter || m_hasConnect) && m_problem.isEmpty());
    m_action->setText(isFilter ? tr("Clear the filter") : tr("Connect a client"));
    if (!m_problem.isEmpty()) {
        m_title->setText(tr("The journal cannot be read"));
        m_text->setText(m_problem);
    } else if (isFilter) {
        m_title->setText(tr("No request fits the filter"));
        m_text->setText(tr("Other requests are kept; they come back when the filter is cleared."));
    } else {
        m_title->setText(tr("No request yet"));
        m_text->setText(tr("Point a client, such as Claude Code or an OpenAI program, at Dragoman. Every "
                           "request then appears here with its route, its time and its tokens."));
    }
}

} // namespace dragoman
