#include "inspection/ParameterDifference.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

using Kind = RequestChange::Kind;

// Names of the members in which each protocol says it; the first one that is there counts. A protocol
// that is added gets a column.
struct Names
{
    std::array<std::string_view, 2> anthropic{};
    std::array<std::string_view, 2> chat{};
};

// What the conversation says in words that do not depend on the protocol; empty = nothing.
using Meaning = std::string (*)(const Conversation& conversation);

struct Parameter
{
    std::string_view name;
    Names names;
    Meaning meaning;
    DifferenceRule added;
    DifferenceRule removed;
    DifferenceRule changed;
};

std::string flag(bool value)
{
    return value ? "true" : "";
}

std::string maxTokens(const Conversation& conversation)
{
    return conversation.maxTokens ? std::to_string(*conversation.maxTokens) : "";
}

std::string stops(const Conversation& conversation)
{
    std::string all;
    for (const JsonText stop : conversation.stopSequences)
        all.append(stop.escaped) += '\n';
    return all;
}

std::string reasoning(const Conversation& conversation)
{
    const Reasoning& reasoning = conversation.reasoning;
    if (reasoning.mode == Reasoning::Mode::Unset && !reasoning.effort)
        return {};
    return std::to_string(static_cast<int>(reasoning.mode)) + ' ' + std::to_string(reasoning.budgetTokens)
        + ' ' + (reasoning.effort ? std::to_string(static_cast<int>(*reasoning.effort)) : "");
}

std::string toolChoice(const Conversation& conversation)
{
    if (!conversation.toolChoice)
        return {};
    const ToolChoice& choice = *conversation.toolChoice;
    return std::to_string(static_cast<int>(choice.mode)) + ' ' + std::string(choice.name.escaped);
}

std::string parallel(const Conversation& conversation)
{
    return conversation.parallelToolCalls ? std::to_string(int(*conversation.parallelToolCalls)) : "";
}

std::string format(const Conversation& conversation)
{
    const OutputFormat& format = conversation.outputFormat;
    if (format.kind == OutputFormat::Kind::Text)
        return {};
    return std::to_string(static_cast<int>(format.kind)) + ' ' + std::string(format.schema.text);
}

std::string tier(const Conversation& conversation)
{
    return conversation.serviceTier ? std::to_string(static_cast<int>(*conversation.serviceTier)) : "";
}

using Rule = DifferenceRule;
constexpr std::array<Parameter, 14> parameters{ {
    { "max_tokens", { { "max_tokens" }, { "max_completion_tokens", "max_tokens" } }, &maxTokens,
        Rule::Required, Rule::Unexplained, Rule::TokenLimit },
    { "stream", { { "stream" }, { "stream" } }, [](const Conversation& c) { return flag(c.stream); },
        Rule::Unexplained, Rule::WholeAnswer, Rule::WholeAnswer },
    { "stream_options", { {}, { "stream_options" } },
        [](const Conversation& c) { return flag(c.includeUsage); }, Rule::UsageAsked, Rule::UsageTold,
        Rule::UsageAsked },
    { "temperature", { { "temperature" }, { "temperature" } },
        [](const Conversation& c) { return std::string(c.sampling.temperature.text); }, Rule::Unexplained,
        Rule::Default, Rule::Unexplained },
    { "top_p", { { "top_p" }, { "top_p" } },
        [](const Conversation& c) { return std::string(c.sampling.topP.text); }, Rule::Unexplained,
        Rule::Default, Rule::Unexplained },
    { "top_k", { { "top_k" }, { "top_k" } },
        [](const Conversation& c) { return std::string(c.sampling.topK.text); }, Rule::Unexplained,
        Rule::NotKnown, Rule::Unexplained },
    { "stop", { { "stop_sequences" }, { "stop" } }, &stops, Rule::Unexplained, Rule::BlankText,
        Rule::BlankText },
    { "thinking", { { "thinking", "output_config.effort" }, { "reasoning_effort" } }, &reasoning,
        Rule::Reasoning, Rule::Reasoning, Rule::Reasoning },
    { "tool_choice", { { "tool_choice" }, { "tool_choice" } }, &toolChoice, Rule::StructuredOutput,
        Rule::Default, Rule::StructuredOutput },
    { "parallel_tool_calls", { { "tool_choice.disable_parallel_tool_use" }, { "parallel_tool_calls" } },
        &parallel, Rule::Unexplained, Rule::Default, Rule::Unexplained },
    { "response_format", { { "output_config.format" }, { "response_format" } }, &format,
        Rule::StructuredOutput, Rule::StructuredOutput, Rule::StructuredOutput },
    { "user", { { "metadata.user_id" }, { "user" } },
        [](const Conversation& c) { return std::string(c.userId.escaped); }, Rule::Unexplained,
        Rule::NotKnown, Rule::UserHashed },
    { "service_tier", { { "service_tier" }, { "service_tier" } }, &tier, Rule::Unexplained, Rule::NotKnown,
        Rule::Unexplained },
    { "web_search_options", { {}, { "web_search_options" } },
        [](const Conversation& c) { return flag(c.webSearch.has_value()); }, Rule::Unexplained,
        Rule::Respelled, Rule::Respelled },
} };

// Compared elsewhere.
constexpr std::array<std::string_view, 4> otherMembers{ "model", "messages", "system", "tools" };

const std::array<std::string_view, 2>& namesFor(const Names& names, Protocol protocol)
{
    return protocol == Protocol::Anthropic ? names.anthropic : names.chat;
}

JsonValue valueAt(JsonValue value, std::string_view path)
{
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        value = value[path.substr(0, dot)];
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return value;
}

JsonValue spelled(const ReadSide& side, const Parameter& parameter)
{
    for (const std::string_view path : namesFor(parameter.names, side.protocol)) {
        const JsonValue value = path.empty() ? JsonValue() : valueAt(side.body, path);
        if (!value.isMissing())
            return value;
    }
    return {};
}

bool isCovered(std::string_view member, Protocol protocol)
{
    const auto begins = [member](std::string_view path) { return path.substr(0, path.find('.')) == member; };
    const auto covers = [&](const Parameter& parameter) {
        const auto& names = namesFor(parameter.names, protocol);
        return std::any_of(names.begin(), names.end(), begins);
    };
    return std::find(otherMembers.begin(), otherMembers.end(), member) != otherMembers.end()
        || std::any_of(parameters.begin(), parameters.end(), covers);
}

class Comparison
{
public:
    Comparison(
        const ReadSide& client, const ReadSide& provider, const WarningNotes& notes, RequestChanges& changes)
        : m_client(client)
        , m_provider(provider)
        , m_notes(notes)
        , m_changes(changes)
    {
    }

    void setConfiguredBody(const std::string& body)
    {
        if (!body.empty() && !m_configured.parse(body))
            m_configured = {};
    }
    void run();

private:
    void compare(const Parameter& parameter);
    Kind kindOf(const Parameter& parameter, const JsonValue& client, const JsonValue& provider) const;
    DifferenceRule ruleOf(const Parameter& parameter, Kind kind) const;
    void compareClientRest(const JsonValue& member);
    void compareProviderRest(const JsonValue& member);
    void add(
        Kind kind, DifferenceRule rule, std::string name, const JsonValue& client, const JsonValue& provider);

    const ReadSide& m_client;
    const ReadSide& m_provider;
    const WarningNotes& m_notes;
    RequestChanges& m_changes;
    JsonDocument m_configured;
};

void Comparison::run()
{
    for (const Parameter& parameter : parameters)
        compare(parameter);
    for (const JsonValue member : m_client.body) {
        if (!isCovered(member.key(), m_client.protocol))
            compareClientRest(member);
    }
    for (const JsonValue member : m_provider.body) {
        const bool isCompared = isCovered(member.key(), m_provider.protocol)
            || (!m_client.body[member.key()].isMissing() && !isCovered(member.key(), m_client.protocol));
        if (!isCompared)
            compareProviderRest(member);
    }
}

void Comparison::compare(const Parameter& parameter)
{
    const JsonValue client = spelled(m_client, parameter);
    const JsonValue provider = spelled(m_provider, parameter);
    if (client.isMissing() && provider.isMissing())
        return;
    const Kind kind = kindOf(parameter, client, provider);
    add(kind, ruleOf(parameter, kind), std::string(parameter.name), client, provider);
}

Kind Comparison::kindOf(const Parameter& parameter, const JsonValue& client, const JsonValue& provider) const
{
    const bool sameMeaning
        = parameter.meaning(m_client.conversation) == parameter.meaning(m_provider.conversation);
    if (client.isMissing())
        return Kind::Added;
    if (provider.isMissing())
        return Kind::Removed;
    if (!sameMeaning)
        return Kind::Changed;
    const bool sameWords = client.raw().text == provider.raw().text && client.path() == provider.path();
    return sameWords ? Kind::Same : Kind::Respelled;
}

DifferenceRule Comparison::ruleOf(const Parameter& parameter, Kind kind) const
{
    const bool saysNothing = parameter.meaning(m_client.conversation).empty();
    switch (kind) {
    case Kind::Same: return DifferenceRule::None;
    case Kind::Respelled: return DifferenceRule::Respelled;
    case Kind::Changed: return parameter.changed;
    case Kind::Removed: return saysNothing ? DifferenceRule::Default : parameter.removed;
    case Kind::Added: break;
    }
    const bool isOptional = m_provider.protocol != Protocol::Anthropic;
    return parameter.added == DifferenceRule::Required && isOptional ? DifferenceRule::TokenLimit
                                                                     : parameter.added;
}

void Comparison::compareClientRest(const JsonValue& member)
{
    const JsonValue provider = m_provider.body[member.key()];
    if (provider.isMissing())
        add(Kind::Removed, DifferenceRule::NotKnown, member.key(), member, {});
    else if (provider.raw().text == member.raw().text)
        add(Kind::Same, DifferenceRule::None, member.key(), member, provider);
    else
        add(Kind::Changed, DifferenceRule::Unexplained, member.key(), member, provider);
}

void Comparison::compareProviderRest(const JsonValue& member)
{
    const DifferenceRule rule
        = member.key() == "cache_control" ? DifferenceRule::CacheMark : DifferenceRule::Unexplained;
    add(Kind::Added, rule, member.key(), {}, member);
}

void Comparison::add(
    Kind kind, DifferenceRule rule, std::string name, const JsonValue& client, const JsonValue& provider)
{
    RequestChange change{ RequestChange::Section::Parameters, kind, rule, std::move(name), client.path(),
        provider.path(), std::string(client.raw().text), std::string(provider.raw().text) };
    const JsonValue configured = m_configured.root()[provider.key()];
    const bool isConfigured = !configured.isMissing() && configured.raw().text == provider.raw().text;
    if (isConfigured && (kind == Kind::Added || kind == Kind::Changed))
        change.rule = DifferenceRule::ConfiguredBody;
    else if (kind != Kind::Same && kind != Kind::Respelled)
        m_notes.explain(change);
    m_changes.push_back(std::move(change));
}

} // namespace

void compareParameters(const ReadSide& client, const ReadSide& provider, const std::string& configuredBody,
    const WarningNotes& notes, RequestChanges& changes)
{
    Comparison comparison(client, provider, notes, changes);
    comparison.setConfiguredBody(configuredBody);
    comparison.run();
}

} // namespace dragoman
