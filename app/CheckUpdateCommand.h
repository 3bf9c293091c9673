#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman check-update [--json] [--config FILE] [--data-dir DIR]`: looks for a newer version once, whether
// or not the configuration lets the program do so by itself. 0 when an answer came that can be believed.
int runCheckUpdate(const QStringList& arguments);

} // namespace dragoman
