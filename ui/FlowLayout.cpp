#include "ui/FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace dragoman {

FlowLayout::FlowLayout(int spacing, QWidget* parent)
    : QLayout(parent)
    , m_spacing(spacing)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    arrange(area, true);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const int gap = size.isEmpty() ? 0 : m_spacing;
        size = QSize(size.width() + gap + item->sizeHint().width(),
            std::max(size.height(), item->sizeHint().height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->sizeHint());
    }
    return size;
}

int FlowLayout::arrange(const QRect& area, bool moves) const
{
    int x = 0;
    int y = 0;
    QList<QLayoutItem*> line;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (x > 0 && x + size.width() > area.width()) {
            y += placeLine(line, area, y, moves) + m_spacing;
            x = 0;
            line.clear();
        }
        line.append(item);
        x += size.width() + m_spacing;
    }
    return y + placeLine(line, area, y, moves);
}

// Everything stands in the middle of its line.
int FlowLayout::placeLine(const QList<QLayoutItem*>& line, const QRect& area, int y, bool moves) const
{
    int height = 0;
    for (const QLayoutItem* item : line)
        height = std::max(height, item->sizeHint().height());
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = 0;
    for (QLayoutItem* item : line) {
        const QSize size = item->sizeHint();
        const QRect box(area.topLeft() + QPoint(x, y + (height - size.height()) / 2), size);
        if (moves)
            item->setGeometry(QStyle::visualRect(direction, area, box));
        x += size.width() + m_spacing;
    }
    return height;
}

} // namespace dragoman
