#include "protocol/anthropic/AnthropicLayout.h"

#include "protocol/RequestFields.h"
#include "protocol/anthropic/AnthropicBlockTypes.h"

#include <array>

namespace dragoman {

namespace {

Result<void> checkImage(const ImageBlock& image, const JsonValue& origin)
{
    constexpr std::array<std::string_view, 4> types{ "image/png", "image/jpeg", "image/gif", "image/webp" };
    if (image.source.kind == MediaSource::Kind::Url
        || std::find(types.begin(), types.end(), image.source.mediaType) != types.end())
        return {};
    return invalidField(origin, "images must be PNG, JPEG, GIF or WebP");
}

Result<void> checkMedia(const std::vector<Block>& blocks);

Result<void> checkMedia(const Block& block)
{
    if (const auto* image = block.as<ImageBlock>())
        return checkImage(*image, block.origin);
    if (const auto* result = block.as<ToolResultBlock>())
        return checkMedia(result->content);
    const auto* document = block.as<DocumentBlock>();
    if (!document)
        return {};
    if (document->kind == DocumentBlock::Kind::Base64 && document->mediaType != "application/pdf")
        return invalidField(block.origin, "documents must be PDF or text");
    return checkMedia(document->blocks);
}

Result<void> checkMedia(const std::vector<Block>& blocks)
{
    for (const Block& block : blocks) {
        if (Result<void> checked = checkMedia(block); !checked)
            return checked;
    }
    return {};
}

class LayoutPlanner
{
public:
    explicit LayoutPlanner(AnthropicWriteContext& context)
        : m_context(context)
    {
    }

    Result<AnthropicLayout> plan();

private:
    void place(const Message& message);
    void placeSystem(const Message& message);
    void hoist(const Message& message);
    void warnOfDropped(const Message& message);

    AnthropicWriteContext& m_context;
    AnthropicLayout m_layout;
    std::vector<const Message*> m_waiting; // system text that waits for the next user message
};

void LayoutPlanner::warnOfDropped(const Message& message)
{
    for (const Block& block : message.blocks) {
        if (isWrittenBlock(block, message.role) || block.as<TextBlock>())
            continue;
        m_context.warnOnce(block.origin,
            block.as<ThinkingBlock>() ? "thinking without a signature is not sent"
                                      : "a block that this provider does not take is not sent");
    }
}

void LayoutPlanner::hoist(const Message& message)
{
    if (!m_layout.messages.empty())
        m_context.warnOnce(message.origin, "system text inside the messages was moved to the start");
    for (const Block& block : message.blocks) {
        if (isWrittenBlock(block, Role::System))
            m_layout.system.push_back(&block);
    }
}

void LayoutPlanner::placeSystem(const Message& message)
{
    if (!m_context.traits.systemInMessages || m_layout.messages.empty())
        hoist(message);
    else if (m_layout.messages.back()->role == Role::Assistant)
        m_waiting.push_back(&message);
    else
        m_layout.messages.push_back(&message);
}

void LayoutPlanner::place(const Message& message)
{
    warnOfDropped(message);
    const bool isWritten = std::any_of(message.blocks.begin(), message.blocks.end(),
        [&message](const Block& block) { return isWrittenBlock(block, message.role); });
    if (!isWritten)
        return;
    if (message.role == Role::System)
        return placeSystem(message);
    m_layout.messages.push_back(&message);
    if (message.role == Role::User) {
        m_layout.messages.insert(m_layout.messages.end(), m_waiting.begin(), m_waiting.end());
        m_waiting.clear();
    }
}

Result<AnthropicLayout> LayoutPlanner::plan()
{
    for (const Block& block : m_context.conversation.system) {
        if (isWrittenBlock(block, Role::System))
            m_layout.system.push_back(&block);
    }
    for (const Message& message : m_context.conversation.messages) {
        if (Result<void> checked = checkMedia(message.blocks); !checked)
            return tl::unexpected(std::move(checked.error()));
        place(message);
    }
    for (const Message* message : m_waiting)
        hoist(*message);
    if (m_layout.messages.empty())
        return failure(ErrorKind::InvalidRequest,
            "messages: nothing is left that this provider could be sent", "messages");
    return std::move(m_layout);
}

struct IsWritten
{
    Role role;

    bool operator()(const TextBlock& text) const { return !isBlank(text.text); }
    bool operator()(const ImageBlock&) const { return role == Role::User; }
    bool operator()(const DocumentBlock&) const { return role == Role::User; }
    bool operator()(const SearchResultBlock&) const { return role == Role::User; }
    bool operator()(const ThinkingBlock& thinking) const
    {
        return role == Role::Assistant && !thinking.signature.isEmpty();
    }
    bool operator()(const RedactedThinkingBlock&) const { return role == Role::Assistant; }
    bool operator()(const ToolUseBlock&) const { return role == Role::Assistant; }
    bool operator()(const ToolResultBlock&) const { return role == Role::User; }
    bool operator()(const ToolReferenceBlock&) const { return role == Role::User; }
    bool operator()(const ForeignBlock& foreign) const { return isAnthropicServerBlock(foreign.type); }
};

} // namespace

bool isWrittenBlock(const Block& block, Role role)
{
    return std::visit(IsWritten{ role }, block.content);
}

Result<AnthropicLayout> planAnthropicLayout(AnthropicWriteContext& context)
{
    return LayoutPlanner(context).plan();
}

} // namespace dragoman
