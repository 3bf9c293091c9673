#include "protocol/openai_chat/ChatToolReader.h"

#include "protocol/RequestFields.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace dragoman {

namespace {

// A tool that takes free text is one function with one string to every other protocol.
constexpr std::string_view customToolSchema
    = R"({"type":"object","properties":{"input":{"type":"string"}},"required":["input"]})";

const Tool* findTool(const Conversation& conversation, JsonText name)
{
    const auto found = std::find_if(conversation.tools.begin(), conversation.tools.end(),
        [name](const Tool& tool) { return sameText(tool.name, name); });
    return found == conversation.tools.end() ? nullptr : &*found;
}

void removeDuplicates(Conversation& conversation)
{
    std::unordered_set<std::string> names;
    std::erase_if(conversation.tools, [&](const Tool& tool) {
        const bool isNew = names.insert(decodeJsonText(tool.name)).second;
        if (!isNew)
            warnOf(conversation, tool.origin, "a tool of that name was given before; only the first counts");
        return !isNew;
    });
}

// What `function`, `custom` and the entries of `functions` have in common.
Result<Tool> readNamed(const JsonValue& described)
{
    const Result<JsonText> name = requiredText(described, "name");
    if (!name)
        return tl::unexpected(name.error());
    if (name->isEmpty())
        return invalidField(described["name"], "must not be empty");
    const Result<JsonText> description = optionalText(described, "description");
    if (!description)
        return tl::unexpected(description.error());
    Tool tool;
    tool.name = *name;
    if (described["description"].isString())
        tool.description = *description;
    return tool;
}

Result<Tool> readFunction(const JsonValue& function)
{
    Result<Tool> tool = readNamed(function);
    if (!tool)
        return tool;
    const JsonValue parameters = function["parameters"];
    if (!isNotGiven(parameters)) {
        if (!parameters.isObject())
            return invalidField(parameters, "must be a JSON schema object");
        tool->schema = parameters.raw();
    }
    const JsonValue strict = function["strict"];
    if (!strict.isAbsent() && !strict.isBool())
        return invalidField(strict, "must be true or false");
    tool->strict = strict.boolOr(false);
    return tool;
}

Result<Tool> readCustom(const JsonValue& custom, Conversation& conversation)
{
    Result<Tool> tool = readNamed(custom);
    if (!tool)
        return tool;
    tool->kind = Tool::Kind::Custom;
    tool->schema = { customToolSchema };
    if (custom["format"]["type"].equals("grammar"))
        warnOf(conversation, custom["format"], "the grammar of a free-text tool is not sent");
    return tool;
}

Result<void> readTool(const JsonValue& entry, Conversation& conversation)
{
    if (!entry.isObject())
        return invalidField(entry, "must be an object");
    const JsonValue type = entry["type"];
    const bool custom = type.equals("custom");
    if (!custom && !type.isAbsent() && !type.equals("function"))
        return invalidField(type, "unknown tool type " + quoted(type.text()));
    const std::string_view key = custom ? "custom" : "function";
    if (!entry[key].isObject())
        return invalidMember(entry, key, "an object is required");
    Result<Tool> tool = custom ? readCustom(entry[key], conversation) : readFunction(entry[key]);
    if (!tool)
        return tl::unexpected(std::move(tool.error()));
    tool->cache = readCacheMark(entry);
    tool->origin = entry;
    conversation.tools.push_back(std::move(*tool));
    return {};
}

constexpr std::array<Word<ToolChoice::Mode>, 4> choiceModes{ { { "auto", ToolChoice::Mode::Auto },
    { "none", ToolChoice::Mode::None }, { "required", ToolChoice::Mode::Any },
    { "any", ToolChoice::Mode::Any } } }; // Mistral's word for required

// `{type: function, function: {name}}` and `{type: custom, custom: {name}}`.
JsonValue chosenName(const JsonValue& entry)
{
    const JsonValue function = entry["function"];
    return function.isObject() ? function["name"] : entry["custom"]["name"];
}

Result<void> chooseNamed(const JsonValue& name, const JsonValue& choice, Conversation& conversation)
{
    if (!name.isString())
        return invalidField(choice, "the name of a tool is required");
    if (!findTool(conversation, name.text()))
        return invalidField(choice, "the tool " + quoted(name.text()) + " is not among the tools");
    conversation.toolChoice = ToolChoice{ ToolChoice::Mode::Tool, name.text() };
    return {};
}

Result<void> chooseMode(const JsonValue& value, Conversation& conversation)
{
    const ToolChoice::Mode* mode = findWord(choiceModes, value);
    if (!mode)
        return invalidField(value, "unknown tool choice " + quoted(value.text()));
    if (!conversation.tools.empty())
        conversation.toolChoice = ToolChoice{ *mode };
    else if (*mode == ToolChoice::Mode::Any)
        return invalidField(value, "a tool call is required but no tools are given");
    return {};
}

Result<void> chooseAmong(const JsonValue& allowed, Conversation& conversation)
{
    const JsonValue tools = allowed["tools"];
    if (!tools.isArray())
        return invalidMember(allowed, "tools", "a list of tools is required");
    std::unordered_set<std::string> names;
    for (const JsonValue entry : tools)
        names.insert(chosenName(entry).decoded());
    std::erase_if(conversation.tools,
        [&names](const Tool& tool) { return names.count(decodeJsonText(tool.name)) == 0; });
    if (conversation.tools.empty())
        return invalidField(tools, "none of these is among the tools");
    return allowed["mode"].isAbsent() ? Result<void>() : chooseMode(allowed["mode"], conversation);
}

} // namespace

Result<void> readChatTools(const JsonValue& tools, Conversation& conversation)
{
    if (!tools.isArray())
        return invalidField(tools, "must be a list");
    conversation.tools.reserve(tools.size());
    for (const JsonValue entry : tools) {
        if (Result<void> read = readTool(entry, conversation); !read)
            return read;
    }
    removeDuplicates(conversation);
    return {};
}

Result<void> readChatFunctions(const JsonValue& functions, Conversation& conversation)
{
    if (!functions.isArray())
        return invalidField(functions, "must be a list");
    for (const JsonValue entry : functions) {
        Result<Tool> tool = readFunction(entry);
        if (!tool)
            return tl::unexpected(std::move(tool.error()));
        tool->origin = entry;
        conversation.tools.push_back(std::move(*tool));
    }
    removeDuplicates(conversation);
    return {};
}

Result<void> readChatToolChoice(const JsonValue& choice, Conversation& conversation)
{
    if (choice.isString())
        return chooseMode(choice, conversation);
    if (!choice.isObject())
        return invalidField(choice, "must be a string or an object");
    const JsonValue type = choice["type"];
    if (type.equals("allowed_tools"))
        return chooseAmong(
            choice["allowed_tools"].isObject() ? choice["allowed_tools"] : choice, conversation);
    if (type.equals("function") || type.equals("custom"))
        return chooseNamed(chosenName(choice), choice, conversation);
    if (findWord(choiceModes, type))
        return chooseMode(type, conversation);
    return invalidMember(choice, "type", "must be 'function', 'custom' or 'allowed_tools'");
}

Result<void> readChatFunctionChoice(const JsonValue& choice, Conversation& conversation)
{
    if (choice.isString())
        return chooseMode(choice, conversation);
    return chooseNamed(choice["name"], choice, conversation);
}

} // namespace dragoman
