#include "ui/ProgramMark.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace dragoman {

namespace {

constexpr qreal radius = 3;
constexpr qreal tailLength = 4;

// The outline of a speech bubble with its tail at the left or at the right. It is drawn as one line: joining
// and cutting paths took most of the program's start.
QPainterPath bubble(const QRectF& body, bool tailAtLeft)
{
    const QSizeF corner(2 * radius, 2 * radius);
    const qreal left = body.left() + radius;
    const qreal right = body.right() - radius;
    QPainterPath path(QPointF(left, body.top()));
    path.arcTo(QRectF(QPointF(right - radius, body.top()), corner), 90, -90);
    path.arcTo(QRectF(QPointF(right - radius, body.bottom() - 2 * radius), corner), 0, -90);
    if (tailAtLeft)
        path.lineTo(left + tailLength, body.bottom());
    path.lineTo(tailAtLeft ? left : right, body.bottom() + tailLength);
    if (!tailAtLeft)
        path.lineTo(right - tailLength, body.bottom());
    path.lineTo(left, body.bottom());
    path.arcTo(QRectF(QPointF(body.left(), body.bottom() - 2 * radius), corner), -90, -90);
    path.arcTo(QRectF(body.topLeft(), corner), 180, -90);
    path.closeSubpath();
    return path;
}

// One bubble is an outline, the other one is filled and stands before it, parted by a gap.
void drawParted(QPainter& painter, const QColor& colour)
{
    const QPainterPath front = bubble(QRectF(9.5, 9, 13, 9), false);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(bubble(QRectF(2.4, 3.4, 13.2, 9.2), true));
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setPen(QPen(Qt::black, 3));
    painter.setBrush(Qt::black);
    painter.drawPath(front);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.fillPath(front, colour);
}

} // namespace

void drawBubbles(QPainter& painter, const QColor& colour)
{
    // On a layer of their own, as the gap must not go through what is below them.
    QImage layer(painter.device()->width(), painter.device()->height(), QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter onLayer(&layer);
    onLayer.setTransform(painter.transform());
    drawParted(onLayer, colour);
    onLayer.end();
    painter.save();
    painter.resetTransform();
    painter.drawImage(0, 0, layer);
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
