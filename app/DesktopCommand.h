#pragma once

#include <QStringList>

namespace dragoman {

// True when the arguments ask for the tray application and there is a display for it. Needs no application
// object, as it decides which kind is made.
bool isDesktopCall(int argc, char** argv);

// `dragoman [--hidden] [--config FILE] [--data-dir DIR]`: the tray application. A second start shows the
// window of the running copy. Returns the exit code.
int runDesktop(int argc, char** argv);

// `dragoman --quit [--data-dir DIR]`: asks the running copy to end.
int runQuit(const QStringList& arguments);

} // namespace dragoman
