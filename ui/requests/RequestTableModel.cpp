#include "ui/requests/RequestTableModel.h"

#include "ui/RequestLog.h"
#include "ui/requests/RequestColumns.h"
#include "ui/requests/RequestWords.h"

#include <algorithm>
#include <limits>

namespace dragoman {

namespace {

RequestFilter idFilter(const char* sign, std::int64_t id)
{
    const QString text = QStringLiteral("id%1%2").arg(QLatin1String(sign)).arg(id);
    return RequestFilter::parse(text).value_or(RequestFilter{});
}

RequestFilter both(RequestFilter one, const RequestFilter& other)
{
    one.add(other);
    return one;
}

// Wrapped, and never taken for markup, whoever wrote it.
QVariant hintText(const QString& hint)
{
    return hint.isEmpty() ? QVariant() : QStringLiteral("<p>%1</p>").arg(hint.toHtmlEscaped());
}

int asRows(std::int64_t rows)
{
    return int(std::min<std::int64_t>(rows, std::numeric_limits<int>::max() / 2));
}

} // namespace

RequestTableModel::RequestTableModel(RequestLog& log, QObject* parent)
    : QAbstractTableModel(parent)
    , m_log(log)
{
    connect(&log, &RequestLog::rowsAdded, this, [this] { wish(m_follows ? Wish::Refresh : Wish::Count); });
    wish(Wish::Begin);
}

void RequestTableModel::setFilter(const RequestFilter& filter)
{
    m_filter = filter;
    ++m_turn;
    wish(Wish::Begin);
}

void RequestTableModel::setOrder(const RequestOrder& order)
{
    m_order = order;
    ++m_turn;
    wish(Wish::Begin);
}

void RequestTableModel::setFollows(bool follows)
{
    m_follows = follows;
    if (follows && m_newRows > 0)
        showNew();
}

void RequestTableModel::showNew()
{
    wish(Wish::Refresh);
}

void RequestTableModel::setView(int firstRow, int lastRow)
{
    m_firstSeen = std::max(firstRow, 0);
    m_lastSeen = std::max(lastRow, m_firstSeen);
    next();
}

// --- one question at a time; what is wished meanwhile waits, the most thorough wish wins

void RequestTableModel::wish(Wish wish)
{
    const auto strength = [](Wish w) {
        return w == Wish::Begin ? 3 : w == Wish::Refresh ? 2 : w == Wish::Count;
    };
    if (strength(wish) > strength(m_wish))
        m_wish = wish;
    next();
}

void RequestTableModel::next()
{
    if (m_isAsking)
        return;
    if (m_wish == Wish::Begin)
        return look(true);
    for (int page = m_firstSeen / RowCache::pageRows; page <= m_lastSeen / RowCache::pageRows; ++page) {
        if (page * RowCache::pageRows < m_rows && !m_cache.has(page))
            return load(page);
    }
    if (m_wish == Wish::Refresh)
        look(false);
    else if (m_wish == Wish::Count)
        countNew();
}

Result<RequestTableModel::Look> RequestTableModel::readLook(
    JournalReader& reader, const RequestFilter& filter, RequestOrder order)
{
    Look look;
    const Result<std::int64_t> newest = reader.newest();
    if (!newest)
        return tl::unexpected(newest.error());
    look.newest = *newest;
    const RequestFilter seen = both(filter, idFilter("<=", look.newest));
    Result<RequestPage> page = reader.page({ seen, order, {}, 0, RowCache::pageRows });
    if (!page)
        return tl::unexpected(page.error());
    look.page = std::move(*page);
    const Result<std::int64_t> rows
        = look.page.next ? reader.count(seen) : Result<std::int64_t>(std::int64_t(look.page.rows.size()));
    look.rows = rows.value_or(std::int64_t(look.page.rows.size()));
    return look;
}

void RequestTableModel::look(bool isBegin)
{
    m_isAsking = true;
    m_wish = Wish::Nothing;
    m_log.ask<Result<Look>>([filter = m_filter, order = m_order](
                                JournalReader& reader) { return readLook(reader, filter, order); },
        this,
        [this, isBegin, turn = m_turn](
            const Result<Look>& look) { finish(turn == m_turn ? takeLook(look, isBegin) : Result<void>{}); });
}

// A journal that is not there yet has no requests.
Result<void> RequestTableModel::takeLook(const Result<Look>& look, bool isBegin)
{
    if (!look && look.error().kind != ErrorKind::NotFound)
        return tl::unexpected(look.error());
    const Look seen = look.value_or(Look{});
    if (isBegin)
        begin(seen);
    else
        refresh(seen);
    return {};
}

void RequestTableModel::begin(const Look& look)
{
    beginResetModel();
    m_cache.clear();
    m_cache.put(0, look.page);
    m_newest = look.newest;
    m_newRows = 0;
    m_rows = asRows(look.rows);
    m_firstSeen = 0;
    m_lastSeen = 0;
    m_isStarted = true;
    endResetModel();
    Q_EMIT newRowsChanged();
    Q_EMIT started();
}

// Usually the new rows are those before the one that was the first; then everything else stays as it is.
void RequestTableModel::refresh(const Look& look)
{
    const StoredRequest* const first = request(0);
    const auto same = std::find_if(look.page.rows.begin(), look.page.rows.end(),
        [first](const StoredRequest& row) { return first && row.id == first->id; });
    const auto added = same - look.page.rows.begin();
    if (!first || same == look.page.rows.end() || asRows(look.rows) - m_rows != added)
        return begin(look);
    if (added > 0)
        beginInsertRows({}, 0, int(added) - 1);
    m_cache.clear();
    m_cache.put(0, look.page);
    m_rows = asRows(look.rows);
    if (added > 0)
        endInsertRows();
    m_newest = look.newest;
    m_newRows = 0;
    Q_EMIT newRowsChanged();
}

void RequestTableModel::countNew()
{
    m_isAsking = true;
    m_wish = Wish::Nothing;
    m_log.ask<Result<std::int64_t>>([filter = both(m_filter, idFilter(">", m_newest))](
                                        JournalReader& reader) { return reader.count(filter); },
        this,
        [this, turn = m_turn](const Result<std::int64_t>& count) {
            if (turn == m_turn && count && *count != m_newRows) {
                m_newRows = *count;
                Q_EMIT newRowsChanged();
            }
            finish(count.map([](std::int64_t) {}));
        });
}

RequestFilter RequestTableModel::seenFilter() const
{
    return both(m_filter, idFilter("<=", m_newest));
}

void RequestTableModel::load(int page)
{
    m_isAsking = true;
    const RowCache::Start start = m_cache.startOf(page);
    const PageRequest wanted{ seenFilter(), m_order, start.after, start.skipped, RowCache::pageRows };
    m_log.ask<Result<RequestPage>>([wanted](JournalReader& reader) { return reader.page(wanted); }, this,
        [this, page, turn = m_turn](const Result<RequestPage>& rows) {
            if (turn == m_turn && rows)
                take(page, *rows);
            finish(rows.map([](const RequestPage&) {}));
        });
}

void RequestTableModel::take(int page, const RequestPage& rows)
{
    const int first = page * RowCache::pageRows;
    const int whole = std::min(RowCache::pageRows, m_rows - first);
    m_cache.put(page, rows);
    if (int(rows.rows.size()) < whole)
        shorten(first + int(rows.rows.size()));
    const int last = std::min(first + RowCache::pageRows, m_rows) - 1;
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

// The journal has forgotten what was beyond.
void RequestTableModel::shorten(int rows)
{
    beginRemoveRows({}, rows, m_rows - 1);
    m_rows = rows;
    endRemoveRows();
}

void RequestTableModel::finish(const Result<void>& result)
{
    m_isAsking = false;
    Q_EMIT failed(result ? QString() : QString::fromStdString(result.error().message));
    if (result)
        next();
}

// --- what the view asks

int RequestTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RequestTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(requestColumns().size());
}

QVariant RequestTableModel::data(const QModelIndex& index, int role) const
{
    const StoredRequest* const row = request(index.row());
    const RequestColumnInfo& info = requestColumns()[std::size_t(index.column())];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(info.alignment | Qt::AlignVCenter);
    if (!row)
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return columnText(info, *row, m_log.prices());
    case Qt::ToolTipRole: return hintText(columnHint(info, *row));
    case ToneRole: return int(RequestWords::tone(*row));
    case IdRole: return qlonglong(row->id);
    default: return {};
    }
}

QVariant RequestTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const RequestColumnInfo& info = requestColumns()[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return columnTitle(info);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(info.alignment | Qt::AlignVCenter);
    return {};
}

} // namespace dragoman
