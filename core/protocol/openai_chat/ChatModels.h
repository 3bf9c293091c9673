#pragma once

#include "protocol/Conversation.h"
#include "protocol/ProviderProfile.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {

// The values of `reasoning_effort` that a model takes.
class EffortSet
{
public:
    constexpr EffortSet() = default;
    // Every level from `lowest` to `highest`.
    constexpr EffortSet(Effort lowest, Effort highest)
    {
        for (unsigned level = static_cast<unsigned>(lowest); level <= static_cast<unsigned>(highest); ++level)
            m_bits |= 1U << level;
    }
    constexpr EffortSet with(Effort level) const
    {
        EffortSet more = *this;
        more.m_bits |= 1U << static_cast<unsigned>(level);
        return more;
    }

    constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr bool contains(Effort level) const { return (m_bits >> static_cast<unsigned>(level) & 1U) != 0; }
    // The level itself, else the next lower one, else the next higher one. None stands for "do not
    // think": only None or Minimal can take its place. Nothing where nothing fits.
    std::optional<Effort> nearest(Effort wanted) const;

private:
    unsigned m_bits = 0;
};

// What a model of the Chat Completions API accepts, by its name (OpenAI API reference, `reasoning_effort`
// and the parameter notes of the reasoning models).
struct ChatModelTraits
{
    EffortSet efforts{}; // empty = the model does not take reasoning_effort
    bool maxCompletionTokens = false; // refuses max_tokens
    bool refusesSampling = false; // temperature and top_p other than 1
    bool refusesStop = false;
    bool refusesParallelFlag = false; // parallel_tool_calls
    bool webSearch = false; // takes web_search_options
};

// Looks behind a vendor prefix ("openai/gpt-5") and ignores case. Unknown names take the classic fields.
ChatModelTraits chatModelTraits(std::string_view model);

// The same, with what the host's configuration says about the model.
ChatModelTraits chatModelTraits(const ProviderProfile& profile);

std::string_view effortName(Effort effort);
std::optional<Effort> effortNamed(std::string_view name);

} // namespace dragoman
