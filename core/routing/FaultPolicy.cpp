#include "routing/FaultPolicy.h"

#include "routing/ModelNames.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr FaultRule ofTheRequest{ NextTry::Never, false, CoolDownCause::None };
constexpr FaultRule ofTheProvider{ NextTry::SameAgain, true, CoolDownCause::None };
constexpr FaultRule passing{ NextTry::SameAgain, false, CoolDownCause::None };
constexpr FaultRule cutOff{ NextTry::Never, true, CoolDownCause::None };
constexpr FaultRule misdirected{ NextTry::OtherProvider, true, CoolDownCause::None };
constexpr FaultRule elsewhere{ NextTry::OtherProvider, false, CoolDownCause::None };
constexpr FaultRule rateLimited{ NextTry::OtherKey, false, CoolDownCause::RateLimited };
constexpr FaultRule rejected{ NextTry::OtherKey, false, CoolDownCause::Rejected };
constexpr FaultRule outOfCredit{ NextTry::OtherKey, false, CoolDownCause::OutOfCredit };

struct StatusRule
{
    int first = 0;
    int last = 0;
    FaultRule rule;
};
// The first matching row counts. A redirect gets here only when it leads to another host.
constexpr std::array<StatusRule, 9> statusRules{ {
    { 300, 399, misdirected },
    { 401, 401, rejected },
    { 402, 402, outOfCredit },
    { 403, 403, rejected },
    { 408, 408, ofTheProvider },
    { 409, 409, passing },
    { 425, 425, passing },
    { 429, 429, rateLimited },
    { 500, 599, ofTheProvider },
} };

FaultRule ruleForStatus(int status)
{
    for (const StatusRule& row : statusRules) {
        if (status >= row.first && status <= row.last)
            return row.rule;
    }
    return ofTheRequest;
}

bool anyFoundIn(const std::vector<std::string>& patterns, const std::string& message)
{
    return std::any_of(patterns.begin(), patterns.end(),
        [&](const std::string& pattern) { return matchesWildcard("*" + pattern + "*", message); });
}

} // namespace

FaultPolicy::FaultPolicy(FaultSettings settings)
    : m_settings(std::move(settings))
{
}

FaultRule FaultPolicy::ruleFor(const AttemptFault& fault) const
{
    switch (fault.kind) {
    case FaultKind::NotTold: return elsewhere;
    case FaultKind::NotSent:
    case FaultKind::SentNoAnswer:
    case FaultKind::UnusableAnswer: return ofTheProvider;
    case FaultKind::Status:
    case FaultKind::ErrorEvent: return ruleForAnswer(fault);
    case FaultKind::AnswerCut: return cutOff;
    }
    return ofTheRequest;
}

FaultRule FaultPolicy::ruleForAnswer(const AttemptFault& fault) const
{
    if (anyFoundIn(m_settings.quotaPatterns, fault.message))
        return outOfCredit;
    if (fault.kind == FaultKind::ErrorEvent && fault.status == 0)
        return ofTheProvider;
    const FaultRule rule = ruleForStatus(fault.status);
    if (rule.nextTry != NextTry::Never)
        return rule;
    if (anyFoundIn(m_settings.overloadPatterns, fault.message))
        return ofTheProvider;
    const auto& extra = m_settings.extraStatuses;
    return std::find(extra.begin(), extra.end(), fault.status) != extra.end() ? elsewhere : rule;
}

} // namespace dragoman
