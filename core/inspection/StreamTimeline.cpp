#include "inspection/StreamTimeline.h"

#include "protocol/CodecTable.h"
#include "protocol/ReplyReader.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

using Kind = TimelineEvent::Kind;

// The kind that says most about an event on the wire; later ones of the list win.
constexpr std::array<Kind, 8> byWeight{ Kind::Other, Kind::Usage, Kind::Ping, Kind::ToolCall, Kind::Thinking,
    Kind::Text, Kind::Finish, Kind::Error };

Kind heavier(Kind one, Kind other)
{
    return std::find(byWeight.begin(), byWeight.end(), one)
            < std::find(byWeight.begin(), byWeight.end(), other)
        ? other
        : one;
}

Kind kindOf(DeltaKind kind)
{
    switch (kind) {
    case DeltaKind::Text: return Kind::Text;
    case DeltaKind::Thinking:
    case DeltaKind::Signature: return Kind::Thinking;
    case DeltaKind::ToolArguments: return Kind::ToolCall;
    }
    return Kind::Other;
}

Kind kindOf(const ReplyEvent& event)
{
    return std::visit(
        Overloaded{ [](const BlockDelta& delta) { return kindOf(delta.kind); },
            [](const BlockOpened& opened) {
                return opened.kind == BlockKind::ToolUse ? Kind::ToolCall : Kind::Other;
            },
            [](const UsageReported&) { return Kind::Usage; }, [](const Ping&) { return Kind::Ping; },
            [](const ReplyFinished&) { return Kind::Finish; }, [](const ReplyFailed&) { return Kind::Error; },
            [](const ReplyStarted&) { return Kind::Other; }, [](const BlockClosed&) { return Kind::Other; },
            [](const CitationFound&) { return Kind::Other; } },
        event);
}

// The end of the event or comment that begins at `begin`: behind its empty line, or the end of the body.
std::size_t eventEnd(std::string_view body, std::size_t begin)
{
    std::size_t end = body.size();
    for (const std::string_view blank : { "\n\n", "\r\n\r\n", "\r\r" }) {
        const std::size_t at = body.substr(begin, end - begin).find(blank); // no farther: streams are long
        if (at != std::string_view::npos)
            end = begin + at + blank.size();
    }
    return end;
}

// Lines of one event.
std::string eventName(std::string_view event)
{
    constexpr std::string_view field = "event:";
    const std::size_t at = event.starts_with(field) ? 0 : event.find("\nevent:");
    if (at == std::string_view::npos)
        return {};
    std::string_view name = event.substr(at + field.size() + (at == 0 ? 0 : 1));
    name = name.substr(0, name.find_first_of("\r\n"));
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    return std::string(name);
}

// Feeds a body to the protocol's decoder event by event, so that each can be told what it brought.
class Walk : private ReplySink
{
public:
    Walk(const TimelineSource& source, StreamTimeline& timeline)
        : m_source(source)
        , m_timeline(timeline)
        , m_decoder(codecFor(source.protocol).replyDecoder({}))
        , m_reader(*m_decoder, *this, {})
    {
    }

    void run();

private:
    void on(const ReplyEvent& event) override { m_kind = heavier(m_kind, kindOf(event)); }
    void take(std::size_t begin, std::size_t end);
    std::chrono::microseconds timeOf(std::size_t end);

    const TimelineSource& m_source;
    StreamTimeline& m_timeline;
    std::unique_ptr<ReplyDecoder> m_decoder;
    ReplyReader m_reader;
    Kind m_kind = Kind::Other; // of the event that is being read
    std::size_t m_mark = 0;
};

void Walk::run()
{
    const std::string_view body = m_source.body;
    const bool isWhole
        = body.substr(std::min(body.find_first_not_of(" \t\r\n"), body.size())).starts_with('{');
    for (std::size_t begin = 0; begin < body.size();) {
        const std::size_t end = isWhole ? body.size() : eventEnd(body, begin);
        take(begin, end);
        begin = end;
    }
}

void Walk::take(std::size_t begin, std::size_t end)
{
    const std::string_view bytes = m_source.body.substr(begin, end - begin);
    m_kind = Kind::Other;
    m_reader.feed(bytes);
    if (end == m_source.body.size())
        m_reader.end();
    if (bytes.starts_with(':') || eventName(bytes) == "ping")
        m_kind = Kind::Ping;
    m_timeline.events.push_back({ m_kind, timeOf(end), eventName(bytes), begin, end });
}

// Ends only grow from event to event.
std::chrono::microseconds Walk::timeOf(std::size_t end)
{
    const std::vector<StreamMark>& marks = m_source.marks;
    while (m_mark < marks.size() && marks[m_mark].end < end)
        ++m_mark;
    if (marks.empty())
        return {};
    return marks[std::min(m_mark, marks.size() - 1)].at;
}

bool isToken(Kind kind)
{
    return kind == Kind::Text || kind == Kind::Thinking || kind == Kind::ToolCall;
}

void addGaps(
    const std::vector<StreamMark>& marks, std::chrono::microseconds threshold, StreamTimeline& timeline)
{
    for (std::size_t i = 1; i < marks.size(); ++i) {
        if (marks[i].at - marks[i - 1].at >= threshold)
            timeline.gaps.push_back({ marks[i - 1].at, marks[i].at });
    }
}

} // namespace

StreamTimeline streamTimeline(const TimelineSource& source, std::chrono::microseconds threshold)
{
    StreamTimeline timeline;
    Walk(source, timeline).run();
    addGaps(source.marks, threshold, timeline);
    if (!source.marks.empty()) {
        timeline.firstByte = source.marks.front().at;
        timeline.lastByte = source.marks.back().at;
    }
    for (const TimelineEvent& event : timeline.events) {
        if (isToken(event.kind) && !timeline.firstToken)
            timeline.firstToken = event.at;
        timeline.pings += event.kind == Kind::Ping ? 1 : 0;
    }
    return timeline;
}

std::string_view timelineWord(TimelineEvent::Kind kind)
{
    switch (kind) {
    case Kind::Text: return "text";
    case Kind::Thinking: return "thinking";
    case Kind::ToolCall: return "tool call";
    case Kind::Ping: return "ping";
    case Kind::Usage: return "usage";
    case Kind::Other: return "other";
    case Kind::Finish: return "end";
    case Kind::Error: return "error";
    }
    return "";
}

} // namespace dragoman
