#pragma once

#include <QStyledItemDelegate>

namespace dragoman {

// Cells of rows that are higher than their text, and a little wider.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 30;

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace dragoman
