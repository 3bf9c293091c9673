#include "ui/providers/TestStepRow.h"

#include "ui/providers/TestWords.h"

#include <QHBoxLayout>

namespace dragoman {

TestStepRow::TestStepRow(ProviderTestStep step, QWidget* parent)
    : QWidget(parent)
    , m_step(step)
    , m_dot(new ToneDot)
    , m_title(new QLabel)
    , m_outcome(new QuietLabel)
    , m_detail(new QuietLabel)
{
    m_title->setWordWrap(true);
    m_outcome->setWordWrap(false);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* head = new QHBoxLayout;
    head->setSpacing(gridUnit + gridUnit / 2);
    head->addWidget(m_dot);
    head->addWidget(m_title, 1);
    head->addWidget(m_outcome);
    auto* detail = new QHBoxLayout;
    detail->addSpacing(m_dot->width() + gridUnit + gridUnit / 2);
    detail->addWidget(m_detail, 1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    lines->setSpacing(gridUnit / 4);
    lines->addLayout(head);
    lines->addLayout(detail);
    setWaiting();
}

void TestStepRow::show(Tone tone, const QString& outcome, const QString& detail)
{
    m_title->setText(TestWords::step(m_step));
    m_dot->setTone(tone);
    m_outcome->setTone(tone);
    m_outcome->setText(outcome);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void TestStepRow::setWaiting()
{
    m_dot->setEnabled(false);
    show(Tone::Quiet, {}, {});
}

void TestStepRow::setRunning()
{
    show(Tone::Busy, TestWords::tr("running…"), {});
}

void TestStepRow::setResult(const ProviderTestResult& result)
{
    const bool wasAsked = result.outcome != ProviderTestOutcome::Skipped;
    const QString outcome = TestWords::outcome(result.outcome);
    const QString time = TestWords::duration(result.duration);
    QStringList detail;
    // What works as it should needs no words.
    if (result.outcome != ProviderTestOutcome::Passed && !result.explanation.empty())
        detail.append(QString::fromStdString(result.explanation));
    for (const std::string& deviation : result.deviations)
        detail.append(QStringLiteral("• ") + QString::fromStdString(deviation));
    show(TestWords::tone(result.outcome), wasAsked ? TestWords::tr("%1 · %2").arg(outcome, time) : outcome,
        detail.join(QLatin1Char('\n')));
}

} // namespace dragoman
