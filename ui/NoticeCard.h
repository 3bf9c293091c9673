#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

// Something the user should know of, with what can be done about it.
class NoticeCard : public Card
{
    Q_OBJECT

public:
    NoticeCard(Backend& backend, Notice notice, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QString title() const;
    QString text() const;
    void act();

    Backend& m_backend;
    const Notice m_notice;
    QLabel* m_title;
    QuietLabel* m_text;
    QPushButton* m_action;
};

} // namespace dragoman
