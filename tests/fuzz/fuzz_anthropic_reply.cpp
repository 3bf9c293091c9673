#include "fuzz/FuzzInput.h"
#include "http/SseParser.h"
#include "protocol/EventLines.h"
#include "protocol/ReplyReader.h"
#include "protocol/anthropic/AnthropicReplyDecoder.h"
#include "protocol/anthropic/AnthropicStreamEncoder.h"
#include "protocol/anthropic/AnthropicWholeEncoder.h"

#include <cstdlib>
#include <string>

namespace {

using namespace dragoman;

// small enough for the fuzzer to reach them
constexpr ReplyReader::Limits limits{ 1024, 2048 };

void demand(bool holds)
{
    if (!holds)
        std::abort();
}

// What the client's own parser must be able to read.
class ClientSide : public SseSink
{
public:
    void onEvent(std::string_view name, std::string_view data) override
    {
        demand(m_json.parseCopy(data).has_value());
        demand(m_json.root()["type"].equals(name));
    }
    void onComment() override { }

private:
    JsonDocument m_json;
};

// Gives each event to both encoders.
class Encoders : public ReplySink
{
public:
    void on(const ReplyEvent& event) override
    {
        lines.on(event);
        m_stream.encode(event, stream);
        m_whole.encode(event, whole);
    }

    EventLines lines;
    std::string stream;
    std::string whole;

private:
    AnthropicStreamEncoder m_stream{ {} };
    AnthropicWholeEncoder m_whole{ {} };
};

void read(const std::vector<std::string_view>& pieces, Encoders& out)
{
    AnthropicReplyDecoder decoder({});
    ReplyReader reader(decoder, out, limits);
    for (const std::string_view piece : pieces)
        reader.feed(piece);
    reader.end();
    demand(reader.isOver() && out.lines.isOver());
}

} // namespace

// Holds: however the network cuts the bytes, the same events come out, in the order that they promise, and
// what the encoders make of them is well formed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const FuzzInput input(data, size);
    Encoders whole;
    Encoders inPieces;
    read({ input.bytes }, whole);
    read(input.pieces(), inPieces);
    demand(whole.lines.lines() == inPieces.lines.lines());
    demand(whole.lines.lines().find("\n! ") == std::string::npos && !whole.lines.lines().starts_with("! "));

    ClientSide client;
    SseParser parser;
    demand(parser.feed(whole.stream, client).has_value() && whole.stream.ends_with("\n\n"));
    JsonDocument message;
    demand(whole.whole.empty() || message.parseCopy(whole.whole).has_value());
    return 0;
}
