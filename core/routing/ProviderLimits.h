#pragma once

#include "routing/SlidingSum.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace dragoman {

// 0 means without limit.
struct LimitSettings
{
    int concurrentRequests = 0;
    std::chrono::milliseconds queueTime{ 30'000 }; // how long a request may wait for any of these limits
    int requestsPerMinute = 0;
    std::int64_t tokensPerMinute = 0;

    bool operator==(const LimitSettings&) const = default;
};

// What we ask of one provider at most. Requests that wait for a free slot get it in the order in which
// they came.
class ProviderLimits
{
public:
    using Waiting = std::uint64_t; // names a waiting request

    explicit ProviderLimits(LimitSettings settings = {});
    // Takes new settings and keeps what runs, waits and was counted.
    void configure(const LimitSettings& settings) { m_settings = settings; }

    std::chrono::milliseconds queueTime() const { return m_settings.queueTime; }
    int running() const { return m_running; }
    // Whether this request may start as far as slots go: one is free that nobody before it waits for.
    bool hasSlotFor(Waiting request) const;
    // When the requests and tokens of the last minute allow one more; `now` when they do already.
    SteadyTime rateFreeAt(SteadyTime now) const;

    // Stands in the queue from now on, behind all others; once is enough.
    void enqueue(Waiting request);
    void leaveQueue(Waiting request);
    // Those at the head of the queue for which a slot is free.
    std::vector<Waiting> ready() const;

    // An attempt starts: takes a slot and leaves the queue. `tokens` is an estimate.
    void start(Waiting request, std::int64_t tokens, SteadyTime now);
    // An attempt ended, having used so many tokens more than estimated.
    void finish(std::int64_t moreTokens, SteadyTime now);

private:
    std::size_t freeSlots() const;

    LimitSettings m_settings;
    SlidingSum m_requests;
    SlidingSum m_tokens;
    int m_running = 0;
    std::deque<Waiting> m_queue;
};

} // namespace dragoman
