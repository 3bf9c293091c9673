#include "app/Confirm.h"

#include <QtGlobal>

#include <iostream>
#include <string>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace dragoman {

namespace {

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(0) != 0;
#else
    return ::isatty(STDIN_FILENO) == 1;
#endif
}

} // namespace

Result<void> confirm(bool yes)
{
    if (yes)
        return {};
    if (!isTerminal())
        return failure(
            ErrorKind::InvalidRequest, "Nothing was changed: say --yes to do this without being asked.");
    std::cout << "Do this? [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    if (answer == "y" || answer == "Y" || answer == "yes")
        return {};
    return failure(ErrorKind::InvalidRequest, "Nothing was changed.");
}

} // namespace dragoman
