#pragma once

#include "protocol/Codec.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Why something is not in the provider's request as the client wrote it.
enum class DifferenceRule {
    None, // it is the same
    Respelled, // the same thing in the words of the provider's protocol
    Default, // left out: it is what the provider does anyway
    ModelRenamed, // a role, an alias or the provider's own name for the model
    Required, // the provider's protocol requires it
    TokenLimit, // limits of the provider or the model
    WholeAnswer, // the provider or endpoint is set to answer in one piece
    UsageAsked, // makes the provider count tokens at the end of a stream
    UsageTold, // the provider counts without being asked
    Reasoning, // thinking as this model takes it
    ThinkingDropped, // thinking that this provider cannot take back
    CacheMark, // the prompt cache is steered otherwise, or not at all
    StructuredOutput, // the form of the answer as this provider can be told it
    UserHashed, // an id of the user that is too long
    NewIdentifier, // ids must fit the provider's rules
    NewToolName, // likewise
    Schema, // a tool's schema or description as the provider takes it
    TextsJoined, // several texts became one
    BlankText, // an empty text
    SystemMoved, // instructions in the middle, told in another role
    ToolFailed, // the protocol has no mark for a failed tool call
    HistoryRepaired, // every tool call needs its result
    NotKnown, // the provider's protocol has no such thing
    Warned, // told to the client as a warning; its words are in the note
    ConfiguredBody, // the provider's `body` setting
    ConfiguredHeader, // the provider's `headers` setting
    Credentials, // keys and cookies never travel on; the provider gets its own
    Connection, // belongs to one connection only
    NotForwarded, // a provider of another protocol gets no header of the client
    ProtocolHeader, // what the provider's protocol or our own call needs
    Unexplained,
};

// One row of the difference between what the client asked and what the provider was asked.
struct RequestChange
{
    enum class Section { Model, Parameters, System, Tools, Messages, Headers };
    enum class Kind { Same, Respelled, Changed, Added, Removed };
    Section section = Section::Parameters;
    Kind kind = Kind::Same;
    DifferenceRule rule = DifferenceRule::None;
    std::string name{}; // "max_tokens", "user text", the name of a header
    std::string clientPath{}; // JSON path in the client's body; empty for Added and for headers
    std::string providerPath{};
    std::string clientText{}; // parameters: JSON as spelled; blocks: readable
    std::string providerText{};
    std::string note{}; // words of a warning
};

using RequestChanges = std::vector<RequestChange>;

// "max_tokens was added: the provider's protocol requires it". For Kind::Same an empty text.
std::string englishChange(const RequestChange& change);
// The reason alone; never empty but for DifferenceRule::None.
std::string_view englishRule(DifferenceRule rule);

// The warnings of a request ("field; reason") by the place that they are about.
class WarningNotes
{
public:
    // `warnings` must outlive the notes.
    explicit WarningNotes(const std::vector<std::string>& warnings)
        : m_warnings(warnings)
    {
    }
    // Marks the change as warned of when a warning is about its path or its name.
    void explain(RequestChange& change) const;

private:
    const std::vector<std::string>& m_warnings;
};

} // namespace dragoman
