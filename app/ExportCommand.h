#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman export`: writes the configuration to stdout without anything that looks like a secret.
int runExport(const QStringList& arguments);

} // namespace dragoman
