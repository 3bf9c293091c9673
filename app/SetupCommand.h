#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman setup CLIENT [--undo]`: changes our own keys in a client's settings file, or takes them back.
// Shows the difference and asks first. Without a client it lists them and how each stands. Exit code 0, or 1
// with the reason on stderr and nothing changed.
int runSetup(const QStringList& arguments);

} // namespace dragoman
