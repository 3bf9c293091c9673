#pragma once

#include "journal/PriceTable.h"

#include <QAbstractTableModel>

namespace dragoman {

// All prices: the user's own before those of the program.
class PriceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Models, Input, Output, CacheRead, CacheWrite, Source };
    static constexpr int columns = Source + 1;

    using QAbstractTableModel::QAbstractTableModel;
    void setTable(const PriceTable& table);
    const Price& priceAt(int row) const { return m_prices[std::size_t(row)]; }
    bool isOwn(int row) const { return row < int(m_own); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(int row, Column column) const;

    std::vector<Price> m_prices;
    std::size_t m_own = 0;
};

// The names of a price as one text: "gpt-5, gpt-5-20*".
QString modelsText(const Price& price);

} // namespace dragoman
