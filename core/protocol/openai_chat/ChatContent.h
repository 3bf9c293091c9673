#pragma once

#include "protocol/openai_chat/ChatWriteContext.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// One content part as Chat Completions knows it; all slices in escaped form.
struct ChatPart
{
    enum class Kind { Text, ImageUrl, ImageData, File };
    Kind kind = Kind::Text;
    JsonText text; // the text, the URL or the base64 data
    std::string_view mediaType{}; // ImageData and File
    JsonText filename{}; // File
    const CacheMark* cache = nullptr;
};

// Turns neutral blocks into content parts: documents of text, search results and tool references become
// text. The parts live as long as the blocks and the context.
class ChatContent
{
public:
    // Whose content it is; it decides what happens to blocks that the API has no place for.
    enum class Owner { Message, ToolResult };

    ChatContent(ChatWriteContext& context, Owner owner)
        : m_context(context)
        , m_owner(owner)
    {
    }

    // Errors: InvalidRequest for files that only Anthropic could read.
    Result<void> add(const Block& block);
    Result<void> add(const std::vector<Block>& blocks);
    void add(const ChatPart& part) { m_parts.push_back(part); }
    // A text in escaped form; blank ones are left out.
    void addText(JsonText text, const CacheMark* cache = nullptr);

    const std::vector<ChatPart>& parts() const { return m_parts; }
    bool isEmpty() const { return m_parts.empty(); }
    void clear() { m_parts.clear(); }

    // Writes the value of `content`: a string where everything is text, with `separator` (escaped) between
    // the texts, else a list of parts.
    void write(std::string_view separator);
    // Writes a list of parts, unless there is one text only or the host takes no lists.
    void writeList(std::string_view separator);

private:
    Result<void> addBlock(const TextBlock& text, const Block& block);
    Result<void> addBlock(const ImageBlock& image, const Block& block);
    Result<void> addBlock(const DocumentBlock& document, const Block& block);
    Result<void> addBlock(const SearchResultBlock& result, const Block& block);
    Result<void> addBlock(const ToolReferenceBlock& reference, const Block& block);
    Result<void> addBlock(const ForeignBlock& foreign, const Block& block);
    // Thinking, calls and results are the concern of whoever writes the message.
    Result<void> addBlock(const ThinkingBlock&, const Block&) { return {}; }
    Result<void> addBlock(const RedactedThinkingBlock&, const Block&) { return {}; }
    Result<void> addBlock(const ToolUseBlock&, const Block&) { return {}; }
    Result<void> addBlock(const ToolResultBlock&, const Block&) { return {}; }

    bool isTextOnly() const;
    bool hasMarks() const;
    void writeString(std::string_view separator);
    void writeParts();
    void writePart(const ChatPart& part);

    ChatWriteContext& m_context;
    Owner m_owner;
    std::vector<ChatPart> m_parts;
};

} // namespace dragoman
