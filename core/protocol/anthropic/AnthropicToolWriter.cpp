#include "protocol/anthropic/AnthropicToolWriter.h"

#include "protocol/anthropic/AnthropicMessageWriter.h"
#include "protocol/anthropic/AnthropicToolSchema.h"
#include "protocol/anthropic/StructuredSchema.h"

#include <array>
#include <set>

namespace dragoman {

namespace {

constexpr std::string_view customSchema
    = R"({"type":"object","properties":{"input":{"type":"string"}},"required":["input"]})";

bool isForced(const ToolChoice& choice)
{
    return choice.mode == ToolChoice::Mode::Any || choice.mode == ToolChoice::Mode::Tool;
}

// Anthropic's own names are fixed by the type.
JsonText sentName(const AnthropicWriteContext& context, const Tool& tool)
{
    const bool isOurs = tool.kind == Tool::Kind::Function || tool.kind == Tool::Kind::Custom;
    return isOurs ? context.names.sent(tool.name) : tool.name;
}

class ToolPlanner
{
public:
    explicit ToolPlanner(AnthropicWriteContext& context)
        : m_context(context)
        , m_conversation(context.conversation)
    {
    }

    Result<AnthropicToolPlan> plan();

private:
    void selectTools();
    void selectWebSearch();
    Result<void> choose(const ToolChoice& choice);

    AnthropicWriteContext& m_context;
    const Conversation& m_conversation;
    AnthropicToolPlan m_plan;
    std::set<std::string_view> m_names;
};

void ToolPlanner::selectTools()
{
    for (const Tool& tool : m_conversation.tools) {
        const JsonText name = sentName(m_context, tool);
        if (name.isEmpty() || m_names.insert(name.escaped).second)
            m_plan.tools.push_back(&tool);
        else
            m_context.warnOnce(tool.origin, "a tool of that name was given before; only the first counts");
    }
}

void ToolPlanner::selectWebSearch()
{
    if (!m_conversation.webSearch)
        return;
    const bool isThere = std::any_of(m_plan.tools.begin(), m_plan.tools.end(),
        [](const Tool* tool) { return tool->type.starts_with("web_search_"); });
    if (isThere)
        return;
    m_plan.addsWebSearch = m_names.insert("web_search").second;
    if (!m_plan.addsWebSearch)
        m_context.warn("web_search_options", "a tool of the client is called web_search; not searched");
}

Result<void> ToolPlanner::choose(const ToolChoice& choice)
{
    if (!isForced(choice)) {
        if (m_plan.hasTools())
            m_plan.choice = choice;
        return {};
    }
    if (!m_plan.hasTools())
        return failure(ErrorKind::InvalidRequest,
            "tool_choice: a tool call is required but no tools are given", "tool_choice");
    const bool isKnown = m_names.count(m_context.names.sent(choice.name).escaped) > 0
        || m_names.count(choice.name.escaped) > 0;
    if (choice.mode == ToolChoice::Mode::Tool && !isKnown)
        return failure(
            ErrorKind::InvalidRequest, "tool_choice: that tool is not among the tools", "tool_choice");
    m_plan.choice = choice;
    if (!m_context.traits.forcedTool) {
        m_plan.choice = ToolChoice{};
        m_context.warn("tool_choice", "this model cannot be made to use a tool; it may decide");
    }
    return {};
}

Result<AnthropicToolPlan> ToolPlanner::plan()
{
    selectTools();
    selectWebSearch();
    if (m_conversation.toolChoice) {
        if (Result<void> chosen = choose(*m_conversation.toolChoice); !chosen)
            return tl::unexpected(std::move(chosen.error()));
    }
    return std::move(m_plan);
}

class ToolWriter
{
public:
    explicit ToolWriter(AnthropicWriteContext& context)
        : m_context(context)
        , m_json(context.json)
    {
    }

    void writeTool(const Tool& tool);
    void writeAnswerTool();
    void writeWebSearch(const WebSearch& search);

private:
    void writeFunction(const Tool& tool);
    void writeOwn(const Tool& tool);
    bool takesStrict(const Tool& tool);

    AnthropicWriteContext& m_context;
    JsonWriter& m_json;
    JsonDocument m_memory;
};

void ToolWriter::writeTool(const Tool& tool)
{
    switch (tool.kind) {
    case Tool::Kind::Function:
    case Tool::Kind::Custom: return writeFunction(tool);
    case Tool::Kind::BuiltIn:
    case Tool::Kind::Server: return writeOwn(tool);
    }
}

bool ToolWriter::takesStrict(const Tool& tool)
{
    if (!tool.strict || tool.kind != Tool::Kind::Function)
        return false;
    const bool takes = m_context.traits.structuredOutput && m_memory.parseCopy(tool.schema.text)
        && m_memory.root()["type"].equals("object") && isClosedSchema(m_memory.root());
    if (!takes)
        m_context.warnOnce(tool.origin, "strict is not sent: the model or the schema does not allow it");
    return takes;
}

void ToolWriter::writeFunction(const Tool& tool)
{
    m_json.beginObject().key("name").string(sentName(m_context, tool));
    if (tool.description && !tool.description->isEmpty())
        m_json.key("description").string(*tool.description);
    m_json.key("input_schema");
    const bool isCustom = tool.kind == Tool::Kind::Custom;
    const ToolSchemaChange change
        = writeAnthropicToolSchema(m_json, isCustom ? RawJson{ customSchema } : tool.schema, m_memory);
    if (change == ToolSchemaChange::Merged)
        m_context.warnOnce(tool.origin, "alternatives at the top of the schema were merged into one object");
    if (takesStrict(tool))
        m_json.key("strict").boolean(true);
    writeCacheMark(m_context, tool.cache);
    m_json.endObject();
}

// As it came, but for the cache mark: those are counted.
void ToolWriter::writeOwn(const Tool& tool)
{
    m_json.beginObject();
    for (const JsonValue member : tool.origin) {
        if (member.key() != "cache_control")
            m_json.key(member.rawKey()).raw(member.raw());
    }
    writeCacheMark(m_context, tool.cache);
    m_json.endObject();
}

void ToolWriter::writeAnswerTool()
{
    const OutputFormat& format = m_context.conversation.outputFormat;
    m_json.beginObject().key("name").string(structuredToolName).key("description");
    if (format.description.isEmpty())
        m_json.string("Gives the answer.");
    else
        m_json.string(format.description);
    m_json.key("input_schema");
    writeAnthropicToolSchema(m_json, format.schema, m_memory);
    m_json.endObject();
}

void ToolWriter::writeWebSearch(const WebSearch& search)
{
    constexpr std::array<std::int64_t, 3> usesBySize{ 1, 5, 10 };
    const std::int64_t uses
        = search.maxUses > 0 ? search.maxUses : usesBySize[static_cast<std::size_t>(search.contextSize)];
    m_json.beginObject().key("type").string("web_search_20250305").key("name").string("web_search");
    m_json.key("max_uses").integer(uses);
    if (!search.userLocation.isEmpty())
        m_json.key("user_location").raw(search.userLocation);
    m_json.endObject();
}

void writeChoice(AnthropicWriteContext& context, const AnthropicToolPlan& plan)
{
    const bool isSingle = !context.conversation.parallelToolCalls.value_or(true);
    if (!plan.choice && !isSingle)
        return;
    constexpr std::array<std::string_view, 4> names{ "auto", "any", "none", "tool" };
    const ToolChoice choice = plan.choice.value_or(ToolChoice{});
    JsonWriter& json = context.json;
    json.key("tool_choice").beginObject();
    json.key("type").string(names[static_cast<std::size_t>(choice.mode)]);
    if (choice.mode == ToolChoice::Mode::Tool)
        json.key("name").string(context.names.sent(choice.name));
    if (isSingle && choice.mode != ToolChoice::Mode::None)
        json.key("disable_parallel_tool_use").boolean(true);
    json.endObject();
}

} // namespace

ToolUse AnthropicToolPlan::toolUse() const
{
    return choice && isForced(*choice) ? ToolUse::Forced : ToolUse::Optional;
}

Result<AnthropicToolPlan> planAnthropicTools(AnthropicWriteContext& context)
{
    return ToolPlanner(context).plan();
}

void writeAnthropicTools(
    AnthropicWriteContext& context, const AnthropicToolPlan& plan, const AnthropicStructuredAnswer& answer)
{
    const bool isAnswerTool = answer.way == AnthropicStructuredAnswer::Way::Tool;
    if (!plan.hasTools() && !isAnswerTool)
        return;
    ToolWriter writer(context);
    context.json.key("tools").beginArray();
    for (const Tool* tool : plan.tools)
        writer.writeTool(*tool);
    if (plan.addsWebSearch)
        writer.writeWebSearch(*context.conversation.webSearch);
    if (isAnswerTool)
        writer.writeAnswerTool();
    context.json.endArray();
    if (!isAnswerTool)
        return writeChoice(context, plan);
    context.json.key("tool_choice").beginObject().key("type").string("tool");
    context.json.key("name").string(structuredToolName).endObject();
}

} // namespace dragoman
