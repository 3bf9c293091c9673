#include "ui/ActionButton.h"

#include "ui/StateIcon.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace dragoman {

namespace {

constexpr QSize drawnSize{ 18, 18 };

void drawCross(QPainter& painter)
{
    painter.drawLine(QPointF(12, 5), QPointF(12, 19));
    painter.drawLine(QPointF(5, 12), QPointF(19, 12));
}

void drawBack(QPainter& painter)
{
    painter.drawLine(QPointF(5, 12), QPointF(19, 12));
    painter.drawPolyline(QPolygonF({ { 11, 6 }, { 5, 12 }, { 11, 18 } }));
}

void drawClose(QPainter& painter)
{
    painter.drawLine(QPointF(6.5, 6.5), QPointF(17.5, 17.5));
    painter.drawLine(QPointF(17.5, 6.5), QPointF(6.5, 17.5));
}

void drawCopy(QPainter& painter)
{
    painter.drawRoundedRect(QRectF(9, 9, 11, 11), 2, 2);
    QPainterPath behind;
    behind.moveTo(5.5, 15);
    behind.quadTo(4, 15, 4, 13.5);
    behind.lineTo(4, 6);
    behind.quadTo(4, 4, 6, 4);
    behind.lineTo(13.5, 4);
    behind.quadTo(15, 4, 15, 5.5);
    painter.drawPath(behind);
}

void drawBin(QPainter& painter)
{
    painter.drawLine(QPointF(4.5, 7), QPointF(19.5, 7));
    painter.drawPolyline(QPolygonF({ { 9, 7 }, { 9.5, 4 }, { 14.5, 4 }, { 15, 7 } }));
    painter.drawPolyline(QPolygonF({ { 6.5, 7 }, { 7.3, 20 }, { 16.7, 20 }, { 17.5, 7 } }));
    painter.drawLine(QPointF(10.3, 11), QPointF(10.5, 16));
    painter.drawLine(QPointF(13.7, 11), QPointF(13.5, 16));
}

void drawPencil(QPainter& painter)
{
    painter.drawPolygon(QPolygonF({ { 4.5, 19.5 }, { 5.5, 14.5 }, { 16, 4 }, { 20, 8 }, { 9.5, 18.5 } }));
    painter.drawLine(QPointF(13.5, 6.5), QPointF(17.5, 10.5));
}

// An arrow out of a tray, or into it.
void drawTray(QPainter& painter, bool isOut)
{
    const qreal tip = isOut ? 4 : 15;
    const qreal wings = isOut ? 8.5 : 10.5;
    painter.drawLine(QPointF(12, 4), QPointF(12, 15));
    painter.drawPolyline(QPolygonF({ { 7.5, wings }, { 12, tip }, { 16.5, wings } }));
    painter.drawPolyline(QPolygonF({ { 4, 15 }, { 4, 20 }, { 20, 20 }, { 20, 15 } }));
}

void drawGrip(QPainter& painter)
{
    QPen dots = painter.pen();
    dots.setWidthF(2.6);
    painter.setPen(dots);
    for (const qreal y : { 6.0, 12.0, 18.0 }) {
        painter.drawPoint(QPointF(9, y));
        painter.drawPoint(QPointF(15, y));
    }
}

void drawEye(QPainter& painter, bool isCrossed)
{
    QPainterPath lids;
    lids.moveTo(2.5, 12);
    lids.quadTo(12, 1, 21.5, 12);
    lids.quadTo(12, 23, 2.5, 12);
    painter.drawPath(lids);
    painter.drawEllipse(QPointF(12, 12), 2.8, 2.8);
    if (isCrossed)
        painter.drawLine(QPointF(4, 20), QPointF(20, 4));
}

// A pulse: how does it feel?
void drawPulse(QPainter& painter)
{
    painter.drawPolyline(
        QPolygonF({ { 2.5, 12.5 }, { 7, 12.5 }, { 9.5, 5 }, { 13.5, 19 }, { 16.2, 12.5 }, { 21.5, 12.5 } }));
}

void drawAction(QPainter& painter, ActionIcon icon)
{
    switch (icon) {
    case ActionIcon::Add: return drawCross(painter);
    case ActionIcon::Back: return drawBack(painter);
    case ActionIcon::Close: return drawClose(painter);
    case ActionIcon::Copy: return drawCopy(painter);
    case ActionIcon::Delete: return drawBin(painter);
    case ActionIcon::Edit: return drawPencil(painter);
    case ActionIcon::Export: return drawTray(painter, true);
    case ActionIcon::Grip: return drawGrip(painter);
    case ActionIcon::Hide: return drawEye(painter, true);
    case ActionIcon::Import: return drawTray(painter, false);
    case ActionIcon::Show: return drawEye(painter, false);
    case ActionIcon::Test: return drawPulse(painter);
    }
}

QIcon actionIcon(ActionIcon icon, const QColor& colour, bool isMirrored)
{
    return drawnIcon([&](QPainter& painter) {
        if (isMirrored) {
            painter.translate(24, 0);
            painter.scale(-1, 1);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        drawAction(painter, icon);
    });
}

} // namespace

ActionButton::ActionButton(ActionIcon icon, QWidget* parent)
    : QToolButton(parent)
    , m_icon(icon)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setIconSize(drawnSize);
    redraw();
}

void ActionButton::setTexts(const QString& what, const QString& name)
{
    if (text().isEmpty())
        setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setText(what);
    setAccessibleName(name);
    setToolTip(name);
}

void ActionButton::setName(const QString& name)
{
    setAccessibleName(name);
    setToolTip(name);
}

void ActionButton::setIcon(ActionIcon icon)
{
    m_icon = icon;
    redraw();
}

void ActionButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        redraw();
}

void ActionButton::redraw()
{
    const bool isMirrored = m_icon == ActionIcon::Back && layoutDirection() == Qt::RightToLeft;
    const QIcon usual = actionIcon(m_icon, palette().color(QPalette::ButtonText), isMirrored);
    QToolButton::setIcon(usual);
}

} // namespace dragoman
