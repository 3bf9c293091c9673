#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman providers test NAME`: asks a provider what works and prints each step as it ends, or one JSON
// object. Exit code 0 when completions and streams work, 1 when they do not, 2 with the reason on stderr
// when there is nothing to test.
int runProvidersTest(const QStringList& arguments);

} // namespace dragoman
