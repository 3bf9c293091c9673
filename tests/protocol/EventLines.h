#pragma once

#include "protocol/ReplyEvent.h"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace dragoman {

// Writes reply events as text, one event a line, texts as they were spelled, and checks the order that
// ReplyEvent.h promises:
//
//     started msg_1 claude-x in=9 out=1
//     open text | open thinking | open redacted DATA | open tool ID NAME
//     text HELLO | thinking HMM | signature SIG | arguments {\"a\":1}
//     cite URL TITLE
//     close
//     usage in=9 out=12 read=0 write=0 reasoning=3
//     ping
//     finished end_turn | finished stop_sequence END | finished refusal EXPLANATION
//     failed 502 MESSAGE
class EventLines : public ReplySink
{
public:
    void on(const ReplyEvent& event) override
    {
        demand(!m_over, "an event behind the end");
        std::visit([this](const auto& e) { add(e); }, event);
    }

    // Each line ends in LF. A broken order adds a line "! ...".
    const std::string& lines() const { return m_lines; }
    // The same with the deltas that follow each other in one block joined: it does not depend on where
    // the provider cut its texts.
    const std::string& joined() const { return m_joined; }
    bool isOver() const { return m_over; }

private:
    using Words = std::initializer_list<std::string_view>;

    void add(const ReplyStarted& e)
    {
        demand(!m_started, "started twice");
        m_started = true;
        line({ "started", e.id.escaped, e.model.escaped, counts(e.usage) });
    }
    void add(const BlockOpened& e)
    {
        constexpr std::array<std::string_view, 4> kinds{ "text", "thinking", "redacted", "tool" };
        demand(m_started && !m_open, "opened in the wrong place");
        demand(e.kind != BlockKind::ToolUse || !e.id.isEmpty(), "a tool call without id");
        m_open = true;
        m_kind = e.kind;
        line({ "open", kinds[static_cast<std::size_t>(e.kind)], e.id.escaped, e.name.escaped,
            e.data.escaped });
    }
    void add(const BlockDelta& e)
    {
        constexpr std::array<std::string_view, 4> kinds{ "text", "thinking", "signature", "arguments" };
        constexpr std::array<BlockKind, 4> owners{ BlockKind::Text, BlockKind::Thinking, BlockKind::Thinking,
            BlockKind::ToolUse };
        const auto kind = static_cast<std::size_t>(e.kind);
        demand(m_open && m_kind == owners[kind], "a delta outside of its block");
        demand(!e.text.isEmpty(), "an empty delta");
        delta(kinds[kind], e.text.escaped);
    }
    void add(const BlockClosed&)
    {
        demand(m_open, "closed without an open block");
        m_open = false;
        line({ "close" });
    }
    void add(const CitationFound& e)
    {
        demand(m_open && m_kind == BlockKind::Text, "a citation outside of a text block");
        line({ "cite", e.url.escaped, e.title.escaped });
    }
    void add(const UsageReported& e)
    {
        demand(m_started, "usage before the start");
        line({ "usage", counts(e.usage) });
    }
    void add(const Ping&)
    {
        demand(m_started, "ping before the start");
        line({ "ping" });
    }
    void add(const ReplyFinished& e)
    {
        constexpr std::array<std::string_view, 7> reasons{ "end_turn", "stop_sequence", "tool_use",
            "max_tokens", "context_exceeded", "refusal", "pause_turn" };
        demand(m_started && !m_open, "finished in the wrong place");
        m_over = true;
        line({ "finished", reasons[static_cast<std::size_t>(e.reason)], e.stopSequence.escaped,
            e.explanation.escaped });
    }
    void add(const ReplyFailed& e)
    {
        m_over = true;
        line({ "failed", statusOf(e.error.kind), e.error.message });
    }

    void line(Words words)
    {
        m_lastDelta = {};
        const std::size_t begin = m_lines.size();
        for (const std::string_view word : words) {
            if (!word.empty())
                m_lines.append(m_lines.size() > begin ? " " : "").append(word);
        }
        m_lines += '\n';
        m_joined.append(m_lines, begin);
    }
    void delta(std::string_view kind, std::string_view text)
    {
        m_lines.append(kind).append(" ").append(text).append("\n");
        if (m_lastDelta == kind)
            m_joined.pop_back();
        else
            m_joined.append(kind).append(" ");
        m_joined.append(text).append("\n");
        m_lastDelta = kind;
    }
    void demand(bool holds, std::string_view rule)
    {
        if (!holds)
            line({ "!", rule });
    }

    static std::string counts(const Usage& usage)
    {
        std::string text;
        const auto count = [&text](const char* name, const std::optional<std::int64_t>& value) {
            if (value)
                text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(*value);
        };
        count("in", usage.input);
        count("out", usage.output);
        count("read", usage.cacheRead);
        count("write", usage.cacheWrite);
        count("reasoning", usage.reasoning);
        return text;
    }
    static std::string_view statusOf(ErrorKind kind)
    {
        constexpr std::array<std::string_view, 18> statuses{ "400", "401", "402", "403", "404", "405", "408",
            "409", "413", "415", "422", "429", "431", "500", "502", "503", "504", "529" };
        return statuses[static_cast<std::size_t>(kind)];
    }

    std::string m_lines;
    std::string m_joined;
    std::string_view m_lastDelta; // the kind of the last line when it was a delta
    BlockKind m_kind = BlockKind::Text;
    bool m_started = false;
    bool m_open = false;
    bool m_over = false;
};

} // namespace dragoman
