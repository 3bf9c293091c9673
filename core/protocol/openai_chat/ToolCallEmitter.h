#pragma once

#include "protocol/openai_chat/BlockSequence.h"
#include "protocol/openai_chat/ToolCallSlots.h"

#include <map>
#include <string>

namespace dragoman {

// Gives tool calls out as blocks, one after the other: the first unfinished call streams live, what
// arrives for others meanwhile is kept until its turn comes.
class ToolCallEmitter
{
public:
    static constexpr std::size_t maxKept = std::size_t{ 32 } * 1024 * 1024; // bytes of arguments

    // `toolNames` (name sent -> the client's name, decoded) and `blocks` must outlive this object.
    ToolCallEmitter(const std::map<std::string, std::string>& toolNames, BlockSequence& blocks)
        : m_toolNames(toolNames)
        , m_blocks(blocks)
    {
    }

    // Where each piece is a call of its own (a whole message) or may continue one (a chunk).
    enum class Source { Chunk, Message };
    // Error: BadGateway when a reply holds more calls or arguments than anybody can want.
    Result<void> take(const ToolCallPiece& piece, Source source, ReplySink& sink);

    // True while a live call has begun its arguments and not completed them: whatever else arrives must
    // wait, else the rest of the arguments would be lost.
    bool isInTheMiddle() const;
    // Closes the live call for good.
    void interrupt(ReplySink& sink);

    enum class Ending { Normal, CutByLength };
    // Gives out everything that is left. A cut call that nobody has seen yet is left out.
    void finish(Ending ending, ReplySink& sink);

    // True once a tool block was opened.
    bool hasEmitted() const { return m_emitted; }
    // What makes generated ids differ from those of other replies: the reply's own id, for example.
    void setIdSeed(std::string seed) { m_idSeed = std::move(seed); }

private:
    void addArguments(std::size_t at, const JsonValue& arguments, ReplySink& sink);
    void addFragment(std::size_t at, JsonText fragment, ReplySink& sink);
    void advance(ReplySink& sink);
    std::optional<std::size_t> nextNamed() const;
    void activate(std::size_t at, ReplySink& sink);
    void giveRest(std::size_t at, Ending ending, ReplySink& sink);
    std::string clientName(const ToolCallSlot& slot) const;
    std::string chooseId(std::size_t at);
    bool isIdTaken(std::string_view id) const;

    const std::map<std::string, std::string>& m_toolNames;
    BlockSequence& m_blocks;
    ToolCallSlots m_slots;
    std::optional<std::size_t> m_live;
    std::size_t m_firstWaiting = 0; // no slot before this one waits
    std::size_t m_kept = 0; // bytes of arguments that wait
    bool m_emitted = false;
    std::string m_idSeed;
};

} // namespace dragoman
