#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

// A quiet word that there is a newer version. Hidden while there is none, or none that is wanted.
class UpdateCard : public Card
{
    Q_OBJECT

public:
    explicit UpdateCard(Backend& backend, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Backend& m_backend;
    QLabel* m_title;
    QuietLabel* m_text;
    QPushButton* m_news;
    QPushButton* m_skip;
};

// Shows what is new in the version that is offered, in the user's browser.
void openReleaseNotes(const Backend& backend);

} // namespace dragoman
