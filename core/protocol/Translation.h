#pragma once

#include "protocol/Codec.h"

#include <string>
#include <vector>

namespace dragoman {

// Translation without a network: what the server does to a request and to a reply, as functions of text.
// For the command line, for tests and for looking into a recorded request.

struct TranslationPair
{
    Protocol from = Protocol::Anthropic;
    Protocol to = Protocol::OpenAiChat;
};

struct TranslatedText
{
    std::string text;
    std::vector<Warning> warnings{};
};

// A client's request in `from`, as a provider of `to` gets it. `model` of the profile is replaced by the
// client's when it is empty. Errors: as reading and writing give them.
Result<TranslatedText> translateRequest(TranslationPair pair, std::string body, ProviderProfile profile = {});

// A provider's reply in `from` (a stream of events or a JSON body, whichever it is), as a client of `to`
// gets it, in the form that `shape` asks for. Errors: the failure that the reply stands for, where a
// client would get an HTTP error.
Result<TranslatedText> translateReply(TranslationPair pair, std::string_view bytes, const ReplyShape& shape);

} // namespace dragoman
