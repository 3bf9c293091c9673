#include "ui/usage/BreakdownModel.h"

#include "ui/requests/RequestWords.h"

namespace dragoman {

namespace {

std::int64_t tokensIn(const UsageRow& row)
{
    return row.inputTokens + row.cacheReadTokens + row.cacheWriteTokens;
}

} // namespace

// Where the same rows stand, what the user looks at stays in place.
void BreakdownModel::setRows(UsageGroup group, std::vector<UsageRow> rows)
{
    const bool isSame = group == m_group && rows.size() == m_rows.size();
    if (!isSame)
        beginResetModel();
    m_group = group;
    m_rows = std::move(rows);
    m_whole = 0;
    for (const UsageRow& row : m_rows)
        m_whole += measured(row, m_measure);
    if (!isSame)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columns - 1));
}

void BreakdownModel::setMeasure(UsageMeasure measure)
{
    m_measure = measure;
    setRows(m_group, m_rows);
}

int BreakdownModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BreakdownModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

double BreakdownModel::shareOf(const UsageRow& row) const
{
    return m_whole > 0 ? measured(row, m_measure) / m_whole : 0;
}

QString BreakdownModel::textOf(const UsageRow& row, Column column) const
{
    switch (column) {
    case Name: return UsageWords::member(row);
    case Share: {
        const bool isUnknown = m_measure == UsageMeasure::Cost && row.withoutPrice == row.requests;
        return isUnknown ? QStringLiteral("–") : UsageWords::percent(shareOf(row));
    }
    case Requests: return RequestWords::number(row.requests);
    case TokensIn: return UsageWords::count(double(tokensIn(row)));
    case TokensOut: return UsageWords::count(double(row.outputTokens));
    case Cost: return UsageWords::costOf(row);
    case Success: return UsageWords::percent(row.successRate());
    case Time:
        return row.duration50.count() == 0 ? QStringLiteral("–") : RequestWords::duration(row.duration50);
    }
    return {};
}

QVariant BreakdownModel::orderOf(const UsageRow& row, Column column) const
{
    switch (column) {
    case Name: return UsageWords::member(row).toCaseFolded();
    case Share: return shareOf(row);
    case Requests: return qlonglong(row.requests);
    case TokensIn: return qlonglong(tokensIn(row));
    case TokensOut: return qlonglong(row.outputTokens);
    case Cost: return row.cost();
    case Success: return row.successRate();
    case Time: return qlonglong(row.duration50.count());
    }
    return {};
}

QVariant BreakdownModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UsageRow& row = m_rows[std::size_t(index.row())];
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && column == Name))
        return textOf(row, column);
    if (role == SortRole)
        return orderOf(row, column);
    if (role == ShareRole)
        return shareOf(row);
    if (role == Qt::TextAlignmentRole && column > Share)
        return int(Qt::AlignVCenter | Qt::AlignRight);
    return {};
}

QVariant BreakdownModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section > Share ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name: return UsageWords::group(m_group);
    case Share: return tr("Share");
    case Requests: return tr("Requests");
    case TokensIn: return tr("Tokens in");
    case TokensOut: return tr("Out");
    case Cost: return tr("Cost");
    case Success: return tr("Success");
    case Time: return tr("Time");
    }
    return {};
}

} // namespace dragoman
