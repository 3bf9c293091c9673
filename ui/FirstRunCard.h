#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"
#include "ui/Preferences.h"
#include "ui/SettingRow.h"
#include "ui/Switch.h"

#include <QPushButton>
#include <QToolButton>

namespace dragoman {

// The first minute with the program: try it with the built-in demo, add a provider, connect a client. The try
// is a real request through an endpoint, and its answer appears here as it comes.
class FirstRunCard : public Card
{
    Q_OBJECT

public:
    FirstRunCard(Backend& backend, Preferences& preferences, QWidget* parent = nullptr);

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Step
    {
        QLabel* title = nullptr;
        QuietLabel* text = nullptr;
        QPushButton* button = nullptr;
    };
    Step addStep();
    QWidget* makeHead();
    QWidget* makeAnswer();
    void addUpdates();
    void setUpdateCheck(bool on);
    void retranslate();
    void refresh();
    void tryNow();
    void finished(const Result<void>& result);
    std::string listeningEndpoint() const;

    Backend& m_backend;
    Preferences& m_preferences;
    QLabel* m_title;
    QToolButton* m_close;
    Step m_try;
    QLabel* m_answer = nullptr;
    QuietLabel* m_outcome = nullptr;
    Step m_provider;
    Step m_client;
    Switch* m_updateSwitch;
    SettingRow* m_updateRow;
    bool m_isRunning = false;
};

} // namespace dragoman
