#pragma once

#include "protocol/Codec.h"
#include "routing/RouterSettings.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What the active test of a provider found; values that a window, a command and an API can show alike.

enum class ProviderTestStep {
    Connect,
    Models,
    Completion,
    Streaming,
    ToolCall,
    Image,
    Thinking,
    CountTokens
};

// In the order in which they are made.
inline constexpr std::array<ProviderTestStep, 8> providerTestSteps{ ProviderTestStep::Connect,
    ProviderTestStep::Models, ProviderTestStep::Completion, ProviderTestStep::Streaming,
    ProviderTestStep::ToolCall, ProviderTestStep::Image, ProviderTestStep::Thinking,
    ProviderTestStep::CountTokens };

enum class ProviderTestOutcome {
    Passed,
    PassedWithDeviation, // works, but not as the protocol says
    NotSupported, // the provider answers that it cannot, or shows it
    Failed,
    Skipped, // not asked, for the reason in the explanation
};

struct ProviderTestResult
{
    ProviderTestStep step = ProviderTestStep::Connect;
    ProviderTestOutcome outcome = ProviderTestOutcome::Skipped;
    std::chrono::microseconds duration{ 0 };
    std::optional<std::chrono::microseconds> firstByte{}; // of the answer, from the beginning of the call
    std::string explanation{}; // one sentence without secrets
    std::vector<std::string> deviations{}; // one sentence each, without secrets
    std::int64_t tokens = 0; // input and output, as the provider counts them
    std::optional<bool> supports{}; // what it proves of the capability; nothing = nothing

    bool hasPassed() const;
};

enum class ProviderKeyVerdict {
    Works,
    Refused, // by the provider
    Failed, // for a reason that need not be the key's
    NotLoaded, // from the place where it is kept
    NotTried,
};

struct ProviderKeyResult
{
    std::string label; // "env:NAME"; empty where the provider needs no key
    ProviderKeyVerdict verdict = ProviderKeyVerdict::NotTried;
    std::string explanation{}; // one sentence without secrets, or empty
};

struct ProviderTestReport
{
    std::string provider{};
    Protocol protocol = Protocol::OpenAiChat;
    std::string model{}; // the one that was asked; empty = none was known
    std::chrono::system_clock::time_point time{}; // of the beginning
    std::vector<ProviderKeyResult> keys{};
    std::vector<ProviderTestResult> steps{}; // in order, so far

    // The result of a step, or nullptr before it ended.
    const ProviderTestResult* find(ProviderTestStep step) const;
    // Whole completions and streams both work.
    bool works() const;
    // What routing can keep of it.
    ProviderCapabilities capabilities() const;
    std::size_t deviationCount() const;
    std::int64_t tokens() const;
    // One line: "Works with 1 deviation; capabilities: streaming, tools; 46 tokens used."
    std::string summary() const;
};

// "connect", "models", "completion", "streaming", "tool call", "image", "thinking", "count tokens".
std::string_view providerTestStepName(ProviderTestStep step);
// "passed", "deviates", "not supported", "failed", "skipped".
std::string_view providerTestOutcomeName(ProviderTestOutcome outcome);
// "works", "refused", "failed", "not loaded", "not tried".
std::string_view providerKeyVerdictName(ProviderKeyVerdict verdict);

} // namespace dragoman
