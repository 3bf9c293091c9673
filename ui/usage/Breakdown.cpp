#include "ui/usage/Breakdown.h"

#include "ui/Appearance.h"
#include "ui/requests/FlatHeader.h"
#include "ui/usage/RowDelegate.h"
#include "ui/usage/UsageColours.h"

#include <QEvent>
#include <QPainter>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int mostRows = 12;
constexpr int roomForAll = 660;
constexpr int roomForMost = 570;
constexpr int roomForSome = 450;
constexpr int shareWidth = 116;
constexpr int narrowShareWidth = 64;
constexpr int barHeight = 8;
constexpr int percentWidth = 54;

// A bar, and its number where there is room.
class ShareDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem bare = option;
        initStyleOption(&bare, index);
        const QString words = bare.text;
        bare.text.clear();
        const bool hasNumber = option.rect.width() > narrowShareWidth + percentWidth / 2;
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
        const QRectF room = QRectF(option.rect).adjusted(6, 0, hasNumber ? -percentWidth : -6, 0);
        const QRectF track(room.left(), room.center().y() - barHeight / 2.0, room.width(), barHeight);
        const double share = std::clamp(index.data(BreakdownModel::ShareRole).toDouble(), 0.0, 1.0);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QColor ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(heatColour(0, option.palette));
        painter->drawRoundedRect(track, 3, 3);
        painter->setBrush(isSelected ? ink : partColour(UsagePart::Whole, option.palette));
        painter->drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, barHeight)), 3, 3);
        painter->setPen(ink);
        if (hasNumber)
            painter->drawText(
                option.rect.adjusted(0, 0, -4, 0), int(Qt::AlignVCenter | Qt::AlignRight), words);
        painter->restore();
    }
};

} // namespace

Breakdown::Breakdown(QWidget* parent)
    : QTreeView(parent)
    , m_model(new BreakdownModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(BreakdownModel::SortRole);
    setHeader(new FlatHeader(this));
    header()->setSectionsClickable(true);
    setModel(m_sorted);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(BreakdownModel::Share, new ShareDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(NoFrame);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    sortByColumn(BreakdownModel::Share, Qt::DescendingOrder);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(BreakdownModel::Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(BreakdownModel::Share, QHeaderView::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Breakdown::setRows(UsageGroup group, const std::vector<UsageRow>& rows)
{
    m_model->setRows(group, rows);
    updateGeometry();
}

void Breakdown::setMeasure(UsageMeasure measure)
{
    m_model->setMeasure(measure);
}

QSize Breakdown::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    return { 0, header()->sizeHint().height() + rows * RowDelegate::rowHeight + 4 };
}

QSize Breakdown::minimumSizeHint() const
{
    return { 0, sizeHint().height() };
}

void Breakdown::fitColumns()
{
    const bool hasAll = width() >= roomForAll;
    const bool hasMost = width() >= roomForMost;
    const bool hasSome = width() >= roomForSome;
    setColumnHidden(BreakdownModel::Success, !hasMost);
    setColumnHidden(BreakdownModel::Time, !hasAll);
    setColumnHidden(BreakdownModel::TokensIn, !hasSome);
    setColumnHidden(BreakdownModel::TokensOut, !hasSome);
    header()->resizeSection(BreakdownModel::Share, hasSome ? shareWidth : narrowShareWidth);
}

void Breakdown::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void Breakdown::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, BreakdownModel::columns - 1);
}

} // namespace dragoman
