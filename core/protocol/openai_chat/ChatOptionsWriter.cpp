#include "protocol/openai_chat/ChatOptionsWriter.h"

#include "protocol/StableHash.h"
#include "protocol/openai_chat/ChatToolWriter.h"
#include "protocol/openai_chat/StrictSchema.h"

#include <algorithm>
#include <charconv>

namespace dragoman {

namespace {

void writeStream(ChatWriteContext& context)
{
    if (!context.conversation.stream || context.profile.forceNonStream)
        return;
    context.json.key("stream").boolean(true);
    if (context.profile.chat.streamUsage)
        context.json.key("stream_options").beginObject().key("include_usage").boolean(true).endObject();
}

bool takesMaxCompletionTokens(const ChatWriteContext& context)
{
    switch (context.profile.chat.maxTokensField) {
    case ChatQuirks::MaxTokensField::ByModel: return context.traits.maxCompletionTokens;
    case ChatQuirks::MaxTokensField::MaxTokens: return false;
    case ChatQuirks::MaxTokensField::MaxCompletionTokens: return true;
    }
    return false;
}

void writeMaxTokens(ChatWriteContext& context)
{
    // Clients probe with a limit of 1; a model that reasons cannot answer in fewer than this.
    constexpr std::int64_t leastForReasoning = 16;
    const ProviderProfile& profile = context.profile;
    std::optional<std::int64_t> limit = context.conversation.maxTokens;
    if (!limit)
        limit = profile.defaultMaxTokens;
    if (!limit)
        return;
    const std::int64_t least = context.traits.efforts.isEmpty() ? 1 : leastForReasoning;
    *limit = std::min(*limit, profile.maxMaxTokens.value_or(*limit));
    *limit = std::max({ *limit, profile.minMaxTokens.value_or(1), least });
    context.json.key(takesMaxCompletionTokens(context) ? "max_completion_tokens" : "max_tokens")
        .integer(*limit);
}

bool isOne(RawJson number)
{
    double value = 0;
    std::from_chars(number.text.data(), number.text.data() + number.text.size(), value);
    return value == 1.0;
}

void writeSampling(ChatWriteContext& context, std::string_view key, RawJson value)
{
    if (value.isEmpty())
        return;
    if (!context.traits.refusesSampling)
        context.json.key(key).raw(value);
    else if (!isOne(value))
        context.warn(std::string(key), "this model does not take it; not sent");
}

void writeSampling(ChatWriteContext& context)
{
    const Sampling& sampling = context.conversation.sampling;
    writeSampling(context, "temperature", sampling.temperature);
    writeSampling(context, "top_p", sampling.topP);
    if (sampling.topK.isEmpty())
        return;
    if (context.profile.chat.topK)
        context.json.key("top_k").raw(sampling.topK);
    else
        context.warn("top_k", "this provider does not take it; not sent");
}

void writeStop(ChatWriteContext& context)
{
    constexpr std::size_t maxStops = 4;
    const std::vector<JsonText>& stops = context.conversation.stopSequences;
    if (stops.empty())
        return;
    if (context.traits.refusesStop) {
        context.warn("stop_sequences", "this model does not take them; not sent");
        return;
    }
    if (stops.size() > maxStops)
        context.warn("stop_sequences", "only the first four are sent");
    context.json.key("stop").beginArray();
    for (std::size_t i = 0; i < std::min(stops.size(), maxStops); ++i)
        context.json.string(stops[i]);
    context.json.endArray();
}

Effort effortOfBudget(std::int64_t tokens)
{
    if (tokens < 4096)
        return Effort::Low;
    return tokens < 16384 ? Effort::Medium : Effort::High;
}

// What the client asks for, whichever way it says so; nothing where it leaves that to the model.
std::optional<Effort> wantedEffort(const Reasoning& reasoning)
{
    switch (reasoning.mode) {
    case Reasoning::Mode::Disabled: return Effort::None;
    case Reasoning::Mode::BetweenTools: return Effort::Minimal;
    case Reasoning::Mode::Budget:
        return reasoning.effort ? reasoning.effort : effortOfBudget(reasoning.budgetTokens);
    case Reasoning::Mode::Unset:
    case Reasoning::Mode::Adaptive: return reasoning.effort;
    }
    return {};
}

void writeReasoning(ChatWriteContext& context)
{
    std::optional<Effort> effort = wantedEffort(context.conversation.reasoning);
    if (!effort)
        return;
    const std::optional<Effort> highest = effortNamed(context.profile.chat.highestEffort);
    if (highest)
        effort = std::min(*effort, *highest);
    const std::optional<Effort> sent = context.traits.efforts.nearest(*effort);
    if (sent)
        context.json.key("reasoning_effort").string(effortName(*sent));
    else if (*effort == Effort::None && !context.traits.efforts.isEmpty())
        context.warn("thinking", "this model cannot stop thinking; not sent");
    else if (*effort != Effort::None)
        context.warn("thinking", "this model does not take a reasoning effort; not sent");
}

void writeOutputFormat(ChatWriteContext& context)
{
    const OutputFormat& format = context.conversation.outputFormat;
    if (format.kind == OutputFormat::Kind::Text)
        return;
    JsonWriter& json = context.json;
    json.key("response_format").beginObject();
    if (format.kind == OutputFormat::Kind::JsonObject) {
        json.key("type").string("json_object").endObject();
        return;
    }
    json.key("type").string("json_schema").key("json_schema").beginObject();
    json.key("name").string(format.name.isEmpty() ? JsonText{ "output" } : format.name);
    if (!format.description.isEmpty())
        json.key("description").string(format.description);
    json.key("schema").raw(format.schema);
    JsonDocument memory;
    if (fitsStrictMode(treeOf(format.schema, {}, memory)))
        json.key("strict").boolean(true);
    json.endObject().endObject();
}

// Claude Code's id is longer than the 64 characters that OpenAI takes.
void writeUser(ChatWriteContext& context)
{
    constexpr std::size_t maxLength = 64;
    const JsonText user = context.conversation.userId;
    if (user.isEmpty())
        return;
    const std::string plain = decodeJsonText(user);
    if (plain.size() <= maxLength)
        context.json.key("user").string(user);
    else
        context.json.key("user").string(stableHash(plain, 32));
}

void writeServiceTier(ChatWriteContext& context)
{
    constexpr std::array<std::string_view, 5> tiers{ "auto", "default", "flex", "scale", "priority" };
    if (const std::optional<ServiceTier> tier = context.conversation.serviceTier)
        context.json.key("service_tier").string(tiers[static_cast<std::size_t>(*tier)]);
}

} // namespace

void writeChatOptions(ChatWriteContext& context)
{
    writeStream(context);
    writeMaxTokens(context);
    writeSampling(context);
    writeStop(context);
    writeReasoning(context);
    writeOutputFormat(context);
    writeUser(context);
    writeServiceTier(context);
}

} // namespace dragoman
