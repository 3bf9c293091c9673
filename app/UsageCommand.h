#pragma once

#include <QStringList>

namespace dragoman {

// dragoman usage [--days N | --from DAY --to DAY] [--by GROUP] [--json | --csv] [--data-dir DIR]: what the
// journal's requests add up to. Both days are part of the range.
int runUsage(const QStringList& arguments);

} // namespace dragoman
