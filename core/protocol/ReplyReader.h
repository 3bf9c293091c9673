#pragma once

#include "http/SseParser.h"
#include "protocol/Codec.h"

namespace dragoman {

// Feeds a provider's reply, byte by byte or in any pieces, to a decoder: finds out by the first byte
// whether it is a stream of events or one JSON body (headers lie), splits events, parses JSON.
class ReplyReader
{
public:
    enum class Form { Unknown, Events, Whole, NotAnApi };
    struct Limits
    {
        std::size_t eventBytes = 32U * 1024 * 1024;
        std::size_t wholeBytes = 64U * 1024 * 1024;
    };

    // The decoder and the sink must outlive the reader.
    ReplyReader(ReplyDecoder& decoder, ReplySink& sink, Limits limits);

    void feed(std::string_view bytes);
    // The reply ended as HTTP says it should.
    void end();
    // The reply was cut; `why` is one sentence for the client. Nothing happens when it was over already.
    void cut(Error why);

    Form form() const;
    // True once ReplyFinished or ReplyFailed went out.
    bool isOver() const;
};

} // namespace dragoman
