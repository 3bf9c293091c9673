#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman translate --from P --to P --kind request|reply|stream`: translates stdin to stdout, offline.
// Warnings go to stderr. Exit code 1 with the error on stderr where a client would get one.
int runTranslate(const QStringList& arguments);

} // namespace dragoman
