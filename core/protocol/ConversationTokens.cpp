#include "protocol/ConversationTokens.h"

#include "tokens/ImageSize.h"
#include "tokens/TokenCounter.h"

namespace dragoman {

namespace {

class BlockCounter
{
public:
    void add(const std::vector<Block>& blocks)
    {
        for (const Block& block : blocks)
            std::visit([this](const auto& content) { count(content); }, block.content);
    }

    void add(const Tool& tool)
    {
        m_counter.addTool();
        addText(tool.name);
        if (tool.description)
            addText(*tool.description);
        m_counter.addJson(tool.schema);
    }

    void addMessage() { m_counter.addMessage(); }
    std::int64_t total() const { return m_counter.total(); }

private:
    void addText(JsonText text)
    {
        m_counter.addEscaped(text);
        m_counter.endPart();
    }

    void count(const TextBlock& text) { addText(text.text); }
    void count(const ImageBlock& image)
    {
        const bool inlined = image.source.kind == MediaSource::Kind::Base64;
        m_counter.addImage(inlined ? imageSizeOfBase64(image.source.data.escaped) : std::nullopt);
    }
    void count(const DocumentBlock& document)
    {
        addText(document.title);
        addText(document.context);
        if (document.kind == DocumentBlock::Kind::Base64)
            m_counter.addDocument(static_cast<std::int64_t>(document.data.escaped.size() / 4 * 3));
        if (document.kind == DocumentBlock::Kind::Text)
            addText(document.data);
        add(document.blocks);
    }
    void count(const SearchResultBlock& result)
    {
        addText(result.title);
        addText(result.source);
        add(result.content);
    }
    void count(const ThinkingBlock& thinking) { addText(thinking.text); }
    void count(const RedactedThinkingBlock&) { }
    void count(const ToolUseBlock& call)
    {
        addText(call.name);
        m_counter.addJson(call.input);
    }
    void count(const ToolResultBlock& result) { add(result.content); }
    void count(const ToolReferenceBlock& reference) { addText(reference.name); }
    void count(const ForeignBlock& foreign) { m_counter.addJson(foreign.raw); }

    TokenCounter m_counter;
};

} // namespace

std::int64_t conversationTokens(const Conversation& conversation)
{
    BlockCounter counter;
    counter.add(conversation.system);
    for (const Message& message : conversation.messages) {
        counter.addMessage();
        counter.add(message.blocks);
    }
    for (const Tool& tool : conversation.tools)
        counter.add(tool);
    return counter.total();
}

std::vector<std::string> customToolNames(const Conversation& conversation)
{
    std::vector<std::string> names;
    for (const Tool& tool : conversation.tools) {
        if (tool.kind == Tool::Kind::Custom)
            names.push_back(decodeJsonText(tool.name));
    }
    return names;
}

} // namespace dragoman
