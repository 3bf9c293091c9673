#include "server/RequestNeeds.h"

#include "protocol/StableHash.h"

#include <algorithm>

namespace dragoman {

namespace {

bool hasImage(const std::vector<Block>& blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        const auto* result = block.as<ToolResultBlock>();
        return block.as<ImageBlock>() || (result && hasImage(result->content));
    });
}

bool wantsThinking(const Reasoning& reasoning)
{
    const bool byEffort = reasoning.effort && *reasoning.effort != Effort::None;
    return byEffort
        || (reasoning.mode != Reasoning::Mode::Unset && reasoning.mode != Reasoning::Mode::Disabled);
}

std::string firstUserText(const Conversation& conversation)
{
    for (const Message& message : conversation.messages) {
        for (const Block& block : message.blocks) {
            const auto* text = block.as<TextBlock>();
            if (message.role == Role::User && text)
                return std::string(text->text.escaped);
        }
    }
    return {};
}

} // namespace

void addNeeds(RouteQuery& query, GenerationRequest& request, const RouteDesk& desk)
{
    if (!desk.wantsNeeds() && !desk.wantsConversation())
        return;
    const Result<const Conversation*> conversation = request.conversation();
    if (!conversation)
        return;
    query.needs = neededCapabilities(**conversation);
    query.conversation = conversationName(**conversation);
}

std::vector<Capability> neededCapabilities(const Conversation& conversation)
{
    std::vector<Capability> needs;
    const auto& messages = conversation.messages;
    if (std::any_of(messages.begin(), messages.end(),
            [](const Message& message) { return hasImage(message.blocks); }))
        needs.push_back(Capability::Images);
    if (!conversation.tools.empty())
        needs.push_back(Capability::Tools);
    if (wantsThinking(conversation.reasoning))
        needs.push_back(Capability::Thinking);
    return needs;
}

std::string conversationName(const Conversation& conversation)
{
    constexpr std::size_t digits = 16;
    return stableHash(std::string(conversation.userId.escaped) + '\n' + firstUserText(conversation), digits);
}

} // namespace dragoman
