#pragma once

#include "routing/Backoff.h"
#include "routing/CircuitBreaker.h"
#include "routing/FaultPolicy.h"
#include "routing/KeyCoolDowns.h"
#include "routing/ModelNames.h"
#include "routing/ProviderLimits.h"
#include "routing/RetryBudget.h"

#include <optional>
#include <string>
#include <vector>

namespace dragoman {

enum class RouteStrategy {
    Priority, // lowest number first, equal ones as they are listed
    Random, // anew for each request, by weight
    RoundRobin, // in turn, by weight
    Sticky, // a conversation stays with its provider, so that the provider's prompt cache stays warm
};

// What a request may need of a provider.
enum class Capability { Images, Tools, Thinking, CountTokens };

// Nothing means unknown, which is taken for yes.
struct ProviderCapabilities
{
    std::optional<bool> images{};
    std::optional<bool> tools{};
    std::optional<bool> thinking{};
    std::optional<bool> countTokens{};

    bool operator==(const ProviderCapabilities&) const = default;
};

// One provider as routing knows it.
struct ProviderRoute
{
    std::string name; // unique
    bool enabled = true;
    int priority = 0;
    int weight = 1; // Random, RoundRobin, Sticky
    ModelNames models{};
    std::vector<std::string> knownModels{}; // names it serves (wildcards); empty: not known
    std::vector<RouteKey> keys{}; // none: it needs none, or clients bring theirs
    LimitSettings limits{};
    int retries = 2; // at most so many repeats at this provider within one request
    ProviderCapabilities capabilities{};
    std::string unusable{}; // why it cannot be asked with its own keys, such as a locked keychain
};

struct RouterSettings
{
    RouteStrategy strategy = RouteStrategy::Priority;
    std::string pinned{}; // this provider goes first when it can; the others still stand in for it
    int maxAttempts = 3; // of one request, at all providers together
    int maxUnanswered = 2; // attempts that were sent and never answered: each may have been billed
    std::chrono::milliseconds totalTime{ 600'000 }; // no attempt starts later
    FaultSettings faults{};
    BreakerSettings breaker{};
    CoolDownSettings coolDowns{};
    BackoffSettings backoff{};
    RetryBudgetSettings budget{};
};

} // namespace dragoman
