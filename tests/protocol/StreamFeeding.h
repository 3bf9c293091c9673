#pragma once

#include "http/Pieces.h"
#include "protocol/EventLines.h"
#include "protocol/ReplyReader.h"

#include <memory>
#include <string>
#include <string_view>

namespace dragoman {

// How the bytes of a reply come to an end.
enum class Ending { Clean, Cut };

inline constexpr const char* cutMessage = "the connection broke";

// The events of a reply that arrived in `pieces`.
inline EventLines readPieces(ReplyDecoder& decoder, const Pieces& pieces, Ending ending = Ending::Clean)
{
    EventLines events;
    ReplyReader reader(decoder, events, {});
    for (const std::string_view piece : pieces)
        reader.feed(piece);
    if (ending == Ending::Clean)
        reader.end();
    else
        reader.cut(Error{ ErrorKind::BadGateway, cutMessage, {}, {} });
    return events;
}

// The events of the same reply whole, byte by byte and cut at every position: `makeDecoder` gives a fresh
// unique_ptr<ReplyDecoder> for each. Where the ways differ, both results come back behind a line "DIFFERS".
template <class MakeDecoder>
std::string readInEveryWay(
    std::string_view bytes, const MakeDecoder& makeDecoder, Ending ending = Ending::Clean)
{
    std::string first;
    for (const Pieces& pieces : allPieces(bytes)) {
        const std::unique_ptr<ReplyDecoder> decoder = makeDecoder();
        const std::string lines = readPieces(*decoder, pieces, ending).lines();
        if (first.empty())
            first = lines;
        if (lines != first)
            return "DIFFERS\n" + first + "---\n" + lines;
    }
    return first;
}

} // namespace dragoman
