#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman serve`: runs the proxy without a window until it is told to stop (SIGINT, SIGTERM; a second
// one stops at once). Returns the exit code: 0, or 1 with the reason on stderr.
int runServe(const QStringList& arguments);

} // namespace dragoman
