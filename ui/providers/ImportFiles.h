#pragma once

#include "config/import/ImportedProviders.h"

#include <QStringList>

namespace dragoman {

// What the files of other programs, and exports of this one, say together. A file that cannot be read is
// among the skipped ones with the reason.
ImportedProviders readImportFiles(const QStringList& fileNames);

} // namespace dragoman
