#include "ui/Switch.h"

#include "ui/Appearance.h"

#include <QPainter>

namespace dragoman {

namespace {

constexpr QSizeF track{ 36, 20 };
constexpr qreal ring = 3; // room for the focus frame
constexpr qreal knobMargin = 3;

} // namespace

Switch::Switch(QWidget* parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    return { int(track.width() + 2 * ring), int(track.height() + 2 * ring) };
}

void Switch::enterEvent(QEnterEvent*)
{
    update();
}
void Switch::leaveEvent(QEvent*)
{
    update();
}

void Switch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body(QPointF((width() - track.width()) / 2, (height() - track.height()) / 2), track);
    const qreal radius = track.height() / 2;
    const QColor off = mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.38);
    QColor colour = isChecked() ? palette().color(QPalette::Highlight) : off;
    if (!isEnabled())
        colour = mixed(colour, palette().color(QPalette::Window), 0.6);
    else if (underMouse())
        colour = mixed(colour, palette().color(QPalette::WindowText), 0.1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(body, radius, radius);
    const qreal knob = track.height() - 2 * knobMargin;
    const bool isRight = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const qreal x = isRight ? body.right() - knobMargin - knob : body.left() + knobMargin;
    painter.setBrush(Qt::white);
    painter.drawEllipse(QRectF(x, body.top() + knobMargin, knob, knob));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.drawRoundedRect(body.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    }
}

} // namespace dragoman
