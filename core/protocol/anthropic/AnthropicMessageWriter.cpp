#include "protocol/anthropic/AnthropicMessageWriter.h"

#include <algorithm>

namespace dragoman {

namespace {

// Thinking cannot be marked (Anthropic docs, "What can be cached").
bool carriesMark(const Block& block)
{
    return block.cache && !block.as<ThinkingBlock>() && !block.as<RedactedThinkingBlock>();
}

void countMarks(const std::vector<Block>& blocks, Role role, CacheMarkBudget& marks)
{
    for (const Block& block : blocks) {
        if (!isWrittenBlock(block, role))
            continue;
        if (const auto* result = block.as<ToolResultBlock>())
            countMarks(result->content, Role::User, marks);
        if (carriesMark(block))
            marks.count();
    }
}

JsonText withoutTrailingSpace(JsonText text)
{
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.escaped.size();) {
        const bool isEscape = text.escaped[at] == '\\';
        const std::size_t length = isEscape ? (text.escaped[at + 1] == 'u' ? 6 : 2) : 1;
        if (!isBlank({ text.escaped.substr(at, length) }))
            end = at + length;
        at += length;
    }
    return { text.escaped.substr(0, end) };
}

class BlockWriter
{
public:
    BlockWriter(AnthropicWriteContext& context, const Block& block)
        : m_context(context)
        , m_json(context.json)
        , m_block(block)
    {
    }

    void operator()(const TextBlock& text)
    {
        open("text");
        m_json.key("text").string(text.text);
        close();
    }
    void operator()(const ImageBlock& image);
    void operator()(const DocumentBlock& document);
    void operator()(const SearchResultBlock& result);
    void operator()(const ThinkingBlock& thinking);
    void operator()(const RedactedThinkingBlock& thinking);
    void operator()(const ToolUseBlock& call);
    void operator()(const ToolResultBlock& result);
    void operator()(const ToolReferenceBlock& reference)
    {
        open("tool_reference");
        m_json.key("tool_name").string(m_context.names.sent(reference.name));
        close();
    }
    void operator()(const ForeignBlock& foreign);

private:
    void open(std::string_view type) { m_json.beginObject().key("type").string(type); }
    void close()
    {
        writeCacheMark(m_context, m_block.cache);
        m_json.endObject();
    }
    void writeText(std::string_view key, JsonText text)
    {
        if (!text.isEmpty())
            m_json.key(key).string(text);
    }
    void writeSource(std::string_view type, std::string_view mediaType, JsonText data);
    void writeDocumentSource(const DocumentBlock& document);
    void writeId(std::string_view key, JsonText id);

    AnthropicWriteContext& m_context;
    JsonWriter& m_json;
    const Block& m_block;
};

void writeBlocks(AnthropicWriteContext& context, const std::vector<Block>& blocks, Role role)
{
    context.json.beginArray();
    for (const Block& block : blocks) {
        if (isWrittenBlock(block, role))
            std::visit(BlockWriter(context, block), block.content);
    }
    context.json.endArray();
}

// The only block to be written, where it is plain text: it can go as a string, which every host takes.
const TextBlock* singleText(const std::vector<Block>& blocks, Role role)
{
    const auto isWritten = [role](const Block& block) { return isWrittenBlock(block, role); };
    if (std::count_if(blocks.begin(), blocks.end(), isWritten) != 1)
        return nullptr;
    const Block& block = *std::find_if(blocks.begin(), blocks.end(), isWritten);
    return block.cache ? nullptr : block.as<TextBlock>();
}

void BlockWriter::writeSource(std::string_view type, std::string_view mediaType, JsonText data)
{
    m_json.key("source").beginObject().key("type").string(type);
    if (type == "url")
        m_json.key("url").string(data);
    else
        m_json.key("media_type").string(mediaType).key("data").string(data);
    m_json.endObject();
}

void BlockWriter::operator()(const ImageBlock& image)
{
    open("image");
    const bool isUrl = image.source.kind == MediaSource::Kind::Url;
    writeSource(isUrl ? "url" : "base64", image.source.mediaType, image.source.data);
    close();
}

void BlockWriter::writeDocumentSource(const DocumentBlock& document)
{
    switch (document.kind) {
    case DocumentBlock::Kind::Base64: return writeSource("base64", document.mediaType, document.data);
    case DocumentBlock::Kind::Url: return writeSource("url", {}, document.data);
    case DocumentBlock::Kind::Text: return writeSource("text", "text/plain", document.data);
    case DocumentBlock::Kind::Blocks:
        m_json.key("source").beginObject().key("type").string("content").key("content");
        writeBlocks(m_context, document.blocks, Role::User);
        m_json.endObject();
    }
}

void BlockWriter::operator()(const DocumentBlock& document)
{
    open("document");
    writeDocumentSource(document);
    writeText("title", document.title);
    writeText("context", document.context);
    close();
}

void BlockWriter::operator()(const SearchResultBlock& result)
{
    open("search_result");
    m_json.key("source").string(result.source).key("title").string(result.title).key("content");
    writeBlocks(m_context, result.content, Role::User);
    close();
}

void BlockWriter::operator()(const ThinkingBlock& thinking)
{
    open("thinking");
    m_json.key("thinking").string(thinking.text).key("signature").string(thinking.signature).endObject();
}

void BlockWriter::operator()(const RedactedThinkingBlock& thinking)
{
    open("redacted_thinking");
    m_json.key("data").string(thinking.data).endObject();
}

void BlockWriter::writeId(std::string_view key, JsonText id)
{
    std::string made;
    m_json.key(key).string(legalToolId(id, anthropicToolIds, made));
}

void BlockWriter::operator()(const ToolUseBlock& call)
{
    open("tool_use");
    writeId("id", call.id);
    m_json.key("name").string(m_context.names.sent(call.name)).key("input").raw(call.input);
    close();
}

void BlockWriter::operator()(const ToolResultBlock& result)
{
    open("tool_result");
    writeId("tool_use_id", result.toolUseId);
    const auto isWritten = [](const Block& block) { return isWrittenBlock(block, Role::User); };
    if (const TextBlock* text = singleText(result.content, Role::User)) {
        m_json.key("content").string(text->text);
    } else if (std::any_of(result.content.begin(), result.content.end(), isWritten)) {
        m_json.key("content");
        writeBlocks(m_context, result.content, Role::User);
    }
    if (result.isError)
        m_json.key("is_error").boolean(true);
    close();
}

// As it came, but for the cache mark: those are counted.
void BlockWriter::operator()(const ForeignBlock& foreign)
{
    JsonDocument document;
    if (!document.parseCopy(foreign.raw.text) || !document.root().isObject())
        return;
    m_json.beginObject();
    for (const JsonValue member : document.root()) {
        if (member.key() != "cache_control")
            m_json.key(member.rawKey()).raw(member.raw());
    }
    close();
}

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::System: return "system";
    case Role::User: return "user";
    case Role::Assistant: break;
    }
    return "assistant";
}

void writeContent(AnthropicWriteContext& context, const Message& message)
{
    if (const TextBlock* text = singleText(message.blocks, message.role))
        context.json.string(text->text);
    else
        writeBlocks(context, message.blocks, message.role);
}

void openMessage(AnthropicWriteContext& context, Role role)
{
    context.json.beginObject().key("role").string(roleName(role)).key("content");
}

// The beginning of the answer that the model is to continue; the API refuses white space at its end.
void writePrefill(AnthropicWriteContext& context, const Message& message)
{
    Message prefill = message;
    std::erase_if(prefill.blocks, [](const Block& block) { return !isWrittenBlock(block, Role::Assistant); });
    if (auto* text = prefill.blocks.back().as<TextBlock>())
        text->text = withoutTrailingSpace(text->text);
    openMessage(context, Role::Assistant);
    writeContent(context, prefill);
    context.json.endObject();
}

} // namespace

void writeCacheMark(AnthropicWriteContext& context, const std::optional<CacheMark>& mark)
{
    if (!mark || !context.marks.take())
        return;
    context.json.key("cache_control").beginObject().key("type").string("ephemeral");
    if (!mark->ttl.isEmpty())
        context.json.key("ttl").string(mark->ttl);
    context.json.endObject();
}

void countMessageMarks(const AnthropicLayout& layout, CacheMarkBudget& marks)
{
    for (const Block* block : layout.system) {
        if (block->cache)
            marks.count();
    }
    for (const Message* message : layout.messages)
        countMarks(message->blocks, message->role, marks);
}

void writeAnthropicSystem(
    AnthropicWriteContext& context, const AnthropicLayout& layout, std::span<const std::string> lines)
{
    JsonWriter& json = context.json;
    if (layout.system.empty() && lines.empty())
        return;
    json.key("system");
    if (layout.system.size() == 1 && lines.empty() && !layout.system.front()->cache) {
        json.string(layout.system.front()->as<TextBlock>()->text);
        return;
    }
    json.beginArray();
    for (const Block* block : layout.system)
        std::visit(BlockWriter(context, *block), block->content);
    for (const std::string& line : lines)
        json.beginObject().key("type").string("text").key("text").string(line).endObject();
    json.endArray();
}

void writeAnthropicMessages(AnthropicWriteContext& context, const AnthropicLayout& layout)
{
    context.json.key("messages").beginArray();
    for (const Message* message : layout.messages) {
        if (message == layout.messages.back() && message->role == Role::Assistant) {
            writePrefill(context, *message);
            continue;
        }
        openMessage(context, message->role);
        writeContent(context, *message);
        context.json.endObject();
    }
    context.json.endArray();
}

} // namespace dragoman
