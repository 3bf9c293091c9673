#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"
#include "ui/Switch.h"

#include <QPushButton>
#include <QToolButton>

namespace dragoman {

// One endpoint on the overview: its switch, its address, what runs there, and what to do when it cannot
// listen.
class EndpointRow : public QWidget
{
    Q_OBJECT

public:
    EndpointRow(Backend& backend, std::string name, QWidget* parent = nullptr);

    // Shows what is so now.
    void refresh();

private:
    QWidget* makeProblem();
    void refreshProblem(const EndpointConfig& config, const EndpointState& state);
    void change(bool on);
    void report(const Result<void>& result);

    Backend& m_backend;
    const std::string m_name;
    Switch* m_switch;
    QLabel* m_title;
    QuietLabel* m_detail;
    QuietLabel* m_running;
    QLabel* m_address;
    QToolButton* m_copy;
    QuietLabel* m_problemText = nullptr;
    QPushButton* m_usePort = nullptr;
    QPushButton* m_retry = nullptr;
    QWidget* m_problem; // has the three before it
    QString m_refusal; // why the last change was not made
};

} // namespace dragoman
