#pragma once

#include "protocol/Codec.h"
#include "protocol/ReplyReader.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dragoman {

// Turns the reply of one attempt into bytes for the client: the provider's own bytes where both sides
// speak the same protocol in the same form, else what the client's encoder makes of the events. It keeps
// everything until somebody takes it.
//
// Feed it as Attempt tells: the events of some bytes first, then the bytes.
class ReplyRelay
{
public:
    enum class Way { PassThrough, Translated };
    ReplyRelay(const Codec& client, const ReplyShape& shape, Way way);

    // `form` is what the reader has found out so far.
    void on(const ReplyEvent& event, ReplyReader::Form form);
    void onBytes(std::string_view bytes);
    // The reply breaks off with an error of ours; what was whole stays in front of it.
    void fail(const Error& error);
    // From now on only the encoder writes: the client's stream has begun without the provider's head.
    void forbidRaw();

    bool hasStarted() const { return m_source != Source::Undecided; }
    // Content or a regular end has come: no empty answer, and no error in the place of one.
    bool isGood() const { return m_good; }
    // The client gets the provider's bytes.
    bool isRaw() const { return m_source == Source::Provider; }

    // What may go to the client now: whole events only, as long as the reply is not over. A client cannot
    // use half an event, and what we say ourselves must stand between two events.
    std::string take(bool over);

private:
    enum class Source { Undecided, Provider, Encoder };

    void decide(ReplyReader::Form form);
    void append(std::string_view bytes);

    std::unique_ptr<ReplyEncoder> m_encoder;
    std::string m_output;
    std::size_t m_wholeEvents = 0; // bytes of m_output up to the end of its last whole event
    Source m_source = Source::Undecided;
    const bool m_stream;
    bool m_rawAllowed;
    bool m_good = false;
};

} // namespace dragoman
