#include "protocol/ReplyEvent.h"

namespace dragoman {

void Usage::update(const Usage& newer)
{
    const auto take = [](std::optional<std::int64_t>& mine, const std::optional<std::int64_t>& theirs) {
        if (theirs)
            mine = theirs;
    };
    take(input, newer.input);
    take(output, newer.output);
    take(cacheRead, newer.cacheRead);
    take(cacheWrite, newer.cacheWrite);
    take(reasoning, newer.reasoning);
}

} // namespace dragoman
