#pragma once

#include "base/Result.h"

#include <QString>

namespace dragoman {

// Writes a whole file, or leaves what was there. Errors: Unavailable with the system's reason.
Result<void> saveFile(const QString& name, const std::string& content);

} // namespace dragoman
