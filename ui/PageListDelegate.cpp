#include "ui/PageListDelegate.h"

#include "ui/Appearance.h"

#include <QIcon>
#include <QPainter>

namespace dragoman {

namespace {

constexpr qreal radius = 7;
constexpr int iconSize = 20;
constexpr int iconMargin = 10;

void drawPatch(QPainter& painter, const QStyleOptionViewItem& option)
{
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor window = option.palette.color(QPalette::Window);
    const QColor highlight = option.palette.color(QPalette::Highlight);
    const QRectF patch = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (isChosen)
        painter.setBrush(mixed(window, highlight, isDark(option.palette) ? 0.32 : 0.16));
    else if (isHovered)
        painter.setBrush(mixed(window, option.palette.color(QPalette::WindowText), 0.06));
    else
        painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(patch, radius, radius);
    if (isChosen && option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(highlight, 1.6));
        painter.drawRoundedRect(patch, radius, radius);
    }
}

} // namespace

void PageListDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawPatch(*painter, option);
    const QRect row = option.rect;
    const int left = m_isCompact ? row.center().x() - iconSize / 2 + 1 : row.left() + iconMargin;
    const QRect icon(left, row.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    const QIcon drawing = index.data(Qt::DecorationRole).value<QIcon>();
    drawing.paint(painter, QStyle::visualRect(option.direction, row, icon));
    if (!m_isCompact) {
        QFont font = option.font;
        if (option.state.testFlag(QStyle::State_Selected))
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(option.palette.color(QPalette::WindowText));
        const QRect text = row.adjusted(iconSize + 2 * iconMargin, 0, -iconMargin, 0);
        painter->drawText(QStyle::visualRect(option.direction, row, text),
            Qt::AlignVCenter | Qt::AlignLeading, index.data(Qt::DisplayRole).toString());
    }
    painter->restore();
}

} // namespace dragoman
