#include "journal/TokenSpeed.h"

namespace dragoman {

using namespace std::chrono_literals;

std::optional<double> tokensPerSecond(const RequestRecord& record)
{
    if (!record.outputTokens || record.duration <= 0us)
        return {};
    const auto writing = record.duration - record.firstToken;
    const std::chrono::duration<double> time = writing >= 100ms ? writing : record.duration;
    return static_cast<double>(*record.outputTokens) / time.count();
}

} // namespace dragoman
