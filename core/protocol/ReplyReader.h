#pragma once

#include "http/SseParser.h"
#include "protocol/Codec.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace dragoman {

// Feeds a provider's reply, byte by byte or in any pieces, to a decoder: finds out by the first byte
// whether it is a stream of events or one JSON body (headers lie), splits events, parses JSON. A reply
// that is neither fails with BadGateway, and so does one that exceeds the limits.
class ReplyReader : private SseSink
{
public:
    // Whole: one JSON body. NotAnApi: a web page; it fails the reply once its title was read.
    enum class Form { Unknown, Events, Whole, NotAnApi };
    struct Limits
    {
        std::size_t eventBytes = std::size_t{ 32 } * 1024 * 1024;
        std::size_t wholeBytes = std::size_t{ 64 } * 1024 * 1024;
    };

    // The decoder and the sink must outlive the reader.
    ReplyReader(ReplyDecoder& decoder, ReplySink& sink, Limits limits);

    // Bytes behind the end of the reply are ignored.
    void feed(std::string_view bytes);
    // The reply ended as HTTP says it should.
    void end();
    // The reply was cut; `why` is one sentence for the client. Nothing happens when it was over already. A
    // stream that has told why it stops is finished, not failed: nothing is missing.
    void cut(Error why);

    Form form() const { return m_form; }
    // True once ReplyFinished or ReplyFailed went out.
    bool isOver() const { return m_failed || m_decoder.isOver(); }
    // The bytes were no reply of this protocol: the failure is the reader's, not the provider's word.
    bool isUnreadable() const { return m_failed; }
    // Events of the stream that were left out because they were not JSON.
    std::size_t skippedEvents() const { return m_skippedEvents; }

private:
    void onEvent(std::string_view name, std::string_view data) override;
    void onComment() override { }

    void recognize(std::string_view& bytes);
    void collect(std::string_view bytes);
    void onBrokenEvent(std::string_view name, std::string_view data);
    void finishWhole();
    void fail(Error error);
    void failAsWebPage();

    ReplyDecoder& m_decoder;
    ReplySink& m_sink;
    Limits m_limits;
    SseParser m_events;
    JsonDocument m_json; // the current event or the whole body
    std::string m_body; // of a form that is read at the end
    std::size_t m_skippedEvents = 0;
    Form m_form = Form::Unknown;
    bool m_hasGoodEvent = false;
    bool m_failed = false; // by the reader itself
};

} // namespace dragoman
