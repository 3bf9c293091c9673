#include "server/AttemptFaults.h"

#include "routing/RetryAfter.h"
#include "server/ErrorAnswer.h"

#include <algorithm>

namespace dragoman {

AttemptFault faultOfRefusal(const AttemptFailure& failure)
{
    AttemptFault fault;
    fault.status = failure.status;
    fault.message = failure.error.message;
    fault.timedOut = failure.error.kind == ErrorKind::GatewayTimeout;
    fault.retryAfter = retryAfter(failure.headers, std::chrono::system_clock::now());
    if (failure.status != 0)
        fault.kind = FaultKind::Status;
    else
        fault.kind = failure.requestSent ? FaultKind::SentNoAnswer : FaultKind::NotSent;
    return fault;
}

AttemptFault faultOfReply(
    const Error& error, EventSource source, const ReplyProgress& progress, const Codec& provider)
{
    AttemptFault fault;
    fault.message = error.message;
    fault.timedOut = error.kind == ErrorKind::GatewayTimeout;
    if (source == EventSource::Provider) {
        fault.kind = FaultKind::ErrorEvent;
        fault.status = provider.httpStatus(error.kind);
    } else {
        // An answer that was under way may have been paid for, so it is not asked for again and again.
        const bool underWay = progress.hasContent || progress.received == 0;
        fault.kind = underWay ? FaultKind::SentNoAnswer : FaultKind::UnusableAnswer;
    }
    return fault;
}

AttemptFault faultOfCall(const CollectedReply& reply, const Codec& provider)
{
    if (reply.head.status >= 200 && reply.head.status < 300)
        return { FaultKind::UnusableAnswer, 0, {}, "The answer is not what was asked for." };
    AttemptFailure failure;
    failure.status = reply.head.status;
    failure.headers = reply.head.headers;
    failure.requestSent = reply.outcome.requestSent;
    failure.error = provider.readError(failure.status, reply.body);
    if (reply.outcome.failure)
        failure.error.message = reply.outcome.failure->message;
    return faultOfRefusal(failure);
}

std::vector<SkippedProvider> skippedProviders(const RoutePlan& plan)
{
    std::vector<SkippedProvider> skipped;
    for (const RouteStep& step : plan.steps) {
        if (step.attempt == 0)
            skipped.push_back({ step.provider, step.reason });
    }
    return skipped;
}

std::string triedText(const RoutePlan& plan)
{
    constexpr std::size_t longest = 2048;
    const bool anySkipped = std::any_of(
        plan.steps.begin(), plan.steps.end(), [](const RouteStep& step) { return step.attempt == 0; });
    if (plan.attempts < 2 && !anySkipped)
        return {};
    std::string text;
    for (const RouteStep& step : plan.steps) {
        if (!step.reason.empty())
            text += (text.empty() ? "" : "; ") + step.provider + ": " + step.reason;
    }
    return headerText(std::move(text), longest);
}

std::string retryAfterSeconds(std::chrono::milliseconds time)
{
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count());
}

} // namespace dragoman
