#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman providers list|...`: what the configured providers are and whether they can be used. Returns
// the exit code: 0, or 1 with the reason on stderr.
int runProviders(const QStringList& arguments);

} // namespace dragoman
