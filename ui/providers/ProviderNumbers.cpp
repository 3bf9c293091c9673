#include "ui/providers/NumbersSection.h"

#include <cmath>

namespace dragoman {

namespace {

using Number = std::optional<double>;
using Milliseconds = std::chrono::milliseconds;

constexpr double mostTokens = 10'000'000;
constexpr double mostPerMinute = 1'000'000'000;
constexpr double longestSeconds = 86'400;

Number seconds(Milliseconds time)
{
    return double(time.count()) / 1000;
}

Milliseconds milliseconds(Number seconds)
{
    return Milliseconds(std::llround(seconds.value_or(0) * 1000));
}

Number tokens(const std::optional<std::int64_t>& count)
{
    return count ? Number(double(*count)) : std::nullopt;
}

std::optional<std::int64_t> count(Number number)
{
    return number ? std::optional(std::int64_t(*number)) : std::nullopt;
}

} // namespace

const std::vector<ProviderNumber>& limitNumbers()
{
    static const std::vector<ProviderNumber> numbers{
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Requests at the same time"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "0 = no limit. Further ones wait in line."), 0,
            100'000, true, false,
            [](const ProviderConfig& p) -> Number { return p.limits.concurrentRequests; },
            [](ProviderConfig& p, Number n) { p.limits.concurrentRequests = int(n.value_or(0)); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Requests per minute"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "0 = no limit."), 0, mostPerMinute, true, false,
            [](const ProviderConfig& p) -> Number { return p.limits.requestsPerMinute; },
            [](ProviderConfig& p, Number n) { p.limits.requestsPerMinute = int(n.value_or(0)); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Tokens per minute"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "0 = no limit."), 0, mostPerMinute, true, false,
            [](const ProviderConfig& p) -> Number { return double(p.limits.tokensPerMinute); },
            [](ProviderConfig& p, Number n) { p.limits.tokensPerMinute = std::int64_t(n.value_or(0)); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Seconds to wait in line"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Then the next provider is asked."), 0,
            longestSeconds, false, false, [](const ProviderConfig& p) { return seconds(p.limits.queueTime); },
            [](ProviderConfig& p, Number n) { p.limits.queueTime = milliseconds(n); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Answer tokens where the client asks for none"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "max_tokens"), 1, mostTokens, true, true,
            [](const ProviderConfig& p) { return tokens(p.maxTokens.defaultValue); },
            [](ProviderConfig& p, Number n) { p.maxTokens.defaultValue = count(n); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Answer tokens at least"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "A smaller wish is raised."), 1, mostTokens, true,
            true, [](const ProviderConfig& p) { return tokens(p.maxTokens.minimum); },
            [](ProviderConfig& p, Number n) { p.maxTokens.minimum = count(n); }, true },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Answer tokens at most"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "A larger wish is cut."), 1, mostTokens, true, true,
            [](const ProviderConfig& p) { return tokens(p.maxTokens.maximum); },
            [](ProviderConfig& p, Number n) { p.maxTokens.maximum = count(n); } },
    };
    return numbers;
}

const std::vector<ProviderNumber>& patienceNumbers()
{
    static const std::vector<ProviderNumber> numbers{
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Seconds until connected"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "0 = no limit."), 0, longestSeconds, false, false,
            [](const ProviderConfig& p) { return seconds(p.timeouts.connect); },
            [](ProviderConfig& p, Number n) { p.timeouts.connect = milliseconds(n); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Seconds until the first answer"), "", 0,
            longestSeconds, false, false,
            [](const ProviderConfig& p) { return seconds(p.timeouts.firstByte); },
            [](ProviderConfig& p, Number n) { p.timeouts.firstByte = milliseconds(n); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Seconds of silence within an answer"), "", 0,
            longestSeconds, false, false, [](const ProviderConfig& p) { return seconds(p.timeouts.idle); },
            [](ProviderConfig& p, Number n) { p.timeouts.idle = milliseconds(n); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Seconds for a whole answer"), "", 0, longestSeconds,
            false, false, [](const ProviderConfig& p) { return seconds(p.timeouts.total); },
            [](ProviderConfig& p, Number n) { p.timeouts.total = milliseconds(n); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Repeats after a failure"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection", "At this provider, within one request."), 0, 10,
            true, false, [](const ProviderConfig& p) -> Number { return p.retries; },
            [](ProviderConfig& p, Number n) { p.retries = int(n.value_or(0)); } },
        { QT_TRANSLATE_NOOP("dragoman::NumbersSection", "Weight"),
            QT_TRANSLATE_NOOP("dragoman::NumbersSection",
                "Its share of the requests where providers take turns or are chosen at random."),
            1, 1000, true, false, [](const ProviderConfig& p) -> Number { return p.weight; },
            [](ProviderConfig& p, Number n) { p.weight = int(n.value_or(1)); } },
    };
    return numbers;
}

} // namespace dragoman
