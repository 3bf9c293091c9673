#pragma once

#include "journal/CapturedExchange.h"
#include "protocol/Codec.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What a captured stream brought, and when.
struct TimelineEvent
{
    enum class Kind {
        Text,
        Thinking,
        ToolCall, // arguments, or the beginning of a call
        Ping, // keeps the connection open and means nothing
        Usage,
        Other, // head, ends of blocks, what the protocol does not know
        Finish, // the stop reason, or the end mark
        Error,
    };
    Kind kind = Kind::Other;
    std::chrono::microseconds at{ 0 }; // after the request's start; when its last byte came
    std::string name{}; // of the event on the wire; empty where the protocol has none
    std::size_t begin = 0; // bytes of the event in the body
    std::size_t end = 0;
};

// A time in which nothing came.
struct TimelineGap
{
    std::chrono::microseconds begin{ 0 };
    std::chrono::microseconds end{ 0 };
};

struct StreamTimeline
{
    std::vector<TimelineEvent> events{}; // one for a whole JSON body
    std::vector<TimelineGap> gaps{}; // the longest waits, in order of time
    std::optional<std::chrono::microseconds> firstByte{};
    std::optional<std::chrono::microseconds> firstToken{}; // text, thinking or a call
    std::optional<std::chrono::microseconds> lastByte{};
    std::size_t pings = 0;
};

struct TimelineSource
{
    Protocol protocol = Protocol::Anthropic;
    std::string_view body;
    const std::vector<StreamMark>& marks;
};

// `threshold` is the shortest time that counts as a gap; the wait for the first byte is none.
StreamTimeline streamTimeline(
    const TimelineSource& source, std::chrono::microseconds threshold = std::chrono::seconds(1));

std::string_view timelineWord(TimelineEvent::Kind kind);

} // namespace dragoman
