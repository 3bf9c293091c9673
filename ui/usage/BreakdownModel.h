#pragma once

#include "ui/usage/UsageWords.h"

#include <QAbstractTableModel>

namespace dragoman {

// The rows of one group. SortRole gives what a column is sorted by, ShareRole the part of the whole, 0 to 1.
class BreakdownModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Share, Requests, TokensIn, TokensOut, Cost, Success, Time };
    static constexpr int columns = Time + 1;
    enum Role { SortRole = Qt::UserRole, ShareRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(UsageGroup group, std::vector<UsageRow> rows);
    // What shares are of.
    void setMeasure(UsageMeasure measure);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double shareOf(const UsageRow& row) const;
    QString textOf(const UsageRow& row, Column column) const;
    QVariant orderOf(const UsageRow& row, Column column) const;

    UsageGroup m_group = UsageGroup::Provider;
    UsageMeasure m_measure = UsageMeasure::Tokens;
    std::vector<UsageRow> m_rows;
    double m_whole = 0;
};

} // namespace dragoman
