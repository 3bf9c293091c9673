#include "protocol/openai_chat/ChatMessageWriter.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::string_view paragraphs = R"(\n\n)"; // in escaped form, as all texts here
constexpr std::string_view lines = R"(\n)";
constexpr std::string_view directly;

// Claude Code's accounting line changes with every request and would spoil the provider's prompt cache.
constexpr std::string_view billingHeader = "x-anthropic-billing-header";

bool isBillingHeader(const Block& block)
{
    const auto* text = block.as<TextBlock>();
    return text && text->text.escaped.starts_with(billingHeader);
}

std::string_view reasoningKey(ChatQuirks::ReasoningField field)
{
    switch (field) {
    case ChatQuirks::ReasoningField::None: return {};
    case ChatQuirks::ReasoningField::ReasoningContent: return "reasoning_content";
    case ChatQuirks::ReasoningField::Reasoning: return "reasoning";
    }
    return {};
}

bool hasThinkingText(const Message& message)
{
    return std::any_of(message.blocks.begin(), message.blocks.end(), [](const Block& block) {
        const auto* thinking = block.as<ThinkingBlock>();
        return thinking && !thinking->text.isEmpty();
    });
}

} // namespace

Result<void> ChatMessageWriter::write()
{
    m_context.json.key("messages").beginArray();
    if (Result<void> written = writeSystem(); !written)
        return written;
    for (const Message& message : m_context.conversation.messages) {
        if (Result<void> written = writeMessage(message); !written)
            return written;
    }
    flushUser();
    m_context.json.endArray();
    return {};
}

Result<void> ChatMessageWriter::writeSystem()
{
    ChatContent content(m_context, ChatContent::Owner::Message);
    for (const Block& block : m_context.conversation.system) {
        if (isBillingHeader(block))
            continue;
        if (Result<void> added = content.add(block); !added)
            return added;
    }
    if (content.isEmpty())
        return {};
    JsonWriter& json = m_context.json;
    const bool developer = m_context.profile.chat.developerRole;
    json.beginObject().key("role").string(developer ? "developer" : "system").key("content");
    content.writeList(paragraphs);
    json.endObject();
    return {};
}

Result<void> ChatMessageWriter::writeMessage(const Message& message)
{
    switch (message.role) {
    case Role::User: return writeUser(message);
    case Role::Assistant: return writeAssistant(message);
    case Role::System: return writeLaterSystem(message);
    }
    return {};
}

Result<void> ChatMessageWriter::writeUser(const Message& message)
{
    const bool startsWithResult = !message.blocks.empty() && message.blocks.front().as<ToolResultBlock>();
    if (!m_context.profile.chat.mergeSameRole || startsWithResult)
        flushUser();
    for (const Block& block : message.blocks) {
        const auto* result = block.as<ToolResultBlock>();
        Result<void> written = result ? writeToolResult(*result) : m_user.add(block);
        if (!written)
            return written;
    }
    return {};
}

// Texts become the tool message; what it cannot hold waits for the user message behind all results.
Result<void> ChatMessageWriter::writeToolResult(const ToolResultBlock& result)
{
    ChatContent content(m_context, ChatContent::Owner::ToolResult);
    if (Result<void> added = content.add(result.content); !added)
        return added;
    const JsonText id = sentId(result.toolUseId);
    JsonWriter& json = m_context.json;
    json.beginObject().key("role").string("tool").key("tool_call_id").string(id);
    json.key("content").beginString();
    if (result.isError)
        json.append("Error: ");
    bool isFirst = true;
    bool movesMedia = false;
    for (const ChatPart& part : content.parts()) {
        const bool isText = part.kind == ChatPart::Kind::Text;
        json.append(JsonText{ isFirst ? directly : lines });
        json.append(
            isText ? part.text : JsonText{ "[A file of this result follows in the next user message.]" });
        isFirst = false;
        if (isText)
            continue;
        if (!movesMedia)
            m_user.addText(m_context.keep("Files of the tool result " + std::string(id.escaped) + ':'));
        movesMedia = true;
        m_user.add(part);
    }
    json.endString().endObject();
    return {};
}

// In place where the host allows it, else as a marked user text.
Result<void> ChatMessageWriter::writeLaterSystem(const Message& message)
{
    ChatContent content(m_context, ChatContent::Owner::Message);
    if (Result<void> added = content.add(message.blocks); !added)
        return added;
    const ChatQuirks& quirks = m_context.profile.chat;
    if (content.isEmpty())
        return {};
    if (quirks.systemInMiddle == ChatQuirks::SystemInMiddle::InPlace && !quirks.mergeSameRole) {
        flushUser();
        JsonWriter& json = m_context.json;
        json.beginObject().key("role").string(quirks.developerRole ? "developer" : "system").key("content");
        content.writeList(paragraphs);
        json.endObject();
        return {};
    }
    if (!quirks.mergeSameRole)
        flushUser();
    m_user.addText({ R"(<system-message>)" });
    for (const ChatPart& part : content.parts())
        m_user.add(part);
    m_user.addText({ R"(</system-message>)" });
    return {};
}

void ChatMessageWriter::flushUser()
{
    if (m_user.isEmpty())
        return;
    m_context.json.beginObject().key("role").string("user").key("content");
    m_user.write(paragraphs);
    m_context.json.endObject();
    m_user.clear();
}

Result<void> ChatMessageWriter::writeAssistant(const Message& message)
{
    ChatContent content(m_context, ChatContent::Owner::Message);
    std::vector<const ToolUseBlock*> calls;
    for (const Block& block : message.blocks) {
        if (const auto* call = block.as<ToolUseBlock>())
            calls.push_back(call);
        else if (block.as<ImageBlock>() || block.as<DocumentBlock>())
            m_context.warn(block.origin, "an assistant message cannot hold files; not sent");
        else if (Result<void> added = content.add(block); !added)
            return added;
    }
    const bool reasons
        = !reasoningKey(m_context.profile.chat.reasoningField).empty() && hasThinkingText(message);
    if (content.isEmpty() && calls.empty() && !reasons)
        return {};
    flushUser();
    m_context.json.beginObject().key("role").string("assistant");
    writeAssistantContent(content, calls.empty() ? EmptyMeans::String : EmptyMeans::ByQuirk);
    if (reasons)
        writeReasoning(message);
    writeToolCalls(calls);
    m_context.json.endObject();
    return {};
}

void ChatMessageWriter::writeAssistantContent(ChatContent& content, EmptyMeans empty)
{
    const bool mayBeNull = empty == EmptyMeans::ByQuirk
        && m_context.profile.chat.emptyAssistantContent == ChatQuirks::EmptyContent::Null;
    m_context.json.key("content");
    if (content.isEmpty() && mayBeNull)
        m_context.json.null();
    else
        content.write(directly);
}

void ChatMessageWriter::writeReasoning(const Message& message)
{
    JsonWriter& json = m_context.json;
    json.key(reasoningKey(m_context.profile.chat.reasoningField)).beginString();
    for (const Block& block : message.blocks) {
        if (const auto* thinking = block.as<ThinkingBlock>())
            json.append(thinking->text);
    }
    json.endString();
}

void ChatMessageWriter::writeToolCalls(const std::vector<const ToolUseBlock*>& calls)
{
    if (calls.empty())
        return;
    JsonWriter& json = m_context.json;
    json.key("tool_calls").beginArray();
    for (const ToolUseBlock* call : calls) {
        json.beginObject().key("id").string(sentId(call->id)).key("type").string("function");
        json.key("function").beginObject().key("name").string(m_context.names.sent(call->name));
        json.key("arguments").stringOf(call->input).endObject().endObject();
    }
    json.endArray();
}

JsonText ChatMessageWriter::sentId(JsonText id)
{
    return legalToolId(id, chatToolIds, m_id);
}

} // namespace dragoman
