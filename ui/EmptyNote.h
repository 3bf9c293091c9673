#pragma once

#include "ui/Card.h"

class QPushButton;

namespace dragoman {

// Stands where nothing can be shown: why, and one thing to do next. Its place gives it room.
class EmptyNote : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyNote(QWidget* parent = nullptr);
    // Without an action there is no button.
    void setTexts(const QString& title, const QString& text, const QString& action);

Q_SIGNALS:
    void actionChosen();

private:
    QLabel* m_title;
    QuietLabel* m_text;
    QPushButton* m_action;
};

} // namespace dragoman
