#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman [--hidden] [--config FILE] [--data-dir DIR]`: the tray application. A second start shows the
// window of the running copy. Returns the exit code.
int runDesktop(int argc, char** argv);

// `dragoman --quit [--data-dir DIR]`: asks the running copy to end.
int runQuit(const QStringList& arguments);

} // namespace dragoman
