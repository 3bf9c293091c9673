#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"
#include "ui/connect/CodeView.h"

#include <QPushButton>

namespace dragoman {

// Sets one client up in its own settings file: says how it stands, shows the difference before anything is
// written, names the copy of the file as it was, and takes everything back with one click.
class SetUpCard : public Card
{
    Q_OBJECT

public:
    // `client` is an id of setupClients().
    SetUpCard(Backend& backend, std::string client, QWidget* parent = nullptr);

    // What the next change is made with; empty = as it was set up, else our choice.
    void setChoice(const std::string& endpoint, const std::string& model);
    // Reads how the client stands and sets every text.
    void refresh();

private:
    // What the lowest row shows.
    struct Outcome
    {
        enum class Kind { None, Applied, Undone, Nothing, Failed };
        Kind kind = Kind::None;
        QString detail{}; // the copy of the file, or the error
    };

    void retranslate();
    QWidget* makeHead();
    QWidget* makePlan();
    QWidget* makeOutcome();
    void propose();
    void apply();
    void undo();
    void finish(const Result<QString>& done, Outcome::Kind kind);
    void closePlan();
    void showState();
    void showPlan();
    void showOutcome();
    QString outcomeText() const;

    Backend& m_backend;
    const std::string m_client;
    const QString m_title;
    ClientState m_state;
    std::string m_endpoint;
    std::string m_model;
    std::optional<SetupPlan> m_plan;
    Outcome m_outcome;
    ToneDot* m_dot;
    QLabel* m_headline;
    QuietLabel* m_file;
    QPushButton* m_propose;
    QPushButton* m_undo;
    QPushButton* m_open;
    QLabel* m_planTitle = nullptr;
    CodeView* m_difference = nullptr;
    QuietLabel* m_notes = nullptr;
    QPushButton* m_apply = nullptr;
    QPushButton* m_cancel = nullptr;
    QWidget* m_planRow = nullptr; // has the five before it
    QuietLabel* m_outcomeLabel = nullptr;
    QPushButton* m_folder = nullptr;
    QWidget* m_outcomeRow = nullptr; // has both before it
};

} // namespace dragoman
