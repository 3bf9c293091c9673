#include "inspection/RequestSummary.h"

#include <array>

namespace dragoman {

namespace {

bool hasFailed(const RequestRecord& record)
{
    return record.status >= 400 || !record.error.empty();
}

ProviderFailure failureOf(const AttemptRecord& attempt)
{
    const bool accepted = attempt.status >= 200 && attempt.status < 300;
    const auto kind = attempt.status == 0 ? ProviderFailure::Kind::Unreachable
        : accepted                        ? ProviderFailure::Kind::BrokeOff
                                          : ProviderFailure::Kind::Refused;
    return { attempt.provider, kind, attempt.status, attempt.reason };
}

std::vector<ProviderFailure> failuresOf(const RequestRecord& record)
{
    std::vector<ProviderFailure> failures;
    for (const AttemptRecord& attempt : record.attempts) {
        if (attempt.reason.empty())
            continue;
        const ProviderFailure failure = failureOf(attempt);
        const bool again = !failures.empty() && failures.back().provider == failure.provider
            && failures.back().kind == failure.kind && failures.back().status == failure.status;
        if (again)
            ++failures.back().times;
        else
            failures.push_back(failure);
    }
    return failures;
}

RequestSummary::Outcome outcomeOf(const RequestRecord& record)
{
    if (record.clientLeft)
        return RequestSummary::Outcome::Left;
    if (!hasFailed(record))
        return RequestSummary::Outcome::Answered;
    return record.attempts.empty() ? RequestSummary::Outcome::NotAsked : RequestSummary::Outcome::Failed;
}

std::optional<std::int64_t> allTokensIn(const RequestRecord& record)
{
    if (!record.inputTokens)
        return {};
    return *record.inputTokens + record.cacheReadTokens.value_or(0) + record.cacheWriteTokens.value_or(0);
}

std::string ordinal(int number)
{
    constexpr std::array<const char*, 6> words{ "", "first", "second", "third", "fourth", "fifth" };
    const auto index = static_cast<std::size_t>(number);
    return index < words.size() ? std::string("the ") + words[index] + " try"
                                : "try " + std::to_string(number);
}

std::string englishFailure(const ProviderFailure& failure)
{
    const std::string times = failure.times > 1 ? " " + std::to_string(failure.times) + " times" : "";
    switch (failure.kind) {
    case ProviderFailure::Kind::Refused:
        return failure.provider + " said " + std::to_string(failure.status) + times;
    case ProviderFailure::Kind::Unreachable: return failure.provider + " gave no answer" + times;
    case ProviderFailure::Kind::BrokeOff: return failure.provider + " gave no whole answer" + times;
    }
    return {};
}

std::string englishFailures(const std::vector<ProviderFailure>& failures)
{
    std::string text;
    for (std::size_t i = 0; i < failures.size(); ++i) {
        if (i > 0)
            text += i + 1 == failures.size() ? " and " : ", ";
        text += englishFailure(failures[i]);
    }
    return text;
}

std::string withError(std::string text, const std::string& error)
{
    return error.empty() ? text + '.' : std::move(text) + ": " + error;
}

std::string answeredBegin(const RequestSummary& summary)
{
    std::string text = summary.provider + " answered";
    if (summary.tries > 1)
        text += " on " + ordinal(summary.tries);
    if (!summary.failures.empty())
        text += " after " + englishFailures(summary.failures);
    return text;
}

std::string leftBegin(const RequestSummary& summary)
{
    const std::string text = "The client left after " + shownDuration(summary.duration);
    if (summary.provider.empty())
        return text + ", before a provider was asked";
    if (summary.hasBegun)
        return text + ", while " + summary.provider + " was answering";
    return text + ", before " + summary.provider + " had answered";
}

std::string englishFigures(const RequestSummary& summary)
{
    std::string text;
    const auto add = [&text](const std::string& figure) { text += (text.empty() ? "" : ", ") + figure; };
    if (summary.tokensIn)
        add(groupedNumber(*summary.tokensIn) + " tokens in");
    if (summary.tokensCached.value_or(0) > 0)
        text += " (" + groupedNumber(*summary.tokensCached) + " of them cached)";
    if (summary.tokensOut)
        add(groupedNumber(*summary.tokensOut) + (summary.tokensIn ? " out" : " tokens out"));
    if (summary.firstToken.count() > 0)
        add(shownDuration(summary.firstToken) + " to the first token");
    return text;
}

std::string withFigures(std::string text, const RequestSummary& summary)
{
    const std::string figures = englishFigures(summary);
    return figures.empty() ? text + '.' : std::move(text) + "; " + figures + '.';
}

} // namespace

RequestSummary summaryOf(const RequestRecord& record)
{
    RequestSummary summary;
    summary.outcome = outcomeOf(record);
    summary.provider = record.provider;
    summary.tries = static_cast<int>(record.attempts.size());
    summary.failures = failuresOf(record);
    summary.status = record.status;
    summary.error = record.error;
    summary.hasBegun = record.firstToken.count() > 0;
    summary.tokensIn = allTokensIn(record);
    summary.tokensCached = record.cacheReadTokens;
    summary.tokensOut = record.outputTokens;
    summary.firstToken = record.firstToken;
    summary.duration = record.duration;
    return summary;
}

std::string englishSentence(const RequestSummary& summary)
{
    switch (summary.outcome) {
    case RequestSummary::Outcome::Answered: return withFigures(answeredBegin(summary), summary);
    case RequestSummary::Outcome::Left: return withFigures(leftBegin(summary), summary);
    case RequestSummary::Outcome::NotAsked:
        return withError(
            "No provider was asked, the client got " + std::to_string(summary.status), summary.error);
    case RequestSummary::Outcome::Failed: break;
    }
    const std::string told = englishFailures(summary.failures);
    if (summary.hasBegun)
        return withError(summary.provider + " broke off its answer", summary.error);
    return withError(
        (told.empty() ? "It failed" : told) + ", the client got " + std::to_string(summary.status),
        summary.error);
}

std::string groupedNumber(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string shownDuration(std::chrono::microseconds duration)
{
    constexpr std::int64_t minute = 60;
    const std::int64_t milliseconds = duration.count() / 1000;
    const std::int64_t seconds = milliseconds / 1000;
    if (milliseconds < 1000)
        return std::to_string(milliseconds) + " ms";
    if (seconds >= minute)
        return std::to_string(seconds / minute) + " min " + std::to_string(seconds % minute) + " s";
    return std::to_string(seconds) + '.' + std::to_string(milliseconds % 1000 / 100) + " s";
}

std::vector<RequestStep> stepsOf(const RequestRecord& record)
{
    std::vector<RequestStep> steps;
    for (const SkippedProvider& skipped : record.skipped)
        steps.push_back({ RequestStep::Kind::Skipped, skipped.provider, {}, {}, 0, skipped.reason });
    for (const AttemptRecord& attempt : record.attempts) {
        const auto kind = attempt.reason.empty() ? RequestStep::Kind::Answered : RequestStep::Kind::Failed;
        steps.push_back({ kind, attempt.provider, attempt.key, attempt.model, attempt.status, attempt.reason,
            attempt.duration });
    }
    return steps;
}

std::string englishStep(const RequestStep& step)
{
    if (step.kind == RequestStep::Kind::Skipped)
        return step.provider + ": not asked, " + step.reason;
    std::string text = step.provider + " (" + (step.key.empty() ? "" : step.key + ", ") + "model "
        + step.model + "): " + (step.status == 0 ? "no answer" : std::to_string(step.status));
    if (!step.reason.empty())
        text += ", " + step.reason;
    return text + ", after " + shownDuration(step.duration);
}

} // namespace dragoman
