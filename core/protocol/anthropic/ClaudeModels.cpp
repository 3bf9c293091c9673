#include "protocol/anthropic/ClaudeModels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

namespace dragoman {

namespace {

constexpr std::int64_t k = 1000;

constexpr ClaudeTraits withoutThinking(std::int64_t maxOutput)
{
    ClaudeTraits traits;
    traits.sampling = ClaudeTraits::Sampling::Full;
    traits.adaptiveThinking = false;
    traits.effort = false;
    traits.effortXHigh = false;
    traits.effortMax = false;
    traits.structuredOutput = false;
    traits.systemInMessages = false;
    traits.maxOutput = maxOutput;
    return traits;
}

constexpr ClaudeTraits withBudget(std::int64_t maxOutput)
{
    ClaudeTraits traits = withoutThinking(maxOutput);
    traits.budgetThinking = true;
    traits.disabledThinking = true;
    return traits;
}

constexpr ClaudeTraits opus41()
{
    ClaudeTraits traits = withBudget(32 * k);
    traits.sampling = ClaudeTraits::Sampling::OneOf;
    return traits;
}

constexpr ClaudeTraits generation45()
{
    ClaudeTraits traits = withBudget(64 * k);
    traits.sampling = ClaudeTraits::Sampling::OneOf;
    traits.structuredOutput = true;
    return traits;
}

constexpr ClaudeTraits opus45()
{
    ClaudeTraits traits = generation45();
    traits.effort = true;
    return traits;
}

constexpr ClaudeTraits generation46()
{
    ClaudeTraits traits = opus45();
    traits.adaptiveThinking = true;
    traits.effortMax = true;
    traits.maxOutput = 128 * k;
    return traits;
}

// From Opus 4.7 on: no sampling, no budgets.
constexpr ClaudeTraits current()
{
    ClaudeTraits traits;
    traits.disabledThinking = true;
    return traits;
}

constexpr ClaudeTraits opus47()
{
    ClaudeTraits traits = current();
    traits.systemInMessages = false;
    return traits;
}

constexpr ClaudeTraits alwaysThinking()
{
    return {};
}

constexpr ClaudeTraits withoutForcedTool()
{
    ClaudeTraits traits = alwaysThinking();
    traits.forcedTool = false;
    return traits;
}

constexpr ClaudeTraits sonnet55()
{
    ClaudeTraits traits = withoutForcedTool();
    traits.betweenTools = true;
    return traits;
}

// Hosts of other vendors know the older API; what they do not know they ignore.
constexpr ClaudeTraits otherVendor()
{
    ClaudeTraits traits = withBudget(0);
    traits.adaptiveThinking = true;
    traits.effort = true;
    traits.effortXHigh = true;
    traits.effortMax = true;
    traits.isClaude = false;
    return traits;
}

struct Version
{
    int major = 0;
    int minor = 0;
    constexpr bool operator==(const Version&) const = default;
};

struct Row
{
    std::string_view family; // empty = every family
    Version version;
    ClaudeTraits traits;
};

constexpr std::array<Row, 22> table{ {
    { "", { 1, 0 }, withoutThinking(4096) },
    { "", { 1, 2 }, withoutThinking(4096) },
    { "", { 2, 0 }, withoutThinking(4096) },
    { "", { 2, 1 }, withoutThinking(4096) },
    { "", { 3, 0 }, withoutThinking(4096) },
    { "", { 3, 5 }, withoutThinking(8192) },
    { "", { 3, 7 }, withBudget(64 * k) },
    { "opus", { 4, 0 }, withBudget(32 * k) },
    { "", { 4, 0 }, withBudget(64 * k) },
    { "", { 4, 1 }, opus41() },
    { "opus", { 4, 5 }, opus45() },
    { "", { 4, 5 }, generation45() },
    { "", { 4, 6 }, generation46() },
    { "opus", { 4, 7 }, opus47() },
    { "opus", { 4, 8 }, current() },
    { "sonnet", { 5, 0 }, current() },
    { "opus", { 5, 0 }, current() },
    { "haiku", { 5, 5 }, current() },
    { "sonnet", { 5, 5 }, sonnet55() },
    { "opus", { 5, 5 }, withoutForcedTool() },
    { "fable", { 5, 0 }, alwaysThinking() },
    { "fable", { 5, 1 }, withoutForcedTool() },
} };

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

// The words behind "claude"; nothing when the name is not that of a Claude.
std::vector<std::string_view> wordsOf(std::string_view name)
{
    constexpr std::string_view brand = "claude";
    const std::size_t at = name.find(brand);
    if (at == std::string_view::npos || (at > 0 && isAlphanumeric(name[at - 1])))
        return {};
    std::vector<std::string_view> words;
    for (std::string_view rest = name.substr(at); !rest.empty();) {
        const std::size_t length = static_cast<std::size_t>(
            std::find_if_not(rest.begin(), rest.end(), isAlphanumeric) - rest.begin());
        if (length > 0)
            words.push_back(rest.substr(0, length));
        rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    return words;
}

// Versions have one or two digits; longer numbers are dates.
bool isNumber(std::string_view word)
{
    return word.size() <= 2
        && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int numberOf(std::string_view word)
{
    int number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

// The first number and the one right behind it: "3-5-sonnet", "opus-4-20250514".
Version versionOf(const std::vector<std::string_view>& words)
{
    const auto first = std::find_if(words.begin(), words.end(), isNumber);
    if (first == words.end())
        return {};
    const auto second = first + 1;
    const bool hasMinor = second != words.end() && isNumber(*second);
    return { numberOf(*first), hasMinor ? numberOf(*second) : 0 };
}

bool isSupported(const JsonValue& capability, bool otherwise)
{
    return capability.isObject() ? capability["supported"].boolOr(otherwise) : capability.boolOr(otherwise);
}

} // namespace

ClaudeTraits claudeTraits(std::string_view model)
{
    const std::string name = lowerCase(model);
    const std::vector<std::string_view> words = wordsOf(name);
    if (words.empty())
        return otherVendor();
    const Version version = versionOf(words);
    for (const Row& row : table) {
        const bool isFamily
            = row.family.empty() || std::find(words.begin(), words.end(), row.family) != words.end();
        if (isFamily && row.version == version)
            return row.traits;
    }
    const bool isInstant = std::find(words.begin(), words.end(), "instant") != words.end();
    return isInstant ? withoutThinking(4096) : ClaudeTraits();
}

ClaudeTraits withCapabilities(ClaudeTraits traits, const JsonValue& capabilities, std::int64_t maxTokens)
{
    const JsonValue types = capabilities["thinking"]["types"];
    traits.budgetThinking = isSupported(types["enabled"], traits.budgetThinking);
    traits.adaptiveThinking = isSupported(types["adaptive"], traits.adaptiveThinking);
    traits.disabledThinking = isSupported(types["disabled"], traits.disabledThinking);
    traits.betweenTools = isSupported(types["between_tools"], traits.betweenTools);
    const JsonValue effort = capabilities["effort"];
    traits.effort = isSupported(effort, traits.effort);
    traits.effortXHigh = isSupported(effort["xhigh"], traits.effortXHigh);
    traits.effortMax = isSupported(effort["max"], traits.effortMax);
    traits.structuredOutput = isSupported(capabilities["structured_outputs"], traits.structuredOutput);
    if (maxTokens > 0)
        traits.maxOutput = maxTokens;
    return traits;
}

} // namespace dragoman
