#include "protocol/openai_chat/ChatOptionsReader.h"

#include "protocol/RequestFields.h"
#include "protocol/openai_chat/ChatReasoningReader.h"
#include "protocol/openai_chat/ChatToolReader.h"

#include <algorithm>

namespace dragoman {

namespace {

using ReadField = Result<void> (*)(const JsonValue&, Conversation&);

Result<void> readModel(const JsonValue& model, Conversation& conversation)
{
    if (!model.isString() || isBlank(model.text()))
        return invalidField(model, "must be the name of a model");
    conversation.model = model.text();
    return {};
}

Result<void> readMaxTokens(const JsonValue& limit, Conversation& conversation)
{
    const std::optional<std::int64_t> tokens = limit.integer();
    if (!tokens || *tokens < 1)
        return invalidField(limit, "must be a whole number of at least 1");
    conversation.maxTokens = tokens;
    return {};
}

template <RawJson Sampling::*field>
Result<void> readSampling(const JsonValue& value, Conversation& conversation)
{
    if (!value.isNumber())
        return invalidField(value, "must be a number");
    conversation.sampling.*field = value.raw();
    return {};
}

void addStop(const JsonValue& stop, Conversation& conversation)
{
    if (isBlank(stop.text()))
        warnOf(conversation, stop, "a blank stop sequence is not sent");
    else
        conversation.stopSequences.push_back(stop.text());
}

Result<void> readStop(const JsonValue& stop, Conversation& conversation)
{
    if (stop.isString()) {
        addStop(stop, conversation);
        return {};
    }
    if (!stop.isArray())
        return invalidField(stop, "must be a string or a list of strings");
    for (const JsonValue sequence : stop) {
        if (!sequence.isString())
            return invalidField(sequence, "must be a string");
        addStop(sequence, conversation);
    }
    return {};
}

Result<void> readChoiceCount(const JsonValue& count, Conversation&)
{
    if (count.integer() != 1)
        return invalidField(count, "only one answer per request is supported");
    return {};
}

Result<void> readStream(const JsonValue& stream, Conversation& conversation)
{
    const Result<bool> wanted = readBool(stream);
    if (!wanted)
        return tl::unexpected(wanted.error());
    conversation.stream = *wanted;
    return {};
}

Result<void> readStreamOptions(const JsonValue& options, Conversation& conversation)
{
    if (!options.isObject())
        return invalidField(options, "must be an object");
    conversation.includeUsage = options["include_usage"].boolOr(false);
    return {};
}

Result<void> readLogprobs(const JsonValue& logprobs, Conversation& conversation)
{
    const Result<bool> wanted = readBool(logprobs);
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (*wanted)
        warnOf(conversation, logprobs, "log probabilities are not available");
    return {};
}

Result<void> readParallel(const JsonValue& parallel, Conversation& conversation)
{
    const Result<bool> allowed = readBool(parallel);
    if (!allowed)
        return tl::unexpected(allowed.error());
    conversation.parallelToolCalls = *allowed;
    return {};
}

Result<void> readJsonSchema(const JsonValue& described, Conversation& conversation)
{
    OutputFormat& format = conversation.outputFormat;
    const Result<JsonText> name = optionalText(described, "name");
    const Result<JsonText> description = optionalText(described, "description");
    if (!name || !description)
        return tl::unexpected(name ? description.error() : name.error());
    const JsonValue schema = described["schema"];
    if (!schema.isAbsent() && !schema.isObject())
        return invalidField(schema, "must be a JSON schema object");
    if (isNotGiven(schema)) {
        format.kind = OutputFormat::Kind::JsonObject;
        return {};
    }
    format = { OutputFormat::Kind::JsonSchema, *name, *description, schema.raw(),
        described["strict"].boolOr(false) };
    return {};
}

Result<void> readResponseFormat(const JsonValue& format, Conversation& conversation)
{
    const JsonValue type = format["type"];
    if (type.equals("text"))
        return {};
    if (type.equals("json_object")) {
        conversation.outputFormat.kind = OutputFormat::Kind::JsonObject;
        return {};
    }
    if (!type.equals("json_schema"))
        return invalidMember(format, "type", "must be 'text', 'json_object' or 'json_schema'");
    if (!format["json_schema"].isObject())
        return invalidMember(format, "json_schema", "an object is required");
    return readJsonSchema(format["json_schema"], conversation);
}

bool isEmailLike(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && text.find('.', at) != std::string_view::npos;
}

bool isPhoneLike(std::string_view text)
{
    constexpr std::string_view punctuation = "+-() .";
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto fits = [&](char c) { return isDigit(c) || punctuation.find(c) != std::string_view::npos; };
    return std::count_if(text.begin(), text.end(), isDigit) >= 7
        && std::all_of(text.begin(), text.end(), fits);
}

// Anthropic refuses user ids that identify a person.
Result<void> readUser(const JsonValue& user, Conversation& conversation)
{
    if (!user.isString())
        return invalidField(user, "must be a string");
    const std::string plain = user.decoded();
    if (isEmailLike(plain) || isPhoneLike(plain))
        warnOf(conversation, user, "looks like an e-mail address or phone number and is not sent");
    else if (!isBlank(user.text()))
        conversation.userId = user.text();
    return {};
}

constexpr std::array<Word<ServiceTier>, 5> serviceTiers{ { { "auto", ServiceTier::Auto },
    { "default", ServiceTier::Default }, { "flex", ServiceTier::Flex }, { "scale", ServiceTier::Scale },
    { "priority", ServiceTier::Priority } } };

Result<void> readServiceTier(const JsonValue& tier, Conversation& conversation)
{
    const ServiceTier* known = findWord(serviceTiers, tier);
    if (known)
        conversation.serviceTier = *known;
    else
        warnOf(conversation, tier, "unknown service tier; not sent");
    return {};
}

struct SearchSize
{
    WebSearch::ContextSize size;
    std::int64_t maxUses;
};
constexpr std::array<Word<SearchSize>, 3> searchSizes{ { { "low", { WebSearch::ContextSize::Low, 1 } },
    { "medium", { WebSearch::ContextSize::Medium, 5 } }, { "high", { WebSearch::ContextSize::High, 10 } } } };

// OpenAI nests the place in `approximate`, Anthropic has it beside the type.
RawJson readLocation(const JsonValue& location, Conversation& conversation)
{
    const JsonValue place = location["approximate"];
    if (isNotGiven(place) || !place.isObject())
        return {};
    std::string flat(R"({"type":"approximate",)");
    flat.append(place.raw().text.substr(1));
    return { conversation.storage->keep(std::move(flat)) };
}

Result<void> readWebSearch(const JsonValue& options, Conversation& conversation)
{
    if (!options.isObject())
        return invalidField(options, "must be an object");
    WebSearch search;
    const JsonValue size = options["search_context_size"];
    const SearchSize* known = findWord(searchSizes, size);
    if (!known && !size.isAbsent())
        return invalidField(size, "must be 'low', 'medium' or 'high'");
    if (known) {
        search.contextSize = known->size;
        search.maxUses = known->maxUses;
    }
    search.userLocation = readLocation(options["user_location"], conversation);
    conversation.webSearch = search;
    return {};
}

Result<void> readModalities(const JsonValue& modalities, Conversation&)
{
    for (const JsonValue modality : modalities) {
        if (!modality.equals("text"))
            return invalidField(modality, "only text output is supported");
    }
    return {};
}

Result<void> readStore(const JsonValue& store, Conversation& conversation)
{
    if (store.boolOr(true))
        warnOf(conversation, store, "answers are not stored");
    return {};
}

Result<void> readCacheOptions(const JsonValue&, Conversation& conversation)
{
    conversation.wantsPromptCache = true;
    return {};
}

Result<void> leaveOut(const JsonValue&, Conversation&)
{
    return {};
}

Result<void> warnUnsupported(const JsonValue& value, Conversation& conversation)
{
    warnOf(conversation, value, "not supported by the other protocol; not sent");
    return {};
}

struct Field
{
    std::string_view name;
    ReadField read;
    bool emptyCounts = false; // {} says something
};

// In the order in which they are read: later fields win over earlier ones of the same meaning.
constexpr std::array<Field, 41> fields{ {
    { "model", readModel }, { "max_tokens", readMaxTokens }, { "max_completion_tokens", readMaxTokens },
    { "temperature", readSampling<&Sampling::temperature> }, { "top_p", readSampling<&Sampling::topP> },
    { "top_k", readSampling<&Sampling::topK> }, { "stop", readStop }, { "n", readChoiceCount },
    { "stream", readStream }, { "stream_options", readStreamOptions }, { "tools", readChatTools },
    { "functions", readChatFunctions }, { "tool_choice", readChatToolChoice },
    { "function_call", readChatFunctionChoice }, { "parallel_tool_calls", readParallel },
    { "response_format", readResponseFormat }, { "reasoning_effort", readReasoningEffort },
    { "reasoning", readReasoningObject }, { "thinking", readThinkingObject }, { "user", readUser },
    { "safety_identifier", readUser }, { "service_tier", readServiceTier },
    { "web_search_options", readWebSearch, true }, { "modalities", readModalities }, { "store", readStore },
    { "prompt_cache_options", readCacheOptions, true }, { "prompt_cache_key", leaveOut },
    { "prompt_cache_retention", leaveOut }, { "metadata", leaveOut },
    { "messages", leaveOut }, // read by ChatMessageReader
    { "logprobs", readLogprobs }, { "top_logprobs", warnUnsupported }, { "seed", warnUnsupported },
    { "logit_bias", warnUnsupported }, { "frequency_penalty", warnUnsupported },
    { "presence_penalty", warnUnsupported }, { "verbosity", warnUnsupported },
    { "prediction", warnUnsupported }, { "audio", warnUnsupported }, { "moderation", warnUnsupported },
    { "include_reasoning", leaveOut }, // OpenRouter's older switch for what every answer carries anyway
} };

void warnOfUnknown(const JsonValue& request, Conversation& conversation)
{
    for (const JsonValue member : request) {
        const std::string key = member.key();
        const bool known = std::any_of(
            fields.begin(), fields.end(), [&key](const Field& field) { return field.name == key; });
        if (!known && !isNotGiven(member))
            warnOf(conversation, member, "unknown field; not sent");
    }
}

} // namespace

Result<void> readChatOptions(const JsonValue& request, Conversation& conversation)
{
    for (const Field& field : fields) {
        const JsonValue value = request[field.name];
        if (value.isAbsent() || (isNotGiven(value) && !field.emptyCounts))
            continue;
        if (Result<void> read = field.read(value, conversation); !read)
            return read;
    }
    warnOfUnknown(request, conversation);
    if (conversation.model.isEmpty())
        return invalidMember(request, "model", "the name of a model is required");
    return {};
}

} // namespace dragoman
