#include "ui/usage/UsageRangeBar.h"

#include "ui/Appearance.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace dragoman {

namespace {

using Span = UsageChoice::Span;

struct SpanName
{
    Span span;
    const char* name;
};

constexpr std::array<SpanName, 4> spans{ {
    { Span::Today, QT_TRANSLATE_NOOP("dragoman::UsageRangeBar", "Today") },
    { Span::Week, QT_TRANSLATE_NOOP("dragoman::UsageRangeBar", "Last 7 days") },
    { Span::Month, QT_TRANSLATE_NOOP("dragoman::UsageRangeBar", "Last 30 days") },
    { Span::Chosen, QT_TRANSLATE_NOOP("dragoman::UsageRangeBar", "From … to …") },
} };

constexpr int roomBesideDate = 6 * gridUnit; // the arrow, which the style forgets

QDateEdit* dateEdit()
{
    auto* edit = new QDateEdit;
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setMaximumDate(QDate::currentDate());
    edit->setCalendarPopup(true);
    edit->setMinimumWidth(
        edit->fontMetrics().horizontalAdvance(QStringLiteral("2026-12-30")) + roomBesideDate);
    edit->setKeyboardTracking(false); // a year is typed digit by digit
    return edit;
}

} // namespace

UsageRangeBar::UsageRangeBar(QWidget* parent)
    : QWidget(parent)
    , m_span(new QComboBox)
    , m_line(new QHBoxLayout)
    , m_dates(new QWidget)
    , m_from(new QLabel)
    , m_first(dateEdit())
    , m_to(new QLabel)
    , m_last(dateEdit())
{
    for (const SpanName& span : spans)
        m_span->addItem({}, int(span.span));
    m_span->setCurrentIndex(int(Span::Week));
    m_first->setDate(QDate::currentDate().addDays(1 - daysOfMonth));
    m_last->setDate(QDate::currentDate());
    m_line->addWidget(m_span);
    m_line->addStretch();
    auto* dates = new QHBoxLayout(m_dates);
    dates->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{ m_from, m_first, m_to, m_last })
        dates->addWidget(widget);
    dates->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit);
    layout->addLayout(m_line);
    layout->addWidget(m_dates);
    connect(m_span, &QComboBox::currentIndexChanged, this, &UsageRangeBar::tell);
    connect(m_first, &QDateEdit::dateChanged, this, &UsageRangeBar::takeFirst);
    connect(m_last, &QDateEdit::dateChanged, this, &UsageRangeBar::takeLast);
    retranslate();
    showDates();
}

UsageChoice UsageRangeBar::choice() const
{
    const auto span = Span(m_span->currentData().toInt());
    return span == Span::Chosen ? UsageChoice{ span, m_first->date(), m_last->date() } : UsageChoice{ span };
}

void UsageRangeBar::setSpan(Span span)
{
    m_span->setCurrentIndex(int(span));
}

void UsageRangeBar::addControl(QWidget* control)
{
    m_line->addWidget(control);
}

void UsageRangeBar::showDates()
{
    m_dates->setVisible(choice().span == Span::Chosen);
}

void UsageRangeBar::tell()
{
    showDates();
    Q_EMIT chosen(choice());
}

// The other day moves along, so that the range is never empty and never too long to be drawn.
void UsageRangeBar::takeFirst()
{
    const QSignalBlocker quiet(m_last);
    m_last->setMaximumDate(QDate::currentDate());
    m_last->setDate(std::clamp(m_last->date(), m_first->date(), m_first->date().addDays(mostDays - 1)));
    tell();
}

void UsageRangeBar::takeLast()
{
    const QSignalBlocker quiet(m_first);
    m_first->setDate(std::clamp(m_first->date(), m_last->date().addDays(1 - mostDays), m_last->date()));
    tell();
}

void UsageRangeBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UsageRangeBar::retranslate()
{
    for (int i = 0; i < m_span->count(); ++i)
        m_span->setItemText(i, tr(spans[std::size_t(i)].name));
    m_span->setAccessibleName(tr("Days"));
    m_from->setText(tr("From"));
    m_to->setText(tr("to"));
    m_first->setAccessibleName(tr("First day"));
    m_last->setAccessibleName(tr("Last day"));
}

} // namespace dragoman
