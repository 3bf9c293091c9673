#include "ui/ProgramMark.h"

#include <QPainter>
#include <QPainterPath>
#include <QTransform>

namespace dragoman {

namespace {

constexpr qreal magnified = 64; // paths that are cut with each other lose their curves when they are small

// A speech bubble with its tail at the left or at the right, magnified.
QPainterPath bubble(const QRectF& body, bool tailAtLeft)
{
    QPainterPath path;
    path.addRoundedRect(body, 3, 3);
    const qreal x = tailAtLeft ? body.left() + 3 : body.right() - 3;
    const qreal direction = tailAtLeft ? 1 : -1;
    QPainterPath tail;
    tail.moveTo(x, body.bottom() - 1);
    tail.lineTo(x, body.bottom() + 4);
    tail.lineTo(x + direction * 5, body.bottom() - 1);
    tail.closeSubpath();
    const QTransform magnifier = QTransform::fromScale(magnified, magnified);
    return magnifier.map(path).united(magnifier.map(tail));
}

} // namespace

// One bubble is an outline, the other one is filled and stands before it, parted by a gap.
void drawBubbles(QPainter& painter, const QColor& colour)
{
    const QPainterPath front = bubble(QRectF(9.5, 9, 13, 9), false);
    QPainterPathStroker gap;
    gap.setWidth(3 * magnified);
    const QPainterPath behind = bubble(QRectF(2.4, 3.4, 13.2, 9.2), true);
    QPainterPathStroker line;
    line.setWidth(2 * magnified);
    line.setJoinStyle(Qt::RoundJoin);
    painter.save();
    painter.scale(1 / magnified, 1 / magnified);
    painter.fillPath(line.createStroke(behind) - front - gap.createStroke(front), colour);
    painter.fillPath(front, colour);
    painter.restore();
}

void drawProgramMark(QPainter& painter)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x2a, 0x6f, 0xb8));
    painter.drawRoundedRect(QRectF(0.5, 0.5, 23, 23), 5.5, 5.5);
    painter.translate(markGrid / 2, markGrid / 2);
    painter.scale(0.74, 0.74);
    painter.translate(-markGrid / 2 - 0.5, -markGrid / 2 - 0.4);
    drawBubbles(painter, Qt::white);
}

} // namespace dragoman
