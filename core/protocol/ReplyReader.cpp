#include "protocol/ReplyReader.h"

#include "protocol/ProviderErrorText.h"

#include <algorithm>

namespace dragoman {

namespace {

// White space, which servers send to keep a connection open, and the bytes of a byte order mark.
constexpr std::string_view skippedAtStart = " \t\r\n\xEF\xBB\xBF";
// A web page is read up to here: its title stands at the start.
constexpr std::size_t webPageBytes = std::size_t{ 64 } * 1024;

bool isDoneMark(std::string_view data)
{
    return data.starts_with("[DONE]") || data.starts_with("\"[DONE]\"");
}

bool isBlankData(std::string_view data)
{
    return data.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

ReplyReader::Form formOf(char first)
{
    if (first == '{' || first == '[')
        return ReplyReader::Form::Whole;
    return first == '<' ? ReplyReader::Form::NotAnApi : ReplyReader::Form::Events;
}

Error badGateway(std::string message)
{
    return { ErrorKind::BadGateway, std::move(message), {}, {} };
}

} // namespace

ReplyReader::ReplyReader(ReplyDecoder& decoder, ReplySink& sink, Limits limits)
    : m_decoder(decoder)
    , m_sink(sink)
    , m_limits(limits)
    , m_events(limits.eventBytes)
{
}

void ReplyReader::feed(std::string_view bytes)
{
    if (m_form == Form::Unknown)
        recognize(bytes);
    if (isOver() || bytes.empty())
        return;
    if (m_form != Form::Events)
        collect(bytes);
    else if (!m_events.feed(bytes, *this) && !isOver())
        fail(badGateway("An event of the provider's stream is too large."));
}

void ReplyReader::recognize(std::string_view& bytes)
{
    bytes.remove_prefix(std::min(bytes.find_first_not_of(skippedAtStart), bytes.size()));
    if (!bytes.empty())
        m_form = formOf(bytes.front());
}

void ReplyReader::collect(std::string_view bytes)
{
    const std::size_t limit = m_form == Form::Whole ? m_limits.wholeBytes : webPageBytes;
    const bool isFull = bytes.size() > limit - m_body.size();
    m_body.append(bytes.substr(0, limit - m_body.size()));
    if (isFull && m_form == Form::Whole)
        fail(badGateway("The provider's reply is too large."));
    else if (isFull)
        failAsWebPage();
}

void ReplyReader::onEvent(std::string_view name, std::string_view data)
{
    if (isOver() || isBlankData(data))
        return;
    if (isDoneMark(data)) {
        m_decoder.onDone(m_sink);
    } else if (m_json.parseCopy(data)) {
        m_hasGoodEvent = true;
        m_decoder.onEvent(name, m_json.root(), m_sink);
    } else {
        onBrokenEvent(name, data);
    }
}

// One bad event among good ones is the fault of something on the way, such as a notice that a relay put
// in; a stream that begins with one is not a stream of this protocol.
void ReplyReader::onBrokenEvent(std::string_view name, std::string_view data)
{
    if (name == "error")
        fail(badGateway(readProviderError(data).message));
    else if (m_hasGoodEvent)
        ++m_skippedEvents;
    else
        fail(badGateway("The provider's stream begins with an event that is not JSON."));
}

void ReplyReader::end()
{
    if (isOver())
        return;
    if (m_form == Form::NotAnApi)
        failAsWebPage();
    else if (m_form == Form::Whole)
        finishWhole();
    else
        m_events.end(*this);
    if (!isOver())
        m_decoder.onEnd(m_sink);
}

void ReplyReader::finishWhole()
{
    if (Result<void> parsed = m_json.parse(std::move(m_body)); !parsed)
        fail(badGateway("The provider's reply cannot be read. " + parsed.error().message));
    else
        m_decoder.onWhole(m_json.root(), m_sink);
}

void ReplyReader::cut(Error why)
{
    if (isOver())
        return;
    if (m_form == Form::NotAnApi)
        failAsWebPage();
    else if (m_decoder.hasStopReason())
        m_decoder.onEnd(m_sink);
    else
        fail(std::move(why));
}

void ReplyReader::fail(Error error)
{
    m_failed = true;
    m_sink.on(ReplyFailed{ std::move(error) });
}

void ReplyReader::failAsWebPage()
{
    fail(badGateway(describeWebPage(m_body)));
}

} // namespace dragoman
