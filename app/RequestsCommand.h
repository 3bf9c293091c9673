#pragma once

#include <QStringList>

namespace dragoman {

// dragoman requests [--filter TEXT] [--limit N] [--json | --csv] [--data-dir DIR]: what the journal holds,
// newest first.
int runRequests(const QStringList& arguments);

} // namespace dragoman
