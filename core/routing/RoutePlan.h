#pragma once

#include "base/Result.h"
#include "base/SteadyTime.h"
#include "routing/AttemptFault.h"
#include "routing/CircuitBreaker.h"
#include "routing/KeyCoolDowns.h"
#include "routing/RouterSettings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dragoman {

// What routing has to know of a request.
struct RouteQuery
{
    std::string model{}; // as the client asked for it
    std::vector<Capability> needs{};
    std::string conversation{}; // the same text for each request of a conversation, or empty
    std::vector<std::string> providers{}; // only these, in this order of priority; empty: all enabled ones
    std::vector<RouteKey> clientKeys{}; // when not empty, used instead of the providers' own
    std::int64_t estimatedTokens = 0;
};

// Why a provider is not asked, or not yet.
enum class RouteObstacle {
    None,
    Gone, // no longer configured
    MissingCapability,
    UnknownModel,
    TriedEnough,
    CircuitOpen,
    KeysRest,
    NoOtherKey,
    BudgetUsed, // too many repeats at this provider already
    AskedToWait, // longer than we wait
    Backoff,
    SlotsTaken, // as many requests run there as may
    RateUsed, // requests or tokens of this minute
    OutOfTime, // it would be too late for the request
};

// What became of one provider in one request: an attempt, or why there was none.
struct RouteStep
{
    std::string provider;
    std::string key{}; // its label
    std::string model{};
    int attempt = 0; // from 1; 0: was not asked
    std::string reason{}; // why it failed or was not asked; empty: it served the request
    std::optional<AttemptFault> fault{};
};

// Make this attempt now.
struct RouteChoice
{
    std::string provider;
    std::optional<std::size_t> keyIndex; // into the client's keys if there are any, else the provider's
    std::string keyLabel; // empty without a key
    std::string model; // the name to send
    int attempt = 1;
};

// Ask again at `until`, or as soon as Router::readyPlans() names this plan.
struct RouteWait
{
    SteadyTime until;
    RouteObstacle cause = RouteObstacle::None;
};

// The request fails.
struct RouteGiveUp
{
    // The most useful fault of all attempts and who gave it; nothing when nobody was asked.
    std::optional<AttemptFault> fault{};
    std::string provider{};
    ErrorKind kind = ErrorKind::Unavailable; // what to answer unless `fault` has a status
    std::string message{}; // one sentence that names each provider and why it did not serve
    std::optional<std::chrono::milliseconds> retryAfter{};
};

using RouteNext = std::variant<RouteChoice, RouteWait, RouteGiveUp>;

// One provider that may serve the request, and how far the request got with it.
struct RouteCandidate
{
    std::uint64_t providerId = 0;
    std::string provider{};
    std::string model{};
    int attempts = 0;
    int repeats = 0; // attempts after the first that no other key was the reason for
    std::optional<SteadyTime> repeatAt{}; // not before
    std::optional<RouteObstacle> noRepeat{};
    std::vector<RouteKey> deadKeys{}; // for this request
    std::optional<SteadyTime> queuedSince{};
    RouteObstacle obstacle = RouteObstacle::None; // when it was last looked at
    bool skipNoted = false;
};

struct RunningAttempt
{
    std::size_t candidate = 0;
    RouteKey key{};
    BreakerPermit permit{};
    bool answering = false;
};

// The way of one request through the providers. The caller owns it and only reads it (`steps`, `id`);
// Router changes it. It stays valid when the router is configured anew.
struct RoutePlan
{
    std::uint64_t id = 0;
    RouteQuery query{};
    SteadyTime deadline{};
    std::vector<RouteCandidate> candidates{}; // in the order in which they are asked
    std::vector<RouteStep> steps{}; // what happened so far
    int attempts = 0;
    int unanswered = 0;
    bool stopped = false; // nothing more may be tried
    bool unusable = false; // a provider was left out that the user has to put right first
    NextTry nextTry = NextTry::SameAgain; // after the last fault
    std::size_t last = 0; // candidate of the last attempt
    std::optional<RunningAttempt> running{};
};

} // namespace dragoman
