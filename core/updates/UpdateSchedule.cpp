#include "updates/UpdateSchedule.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::chrono::hours period{ 24 };
constexpr std::chrono::hours spread{ 4 };
constexpr std::chrono::minutes firstPause{ 1 };
constexpr std::chrono::minutes firstSpread{ 4 };

std::chrono::seconds shareOf(std::chrono::seconds whole, double random)
{
    return std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(whole.count()) * random));
}

} // namespace

std::chrono::sys_seconds nextUpdateCheck(
    std::optional<std::chrono::sys_seconds> last, std::chrono::sys_seconds now, double random)
{
    const std::chrono::sys_seconds earliest = now + firstPause + shareOf(firstSpread, random);
    if (!last || *last > now)
        return earliest;
    return std::max(earliest, *last + period + shareOf(spread, random));
}

} // namespace dragoman
