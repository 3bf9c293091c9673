#pragma once

#include "journal/JournalReader.h"
#include "ui/requests/RowCache.h"

#include <QAbstractTableModel>

namespace dragoman {

class RequestLog;

// The requests that fit a filter, in an order, as they were at one moment: rows that come later are counted
// and shown when told to, so that nothing moves under the reader's eyes. Holds only the pages around what is
// seen; the rest is asked for when it comes into view.
class RequestTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ToneRole = Qt::UserRole, IdRole };

    // `log` must outlive it.
    explicit RequestTableModel(RequestLog& log, QObject* parent = nullptr);

    // Both begin anew; started() follows.
    void setFilter(const RequestFilter& filter);
    void setOrder(const RequestOrder& order);
    const RequestOrder& order() const { return m_order; }
    // While it follows, new rows appear by themselves.
    void setFollows(bool follows);
    // Brings in what came since.
    void showNew();
    // What came since and fits the filter.
    std::int64_t newRows() const { return m_newRows; }
    // Tells which rows are in view; those that are not there yet are read.
    void setView(int firstRow, int lastRow);
    // Null until it was read.
    const StoredRequest* request(int row) const { return m_cache.row(row); }
    // Where a request is, among the rows that were read; -1 when it is not there.
    int rowOf(std::int64_t id) const { return m_cache.find(id); }
    // Until the first answer.
    bool isStarting() const { return !m_isStarted; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    // The rows of a new filter or order are there, as far as they are in view.
    void started();
    void newRowsChanged();
    // A sentence: the journal cannot be read. Empty when it can again.
    void failed(const QString& problem);

private:
    // What the first look gives.
    struct Look
    {
        std::int64_t newest = 0; // id
        std::int64_t rows = 0;
        RequestPage page{};
    };
    enum class Wish { Nothing, Begin, Refresh, Count };

    void wish(Wish wish);
    void next();
    void look(bool isBegin);
    Result<void> takeLook(const Result<Look>& look, bool isBegin);
    void begin(const Look& look);
    void refresh(const Look& look);
    void countNew();
    void load(int page);
    void take(int page, const RequestPage& rows);
    void shorten(int rows);
    void finish(const Result<void>& result);
    static Result<Look> readLook(JournalReader& reader, const RequestFilter& filter, RequestOrder order);
    RequestFilter seenFilter() const;

    RequestLog& m_log;
    RequestFilter m_filter;
    RequestOrder m_order;
    RowCache m_cache;
    std::int64_t m_newest = 0; // nothing later than this is shown
    std::int64_t m_newRows = 0;
    int m_rows = 0;
    int m_firstSeen = 0;
    int m_lastSeen = 0;
    Wish m_wish = Wish::Nothing; // to be done when the question under way is answered
    std::uint64_t m_turn = 0; // of filter and order
    bool m_isAsking = false;
    bool m_isStarted = false;
    bool m_follows = true;
};

} // namespace dragoman
