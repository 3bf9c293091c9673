#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman import FILE`: takes over the providers of another program's file. Shows what it will do and asks
// first; keys go to the keychain or a secrets file, never into the configuration. Exit code 0, or 1 with the
// reason on stderr and nothing changed.
int runImport(const QStringList& arguments);

} // namespace dragoman
