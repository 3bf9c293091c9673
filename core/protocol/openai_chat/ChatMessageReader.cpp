#include "protocol/openai_chat/ChatMessageReader.h"

#include "protocol/RequestFields.h"
#include "protocol/openai_chat/ChatPartReader.h"

#include <algorithm>
#include <iterator>

namespace dragoman {

struct ChatMessageReader::RoleReader
{
    std::string_view role;
    ReadRole read;
};

const ChatMessageReader::RoleReader ChatMessageReader::roleReaders[] = {
    { "user", &ChatMessageReader::readUser },
    { "assistant", &ChatMessageReader::readAssistant },
    { "tool", &ChatMessageReader::readToolResult },
    { "system", &ChatMessageReader::readSystem },
    { "developer", &ChatMessageReader::readSystem },
    { "function", &ChatMessageReader::readFunctionResult },
};

namespace {

// A mark on a whole message belongs to its last block.
void markLastBlock(const JsonValue& message, std::vector<Block>& blocks)
{
    const std::optional<CacheMark> mark = readCacheMark(message);
    if (mark && !blocks.empty() && !blocks.back().cache)
        blocks.back().cache = mark;
}

void removeBlankText(std::vector<Block>& blocks)
{
    std::erase_if(blocks, [](const Block& block) {
        const auto* text = block.as<TextBlock>();
        return text && isBlank(text->text);
    });
}

// OpenRouter's `reasoning_details` tell whose reasoning they hold; only Anthropic's may go back to Claude.
bool isAnthropicFormat(const JsonValue& detail)
{
    return detail["format"].text().escaped.starts_with("anthropic");
}

std::optional<BlockContent> signedThinkingOf(const JsonValue& detail)
{
    const JsonText signature = detail["signature"].text();
    const JsonText data = detail["data"].text();
    if (detail["type"].equals("thinking") && !signature.isEmpty())
        return ThinkingBlock{ detail["thinking"].text(), signature };
    if (detail["type"].equals("redacted_thinking") && !data.isEmpty())
        return RedactedThinkingBlock{ data };
    if (!isAnthropicFormat(detail))
        return {};
    if (detail["type"].equals("reasoning.text") && !signature.isEmpty())
        return ThinkingBlock{ detail["text"].text(), signature };
    if (detail["type"].equals("reasoning.encrypted") && !data.isEmpty())
        return RedactedThinkingBlock{ data };
    return {};
}

} // namespace

Result<void> ChatMessageReader::read(const JsonValue& messages)
{
    if (!messages.isArray() || messages.size() == 0)
        return invalidField(messages, "must be a list with at least one message");
    m_conversation.messages.reserve(messages.size());
    for (const JsonValue message : messages) {
        if (Result<void> read = readMessage(message); !read)
            return read;
    }
    if (m_conversation.messages.empty())
        return invalidField(messages, "at least one message that is not a system message is required");
    return {};
}

Result<void> ChatMessageReader::readMessage(const JsonValue& message)
{
    if (!message.isObject())
        return invalidField(message, "must be an object");
    const Result<JsonText> role = requiredText(message, "role");
    if (!role)
        return tl::unexpected(role.error());
    const JsonValue roleValue = message["role"];
    const auto* reader = std::find_if(std::begin(roleReaders), std::end(roleReaders),
        [&roleValue](const RoleReader& candidate) { return roleValue.equals(candidate.role); });
    if (reader == std::end(roleReaders))
        return invalidField(roleValue, "unknown role " + quoted(*role));
    return (this->*reader->read)(message);
}

void ChatMessageReader::add(Role role, std::vector<Block> blocks, const JsonValue& message)
{
    m_conversation.messages.push_back({ role, std::move(blocks), message });
}

Result<void> ChatMessageReader::readSystem(const JsonValue& message)
{
    std::vector<Block> blocks;
    if (auto read = readChatContent(m_conversation, message["content"], PartPlace::System, blocks); !read)
        return read;
    removeBlankText(blocks);
    markLastBlock(message, blocks);
    if (!m_conversation.messages.empty())
        add(Role::System, std::move(blocks), message);
    else
        std::move(blocks.begin(), blocks.end(), std::back_inserter(m_conversation.system));
    return {};
}

Result<void> ChatMessageReader::readUser(const JsonValue& message)
{
    std::vector<Block> blocks;
    if (auto read = readChatContent(m_conversation, message["content"], PartPlace::User, blocks); !read)
        return read;
    markLastBlock(message, blocks);
    add(Role::User, std::move(blocks), message);
    return {};
}

Result<void> ChatMessageReader::readAssistant(const JsonValue& message)
{
    std::vector<Block> blocks;
    readSignedThinking(message, blocks);
    if (auto read = readChatContent(m_conversation, message["content"], PartPlace::Assistant, blocks); !read)
        return read;
    const Result<JsonText> refusal = optionalText(message, "refusal");
    if (!refusal)
        return tl::unexpected(refusal.error());
    if (!refusal->isEmpty())
        blocks.push_back({ TextBlock{ *refusal }, {}, message["refusal"] });
    if (!isNotGiven(message["audio"]))
        warnOf(m_conversation, message["audio"], "audio of earlier answers is not sent");
    if (auto read = readToolCalls(message["tool_calls"], blocks); !read)
        return read;
    if (auto read = readFunctionCall(message["function_call"], blocks); !read)
        return read;
    markLastBlock(message, blocks);
    add(Role::Assistant, std::move(blocks), message);
    return {};
}

// `reasoning_content` has no signature: Claude would refuse it and as text it would be taken for an
// answer, so it is left out without a word.
void ChatMessageReader::readSignedThinking(const JsonValue& message, std::vector<Block>& blocks)
{
    for (const std::string_view key : { "thinking_blocks", "reasoning_details" }) {
        for (const JsonValue detail : message[key]) {
            if (std::optional<BlockContent> thinking = signedThinkingOf(detail))
                blocks.push_back({ std::move(*thinking), {}, detail });
        }
        if (!blocks.empty())
            return;
    }
}

Result<void> ChatMessageReader::readToolCalls(const JsonValue& calls, std::vector<Block>& blocks)
{
    if (isNotGiven(calls))
        return {};
    if (!calls.isArray())
        return invalidField(calls, "must be a list");
    for (const JsonValue call : calls) {
        if (Result<void> read = readToolCall(call, blocks); !read)
            return read;
    }
    return {};
}

Result<void> ChatMessageReader::readToolCall(const JsonValue& call, std::vector<Block>& blocks)
{
    const JsonValue type = call["type"];
    const bool custom = type.equals("custom");
    if (!type.isAbsent() && !custom && !type.equals("function"))
        return invalidField(type, "must be 'function' or 'custom'");
    const std::string_view key = custom ? "custom" : "function";
    const JsonValue called = call[key];
    if (!called.isObject())
        return invalidMember(call, key, "an object is required");
    const Result<JsonText> id = optionalText(call, "id");
    const Result<JsonText> name = requiredText(called, "name");
    if (!id || !name)
        return tl::unexpected(id ? name.error() : id.error());
    if (name->isEmpty())
        return invalidField(called["name"], "must not be empty");
    RawJson input;
    if (custom) {
        const std::string_view text = called["input"].text().escaped;
        input = { m_conversation.storage->keep("{\"input\":\"" + std::string(text) + "\"}") };
    } else {
        input = readArguments(called["arguments"]);
    }
    blocks.push_back({ ToolUseBlock{ *id, *name, input }, readCacheMark(call), call });
    return {};
}

Result<void> ChatMessageReader::readFunctionCall(const JsonValue& call, std::vector<Block>& blocks)
{
    if (isNotGiven(call))
        return {};
    const Result<JsonText> name = requiredText(call, "name");
    if (!name)
        return tl::unexpected(name.error());
    if (name->isEmpty())
        return invalidField(call["name"], "must not be empty");
    const std::string number = std::to_string(m_conversation.messages.size());
    const JsonText id{ m_conversation.storage->keep("function_call_" + number) };
    m_functionCallIds[decodeJsonText(*name)] = id;
    blocks.push_back({ ToolUseBlock{ id, *name, readArguments(call["arguments"]) }, {}, call });
    return {};
}

RawJson ChatMessageReader::readArguments(const JsonValue& arguments)
{
    if (isNotGiven(arguments) || (arguments.isString() && isBlank(arguments.text())))
        return { "{}" };
    if (arguments.isObject())
        return arguments.raw();
    if (!arguments.isString())
        return keepBrokenArguments(arguments);
    std::string decoded = arguments.decoded();
    const bool valid = m_arguments.parseCopy(decoded).has_value();
    const RawJson object = m_arguments.root().raw();
    if (!valid || !m_arguments.root().isObject())
        return keepBrokenArguments(arguments);
    const auto offset = static_cast<std::size_t>(object.text.data() - m_arguments.text().data());
    return { m_conversation.storage->keep(std::move(decoded)).substr(offset, object.text.size()) };
}

RawJson ChatMessageReader::keepBrokenArguments(const JsonValue& arguments)
{
    warnOf(m_conversation, arguments, "is not a JSON object; sent as the member _raw");
    return { m_conversation.storage->keep("{\"_raw\":" + std::string(arguments.raw().text) + '}') };
}

Result<void> ChatMessageReader::readToolResult(const JsonValue& message)
{
    const Result<JsonText> id = optionalText(message, "tool_call_id");
    if (!id)
        return tl::unexpected(id.error());
    return addResult(message, *id);
}

Result<void> ChatMessageReader::readFunctionResult(const JsonValue& message)
{
    const Result<JsonText> name = requiredText(message, "name");
    if (!name)
        return tl::unexpected(name.error());
    const auto call = m_functionCallIds.find(decodeJsonText(*name));
    return addResult(message, call == m_functionCallIds.end() ? JsonText{} : call->second);
}

Result<void> ChatMessageReader::addResult(const JsonValue& message, JsonText toolUseId)
{
    ToolResultBlock result{ toolUseId, {} };
    if (auto read
        = readChatContent(m_conversation, message["content"], PartPlace::ToolResult, result.content);
        !read)
        return read;
    removeBlankText(result.content);
    std::vector<Block> blocks;
    blocks.push_back({ std::move(result), readCacheMark(message), message });
    add(Role::User, std::move(blocks), message);
    return {};
}

} // namespace dragoman
