#include "config/ProviderReader.h"

#include "config/ConfigurationReader.h"
#include "config/ObjectReader.h"
#include "http/HeaderList.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::int64_t longestSeconds = 86'400;
constexpr std::int64_t mostTokens = 10'000'000;

bool isPlainHostAllowed(std::string_view host)
{
    return host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]")
        || host.starts_with("10.") || host.starts_with("192.168.") || host.starts_with("172.")
        || host.starts_with("host.docker.internal") || host.find('.') == std::string_view::npos;
}

void checkBaseUrl(ObjectReader& reader, const std::string& url)
{
    constexpr std::string_view secure = "https://";
    constexpr std::string_view plain = "http://";
    const std::string_view text = url;
    if (url.empty())
        return;
    if (!text.starts_with(secure) && !text.starts_with(plain))
        return reader.problem(
            "baseUrl", "must begin with https:// (or http:// for this machine and private networks)");
    if (text.find('@') != std::string_view::npos)
        return reader.problem("baseUrl", "must not contain a user name or password");
    if (text.find_first_of(" \t\r\n?#") != std::string_view::npos)
        return reader.problem("baseUrl", "must not contain spaces, a query or a fragment");
    if (text.starts_with(plain) && !isPlainHostAllowed(text.substr(plain.size())))
        reader.problem("baseUrl", "would send the key unencrypted over the internet: use https://");
}

void readKeys(ObjectReader& reader, std::vector<KeyReference>& keys)
{
    std::size_t index = 0;
    for (const JsonValue element : reader.array("keys")) {
        const std::string place = "keys[" + std::to_string(index++) + "]";
        if (!element.isString()) {
            reader.problem(place, "must be a string");
            continue;
        }
        const Result<KeyReference> reference = readKeyReference(element.decoded());
        if (reference)
            keys.push_back(*reference);
        else
            reader.problem(place, reference.error().message);
    }
}

void readModels(ObjectReader& parent, ModelNames& models, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("models"), parent.pathOf("models"), problems);
    reader.strings("big", models.big);
    reader.strings("middle", models.middle);
    reader.strings("small", models.small);
    reader.stringMap("aliases", models.aliases);
    reader.finish();
}

void readHeaders(ObjectReader& reader, ProviderConfig& provider)
{
    reader.stringMap("headers", provider.headers);
    for (const auto& [name, value] : provider.headers) {
        if (!isValidHeader({ name, value }))
            reader.problem(
                "headers." + name, "is not a legal HTTP header (name or value has forbidden characters)");
    }
}

void readTokenLimits(ObjectReader& parent, TokenLimits& limits, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("maxTokens"), parent.pathOf("maxTokens"), problems);
    reader.integer("default", limits.defaultValue, { 1, mostTokens });
    reader.integer("min", limits.minimum, { 1, mostTokens });
    reader.integer("max", limits.maximum, { 1, mostTokens });
    if (limits.minimum && limits.maximum && *limits.minimum > *limits.maximum)
        reader.problem("min", "must not be above max");
    reader.finish();
}

void readSeconds(ObjectReader& reader, std::string_view key, std::chrono::milliseconds& field)
{
    const JsonValue value = reader.member(key);
    if (value.isMissing())
        return;
    const double seconds = value.number().value_or(-1);
    if (seconds < 0 || seconds > static_cast<double>(longestSeconds))
        return reader.problem(key, "must be a number of seconds from 0 (no limit) to 86400");
    field = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

void readTimeouts(
    ObjectReader& parent, ProviderTimeouts& timeouts, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("timeouts"), parent.pathOf("timeouts"), problems);
    readSeconds(reader, "connect", timeouts.connect);
    readSeconds(reader, "firstByte", timeouts.firstByte);
    readSeconds(reader, "idle", timeouts.idle);
    readSeconds(reader, "total", timeouts.total);
    reader.finish();
}

void readQuirks(ObjectReader& parent, ChatQuirks& quirks, std::vector<ConfigurationProblem>& problems)
{
    using Quirks = ChatQuirks;
    ObjectReader reader(parent.object("quirks"), parent.pathOf("quirks"), problems);
    reader.choice("systemInMiddle", quirks.systemInMiddle,
        { { "in-place", Quirks::SystemInMiddle::InPlace },
            { "user-text", Quirks::SystemInMiddle::AsUserText } });
    reader.choice("maxTokensField", quirks.maxTokensField,
        { { "by-model", Quirks::MaxTokensField::ByModel },
            { "max_tokens", Quirks::MaxTokensField::MaxTokens },
            { "max_completion_tokens", Quirks::MaxTokensField::MaxCompletionTokens } });
    reader.choice("reasoningField", quirks.reasoningField,
        { { "none", Quirks::ReasoningField::None },
            { "reasoning_content", Quirks::ReasoningField::ReasoningContent },
            { "reasoning", Quirks::ReasoningField::Reasoning } });
    reader.choice("emptyAssistantContent", quirks.emptyAssistantContent,
        { { "null", Quirks::EmptyContent::Null }, { "empty-string", Quirks::EmptyContent::EmptyString } });
    reader.boolean("contentLists", quirks.contentLists);
    reader.boolean("developerRole", quirks.developerRole);
    reader.boolean("streamUsage", quirks.streamUsage);
    reader.boolean("topK", quirks.topK);
    reader.boolean("cacheMarks", quirks.cacheMarks);
    reader.boolean("mergeSameRole", quirks.mergeSameRole);
    reader.boolean("lenientEof", quirks.lenientEof);
    reader.boolean("splitThinkTags", quirks.splitThinkTags);
    if (const JsonValue reasons = reader.member("reasons"); reasons.isBool())
        quirks.reasons = reasons.boolOr(false);
    else if (!reasons.isAbsent())
        reader.problem("reasons", "must be true or false");
    reader.string("highestEffort", quirks.highestEffort);
    reader.finish();
}

void checkProxy(ObjectReader& reader, const std::string& proxy)
{
    constexpr std::array<std::string_view, 6> schemes{ "http://", "https://", "socks4://", "socks4a://",
        "socks5://", "socks5h://" };
    const auto begins
        = [&proxy](std::string_view scheme) { return std::string_view(proxy).starts_with(scheme); };
    if (proxy != "system" && proxy != "none" && std::none_of(schemes.begin(), schemes.end(), begins))
        reader.problem("proxy",
            "must be \"system\", \"none\" or a URL such as http://127.0.0.1:7890 or "
            "socks5h://127.0.0.1:1080");
}

} // namespace

ProviderConfig readProvider(
    const JsonValue& value, const std::string& path, std::vector<ConfigurationProblem>& problems)
{
    ProviderConfig provider;
    ObjectReader reader(value, path, problems);
    reader.requiredString("name", provider.name);
    reader.choice("protocol", provider.protocol,
        { { "anthropic", Protocol::Anthropic }, { "openai-chat", Protocol::OpenAiChat } });
    reader.requiredString("baseUrl", provider.baseUrl);
    checkBaseUrl(reader, provider.baseUrl);
    readKeys(reader, provider.keys);
    reader.boolean("enabled", provider.enabled);
    reader.integer("priority", provider.priority, { 0, 1'000'000 });
    readModels(reader, provider.models, problems);
    readHeaders(reader, provider);
    provider.body = reader.object("body").raw().text;
    readTokenLimits(reader, provider.maxTokens, problems);
    readTimeouts(reader, provider.timeouts, problems);
    reader.integer("retries", provider.retries, { 0, 10 });
    reader.integer("weight", provider.weight, { 1, 1000 });
    reader.boolean("forceNonStream", provider.forceNonStream);
    reader.string("proxy", provider.proxy);
    checkProxy(reader, provider.proxy);
    reader.string("caFile", provider.caFile);
    readQuirks(reader, provider.quirks, problems);
    reader.boolean("autoPromptCache", provider.autoPromptCache);
    reader.boolean("dropUnsignedThinking", provider.dropUnsignedThinking);
    reader.boolean("askCapabilities", provider.askCapabilities);
    reader.finish();
    return provider;
}

} // namespace dragoman
