#pragma once

#include "journal/JournalReader.h"

#include <QString>
#include <Qt>

#include <vector>

namespace dragoman {

// A column of the table of requests.
struct RequestColumnInfo
{
    RequestColumn column;
    const char* id; // in the preferences
    const char* title; // marked with QT_TRANSLATE_NOOP("RequestColumns", ...)
    const char* sample; // a text as wide as most
    Qt::Alignment alignment = Qt::AlignLeading;
    bool isUsual = true; // shown until the user chooses
    int rank = 0; // where there is little room, the last ones go first
};

const std::vector<RequestColumnInfo>& requestColumns();
// -1 when the table has no such column.
int indexOfColumn(RequestColumn column);
QString columnTitle(const RequestColumnInfo& info);
// What stands in the cell.
QString columnText(RequestColumn column, const StoredRequest& request);
// The whole of it, where the cell shows less; else empty.
QString columnHint(RequestColumn column, const StoredRequest& request);

} // namespace dragoman
