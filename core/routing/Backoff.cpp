#include "routing/Backoff.h"

#include <algorithm>

namespace dragoman {

std::chrono::milliseconds backoffDelay(
    const BackoffSettings& settings, int repeat, const RandomNumber& random)
{
    std::chrono::milliseconds most = settings.base;
    for (int doubled = 0; doubled < repeat && most < settings.longest; ++doubled)
        most *= 2;
    most = std::min(most, settings.longest);
    const double part = random() * static_cast<double>(most.count());
    return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(part));
}

} // namespace dragoman
