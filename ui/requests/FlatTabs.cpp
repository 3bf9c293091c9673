#include "ui/requests/FlatTabs.h"

#include "ui/Appearance.h"

#include <QPainter>

namespace dragoman {

namespace {

constexpr int sidePadding = 10;
constexpr int heightPadding = 14;
constexpr int lineWidth = 2;

} // namespace

FlatTabs::FlatTabs(QWidget* parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setMouseTracking(true);
}

QSize FlatTabs::tabSizeHint(int index) const
{
    return { fontMetrics().horizontalAdvance(tabText(index)) + 2 * sidePadding,
        fontMetrics().height() + heightPadding };
}

void FlatTabs::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), lineColour(palette()));
    for (int tab = 0; tab < count(); ++tab) {
        const QRect rect = tabRect(tab);
        const bool isCurrent = tab == currentIndex();
        const QColor colour = isCurrent && isEnabled() ? palette().color(QPalette::WindowText)
                                                       : toneColour(Tone::Quiet, palette());
        painter.setPen(colour);
        painter.drawText(rect, int(Qt::AlignCenter), tabText(tab));
        if (isCurrent)
            painter.fillRect(QRect(rect.left(), height() - lineWidth, rect.width(), lineWidth),
                palette().color(QPalette::Highlight));
        if (isCurrent && hasFocus()) {
            painter.setPen(palette().color(QPalette::Highlight));
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -4.5), 4, 4);
        }
    }
}

} // namespace dragoman
