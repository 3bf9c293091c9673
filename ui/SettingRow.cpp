#include "ui/SettingRow.h"

#include "ui/Switch.h"

#include <QEvent>
#include <QLocale>

namespace dragoman {

namespace {

constexpr int numberWidth = 96;

} // namespace

SettingRow::SettingRow(QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_title(new QLabel)
    , m_help(new QuietLabel)
    , m_problem(new QuietLabel)
{
    m_problem->setTone(Tone::Bad);
    m_problem->hide();
    m_help->hide();
    m_title->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_title);
    words->addWidget(m_help);
    words->addWidget(m_problem);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    line->setSpacing(2 * gridUnit);
    line->addLayout(words, 1);
    line->addWidget(control);
}

void SettingRow::setTexts(const QString& title, const QString& help)
{
    m_title->setText(title);
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_control->setAccessibleName(title);
    m_control->setAccessibleDescription(help);
}

void SettingRow::setProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

NumberRow::NumberRow(qint64 lowest, qint64 highest, QWidget* parent)
    : SettingRow(new QLineEdit, parent)
    , m_field(findChild<QLineEdit*>())
    , m_lowest(lowest)
    , m_highest(highest)
{
    m_field->setFixedWidth(numberWidth);
    m_field->setAlignment(Qt::AlignTrailing);
    connect(m_field, &QLineEdit::textEdited, this, &NumberRow::check);
    connect(m_field, &QLineEdit::editingFinished, this, &NumberRow::finish);
}

void NumberRow::showNumber(qint64 number)
{
    m_shown = number;
    if (m_field->hasFocus() && m_field->isModified())
        return;
    m_field->setText(QString::number(number));
    setProblem({});
}

void NumberRow::changeEvent(QEvent* event)
{
    SettingRow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !problem().isEmpty())
        check();
}

void NumberRow::check()
{
    bool isNumber = false;
    const qint64 number = m_field->text().trimmed().toLongLong(&isNumber);
    const bool isGood = isNumber && number >= m_lowest && number <= m_highest;
    const QLocale locale;
    setProblem(isGood
            ? QString()
            : tr("A whole number from %1 to %2").arg(locale.toString(m_lowest), locale.toString(m_highest)));
}

void NumberRow::finish()
{
    check();
    if (!problem().isEmpty())
        return;
    m_field->setModified(false);
    const qint64 number = m_field->text().trimmed().toLongLong();
    if (number != m_shown)
        Q_EMIT numberChosen(number);
}

} // namespace dragoman
