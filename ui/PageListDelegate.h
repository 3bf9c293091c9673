#pragma once

#include <QStyledItemDelegate>

namespace dragoman {

// Draws the names of the pages: the chosen one on a soft patch; only the icons where there is no room.
class PageListDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setCompact(bool isCompact) { m_isCompact = isCompact; }
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool m_isCompact = false;
};

} // namespace dragoman
