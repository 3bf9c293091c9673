#pragma once

#include "protocol/Conversation.h"

#include <array>
#include <string>
#include <string_view>

namespace dragoman {

// What every part of reading a request needs, whichever protocol: errors and warnings that name the field.

// An InvalidRequest such as "messages[0].role: unknown role 'x'", with the path as its param.
tl::unexpected<Error> invalidField(const JsonValue& field, std::string_view what);
// The same for a member that `parent` lacks.
tl::unexpected<Error> invalidMember(const JsonValue& parent, std::string_view key, std::string_view what);
// The decoded text in single quotes, cut to a length fit for an error text.
std::string quoted(JsonText text);

// Adds a warning that names the field. A request with very many of them gets one last that says so.
void warnOf(Conversation& conversation, const JsonValue& field, std::string reason);

// Missing, null, [] and {}: clients send all of them for "nothing".
bool isNotGiven(const JsonValue& value);

// The member as a string. Errors: it is missing or no string.
Result<JsonText> requiredText(const JsonValue& parent, std::string_view key);
// The member as a string, or empty when not given. Errors: it is something else.
Result<JsonText> optionalText(const JsonValue& parent, std::string_view key);
Result<bool> readBool(const JsonValue& value);

// True when both decode to the same text.
bool sameText(JsonText a, JsonText b);

// The cache mark of a part, message or tool: `cache_control` (as OpenRouter and LiteLLM take it) or
// `prompt_cache_breakpoint` (OpenAI).
std::optional<CacheMark> readCacheMark(const JsonValue& carrier);

// A word of the protocol and what it means.
template <class Meaning>
struct Word
{
    std::string_view text;
    Meaning meaning;
};

template <class Meaning, std::size_t count>
const Meaning* findWord(const std::array<Word<Meaning>, count>& words, const JsonValue& value)
{
    for (const Word<Meaning>& word : words) {
        if (value.equals(word.text))
            return &word.meaning;
    }
    return nullptr;
}

} // namespace dragoman
