#include "server/ReplyRelay.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dragoman {

namespace {

// The size of the part of `bytes` that consists of whole events, 0 when none ends in it.
std::size_t wholeEvents(std::string_view bytes)
{
    constexpr std::array<std::string_view, 3> blankLines{ "\n\n", "\r\n\r\n", "\r\r" };
    std::size_t end = 0;
    for (const std::string_view blank : blankLines) {
        const std::size_t last = bytes.rfind(blank);
        if (last != std::string_view::npos)
            end = std::max(end, last + blank.size());
    }
    return end;
}

// Head, counts and pings come before it is known whether the provider will answer at all.
bool isContent(const ReplyEvent& event)
{
    return !std::holds_alternative<ReplyStarted>(event) && !std::holds_alternative<UsageReported>(event)
        && !std::holds_alternative<Ping>(event) && !std::holds_alternative<ReplyFailed>(event);
}

} // namespace

ReplyRelay::ReplyRelay(const Codec& client, const ReplyShape& shape, Way way)
    : m_encoder(client.replyEncoder(shape))
    , m_stream(shape.stream)
    , m_rawAllowed(way == Way::PassThrough)
{
}

void ReplyRelay::on(const ReplyEvent& event, ReplyReader::Form form)
{
    if (m_source == Source::Undecided)
        decide(form);
    m_good = m_good || isContent(event);
    if (m_source == Source::Encoder)
        m_encoder->encode(event, m_output);
}

void ReplyRelay::decide(ReplyReader::Form form)
{
    const auto wanted = m_stream ? ReplyReader::Form::Events : ReplyReader::Form::Whole;
    const bool raw = m_rawAllowed && form == wanted;
    m_source = raw ? Source::Provider : Source::Encoder;
    if (raw)
        return;
    m_output.clear(); // bytes kept in case they were to travel as they are
    m_wholeEvents = 0;
}

void ReplyRelay::forbidRaw()
{
    m_rawAllowed = false;
    m_output.clear();
    m_wholeEvents = 0;
}

void ReplyRelay::onBytes(std::string_view bytes)
{
    const bool wanted = m_source == Source::Provider || (m_source == Source::Undecided && m_rawAllowed);
    if (wanted)
        append(bytes);
}

void ReplyRelay::append(std::string_view bytes)
{
    const std::size_t seam = m_output.size() - std::min<std::size_t>(m_output.size(), 3);
    m_output.append(bytes);
    const std::size_t end = m_stream ? wholeEvents(std::string_view(m_output).substr(seam)) : 0;
    if (end > 0)
        m_wholeEvents = std::max(m_wholeEvents, seam + end);
}

void ReplyRelay::fail(const Error& error)
{
    if (m_source == Source::Provider)
        m_output.resize(m_wholeEvents); // half an event would swallow the error
    m_source = Source::Encoder; // nothing of the provider's may follow
    m_encoder->encode(ReplyFailed{ error }, m_output);
}

std::string ReplyRelay::take(bool over)
{
    const bool partial = m_source == Source::Provider && !over && m_wholeEvents < m_output.size();
    const std::size_t size = std::exchange(m_wholeEvents, 0);
    if (!partial)
        return std::exchange(m_output, {});
    std::string taken = m_output.substr(0, size);
    m_output.erase(0, size);
    return taken;
}

} // namespace dragoman
