#pragma once

#include "ui/usage/UsageChoice.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QLabel;

namespace dragoman {

// Which days: today, 7, 30, or from one to another, which have a line of their own.
class UsageRangeBar : public QWidget
{
    Q_OBJECT

public:
    explicit UsageRangeBar(QWidget* parent = nullptr);

    UsageChoice choice() const;
    // As if the user had chosen it.
    void setSpan(UsageChoice::Span span);
    // At the right of the choice.
    void addControl(QWidget* control);

Q_SIGNALS:
    void chosen(const dragoman::UsageChoice& choice);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showDates();
    void takeFirst();
    void takeLast();
    void tell();

    QComboBox* m_span;
    QHBoxLayout* m_line;
    QWidget* m_dates;
    QLabel* m_from;
    QDateEdit* m_first;
    QLabel* m_to;
    QDateEdit* m_last;
};

} // namespace dragoman
