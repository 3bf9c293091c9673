#include "ui/usage/RowDelegate.h"

namespace dragoman {

namespace {

constexpr int padding = 8;

} // namespace

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return { QStyledItemDelegate::sizeHint(option, index).width() + padding, rowHeight };
}

} // namespace dragoman
