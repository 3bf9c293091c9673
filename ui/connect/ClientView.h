#pragma once

#include "ui/Pages.h"
#include "ui/connect/ChoicesCard.h"

namespace dragoman {

class ArrivalCard;
class SetUpCard;
class StepList;

// How one client is connected: whether it has arrived, the set-up of its file where that can be done, and
// the texts to copy.
class ClientView : public QWidget
{
    Q_OBJECT

public:
    ClientView(const WindowParts& parts, const SnippetClient& client, QWidget* parent = nullptr);

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QLabel* addHeading();
    void addSetUp();
    void retranslate();
    // Reads everything anew, also files; while hidden, only the next time it is shown.
    void refresh();
    void suggestFormerModel();
    // What follows from the choices.
    void showSnippet();

    Backend& m_backend;
    const SnippetClient m_client;
    const bool m_isServed;
    QVBoxLayout* m_lines;
    QLabel* m_title;
    QuietLabel* m_subtitle;
    QLabel* m_notServed;
    Card* m_notServedCard;
    ArrivalCard* m_arrival;
    ChoicesCard* m_choices;
    QLabel* m_setUpHeading = nullptr;
    SetUpCard* m_setUp = nullptr; // null where files are not changed
    StepList* m_steps;
};

} // namespace dragoman
