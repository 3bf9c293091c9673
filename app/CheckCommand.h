#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman check`: validates the configuration. Exit code 0, or 1 with every problem and its JSON path.
int runCheck(const QStringList& arguments);

} // namespace dragoman
