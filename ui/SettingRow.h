#pragma once

#include "ui/Card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <functional>

namespace dragoman {

class Switch;

// A line of the settings: what it is, a word of help, and its control; below, what is wrong with it.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    explicit SettingRow(QWidget* control, QWidget* parent = nullptr);

    // The title is also the accessible name of the control.
    void setTexts(const QString& title, const QString& help = {});
    void setProblem(const QString& problem);
    QString problem() const { return m_problem->text(); }

private:
    QWidget* const m_control;
    QLabel* m_title;
    QuietLabel* m_help;
    QuietLabel* m_problem;
};

// A field for a whole number that says beside it what is wrong while it is typed, and gives out only what is
// right, when the user leaves the field or presses Enter.
class NumberRow : public SettingRow
{
    Q_OBJECT

public:
    NumberRow(qint64 lowest, qint64 highest, QWidget* parent = nullptr);

    // Not while the user is typing.
    void showNumber(qint64 number);
    QLineEdit& field() { return *m_field; }

Q_SIGNALS:
    void numberChosen(qint64 number);

protected:
    void changeEvent(QEvent* event) override;

private:
    void check();
    void finish();

    QLineEdit* const m_field;
    const qint64 m_lowest;
    const qint64 m_highest;
    qint64 m_shown = 0;
};

} // namespace dragoman
