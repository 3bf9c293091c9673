#pragma once

#include "ui/Card.h"

#include <QHBoxLayout>

namespace dragoman {

// A line of a form: what it is, its field over the whole width, a word of help, and what is wrong with it.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    explicit FieldRow(QWidget* field, QWidget* parent = nullptr);

    // The title is also the accessible name of the field.
    void setTexts(const QString& title, const QString& help = {});
    // Beside the title, in words of second rank.
    void setProblem(const QString& problem);
    // Something to think about that does not stop anybody.
    void setWarning(const QString& warning);
    QString problem() const { return m_problem->text(); }
    // For buttons beside the field.
    QHBoxLayout& line() { return *m_line; }

private:
    void describe();

    QWidget* const m_field;
    QLabel* m_title;
    QuietLabel* m_help;
    QuietLabel* m_problem;
    QuietLabel* m_warning;
    QHBoxLayout* m_line;
};

} // namespace dragoman
