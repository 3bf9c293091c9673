#include "ui/usage/Chart.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace dragoman {

Chart::Chart(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void Chart::setSummary(const QString& summary)
{
    m_summary = summary;
    describe();
}

void Chart::forgetCurrent()
{
    m_current = -1;
    describe();
    update();
}

void Chart::describe()
{
    const bool hasCurrent = m_current >= 0 && m_current < marks();
    setAccessibleDescription(hasCurrent ? textOf(m_current) + QLatin1Char('\n') + m_summary : m_summary);
}

int Chart::markAt(const QPointF& point) const
{
    for (int mark = 0; mark < marks(); ++mark) {
        if (areaOf(mark).contains(point))
            return mark;
    }
    return -1;
}

void Chart::setCurrent(int mark, bool isByKey)
{
    if (mark == m_current && !isByKey)
        return;
    m_current = mark;
    describe();
    update();
    if (mark < 0)
        return QToolTip::hideText();
    if (!isByKey)
        return;
    QToolTip::showText(mapToGlobal(areaOf(mark).center().toPoint()), textOf(mark), this);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

bool Chart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    if (const int mark = markAt(help->pos()); mark >= 0)
        QToolTip::showText(help->globalPos(), textOf(mark), this, areaOf(mark).toAlignedRect());
    else
        QToolTip::hideText();
    return true;
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(markAt(event->position()), false);
}

void Chart::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setCurrent(-1, false);
}

int Chart::stepOf(int key) const
{
    switch (key) {
    case Qt::Key_Left: return -1;
    case Qt::Key_Right: return 1;
    case Qt::Key_Up: return -marksInColumn();
    case Qt::Key_Down: return marksInColumn();
    case Qt::Key_Home: return -marks();
    case Qt::Key_End: return marks();
    default: return 0;
    }
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    const int step = stepOf(event->key());
    if (step == 0 || marks() == 0)
        return QWidget::keyPressEvent(event);
    const bool isFirst = m_current < 0;
    const int start = isFirst ? (step > 0 ? -1 : marks()) : m_current;
    const bool isColumn = std::abs(step) == marksInColumn() && std::abs(step) != 1;
    const int wanted = isFirst && isColumn ? 0 : start + step;
    if (isColumn && (wanted < 0 || wanted >= marks()))
        return;
    setCurrent(std::clamp(wanted, 0, marks() - 1), true);
}

void Chart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setCurrent(-1, false);
    update();
}

void Chart::drawFocus(QPainter& painter) const
{
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.6));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace dragoman
