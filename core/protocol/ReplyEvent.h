#pragma once

#include "base/Json.h"
#include "base/Result.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace dragoman {

// A reply, whatever it looked like on the wire, is one sequence of these events:
//
//     ReplyStarted (BlockOpened BlockDelta* BlockClosed)* ReplyFinished
//
// with UsageReported and Ping anywhere behind ReplyStarted, or ReplyFailed in the place of anything,
// after which nothing follows. One block is open at a time. Decoders guarantee this order, whatever
// the provider sends; encoders rely on it. Slices are valid during the call only.

// Token counts; nothing = not reported. `input` excludes cached tokens (Anthropic's convention).
struct Usage
{
    std::optional<std::int64_t> input{};
    std::optional<std::int64_t> output{};
    std::optional<std::int64_t> cacheRead{};
    std::optional<std::int64_t> cacheWrite{};
    std::optional<std::int64_t> reasoning{}; // part of output

    // Takes over every count that `newer` reports.
    void update(const Usage& newer);
};

enum class StopReason { EndTurn, StopSequence, ToolUse, MaxTokens, ContextExceeded, Refusal, PauseTurn };
// As records name it: "end_turn".
std::string_view stopReasonWord(StopReason reason);

struct ReplyStarted
{
    JsonText id;
    JsonText model;
    Usage usage{};
};

enum class BlockKind { Text, Thinking, RedactedThinking, ToolUse };

struct BlockOpened
{
    BlockKind kind = BlockKind::Text;
    JsonText id{}; // ToolUse: as the provider gave it, never empty
    JsonText name{}; // ToolUse: already in the client's spelling
    JsonText data{}; // RedactedThinking
};

// What the text of a delta is. Arguments are the escaped spelling of JSON text, as both protocols stream it.
enum class DeltaKind { Text, Thinking, Signature, ToolArguments };

struct BlockDelta
{
    DeltaKind kind = DeltaKind::Text;
    JsonText text; // never empty; concatenating the deltas of a block gives its whole text
};

struct BlockClosed
{
};

// A source that the text of the open block cites (web search).
struct CitationFound
{
    JsonText url;
    JsonText title;
};

struct UsageReported
{
    Usage usage;
};

struct Ping
{
};

struct ReplyFinished
{
    StopReason reason = StopReason::EndTurn;
    JsonText stopSequence{}; // for StopSequence, where the provider says it
    JsonText explanation{}; // for Refusal, where the provider says it
};

struct ReplyFailed
{
    Error error;
};

using ReplyEvent = std::variant<ReplyStarted, BlockOpened, BlockDelta, BlockClosed, CitationFound,
    UsageReported, Ping, ReplyFinished, ReplyFailed>;

// Receives the events of one reply.
class ReplySink
{
public:
    virtual ~ReplySink() = default;
    virtual void on(const ReplyEvent& event) = 0;
};

// For std::visit with one lambda per event.
template <class... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace dragoman
