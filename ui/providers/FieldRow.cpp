#include "ui/providers/FieldRow.h"

namespace dragoman {

namespace {

void setText(QLabel& label, const QString& text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

FieldRow::FieldRow(QWidget* field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_title(new QLabel)
    , m_help(new QuietLabel)
    , m_problem(new QuietLabel)
    , m_warning(new QuietLabel)
    , m_line(new QHBoxLayout)
{
    m_title->setWordWrap(true);
    m_problem->setTone(Tone::Bad);
    m_warning->setTone(Tone::Warning);
    m_line->setSpacing(gridUnit);
    m_line->addWidget(field, 1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    lines->setSpacing(gridUnit / 2);
    lines->addWidget(m_title);
    lines->addLayout(m_line);
    for (QuietLabel* label : { m_problem, m_warning, m_help }) {
        label->hide();
        lines->addWidget(label);
    }
}

void FieldRow::setTexts(const QString& title, const QString& help)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setText(*m_help, help);
    m_field->setAccessibleName(title);
    describe();
}

void FieldRow::setProblem(const QString& problem)
{
    setText(*m_problem, problem);
    describe();
}

void FieldRow::setWarning(const QString& warning)
{
    setText(*m_warning, warning);
    describe();
}

// What is wrong is heard before the help.
void FieldRow::describe()
{
    QStringList parts{ m_problem->text(), m_warning->text(), m_help->text() };
    parts.removeAll(QString());
    m_field->setAccessibleDescription(parts.join(QLatin1Char(' ')));
}

} // namespace dragoman
