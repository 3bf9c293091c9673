#pragma once

#include "base/Json.h"
#include "protocol/openai_chat/ArgumentsScanner.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// One element of `tool_calls` in a chunk or message; what it does not say is empty.
struct ToolCallPiece
{
    std::optional<std::int64_t> index{};
    JsonText id{};
    JsonText name{};
    JsonValue arguments{}; // a string, or an object from hosts that do not spell it as text
};
// Reads `{index?, id?, function: {name?, arguments?}}`.
ToolCallPiece readToolCallPiece(const JsonValue& element);

// One tool call of a reply.
struct ToolCallSlot
{
    enum class State {
        Waiting, // not given out yet: its arguments are kept
        Live, // its block is open
        Closed, // its block was closed, or it was left out
    };
    std::optional<std::int64_t> index{};
    std::string id{}; // escaped, as the provider gave it; empty when it gave none
    std::string emittedId{}; // escaped, once it is live
    std::string name{}; // escaped
    std::string arguments{}; // escaped; what came while it waited
    ArgumentsScanner scanner{};
    State state = State::Waiting;
    bool hasPlaceholder = false; // its arguments were given as nothing: {} or null
    bool isSuperseded = false; // its index now belongs to a later call

    // Nothing more is expected for it.
    bool isSettled() const
    {
        return scanner.isComplete() || hasPlaceholder || (isSuperseded && !scanner.hasBegun());
    }
};

// Which call a piece belongs to. Providers number calls by index, or by id only, or not at all, and
// some give every call the index 0.
class ToolCallSlots
{
public:
    static constexpr std::size_t maxCalls = 1024;

    // The slot of this piece, a new one where it begins a call; nothing once there are too many. Id and
    // name are taken over from the first piece that has them; the arguments are left to the caller.
    std::optional<std::size_t> take(const ToolCallPiece& piece);
    // The same where each piece is a call of its own, as in a whole message.
    std::optional<std::size_t> takeNew(const ToolCallPiece& piece);

    ToolCallSlot& at(std::size_t slot) { return m_slots[slot]; }
    const ToolCallSlot& at(std::size_t slot) const { return m_slots[slot]; }
    std::size_t size() const { return m_slots.size(); }

private:
    std::optional<std::size_t> find(const ToolCallPiece& piece);
    std::optional<std::size_t> findByIndex(const ToolCallPiece& piece);
    std::optional<std::size_t> findById(const ToolCallPiece& piece) const;

    std::vector<ToolCallSlot> m_slots;
    std::size_t m_current = 0; // the slot of the last piece
};

} // namespace dragoman
