#include "ui/requests/StatusDelegate.h"

#include "ui/Appearance.h"
#include "ui/requests/RequestTableModel.h"

#include <QPainter>

namespace dragoman {

namespace {

constexpr int dotSize = 8;
constexpr int dotRoom = dotSize + 12;

} // namespace

void StatusDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem shifted = option;
    initStyleOption(&shifted, index);
    const QString words = shifted.text;
    shifted.text.clear();
    const QStyle* const style = option.widget ? option.widget->style() : nullptr;
    if (!style)
        return;
    style->drawControl(QStyle::CE_ItemViewItem, &shifted, painter, option.widget);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const QRect inside = option.rect.adjusted(6, 0, -6, 0);
    const QVariant tone = index.data(RequestTableModel::ToneRole);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (tone.isValid()) {
        const qreal x = isMirrored ? inside.right() - dotSize : inside.left();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? option.palette.color(QPalette::HighlightedText)
                                     : toneColour(Tone(tone.toInt()), option.palette));
        painter->drawEllipse(QRectF(x, option.rect.center().y() - dotSize / 2.0 + 1, dotSize, dotSize));
        painter->restore();
    }
    const QRect room = isMirrored ? inside.adjusted(0, 0, -dotRoom, 0) : inside.adjusted(dotRoom, 0, 0, 0);
    painter->save();
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeading),
        option.fontMetrics.elidedText(words, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(dotRoom, 0);
}

} // namespace dragoman
