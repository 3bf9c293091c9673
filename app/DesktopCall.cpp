#include "app/DesktopCall.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <string_view>

namespace dragoman {

namespace {

bool hasDisplay()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return true;
#else
    constexpr std::array<const char*, 3> signs{ "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" };
    return std::any_of(
        signs.begin(), signs.end(), [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
#endif
}

} // namespace

// Options of the application itself come before a command and need none.
bool isDesktopCall(int argc, char** argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "";
    const bool isAsked = first.empty() || first.starts_with("--hidden") || first.starts_with("--config")
        || first.starts_with("--data-dir");
    const auto isQuit = [](const char* argument) { return std::string_view(argument) == "--quit"; };
    return isAsked && std::none_of(argv, argv + argc, isQuit) && hasDisplay();
}

} // namespace dragoman
