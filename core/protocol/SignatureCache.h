#pragma once

#include "protocol/Conversation.h"
#include "protocol/ReplyEvent.h"

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

// A thinking block as the provider sent it, all texts in their escaped spelling.
struct KeptThinking
{
    enum class Kind { Thinking, Redacted };
    Kind kind = Kind::Thinking;
    std::string text; // the thinking, or the redacted data
    std::string signature{}; // Thinking only
};

// Remembers the signed thinking of Claude's turns for clients whose protocol has no place for it. Claude
// wants it back unchanged in front of the tool calls that it led to (Anthropic docs, "Preserving thinking
// blocks"). A turn is found again by the ids of its tool calls. The least recently used turns give way.
// Not thread safe.
class SignatureCache
{
public:
    struct Limits
    {
        std::size_t entries = 512;
        std::size_t bytes = std::size_t(16) * 1024 * 1024; // of texts and ids
    };

    SignatureCache()
        : SignatureCache(Limits())
    {
    }
    explicit SignatureCache(const Limits& limits)
        : m_limits(limits)
    {
    }

    // `toolUseIds` are decoded, in any order. Nothing is kept without ids or without blocks, or when the
    // turn alone is over the limit.
    void store(std::vector<std::string> toolUseIds, std::vector<KeptThinking> blocks);

    // Puts the kept blocks in front of each assistant turn whose tool calls are known and that has no
    // signed thinking. Their texts live in the conversation's storage. Returns the number of turns.
    std::size_t restore(Conversation& conversation);

    std::size_t entryCount() const { return m_turns.size(); }
    std::size_t byteCount() const { return m_bytes; }

private:
    struct Turn
    {
        std::string key;
        std::vector<KeptThinking> blocks;
        std::size_t bytes = 0;
    };

    void forget(std::list<Turn>::iterator turn);
    bool restoreTurn(Message& message, ConversationStorage& storage);

    Limits m_limits;
    std::list<Turn> m_turns; // the most recently used first
    std::unordered_map<std::string_view, std::list<Turn>::iterator> m_byKey; // keys live in the turns
    std::size_t m_bytes = 0;
};

// Watches one reply of an Anthropic provider and stores its signed thinking when it ends with tool calls.
class ThinkingRecorder : public ReplySink
{
public:
    // The cache must outlive the recorder.
    explicit ThinkingRecorder(SignatureCache& cache)
        : m_cache(cache)
    {
    }

    void on(const ReplyEvent& event) override;

private:
    void open(const BlockOpened& opened);
    void append(const BlockDelta& delta);
    void finish();

    SignatureCache& m_cache;
    std::vector<std::string> m_toolUseIds;
    std::vector<KeptThinking> m_blocks;
};

} // namespace dragoman
