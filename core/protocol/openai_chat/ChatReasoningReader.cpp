#include "protocol/openai_chat/ChatReasoningReader.h"

#include "protocol/RequestFields.h"
#include "protocol/openai_chat/ChatModels.h"

namespace dragoman {

namespace {

constexpr std::array<Word<Reasoning::Mode>, 5> thinkingTypes{ { { "enabled", Reasoning::Mode::Budget },
    { "disabled", Reasoning::Mode::Disabled }, { "adaptive", Reasoning::Mode::Adaptive },
    { "auto", Reasoning::Mode::Adaptive }, { "between_tools", Reasoning::Mode::BetweenTools } } };

Result<void> readBudget(const JsonValue& budget, Reasoning& reasoning)
{
    const std::optional<std::int64_t> tokens = budget.integer();
    if (!tokens || *tokens < 0)
        return invalidField(budget, "must be a number of tokens");
    reasoning.mode = *tokens == 0 ? Reasoning::Mode::Disabled : Reasoning::Mode::Budget;
    reasoning.budgetTokens = *tokens;
    return {};
}

} // namespace

Result<void> readReasoningEffort(const JsonValue& effort, Conversation& conversation)
{
    const std::optional<Effort> level = effortNamed(effort.decoded());
    if (!effort.isString() || !level)
        return invalidField(effort, "must be none, minimal, low, medium, high, xhigh or max");
    conversation.reasoning.effort = level;
    return {};
}

Result<void> readReasoningObject(const JsonValue& reasoning, Conversation& conversation)
{
    if (!reasoning.isObject())
        return invalidField(reasoning, "must be an object");
    if (!reasoning["effort"].isAbsent()) {
        if (Result<void> read = readReasoningEffort(reasoning["effort"], conversation); !read)
            return read;
    }
    if (!reasoning["max_tokens"].isAbsent()) {
        if (Result<void> read = readBudget(reasoning["max_tokens"], conversation.reasoning); !read)
            return read;
    }
    if (reasoning["enabled"].isBool() && !reasoning["enabled"].boolOr(true))
        conversation.reasoning = { Reasoning::Mode::Disabled };
    if (reasoning["exclude"].boolOr(false))
        warnOf(conversation, reasoning["exclude"], "reasoning is not held back");
    return {};
}

// "enabled" without a budget is what hosts say that do not know budgets.
Result<void> readThinkingObject(const JsonValue& thinking, Conversation& conversation)
{
    const JsonValue type = thinking["type"];
    const Reasoning::Mode* mode = findWord(thinkingTypes, type);
    if (!mode)
        return type.isAbsent() ? invalidMember(thinking, "type", "a string is required")
                               : invalidField(type, "unknown thinking type " + quoted(type.text()));
    conversation.reasoning.mode = *mode;
    if (*mode != Reasoning::Mode::Budget)
        return {};
    if (!thinking["budget_tokens"].isAbsent())
        return readBudget(thinking["budget_tokens"], conversation.reasoning);
    conversation.reasoning.mode = Reasoning::Mode::Adaptive;
    return {};
}

} // namespace dragoman
