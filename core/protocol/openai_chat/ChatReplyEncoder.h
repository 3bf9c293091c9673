#pragma once

#include "protocol/Codec.h"

#include <memory>
#include <string>

namespace dragoman {

// Writes a reply for a Chat Completions client, as a stream of chunks or as one body, whichever the
// client asked for.
std::unique_ptr<ReplyEncoder> makeChatReplyEncoder(const ReplyShape& shape);

// What every chunk and body of one reply says about it; escaped.
struct ChatReplyHead
{
    ChatReplyHead(const ReplyStarted& started, const ReplyShape& shape);

    std::string id; // "chatcmpl-..."
    std::string model; // the name the client asked for, else the provider's
};

// How many tokens a text of that many bytes has, roughly.
std::int64_t estimateTokens(std::size_t bytes);

} // namespace dragoman
