#pragma once

#include "journal/JournalReader.h"

#include <QString>
#include <Qt>

#include <optional>
#include <vector>

namespace dragoman {

class PriceTable;

// A column of the table of requests.
struct RequestColumnInfo
{
    std::optional<RequestColumn> column{}; // none = the cost, which the journal does not hold
    const char* id = nullptr; // in the preferences
    const char* title = nullptr; // marked with QT_TRANSLATE_NOOP("RequestColumns", ...)
    const char* sample = nullptr; // a text as wide as most
    Qt::Alignment alignment = Qt::AlignLeading;
    bool isUsual = true; // shown until the user chooses
    int rank = 0; // where there is little room, the last ones go first
};

const std::vector<RequestColumnInfo>& requestColumns();
// -1 when the table has no such column.
int indexOfColumn(std::optional<RequestColumn> column);
QString columnTitle(const RequestColumnInfo& info);
// What stands in the cell.
QString columnText(const RequestColumnInfo& info, const StoredRequest& request, const PriceTable& prices);
// The whole of it, where the cell shows less; else empty.
QString columnHint(const RequestColumnInfo& info, const StoredRequest& request);

} // namespace dragoman
