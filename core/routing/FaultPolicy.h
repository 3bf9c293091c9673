#pragma once

#include "routing/AttemptFault.h"

#include <string>
#include <vector>

namespace dragoman {

// What may come after a failed attempt as long as the request may be tried again at all.
enum class NextTry {
    Never, // the fault is the request's own, or an answer has begun: nothing is tried again
    SameAgain, // the same provider and key may be asked again after a back-off; others come first
    OtherKey, // another key of the provider first, then other providers; never this key at once
    OtherProvider, // asking this provider again would give the same
};

// Why a key rests.
enum class CoolDownCause {
    None,
    RateLimited, // 429
    Rejected, // 401, 403
    OutOfCredit, // 402, or a message about quota
};

struct FaultRule
{
    NextTry nextTry = NextTry::Never;
    bool countsAgainstProvider = false; // breaker
    CoolDownCause coolDown = CoolDownCause::None;

    bool operator==(const FaultRule&) const = default;
};

// Patterns are found anywhere in a message, without case; they know `*` and `?`.
struct FaultSettings
{
    std::vector<int> extraStatuses{}; // further statuses after which another provider may be asked
    std::vector<std::string> overloadPatterns{ "overloaded" }; // make any status the same as 529
    std::vector<std::string> quotaPatterns{ "insufficient?quota", "exceeded your current quota",
        "credit balance", "insufficient?balance", "insufficient credits", "余额不足", "额度不足",
        "额度已用尽" };
};

// Decides from a fault alone what it means for the request, the key and the provider.
class FaultPolicy
{
public:
    explicit FaultPolicy(FaultSettings settings = {});

    FaultRule ruleFor(const AttemptFault& fault) const;

private:
    FaultRule ruleForAnswer(const AttemptFault& fault) const;

    FaultSettings m_settings;
};

} // namespace dragoman
