#pragma once

#include "journal/CapturedExchange.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// One try at one provider.
struct AttemptRecord
{
    std::string provider;
    std::string key; // where the key comes from ("env:NAME", "client key 2"), never the key
    std::string model; // as it was sent
    int status = 0; // HTTP status of the provider, 0 when none came
    std::string reason{}; // why it failed, empty when it did not
    std::chrono::microseconds duration{ 0 };
};

// A provider that was considered and not asked.
struct SkippedProvider
{
    std::string provider;
    std::string reason;
};

// What is known of one request when it is over. A plain value, so that it can travel to any thread.
struct RequestRecord
{
    std::chrono::system_clock::time_point time{};
    std::string endpoint;
    std::string client{}; // the client's User-Agent
    std::string clientProtocol;
    std::string providerProtocol{};
    std::string provider{}; // the one that answered last
    std::string key{}; // as in AttemptRecord
    std::string askedModel{};
    std::string usedModel{};
    bool stream = false;
    bool translated = false;
    int status = 0; // what the client got
    std::string stopReason{};
    std::string error{};
    bool clientLeft = false;
    std::vector<AttemptRecord> attempts{};
    std::vector<SkippedProvider> skipped{};
    std::vector<std::string> warnings{}; // "field; reason"
    std::optional<std::int64_t> inputTokens{};
    std::optional<std::int64_t> outputTokens{};
    std::optional<std::int64_t> cacheReadTokens{};
    std::optional<std::int64_t> cacheWriteTokens{};
    std::optional<std::int64_t> reasoningTokens{};
    std::uint64_t contentBytes = 0; // of text, thinking and arguments so far; not kept in the journal
    std::chrono::microseconds firstByte{ 0 }; // from the whole request to the head of the answer; 0 = never
    std::chrono::microseconds firstToken{ 0 }; // from the whole request to the first content; 0 = never
    std::chrono::microseconds duration{ 0 };
    std::uint64_t requestBytes = 0;
    std::uint64_t responseBytes = 0;
    std::shared_ptr<const CapturedExchange> captured{}; // null unless bodies are kept
};

} // namespace dragoman
