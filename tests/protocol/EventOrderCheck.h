#pragma once

#include "protocol/ReplyEvent.h"

#include <optional>
#include <string_view>

namespace dragoman {

// Stands before another sink and checks that the events come in the order that ReplyEvent.h promises.
class EventOrderCheck : public ReplySink
{
public:
    explicit EventOrderCheck(ReplySink& next)
        : m_next(next)
    {
    }

    void on(const ReplyEvent& event) override
    {
        demand(!m_isOver, "an event behind the end");
        std::visit([this](const auto& e) { check(e); }, event);
        m_next.on(event);
    }

    // The first rule that was broken; empty as long as all is well.
    std::string_view problem() const { return m_problem; }
    bool isOver() const { return m_isOver; }

private:
    void check(const ReplyStarted&)
    {
        demand(!m_hasStarted, "started twice");
        m_hasStarted = true;
    }
    void check(const BlockOpened& block)
    {
        demand(m_hasStarted, "a block before the start");
        demand(!m_open, "a second block is opened");
        demand(block.kind != BlockKind::ToolUse || !block.id.isEmpty(), "a tool call has no id");
        demand(block.kind != BlockKind::ToolUse || !block.name.isEmpty(), "a tool call has no name");
        m_open = block.kind;
    }
    void check(const BlockDelta& delta)
    {
        demand(m_open == ownerOf(delta.kind), "a delta that does not belong to the open block");
        demand(!delta.text.isEmpty(), "an empty delta");
    }
    void check(const BlockClosed&)
    {
        demand(m_open.has_value(), "closed without an open block");
        m_open.reset();
    }
    void check(const CitationFound&) { demand(m_open == BlockKind::Text, "a citation outside of text"); }
    void check(const UsageReported&) { demand(m_hasStarted, "usage before the start"); }
    void check(const Ping&) { demand(m_hasStarted, "a ping before the start"); }
    void check(const ReplyFinished&)
    {
        demand(m_hasStarted, "finished before the start");
        demand(!m_open, "finished while a block is open");
        m_isOver = true;
    }
    void check(const ReplyFailed& failed)
    {
        demand(!failed.error.message.empty(), "failed without a message");
        m_isOver = true;
    }

    static BlockKind ownerOf(DeltaKind kind)
    {
        switch (kind) {
        case DeltaKind::Text: return BlockKind::Text;
        case DeltaKind::Thinking:
        case DeltaKind::Signature: return BlockKind::Thinking;
        case DeltaKind::ToolArguments: break;
        }
        return BlockKind::ToolUse;
    }
    void demand(bool holds, std::string_view rule)
    {
        if (!holds && m_problem.empty())
            m_problem = rule;
    }

    ReplySink& m_next;
    std::string_view m_problem;
    std::optional<BlockKind> m_open;
    bool m_hasStarted = false;
    bool m_isOver = false;
};

} // namespace dragoman
