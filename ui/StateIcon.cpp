#include "ui/StateIcon.h"

#include <QPainter>
#include <QPainterPath>

namespace dragoman {

namespace {

constexpr qreal grid = 24; // all drawings are made on a square of this size

// A speech bubble with its tail at the left or at the right.
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
    return path.united(tail);
}

// One bubble is an outline, the other one is filled and stands before it, parted by a gap.
void drawMark(QPainter& painter, const QColor& colour)
{
    const QPainterPath front = bubble(QRectF(9.5, 9, 13, 9), false);
    QPainterPathStroker gap;
    gap.setWidth(3);
    const QPainterPath behind = bubble(QRectF(2.4, 3.4, 13.2, 9.2), true);
    QPainterPathStroker line;
    line.setWidth(2);
    line.setJoinStyle(Qt::RoundJoin);
    painter.fillPath(line.createStroke(behind) - front - gap.createStroke(front), colour);
    painter.fillPath(front, colour);
}

void drawSign(QPainter& painter, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.drawEllipse(QPointF(18.5, 5.5), 6.3, 6.3);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(18.5, 5.5), 4.8, 4.8);
}

void drawExclamation(QPainter& painter)
{
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(17.7, 2.6, 1.6, 3.6), 0.8, 0.8);
    painter.drawEllipse(QPointF(18.5, 7.9), 0.95, 0.95);
}

// Signs stand on any surface, so they use the colours that are made for it.
QColor signColour(ProgramState state, const QColor& surface)
{
    QPalette palette;
    palette.setColor(QPalette::Window, surface);
    palette.setColor(QPalette::WindowText, surface.lightness() < 128 ? Qt::white : Qt::black);
    return toneColour(StateText::toneOf(state), palette);
}

void drawSliders(QPainter& painter, const QPen& pen)
{
    painter.setPen(pen);
    const qreal knobs[] = { 15, 8, 13 };
    for (int i = 0; i < 3; ++i) {
        const qreal y = 6 + 6 * i;
        painter.drawLine(QPointF(4, y), QPointF(20, y));
        painter.setBrush(pen.color());
        painter.drawEllipse(QPointF(knobs[i], y), 2.2, 2.2);
    }
}

void drawBars(QPainter& painter, const QPen& pen)
{
    painter.setPen(pen);
    painter.drawLine(QPointF(6, 19), QPointF(6, 12));
    painter.drawLine(QPointF(12, 19), QPointF(12, 5));
    painter.drawLine(QPointF(18, 19), QPointF(18, 9));
}

void drawLines(QPainter& painter, const QPen& pen)
{
    painter.setPen(pen);
    for (const qreal y : { 6.0, 12.0, 18.0 }) {
        painter.drawPoint(QPointF(5, y));
        painter.drawLine(QPointF(9, y), QPointF(20, y));
    }
}

void drawPlug(QPainter& painter, const QPen& pen)
{
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(3, 8, 9, 8), 4, 4);
    painter.drawRoundedRect(QRectF(12, 8, 9, 8), 4, 4);
    painter.drawLine(QPointF(9, 12), QPointF(15, 12));
}

void drawStack(QPainter& painter, const QPen& pen)
{
    painter.setPen(pen);
    for (const qreal y : { 4.0, 13.5 }) {
        painter.drawRoundedRect(QRectF(4, y, 16, 6.5), 2, 2);
        painter.drawPoint(QPointF(8, y + 3.25));
    }
}

void drawHome(QPainter& painter, const QPen& pen)
{
    painter.setPen(pen);
    for (const qreal x : { 4.0, 13.5 }) {
        for (const qreal y : { 4.0, 13.5 })
            painter.drawRoundedRect(QRectF(x, y, 6.5, 6.5), 1.5, 1.5);
    }
}

void drawPage(QPainter& painter, PageIcon icon, const QPen& pen)
{
    switch (icon) {
    case PageIcon::Overview: return drawHome(painter, pen);
    case PageIcon::Providers: return drawStack(painter, pen);
    case PageIcon::Connect: return drawPlug(painter, pen);
    case PageIcon::Requests: return drawLines(painter, pen);
    case PageIcon::Usage: return drawBars(painter, pen);
    case PageIcon::Settings: return drawSliders(painter, pen);
    }
}

} // namespace

QIcon drawnIcon(const std::function<void(QPainter&)>& draw)
{
    QIcon icon;
    for (const int size : { 16, 18, 20, 22, 24, 32, 36, 40, 44, 48, 64, 128, 256 }) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(size / grid, size / grid);
        draw(painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon stateIcon(ProgramState state, const QColor& colour, const QColor& surface)
{
    const bool isQuiet = state == ProgramState::Stopped || state == ProgramState::Idle;
    QIcon icon = drawnIcon([&](QPainter& painter) {
        QColor mark = colour;
        mark.setAlphaF(state == ProgramState::Stopped ? 0.45 : 1.0);
        drawMark(painter, mark);
        if (isQuiet)
            return;
        drawSign(painter, signColour(state, surface));
        if (state == ProgramState::Error)
            drawExclamation(painter);
    });
    icon.setIsMask(isQuiet); // macOS colours it as the menu bar wants it
    return icon;
}

QIcon programIcon()
{
    return drawnIcon([](QPainter& painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x2a, 0x6f, 0xb8));
        painter.drawRoundedRect(QRectF(0.5, 0.5, 23, 23), 5.5, 5.5);
        painter.translate(grid / 2, grid / 2);
        painter.scale(0.74, 0.74);
        painter.translate(-grid / 2 - 0.5, -grid / 2 - 0.4);
        drawMark(painter, Qt::white);
    });
}

QIcon pageIcon(PageIcon icon, const QColor& colour)
{
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(Qt::NoBrush);
        drawPage(painter, icon, QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    });
}

} // namespace dragoman
