#pragma once

namespace dragoman {

// True when the arguments ask for the tray application and there is a display for it. Needs no application
// object, as it decides which kind is made.
bool isDesktopCall(int argc, char** argv);

} // namespace dragoman
