#include "config/ProviderParts.h"

namespace dragoman {

namespace {

bool isPlainHostAllowed(std::string_view host)
{
    return host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]")
        || host.starts_with("10.") || host.starts_with("192.168.") || host.starts_with("172.")
        || host.starts_with("host.docker.internal") || host.find('.') == std::string_view::npos;
}

} // namespace

void readProtocol(ObjectReader& reader, Protocol& protocol)
{
    reader.choice("protocol", protocol,
        { { "anthropic", Protocol::Anthropic }, { "openai-chat", Protocol::OpenAiChat } });
}

void checkBaseUrl(ObjectReader& reader, std::string_view key, const std::string& url)
{
    constexpr std::string_view secure = "https://";
    constexpr std::string_view plain = "http://";
    const std::string_view text = url;
    if (url.empty())
        return;
    if (!text.starts_with(secure) && !text.starts_with(plain))
        return reader.problem(
            key, "must begin with https:// (or http:// for this machine and private networks)");
    if (text.find('@') != std::string_view::npos)
        return reader.problem(key, "must not contain a user name or password");
    if (text.find_first_of(" \t\r\n?#") != std::string_view::npos)
        return reader.problem(key, "must not contain spaces, a query or a fragment");
    if (text.starts_with(plain) && !isPlainHostAllowed(text.substr(plain.size())))
        reader.problem(key, "would send the key unencrypted over the internet: use https://");
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

} // namespace dragoman
