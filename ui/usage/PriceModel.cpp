#include "ui/usage/PriceModel.h"

#include <QFont>
#include <QLocale>

namespace dragoman {

namespace {

QString dollars(std::optional<double> price)
{
    return price ? QLocale().toString(*price, 'g', 6) : QStringLiteral("–");
}

} // namespace

QString modelsText(const Price& price)
{
    QStringList names;
    for (const std::string& model : price.models)
        names += QString::fromStdString(model);
    return names.join(QStringLiteral(", "));
}

void PriceModel::setTable(const PriceTable& table)
{
    beginResetModel();
    m_prices = table.prices();
    m_own = table.ownPrices();
    endResetModel();
}

int PriceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_prices.size());
}

int PriceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString PriceModel::textOf(int row, Column column) const
{
    const Price& price = priceAt(row);
    const QString source = QString::fromStdString(price.source).remove(QStringLiteral("https://"));
    const QString date = QString::fromStdString(price.date);
    switch (column) {
    case Models: return modelsText(price);
    case Input: return dollars(price.input);
    case Output: return dollars(price.output);
    case CacheRead: return dollars(price.cacheRead);
    case CacheWrite: return dollars(price.cacheWrite);
    case Source:
        if (isOwn(row))
            return source.isEmpty() ? tr("yours, %1").arg(date) : tr("yours, %1, %2").arg(date, source);
        return tr("%1, %2", "date, source of a price").arg(date, source);
    }
    return {};
}

QVariant PriceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = Column(index.column());
    const bool isText = column == Models || column == Source;
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && isText))
        return textOf(index.row(), column);
    if (role == Qt::TextAlignmentRole && !isText)
        return int(Qt::AlignVCenter | Qt::AlignRight);
    if (role == Qt::FontRole && isOwn(index.row())) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    return {};
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isText = section == Models || section == Source;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Models: return tr("Models");
    case Input: return tr("Input");
    case Output: return tr("Output");
    case CacheRead: return tr("Cache read");
    case CacheWrite: return tr("Cache written");
    case Source: return tr("Date and source");
    }
    return {};
}

} // namespace dragoman
