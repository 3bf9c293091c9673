#pragma once

#include "protocol/ReplyEvent.h"

#include <optional>
#include <string>

namespace dragoman {

// Turns deltas in any order into blocks of which one is open at a time. White space alone opens no
// block: Anthropic refuses such a block when the client sends it back in its history.
class BlockSequence
{
public:
    bool isOpen(BlockKind kind) const { return m_open == kind; }
    bool isOpen() const { return m_open.has_value(); }
    // True once any block was opened.
    bool hasOpened() const { return m_hasOpened; }

    // True for a text that would not open the block it belongs to.
    bool wouldWait(DeltaKind kind, JsonText text) const;
    // Text or thinking: goes to the open block of that kind, else closes what is open and opens one.
    void prose(DeltaKind kind, JsonText text, ReplySink& sink);
    void openTool(JsonText id, JsonText name, ReplySink& sink);
    void toolArguments(JsonText text, ReplySink& sink);
    void close(ReplySink& sink);
    // Closes what is open. White space that waited is given out only where it is all there was.
    void finish(ReplySink& sink);

private:
    void open(const BlockOpened& block, ReplySink& sink);
    void giveWaiting(ReplySink& sink);

    std::optional<BlockKind> m_open;
    bool m_hasOpened = false;
    std::string m_waiting; // escaped white space
    DeltaKind m_waitingKind = DeltaKind::Text;
};

} // namespace dragoman
