#include "ui/requests/FlatHeader.h"

#include "ui/Appearance.h"

#include <QPainter>

namespace dragoman {

namespace {

constexpr int padding = 4; // as the cells have
constexpr int titlePadding = 12; // above and below in all

} // namespace

FlatHeader::FlatHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

void FlatHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->setPen(lineColour(palette()));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QString title = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    if (isSorted)
        title += sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral(" ▾") : QStringLiteral(" ▴");
    painter->setPen(toneColour(Tone::Quiet, palette()));
    const QVariant given = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    const int alignment = given.isValid() ? given.toInt() : int(Qt::AlignLeading | Qt::AlignVCenter);
    const QRect inside = rect.adjusted(padding, 0, -padding, 0);
    painter->drawText(inside, alignment, fontMetrics().elidedText(title, Qt::ElideRight, inside.width()));
    painter->restore();
}

QSize FlatHeader::sectionSizeFromContents(int section) const
{
    const QSize size = QHeaderView::sectionSizeFromContents(section);
    return { size.width(), fontMetrics().height() + titlePadding };
}

} // namespace dragoman
