#include "server/ProviderTestReport.h"

#include <algorithm>
#include <numeric>

namespace dragoman {

namespace {

struct CapabilityWord
{
    ProviderTestStep step;
    std::string_view word;
};
constexpr std::array<CapabilityWord, 6> capabilityWords{ { { ProviderTestStep::Models, "model list" },
    { ProviderTestStep::Streaming, "streaming" }, { ProviderTestStep::ToolCall, "tools" },
    { ProviderTestStep::Image, "images" }, { ProviderTestStep::Thinking, "thinking" },
    { ProviderTestStep::CountTokens, "token counting" } } };

std::string counted(std::int64_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string capabilityList(const ProviderTestReport& report)
{
    std::string list;
    for (const auto& [step, word] : capabilityWords) {
        const ProviderTestResult* const result = report.find(step);
        if (result && result->supports.value_or(false))
            list += (list.empty() ? "" : ", ") + std::string(word);
    }
    return list.empty() ? "none" : list;
}

} // namespace

bool ProviderTestResult::hasPassed() const
{
    return outcome == ProviderTestOutcome::Passed || outcome == ProviderTestOutcome::PassedWithDeviation;
}

const ProviderTestResult* ProviderTestReport::find(ProviderTestStep step) const
{
    const auto found = std::find_if(
        steps.begin(), steps.end(), [step](const ProviderTestResult& one) { return one.step == step; });
    return found == steps.end() ? nullptr : &*found;
}

bool ProviderTestReport::works() const
{
    const ProviderTestResult* const completion = find(ProviderTestStep::Completion);
    const ProviderTestResult* const streaming = find(ProviderTestStep::Streaming);
    return completion && completion->hasPassed() && streaming && streaming->hasPassed();
}

ProviderCapabilities ProviderTestReport::capabilities() const
{
    const auto proved = [this](ProviderTestStep step) {
        const ProviderTestResult* const result = find(step);
        return result ? result->supports : std::nullopt;
    };
    ProviderCapabilities capabilities;
    capabilities.images = proved(ProviderTestStep::Image);
    capabilities.tools = proved(ProviderTestStep::ToolCall);
    capabilities.thinking = proved(ProviderTestStep::Thinking);
    capabilities.countTokens = proved(ProviderTestStep::CountTokens);
    return capabilities;
}

std::size_t ProviderTestReport::deviationCount() const
{
    return std::accumulate(steps.begin(), steps.end(), std::size_t(0),
        [](std::size_t sum, const ProviderTestResult& one) { return sum + one.deviations.size(); });
}

std::int64_t ProviderTestReport::tokens() const
{
    return std::accumulate(steps.begin(), steps.end(), std::int64_t(0),
        [](std::int64_t sum, const ProviderTestResult& one) { return sum + one.tokens; });
}

std::string ProviderTestReport::summary() const
{
    const auto deviations = static_cast<std::int64_t>(deviationCount());
    std::string text = works() ? "Works" : "Does not work";
    if (deviations > 0)
        text += " with " + counted(deviations, "deviation");
    return text + "; capabilities: " + capabilityList(*this) + "; " + counted(tokens(), "token") + " used.";
}

std::string_view providerTestStepName(ProviderTestStep step)
{
    constexpr std::array<std::string_view, 8> names{ "connect", "models", "completion", "streaming",
        "tool call", "image", "thinking", "count tokens" };
    return names[static_cast<std::size_t>(step)];
}

std::string_view providerTestOutcomeName(ProviderTestOutcome outcome)
{
    constexpr std::array<std::string_view, 5> names{ "passed", "deviates", "not supported", "failed",
        "skipped" };
    return names[static_cast<std::size_t>(outcome)];
}

std::string_view providerKeyVerdictName(ProviderKeyVerdict verdict)
{
    constexpr std::array<std::string_view, 5> names{ "works", "refused", "failed", "not loaded",
        "not tried" };
    return names[static_cast<std::size_t>(verdict)];
}

} // namespace dragoman
