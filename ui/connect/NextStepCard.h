#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

// The next thing to do before a client can be connected, and the way there; hidden when nothing is missing.
class NextStepCard : public Card
{
    Q_OBJECT

public:
    explicit NextStepCard(const Backend& backend, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void pageRequested(const QString& id);

private:
    void show(Tone tone, const QString& text, const QString& button);

    const Backend& m_backend;
    QLabel* m_text;
    QPushButton* m_lead;
    QString m_page;
};

} // namespace dragoman
