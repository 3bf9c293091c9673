#include "ui/requests/NoRequests.h"

#include <QBoxLayout>
#include <QEvent>

namespace dragoman {

namespace {

constexpr int widestText = 420;

} // namespace

NoRequests::NoRequests(bool hasConnect, QWidget* parent)
    : QWidget(parent)
    , m_hasConnect(hasConnect)
    , m_note(new EmptyNote)
{
    m_note->setMaximumWidth(widestText);
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_note, 100);
    middle->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addLayout(middle);
    layout->addStretch();
    connect(m_note, &EmptyNote::actionChosen, this, [this] {
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
    if (!m_problem.isEmpty())
        return m_note->setTexts(tr("The journal cannot be read"), m_problem, {});
    if (m_reason == Reason::FilterFitsNothing)
        return m_note->setTexts(tr("No request fits the filter"),
            tr("Other requests are kept; they come back when the filter is cleared."),
            tr("Clear the filter"));
    m_note->setTexts(tr("No request yet"),
        tr("Point a client, such as Claude Code or an OpenAI program, at Dragoman. Every "
           "request then appears here with its route, its time and its tokens."),
        m_hasConnect ? tr("Connect a client") : QString());
}

} // namespace dragoman
