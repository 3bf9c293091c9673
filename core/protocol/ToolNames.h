#pragma once

#include "protocol/Conversation.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dragoman {

// Legal names for the tools of one request. Both APIs take [a-zA-Z0-9_-] only, OpenAI 64 characters,
// Anthropic 128. A legal name stays; other characters become `_`; a name that is too long, or that would
// meet another name, ends in `_` and 8 hash characters. The result depends on the names alone, so it is
// the same in every turn.
class ToolNames
{
public:
    // Looks at the tools, the tool choice and the calls in the history.
    explicit ToolNames(const Conversation& conversation, std::size_t maxLength = 64);

    // The name to send for the client's name; valid as long as this object and the conversation. A name
    // that the conversation does not contain comes back unchanged.
    JsonText sent(JsonText name) const;

    // Name sent -> the client's name (decoded), for those that differ.
    const std::map<std::string, std::string>& replyNames() const { return m_clientNames; }

private:
    void collect(JsonText name);
    void makeLegal(const std::string& name);

    std::size_t m_maxLength;
    std::unordered_set<std::string> m_used; // names that are legal as they are, then those given out
    std::map<std::string, std::string> m_sentNames; // decoded client's name -> name sent
    std::map<std::string, std::string> m_clientNames;
};

// What a protocol allows in the id of a tool call.
struct ToolIdRules
{
    enum class Alphabet { Any, WordCharacters }; // [a-zA-Z0-9_-]
    Alphabet alphabet = Alphabet::Any;
    std::size_t maxLength = 0; // 0 = no limit
};
inline constexpr ToolIdRules anthropicToolIds{ ToolIdRules::Alphabet::WordCharacters, 0 };
// Some OpenAI-compatible hosts take 40 characters.
inline constexpr ToolIdRules chatToolIds{ ToolIdRules::Alphabet::Any, 40 };

// The id itself where it is legal; else a legal one that ends in a hash of the whole id, so that a call and
// its result still match and two ids stay two. `keep` holds the new text then; it must outlive the result.
JsonText legalToolId(JsonText id, const ToolIdRules& rules, std::string& keep);

} // namespace dragoman
