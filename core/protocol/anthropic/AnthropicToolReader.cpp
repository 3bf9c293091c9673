#include "protocol/anthropic/AnthropicToolReader.h"

#include "protocol/RequestFields.h"
#include "protocol/anthropic/AnthropicBlockTypes.h"
#include "protocol/anthropic/AnthropicContentReader.h"
#include "protocol/anthropic/MemberTable.h"

#include <algorithm>

namespace dragoman {

namespace {

enum class ToolField { Type, Name, Description, InputSchema, Strict, CacheControl };
using ToolFields = MemberTable<ToolField, 11>;
// The last five steer how Anthropic offers the tool to the model, not what it is.
constexpr ToolFields::Names toolFieldNames{ "type", "name", "description", "input_schema", "strict",
    "cache_control", "eager_input_streaming", "defer_loading", "input_examples", "allowed_callers",
    "toolset_name" };

Result<Tool::Kind> readKind(const JsonValue& type)
{
    if (type.isAbsent() || type.equals("custom"))
        return Tool::Kind::Function;
    if (!type.isString())
        return invalidField(type, "must be a string");
    const std::string plain = type.decoded();
    if (isAnthropicServerTool(plain))
        return Tool::Kind::Server;
    if (isVersionedToolType(plain))
        return Tool::Kind::BuiltIn;
    return invalidField(type, "unknown tool type " + quoted(type.text()));
}

Result<void> readName(const ToolFields& fields, Tool& tool)
{
    const JsonValue& name = fields[ToolField::Name];
    if (name.isString() && !name.text().isEmpty()) {
        tool.name = name.text();
        return {};
    }
    if (name.isAbsent() && tool.kind == Tool::Kind::Server)
        return {}; // an mcp_toolset has none
    return name.isAbsent() ? invalidMember(fields.object(), "name", "a string is required")
                           : invalidField(name, "must be a string that is not empty");
}

Result<void> readDescription(const JsonValue& description, Tool& tool)
{
    if (description.isAbsent())
        return {};
    if (!description.isString())
        return invalidField(description, "must be a string");
    tool.description = description.text();
    return {};
}

Result<void> readSchema(const ToolFields& fields, Tool& tool)
{
    const JsonValue& schema = fields[ToolField::InputSchema];
    if (!schema.isAbsent() && !schema.isObject())
        return invalidField(schema, "must be a JSON schema object");
    const JsonValue& strict = fields[ToolField::Strict];
    if (!strict.isAbsent() && !strict.isBool())
        return invalidField(strict, "must be true or false");
    if (tool.kind == Tool::Kind::Function)
        tool.schema = schema.raw();
    tool.strict = strict.boolOr(false);
    return {};
}

// What a search tool says beyond its type; a search tool that says nothing needs no more than its entry.
void readWebSearch(const JsonValue& entry, Conversation& conversation)
{
    const std::optional<std::int64_t> maxUses = entry["max_uses"].integer();
    const JsonValue location = entry["user_location"];
    if (!maxUses && !location.isObject())
        return;
    WebSearch search;
    if (maxUses && *maxUses > 0)
        search.maxUses = *maxUses;
    if (location.isObject())
        search.userLocation = location.raw();
    conversation.webSearch = search;
}

Result<Tool> readTool(const JsonValue& entry, AnthropicReadContext& context)
{
    if (!entry.isObject())
        return invalidField(entry, "must be an object");
    const ToolFields fields(entry, toolFieldNames);
    const Result<Tool::Kind> kind = readKind(fields[ToolField::Type]);
    if (!kind)
        return tl::unexpected(kind.error());
    Tool tool;
    tool.kind = *kind;
    tool.origin = entry;
    if (tool.kind != Tool::Kind::Function)
        tool.type = fields[ToolField::Type].decoded();
    const Result<std::optional<CacheMark>> cache = readAnthropicCacheMark(fields[ToolField::CacheControl]);
    if (!cache)
        return tl::unexpected(cache.error());
    tool.cache = *cache;
    const Result<void> read
        = readName(fields, tool)
              .and_then([&] { return readDescription(fields[ToolField::Description], tool); })
              .and_then([&] { return readSchema(fields, tool); });
    if (!read)
        return tl::unexpected(read.error());
    if (tool.kind == Tool::Kind::Function) {
        for (const JsonValue& unknown : fields.unknown())
            context.dropped(unknown);
    }
    return tool;
}

constexpr std::array<Word<ToolChoice::Mode>, 4> choiceModes{ { { "auto", ToolChoice::Mode::Auto },
    { "any", ToolChoice::Mode::Any }, { "tool", ToolChoice::Mode::Tool },
    { "none", ToolChoice::Mode::None } } };

Result<void> checkForcedTool(const ToolChoice& choice, const JsonValue& value, const std::vector<Tool>& tools)
{
    const bool isForced = choice.mode == ToolChoice::Mode::Any || choice.mode == ToolChoice::Mode::Tool;
    if (isForced && tools.empty())
        return invalidField(value, "a tool call is required but no tools are given");
    const auto isChosen = [&choice](const Tool& tool) { return sameText(tool.name, choice.name); };
    if (choice.mode == ToolChoice::Mode::Tool && std::none_of(tools.begin(), tools.end(), isChosen))
        return invalidField(value["name"], "the tool " + quoted(choice.name) + " is not among the tools");
    return {};
}

} // namespace

Result<void> readAnthropicTools(const JsonValue& tools, AnthropicReadContext& context)
{
    if (!tools.isArray())
        return invalidField(tools, "must be a list");
    context.conversation.tools.reserve(tools.size());
    for (const JsonValue entry : tools) {
        Result<Tool> tool = readTool(entry, context);
        if (!tool)
            return tl::unexpected(std::move(tool.error()));
        if (tool->type.starts_with("web_search_"))
            readWebSearch(entry, context.conversation);
        context.conversation.tools.push_back(std::move(*tool));
    }
    return {};
}

Result<void> readAnthropicToolChoice(const JsonValue& choice, AnthropicReadContext& context)
{
    if (!choice.isObject())
        return invalidField(choice, "must be an object");
    if (choice["type"].isAbsent())
        return invalidMember(choice, "type", "a string is required");
    const ToolChoice::Mode* mode = findWord(choiceModes, choice["type"]);
    if (!mode)
        return invalidField(choice["type"], "unknown tool choice " + quoted(choice["type"].text()));
    ToolChoice read{ *mode };
    if (*mode == ToolChoice::Mode::Tool) {
        const Result<JsonText> name = requiredText(choice, "name");
        if (!name)
            return tl::unexpected(name.error());
        read.name = *name;
    }
    const JsonValue single = choice["disable_parallel_tool_use"];
    if (!single.isAbsent() && !single.isBool())
        return invalidField(single, "must be true or false");
    if (single.boolOr(false))
        context.conversation.parallelToolCalls = false;
    if (context.conversation.tools.empty() && *mode != ToolChoice::Mode::Tool
        && *mode != ToolChoice::Mode::Any)
        return {};
    context.conversation.toolChoice = read;
    return checkForcedTool(read, choice, context.conversation.tools);
}

} // namespace dragoman
