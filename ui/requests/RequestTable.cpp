#include "ui/requests/RequestTable.h"

#include "ui/Appearance.h"
#include "ui/Preferences.h"
#include "ui/requests/FlatHeader.h"
#include "ui/requests/RequestColumns.h"
#include "ui/requests/RequestTableModel.h"
#include "ui/requests/StatusDelegate.h"

#include <QEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int rowPadding = 12;
constexpr int cellPadding = 14;
constexpr int tightBelow = 450; // pixels: the words of the status may be cut
constexpr int modelWidth = 110; // at least; it takes what the others leave

constexpr const char* tightStatus = "●  529 Overloaded";

std::set<QString> wantedColumns(const Preferences& preferences)
{
    std::set<QString> wanted;
    for (const QString& id : preferences.requestColumns())
        wanted.insert(id);
    if (!wanted.empty())
        return wanted;
    for (const RequestColumnInfo& info : requestColumns()) {
        if (info.isUsual)
            wanted.insert(QLatin1String(info.id));
    }
    return wanted;
}

} // namespace

RequestTable::RequestTable(RequestTableModel& model, Preferences& preferences, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_preferences(preferences)
    , m_wanted(wantedColumns(preferences))
{
    build();
    setModel(&model);
    setItemDelegateForColumn(indexOfColumn(RequestColumn::Status), new StatusDelegate(this));
    horizontalHeader()->setSectionResizeMode(indexOfColumn(RequestColumn::AskedModel), QHeaderView::Stretch);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &RequestTable::sort);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint& point) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu);
        menu->popup(horizontalHeader()->mapToGlobal(point));
    });
    connect(this, &QAbstractItemView::activated, this, [this] { Q_EMIT requestOpened(currentId()); });
    connect(&model, &RequestTableModel::started, this, [this] {
        scrollToTop();
        tellView();
        followTop();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RequestTable::followTop);
    showOrder();
    fitColumns();
}

void RequestTable::build()
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setHorizontalHeader(new FlatHeader(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    QHeaderView* const head = horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionsClickable(true);
    head->setSortIndicatorShown(true);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    head->setMinimumSectionSize(40);
}

void RequestTable::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    followTop();
}

// Sorted otherwise than by time, new rows may belong anywhere.
void RequestTable::followTop()
{
    const RequestOrder& order = m_model.order();
    const bool isNewestFirst = order.column == RequestColumn::Time && order.isDescending;
    m_model.setFollows(!m_isPaused && isNewestFirst && verticalScrollBar()->value() == 0);
}

void RequestTable::sort(int column)
{
    const std::optional<RequestColumn> chosen = requestColumns()[std::size_t(column)].column;
    const RequestOrder& now = m_model.order();
    if (!chosen)
        return showOrder(); // the head shows the click at once
    setOrder({ *chosen, now.column == *chosen ? !now.isDescending : true });
    Q_EMIT orderChosen();
}

void RequestTable::setOrder(const RequestOrder& order)
{
    m_model.setOrder(order);
    showOrder();
    followTop();
}

void RequestTable::showOrder()
{
    const RequestOrder& order = m_model.order();
    horizontalHeader()->setSortIndicator(
        indexOfColumn(order.column), order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void RequestTable::fillMenu(QMenu& menu)
{
    menu.clear();
    QMenu* const sorting = menu.addMenu(tr("Sort by"));
    menu.addSeparator();
    for (const RequestColumnInfo& info : requestColumns()) {
        if (info.column)
            addSorting(*sorting, info);
        QAction* const show = menu.addAction(columnTitle(info));
        show->setCheckable(true);
        show->setChecked(m_wanted.contains(QLatin1String(info.id)));
        connect(show, &QAction::toggled, this, [this, &info](bool isShown) { setShown(info, isShown); });
    }
}

void RequestTable::addSorting(QMenu& menu, const RequestColumnInfo& info)
{
    const int column = indexOfColumn(info.column);
    QAction* const action = menu.addAction(columnTitle(info));
    action->setCheckable(true);
    action->setChecked(m_model.order().column == info.column);
    connect(action, &QAction::triggered, this, [this, column] { sort(column); });
}

// One column always stays.
void RequestTable::setShown(const RequestColumnInfo& info, bool isShown)
{
    const QString id = QLatin1String(info.id);
    if (isShown)
        m_wanted.insert(id);
    else if (m_wanted.size() > 1)
        m_wanted.erase(id);
    m_preferences.setRequestColumns(QStringList(m_wanted.begin(), m_wanted.end()));
    fitColumns();
}

int RequestTable::widthOf(const RequestColumnInfo& info) const
{
    if (info.column == RequestColumn::AskedModel)
        return modelWidth;
    const bool isTight = info.column == RequestColumn::Status && viewport()->width() < tightBelow;
    const int sample
        = fontMetrics().horizontalAdvance(QString::fromUtf8(isTight ? tightStatus : info.sample));
    const int title = horizontalHeader()->fontMetrics().horizontalAdvance(columnTitle(info)) + 12;
    return std::max(sample, title) + cellPadding;
}

// The columns of least rank go first where there is little room.
void RequestTable::fitColumns()
{
    std::vector<const RequestColumnInfo*> byRank;
    for (const RequestColumnInfo& info : requestColumns()) {
        if (m_wanted.contains(QLatin1String(info.id)))
            byRank.push_back(&info);
        else
            setColumnHidden(indexOfColumn(info.column), true);
    }
    std::sort(byRank.begin(), byRank.end(), [](const auto* a, const auto* b) { return a->rank < b->rank; });
    int room = viewport()->width();
    for (const RequestColumnInfo* info : byRank) {
        const int width = widthOf(*info);
        const bool fits = info == byRank.front() || width <= room;
        const int column = indexOfColumn(info->column);
        setColumnHidden(column, !fits);
        if (fits && info->column != RequestColumn::AskedModel)
            setColumnWidth(column, width);
        room = fits ? room - width : 0;
    }
}

void RequestTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    tellView();
}

void RequestTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fitColumns();
}

void RequestTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellView();
}

void RequestTable::tellView()
{
    const int last = rowAt(viewport()->height() - 1);
    m_model.setView(rowAt(0), last < 0 ? m_model.rowCount() - 1 : last);
}

void RequestTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT requestChosen(current.isValid() ? current.data(RequestTableModel::IdRole).toLongLong() : 0);
}

std::int64_t RequestTable::currentId() const
{
    return currentIndex().isValid() ? currentIndex().data(RequestTableModel::IdRole).toLongLong() : 0;
}

void RequestTable::selectId(std::int64_t id)
{
    if (const int row = m_model.rowOf(id); row >= 0)
        setCurrentIndex(m_model.index(row, 0));
}

} // namespace dragoman
