#include "protocol/openai_chat/ChatToolWriter.h"

#include "protocol/openai_chat/BuiltInTools.h"
#include "protocol/openai_chat/StrictSchema.h"

#include <algorithm>
#include <unordered_set>

namespace dragoman {

namespace {

constexpr std::string_view emptySchema = R"({"type":"object","properties":{}})";

class ToolWriter
{
public:
    explicit ToolWriter(ChatWriteContext& context)
        : m_context(context)
        , m_conversation(context.conversation)
    {
    }

    Result<void> write();

private:
    Result<void> select(const Tool& tool);
    void selectServerTool(const Tool& tool);
    void writeTools();
    void writeTool(const Tool& tool);
    void writeSchema(const JsonValue& schema);
    Result<void> writeChoice();
    void writeParallel();
    void writeWebSearch();
    bool isSent(JsonText name) const;

    ChatWriteContext& m_context;
    const Conversation& m_conversation;
    std::vector<const Tool*> m_tools; // those that are sent
    std::unordered_set<std::string_view> m_names; // of m_tools, as sent
    bool m_wantsSearch = false;
    JsonDocument m_memory;
};

Result<void> ToolWriter::write()
{
    m_wantsSearch = m_conversation.webSearch.has_value();
    for (const Tool& tool : m_conversation.tools) {
        if (Result<void> selected = select(tool); !selected)
            return selected;
    }
    writeWebSearch();
    if (!m_tools.empty())
        writeTools();
    if (Result<void> written = writeChoice(); !written)
        return written;
    writeParallel();
    return {};
}

Result<void> ToolWriter::select(const Tool& tool)
{
    if (tool.kind == Tool::Kind::Server) {
        selectServerTool(tool);
        return {};
    }
    if (tool.kind == Tool::Kind::BuiltIn && !findBuiltInTool(tool.type))
        return failure(ErrorKind::InvalidRequest,
            tool.origin.path() + ": a tool of type " + tool.type + " works with Anthropic's models only",
            tool.origin.path());
    if (m_names.insert(m_context.names.sent(tool.name).escaped).second)
        m_tools.push_back(&tool);
    else
        m_context.warn(tool.origin, "a tool of that name was given before; only the first counts");
    return {};
}

void ToolWriter::selectServerTool(const Tool& tool)
{
    const bool isSearch = tool.type.starts_with("web_search");
    m_wantsSearch = m_wantsSearch || isSearch;
    if (!isSearch || !m_context.traits.webSearch)
        m_context.warn(tool.origin, "a tool of type " + tool.type + " runs at Anthropic only; not sent");
}

void ToolWriter::writeTools()
{
    m_context.json.key("tools").beginArray();
    for (const Tool* tool : m_tools)
        writeTool(*tool);
    m_context.json.endArray();
}

void ToolWriter::writeTool(const Tool& tool)
{
    const BuiltInTool* builtIn = tool.kind == Tool::Kind::BuiltIn ? findBuiltInTool(tool.type) : nullptr;
    const JsonValue schema = builtIn ? JsonValue() : treeOf(tool.schema, tool.origin, m_memory);
    JsonWriter& json = m_context.json;
    json.beginObject().key("type").string("function").key("function").beginObject();
    json.key("name").string(m_context.names.sent(tool.name));
    if (tool.description)
        json.key("description").string(*tool.description);
    else if (builtIn)
        json.key("description").string(builtIn->description);
    json.key("parameters");
    if (builtIn)
        json.raw({ builtIn->schema });
    else
        writeSchema(schema);
    if (tool.strict && fitsStrictMode(schema))
        json.key("strict").boolean(true);
    else if (tool.strict)
        m_context.warn(tool.origin, "the schema does not fit OpenAI's strict mode; sent without strict");
    json.endObject();
    if (tool.cache && m_context.profile.chat.cacheMarks) {
        json.key("cache_control").beginObject().key("type").string("ephemeral");
        if (!tool.cache->ttl.isEmpty())
            json.key("ttl").string(tool.cache->ttl);
        json.endObject();
    }
    json.endObject();
}

// As it is, but an object schema needs `type` and `properties`: several hosts refuse it otherwise.
void ToolWriter::writeSchema(const JsonValue& schema)
{
    JsonWriter& json = m_context.json;
    if (!schema.isObject() || schema.size() == 0) {
        json.raw({ emptySchema });
        return;
    }
    const bool hasType = !schema["type"].isAbsent();
    const bool isObject = !hasType || schema["type"].equals("object");
    if (!isObject || (hasType && !schema["properties"].isAbsent())) {
        json.raw(schema.raw());
        return;
    }
    json.beginObject();
    if (!hasType)
        json.key("type").string("object");
    for (const JsonValue member : schema) {
        if (!member.isNull())
            json.key(member.rawKey()).raw(member.raw());
    }
    if (schema["properties"].isAbsent())
        json.key("properties").beginObject().endObject();
    json.endObject();
}

bool ToolWriter::isSent(JsonText name) const
{
    return m_names.count(m_context.names.sent(name).escaped) > 0;
}

Result<void> ToolWriter::writeChoice()
{
    const ToolChoice choice = m_conversation.toolChoice.value_or(ToolChoice());
    const bool isForced = choice.mode == ToolChoice::Mode::Any || choice.mode == ToolChoice::Mode::Tool;
    if (isForced && m_tools.empty())
        return failure(ErrorKind::InvalidRequest,
            "tool_choice: a tool call is required but none of the tools can be sent to this provider",
            "tool_choice");
    if (choice.mode == ToolChoice::Mode::Tool && !isSent(choice.name))
        return failure(ErrorKind::InvalidRequest,
            "tool_choice: the tool '" + decodeJsonText(choice.name) + "' is not among the tools sent",
            "tool_choice");
    if (m_tools.empty())
        return {};
    JsonWriter& json = m_context.json;
    switch (choice.mode) {
    case ToolChoice::Mode::Auto: break;
    case ToolChoice::Mode::Any: json.key("tool_choice").string("required"); break;
    case ToolChoice::Mode::None: json.key("tool_choice").string("none"); break;
    case ToolChoice::Mode::Tool:
        json.key("tool_choice").beginObject().key("type").string("function");
        json.key("function").beginObject().key("name").string(m_context.names.sent(choice.name));
        json.endObject().endObject();
        break;
    }
    return {};
}

void ToolWriter::writeParallel()
{
    if (m_tools.empty() || m_conversation.parallelToolCalls.value_or(true))
        return;
    if (m_context.traits.refusesParallelFlag)
        m_context.warn("parallel_tool_calls", "this model does not take it; not sent");
    else
        m_context.json.key("parallel_tool_calls").boolean(false);
}

void ToolWriter::writeWebSearch()
{
    if (!m_wantsSearch)
        return;
    if (!m_context.traits.webSearch) {
        if (m_conversation.webSearch)
            m_context.warn("web_search_options", "this model cannot search the web; not sent");
        return;
    }
    const WebSearch search = m_conversation.webSearch.value_or(WebSearch());
    JsonWriter& json = m_context.json;
    json.key("web_search_options").beginObject();
    constexpr std::array<std::string_view, 3> sizes{ "low", "medium", "high" };
    if (m_conversation.webSearch)
        json.key("search_context_size").string(sizes[static_cast<std::size_t>(search.contextSize)]);
    const JsonValue place = treeOf(search.userLocation, {}, m_memory);
    if (place.isObject()) {
        json.key("user_location").beginObject().key("type").string("approximate");
        json.key("approximate").beginObject();
        for (const JsonValue member : place) {
            if (member.key() != "type" && !member.isNull())
                json.key(member.rawKey()).raw(member.raw());
        }
        json.endObject().endObject();
    }
    json.endObject();
}

// Descends to the value that starts where the slice starts.
JsonValue locate(std::string_view slice, JsonValue value)
{
    const auto contains = [&slice](const JsonValue& candidate) {
        const std::string_view text = candidate.raw().text;
        return slice.data() >= text.data() && slice.data() < text.data() + text.size();
    };
    while (contains(value) && value.raw().text.data() != slice.data()) {
        JsonValue next;
        for (const JsonValue child : value) {
            if (contains(child))
                next = child;
        }
        value = next;
    }
    return contains(value) && value.raw().text.size() == slice.size() ? value : JsonValue();
}

} // namespace

JsonValue treeOf(RawJson slice, const JsonValue& origin, JsonDocument& memory)
{
    if (slice.isEmpty())
        return {};
    const JsonValue found = locate(slice.text, origin);
    if (!found.isMissing())
        return found;
    return memory.parseCopy(slice.text) ? memory.root() : JsonValue();
}

Result<void> writeChatTools(ChatWriteContext& context)
{
    return ToolWriter(context).write();
}

} // namespace dragoman
