#include "ui/providers/Badge.h"

#include <QPainter>

namespace dragoman {

namespace {

constexpr int side = 10; // room at each side of the text
constexpr int edge = 3; // above and below it

} // namespace

Badge::Badge(const QString& text, Tone tone, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
{
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Badge::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(m_text) + 2 * side, fontMetrics().height() + 2 * edge };
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = toneColour(m_tone, palette());
    const qreal radius = height() / 2.0;
    painter.setPen(QPen(mixed(palette().color(QPalette::Base), colour, 0.5), 1));
    painter.setBrush(mixed(palette().color(QPalette::Base), colour, 0.12));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(colour);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace dragoman
