#include "protocol/SignatureCache.h"

#include <algorithm>
#include <iterator>

namespace dragoman {

namespace {

// The same for every order of the same ids. Lengths keep ids apart that contain anything.
std::string keyOf(std::vector<std::string> toolUseIds)
{
    std::sort(toolUseIds.begin(), toolUseIds.end());
    std::string key;
    for (const std::string& id : toolUseIds)
        key += std::to_string(id.size()) + ':' + id;
    return key;
}

bool hasSignedThinking(const Message& message)
{
    return std::any_of(message.blocks.begin(), message.blocks.end(), [](const Block& block) {
        const auto* thinking = block.as<ThinkingBlock>();
        return block.as<RedactedThinkingBlock>() || (thinking && !thinking->signature.isEmpty());
    });
}

std::vector<std::string> toolUseIdsOf(const Message& message)
{
    std::vector<std::string> ids;
    for (const Block& block : message.blocks) {
        if (const auto* call = block.as<ToolUseBlock>())
            ids.push_back(decodeJsonText(call->id));
    }
    return ids;
}

Block blockOf(const KeptThinking& kept, ConversationStorage& storage)
{
    if (kept.kind == KeptThinking::Kind::Redacted)
        return { RedactedThinkingBlock{ { storage.keep(kept.text) } } };
    return { ThinkingBlock{ { storage.keep(kept.text) }, { storage.keep(kept.signature) } } };
}

} // namespace

void SignatureCache::store(std::vector<std::string> toolUseIds, std::vector<KeptThinking> blocks)
{
    if (toolUseIds.empty() || blocks.empty())
        return;
    Turn turn{ keyOf(std::move(toolUseIds)), std::move(blocks) };
    turn.bytes = turn.key.size();
    for (const KeptThinking& block : turn.blocks)
        turn.bytes += block.text.size() + block.signature.size();
    if (const auto known = m_byKey.find(turn.key); known != m_byKey.end())
        forget(known->second);
    if (turn.bytes > m_limits.bytes || m_limits.entries == 0)
        return;
    while (m_turns.size() >= m_limits.entries || m_bytes + turn.bytes > m_limits.bytes)
        forget(std::prev(m_turns.end()));
    m_bytes += turn.bytes;
    m_turns.push_front(std::move(turn));
    m_byKey.emplace(m_turns.front().key, m_turns.begin());
}

void SignatureCache::forget(std::list<Turn>::iterator turn)
{
    m_bytes -= turn->bytes;
    m_byKey.erase(turn->key);
    m_turns.erase(turn);
}

std::size_t SignatureCache::restore(Conversation& conversation)
{
    if (m_turns.empty())
        return 0;
    return static_cast<std::size_t>(std::count_if(conversation.messages.begin(), conversation.messages.end(),
        [&](Message& message) { return restoreTurn(message, *conversation.storage); }));
}

bool SignatureCache::restoreTurn(Message& message, ConversationStorage& storage)
{
    if (message.role != Role::Assistant || hasSignedThinking(message))
        return false;
    const std::vector<std::string> ids = toolUseIdsOf(message);
    const auto found = ids.empty() ? m_byKey.end() : m_byKey.find(keyOf(ids));
    if (found == m_byKey.end())
        return false;
    m_turns.splice(m_turns.begin(), m_turns, found->second);
    std::vector<Block> restored;
    for (const KeptThinking& kept : found->second->blocks)
        restored.push_back(blockOf(kept, storage));
    message.blocks.insert(message.blocks.begin(), std::make_move_iterator(restored.begin()),
        std::make_move_iterator(restored.end()));
    return true;
}

void ThinkingRecorder::on(const ReplyEvent& event)
{
    if (const auto* opened = std::get_if<BlockOpened>(&event))
        open(*opened);
    else if (const auto* delta = std::get_if<BlockDelta>(&event))
        append(*delta);
    else if (std::get_if<ReplyFinished>(&event))
        finish();
}

void ThinkingRecorder::open(const BlockOpened& opened)
{
    switch (opened.kind) {
    case BlockKind::ToolUse: m_toolUseIds.push_back(decodeJsonText(opened.id)); break;
    case BlockKind::Thinking: m_blocks.push_back({ KeptThinking::Kind::Thinking, {} }); break;
    case BlockKind::RedactedThinking:
        m_blocks.push_back({ KeptThinking::Kind::Redacted, std::string(opened.data.escaped) });
        break;
    case BlockKind::Text: break;
    }
}

// Deltas of thinking belong to the last block kept, as one block is open at a time.
void ThinkingRecorder::append(const BlockDelta& delta)
{
    if (m_blocks.empty())
        return;
    if (delta.kind == DeltaKind::Thinking)
        m_blocks.back().text.append(delta.text.escaped);
    else if (delta.kind == DeltaKind::Signature)
        m_blocks.back().signature.append(delta.text.escaped);
}

void ThinkingRecorder::finish()
{
    std::erase_if(m_blocks, [](const KeptThinking& block) {
        return block.kind == KeptThinking::Kind::Thinking && block.signature.empty();
    });
    m_cache.store(std::move(m_toolUseIds), std::move(m_blocks));
    m_toolUseIds.clear();
    m_blocks.clear();
}

} // namespace dragoman
