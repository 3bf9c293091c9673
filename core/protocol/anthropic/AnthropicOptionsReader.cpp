#include "protocol/anthropic/AnthropicOptionsReader.h"

#include "protocol/RequestFields.h"
#include "protocol/anthropic/MemberTable.h"

namespace dragoman {

namespace {

constexpr std::array<Word<Reasoning::Mode>, 4> thinkingModes{ { { "enabled", Reasoning::Mode::Budget },
    { "adaptive", Reasoning::Mode::Adaptive }, { "disabled", Reasoning::Mode::Disabled },
    { "between_tools", Reasoning::Mode::BetweenTools } } };

constexpr std::array<Word<Effort>, 5> efforts{ { { "low", Effort::Low }, { "medium", Effort::Medium },
    { "high", Effort::High }, { "xhigh", Effort::XHigh }, { "max", Effort::Max } } };

Result<void> readBudget(const JsonValue& thinking, Reasoning& reasoning)
{
    const JsonValue budget = thinking["budget_tokens"];
    if (budget.isAbsent())
        return invalidMember(thinking, "budget_tokens", "a number is required");
    const std::optional<std::int64_t> tokens = budget.integer();
    if (!tokens || *tokens < 1)
        return invalidField(budget, "must be a whole number above 0");
    reasoning.budgetTokens = *tokens;
    return {};
}

Result<void> readEffort(const JsonValue& effort, AnthropicReadContext& context)
{
    if (effort.isAbsent())
        return {};
    const Effort* known = findWord(efforts, effort);
    if (!known)
        return invalidField(effort, "must be 'low', 'medium', 'high', 'xhigh' or 'max'");
    context.conversation.reasoning.effort = *known;
    return {};
}

} // namespace

Result<void> readAnthropicThinking(const JsonValue& thinking, AnthropicReadContext& context)
{
    if (!thinking.isObject())
        return invalidField(thinking, "must be an object");
    if (thinking["type"].isAbsent())
        return invalidMember(thinking, "type", "a string is required");
    const Reasoning::Mode* mode = findWord(thinkingModes, thinking["type"]);
    if (!mode)
        return invalidField(thinking["type"], "unknown thinking type " + quoted(thinking["type"].text()));
    context.conversation.reasoning.mode = *mode;
    if (!thinking["display"].isAbsent())
        context.dropped(thinking["display"]);
    return *mode == Reasoning::Mode::Budget ? readBudget(thinking, context.conversation.reasoning)
                                            : Result<void>();
}

Result<void> readAnthropicOutputFormat(const JsonValue& format, AnthropicReadContext& context)
{
    if (!format.isObject())
        return invalidField(format, "must be an object");
    if (!format["type"].equals("json_schema"))
        return invalidMember(format, "type", "must be 'json_schema'");
    const JsonValue schema = format["schema"];
    if (!schema.isObject())
        return invalidMember(format, "schema", "a JSON schema object is required");
    OutputFormat& output = context.conversation.outputFormat;
    output.kind = OutputFormat::Kind::JsonSchema;
    output.schema = schema.raw();
    return {};
}

Result<void> readAnthropicOutputConfig(const JsonValue& config, AnthropicReadContext& context)
{
    if (!config.isObject())
        return invalidField(config, "must be an object");
    enum class Field { Effort, Format };
    constexpr static std::array<std::string_view, 2> names{ "effort", "format" };
    const MemberTable<Field, 2> fields(config, names);
    for (const JsonValue& unknown : fields.unknown())
        context.dropped(unknown);
    if (Result<void> read = readEffort(fields[Field::Effort], context); !read)
        return read;
    const JsonValue& format = fields[Field::Format];
    return isNotGiven(format) ? Result<void>() : readAnthropicOutputFormat(format, context);
}

Result<void> readAnthropicMetadata(const JsonValue& metadata, AnthropicReadContext& context)
{
    if (!metadata.isObject())
        return invalidField(metadata, "must be an object");
    const Result<JsonText> userId = optionalText(metadata, "user_id");
    if (!userId)
        return tl::unexpected(userId.error());
    context.conversation.userId = *userId;
    return {};
}

Result<void> readAnthropicServiceTier(const JsonValue& tier, AnthropicReadContext& context)
{
    if (!tier.isString())
        return invalidField(tier, "must be a string");
    if (tier.equals("auto"))
        context.conversation.serviceTier = ServiceTier::Auto;
    else if (tier.equals("standard_only"))
        context.conversation.serviceTier = ServiceTier::Default;
    else
        context.dropped(tier, "unknown service tier; left out");
    return {};
}

Result<void> readAnthropicStopSequences(const JsonValue& list, AnthropicReadContext& context)
{
    if (!list.isArray())
        return invalidField(list, "must be a list of strings");
    for (const JsonValue stop : list) {
        if (!stop.isString())
            return invalidField(stop, "must be a string");
        context.conversation.stopSequences.push_back(stop.text());
    }
    return {};
}

} // namespace dragoman
