#include "ui/StateIcon.h"

#include "ui/ProgramMark.h"

#include <QPainter>

namespace dragoman {

namespace {

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
        painter.scale(size / markGrid, size / markGrid);
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
        drawBubbles(painter, mark);
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
    return drawnIcon(drawProgramMark);
}

QIcon pageIcon(PageIcon icon, const QColor& colour)
{
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(Qt::NoBrush);
        drawPage(painter, icon, QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    });
}

} // namespace dragoman
