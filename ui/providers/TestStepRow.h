#pragma once

#include "server/ProviderTestReport.h"
#include "ui/Card.h"

namespace dragoman {

// One step of the test: before, while and after it is made.
class TestStepRow : public QWidget
{
    Q_OBJECT

public:
    explicit TestStepRow(ProviderTestStep step, QWidget* parent = nullptr);

    void setWaiting();
    void setRunning();
    void setResult(const ProviderTestResult& result);

private:
    void show(Tone tone, const QString& outcome, const QString& detail);

    const ProviderTestStep m_step;
    ToneDot* m_dot;
    QLabel* m_title;
    QuietLabel* m_outcome;
    QuietLabel* m_detail;
};

} // namespace dragoman
