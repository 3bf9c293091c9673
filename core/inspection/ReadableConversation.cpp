#include "inspection/ReadableConversation.h"

#include "protocol/CodecTable.h"
#include "protocol/ReplyReader.h"

#include <algorithm>

namespace dragoman {

namespace {

using Kind = ReadableBlock::Kind;

std::string plain(JsonText text)
{
    return decodeJsonText(text);
}

std::uint64_t decodedSize(std::string_view base64)
{
    const auto padding = static_cast<std::uint64_t>(std::count(base64.begin(), base64.end(), '='));
    return base64.size() / 4 * 3 - std::min<std::uint64_t>(padding, 2);
}

void setData(ReadableBlock& block, JsonText data)
{
    block.data = plain(data);
    block.bytes = decodedSize(block.data);
}

std::vector<ReadableBlock> readableBlocks(const std::vector<Block>& blocks);

// Fills a ReadableBlock from what stands in a block.
struct ContentReader
{
    ReadableBlock& block;

    void operator()(const TextBlock& text) const { block.text = plain(text.text); }
    void operator()(const ImageBlock& image) const
    {
        block.kind = Kind::Image;
        block.mediaType = image.source.mediaType;
        if (image.source.kind == MediaSource::Kind::Url)
            block.url = plain(image.source.data);
        else
            setData(block, image.source.data);
    }
    void operator()(const DocumentBlock& document) const
    {
        block.kind = Kind::Document;
        block.mediaType = document.mediaType;
        block.name = plain(document.title);
        block.parts = readableBlocks(document.blocks);
        switch (document.kind) {
        case DocumentBlock::Kind::Base64: return setData(block, document.data);
        case DocumentBlock::Kind::Url: block.url = plain(document.data); return;
        case DocumentBlock::Kind::Text: block.text = plain(document.data); return;
        case DocumentBlock::Kind::Blocks: return;
        }
    }
    void operator()(const SearchResultBlock& result) const
    {
        block.kind = Kind::SearchResult;
        block.name = plain(result.title);
        block.url = plain(result.source);
        block.parts = readableBlocks(result.content);
    }
    void operator()(const ThinkingBlock& thinking) const
    {
        block.kind = Kind::Thinking;
        block.text = plain(thinking.text);
        block.isSigned = !thinking.signature.isEmpty();
    }
    void operator()(const RedactedThinkingBlock&) const { block.kind = Kind::HiddenThinking; }
    void operator()(const ToolUseBlock& call) const
    {
        block.kind = Kind::ToolCall;
        block.id = plain(call.id);
        block.name = plain(call.name);
        block.text = call.input.text;
    }
    void operator()(const ToolResultBlock& result) const
    {
        block.kind = Kind::ToolResult;
        block.id = plain(result.toolUseId);
        block.isError = result.isError;
        block.parts = readableBlocks(result.content);
    }
    void operator()(const ToolReferenceBlock& reference) const
    {
        block.kind = Kind::ToolReference;
        block.name = plain(reference.name);
    }
    void operator()(const ForeignBlock& foreign) const
    {
        block.kind = Kind::Other;
        block.name = foreign.type;
        block.text = foreign.raw.text;
    }
};

std::vector<ReadableBlock> readableBlocks(const std::vector<Block>& blocks)
{
    std::vector<ReadableBlock> readable;
    for (const Block& block : blocks) {
        ReadableBlock& shown = readable.emplace_back();
        shown.isCacheMark = block.cache.has_value();
        shown.path = block.origin.path();
        std::visit(ContentReader{ shown }, block.content);
    }
    return readable;
}

ReadableTool readableTool(const Tool& tool)
{
    return { plain(tool.name), tool.description ? plain(*tool.description) : std::string(),
        std::string(tool.schema.text), tool.type, tool.cache.has_value(), tool.origin.path() };
}

// Puts the events of a reply together again.
class ReplyCollector : public ReplySink
{
public:
    explicit ReplyCollector(ReadableReply& reply)
        : m_reply(reply)
    {
    }

    void on(const ReplyEvent& event) override
    {
        std::visit(Overloaded{ [this](const ReplyStarted& started) { start(started); },
                       [this](const BlockOpened& opened) { open(opened); },
                       [this](const BlockDelta& delta) { append(delta); },
                       [this](const UsageReported& reported) { m_reply.usage.update(reported.usage); },
                       [this](const ReplyFinished& finished) { m_reply.stopReason = finished.reason; },
                       [this](const ReplyFailed& failed) { m_reply.error = failed.error; },
                       [](const BlockClosed&) {}, [](const CitationFound&) {}, [](const Ping&) {} },
            event);
    }

private:
    void start(const ReplyStarted& started)
    {
        m_reply.model = plain(started.model);
        m_reply.usage.update(started.usage);
    }
    void open(const BlockOpened& opened)
    {
        ReadableBlock& block = m_reply.blocks.emplace_back();
        block.kind = kindOf(opened.kind);
        block.id = plain(opened.id);
        block.name = plain(opened.name);
    }
    void append(const BlockDelta& delta)
    {
        if (delta.kind == DeltaKind::Signature)
            m_reply.blocks.back().isSigned = true;
        else
            appendDecoded(m_reply.blocks.back().text, delta.text);
    }
    static Kind kindOf(BlockKind kind)
    {
        switch (kind) {
        case BlockKind::Text: return Kind::Text;
        case BlockKind::Thinking: return Kind::Thinking;
        case BlockKind::RedactedThinking: return Kind::HiddenThinking;
        case BlockKind::ToolUse: return Kind::ToolCall;
        }
        return Kind::Text;
    }

    ReadableReply& m_reply;
};

} // namespace

ReadableConversation readable(const Conversation& conversation)
{
    ReadableConversation shown;
    shown.model = plain(conversation.model);
    shown.system = readableBlocks(conversation.system);
    for (const Message& message : conversation.messages)
        shown.messages.push_back({ message.role, readableBlocks(message.blocks) });
    for (const Tool& tool : conversation.tools)
        shown.tools.push_back(readableTool(tool));
    return shown;
}

Result<ReadableConversation> readableRequest(Protocol protocol, std::string body)
{
    const auto storage = std::make_shared<ConversationStorage>();
    if (const Result<void> parsed = storage->body.parse(std::move(body)); !parsed)
        return tl::unexpected(parsed.error());
    return codecFor(protocol).readRequest(storage, RequestPurpose::CountTokens).transform(&readable);
}

ReadableReply readableReply(Protocol protocol, std::string_view bytes)
{
    ReadableReply reply;
    ReplyCollector collector(reply);
    const std::unique_ptr<ReplyDecoder> decoder = codecFor(protocol).replyDecoder({});
    ReplyReader reader(*decoder, collector, {});
    reader.feed(bytes);
    reader.end();
    return reply;
}

std::string shownText(const ReadableBlock& block)
{
    std::string text = block.name;
    const auto add
        = [&text](const std::string& more) { text += (text.empty() || more.empty() ? "" : " ") + more; };
    add(block.text);
    add(block.mediaType);
    add(block.url);
    if (block.bytes > 0)
        add(std::to_string(block.bytes) + " bytes");
    for (const ReadableBlock& part : block.parts)
        add(shownText(part));
    return text;
}

std::string_view roleWord(Role role)
{
    switch (role) {
    case Role::System: return "system";
    case Role::User: return "user";
    case Role::Assistant: return "assistant";
    }
    return "";
}

std::string_view blockWord(ReadableBlock::Kind kind)
{
    switch (kind) {
    case Kind::Text: return "text";
    case Kind::Thinking: return "thinking";
    case Kind::HiddenThinking: return "hidden thinking";
    case Kind::ToolCall: return "tool call";
    case Kind::ToolResult: return "tool result";
    case Kind::Image: return "image";
    case Kind::Document: return "document";
    case Kind::SearchResult: return "search result";
    case Kind::ToolReference: return "tool reference";
    case Kind::Other: return "other";
    }
    return "";
}

} // namespace dragoman
