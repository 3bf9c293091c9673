#pragma once

#include <QStringList>

namespace dragoman {

// Windows' other program, dragoman.exe, which has the tray and the windows and lies beside this one.
// Starts it with the arguments and leaves it alone. Returns the exit code.
int startWindowProgram(const QStringList& arguments);

// Runs it with the arguments, waits for its end and returns its exit code.
int runWindowProgram(const QStringList& arguments);

} // namespace dragoman
