#include "inspection/RequestChange.h"

namespace dragoman {

namespace {

std::string_view kindWord(RequestChange::Kind kind)
{
    switch (kind) {
    case RequestChange::Kind::Same: return "is the same";
    case RequestChange::Kind::Respelled: return "is spelled otherwise";
    case RequestChange::Kind::Changed: return "was changed";
    case RequestChange::Kind::Added: return "was added";
    case RequestChange::Kind::Removed: return "was left out";
    }
    return "";
}

// The one is the other, or stands inside of it.
bool isWithin(std::string_view path, std::string_view outer)
{
    if (outer.empty() || !path.starts_with(outer))
        return false;
    return path.size() == outer.size() || path[outer.size()] == '.' || path[outer.size()] == '[';
}

} // namespace

std::string englishChange(const RequestChange& change)
{
    if (change.kind == RequestChange::Kind::Same)
        return {};
    const std::string_view reason
        = change.note.empty() ? englishRule(change.rule) : std::string_view(change.note);
    return change.name + ' ' + std::string(kindWord(change.kind)) + ": " + std::string(reason);
}

std::string_view englishRule(DifferenceRule rule)
{
    switch (rule) {
    case DifferenceRule::None: return "";
    case DifferenceRule::Respelled: return "the provider's protocol says the same in other words";
    case DifferenceRule::Default: return "it is what the provider does anyway";
    case DifferenceRule::ModelRenamed:
        return "the provider's list of models gives this role or alias that name";
    case DifferenceRule::Required: return "the provider's protocol requires it";
    case DifferenceRule::TokenLimit: return "limits of the provider or the model";
    case DifferenceRule::WholeAnswer: return "the provider or endpoint is set to answer in one piece";
    case DifferenceRule::UsageAsked: return "the provider is asked to count tokens at the end of the stream";
    case DifferenceRule::UsageTold: return "the provider counts tokens without being asked";
    case DifferenceRule::Reasoning: return "thinking is asked for as this model takes it";
    case DifferenceRule::ThinkingDropped: return "this provider cannot take this thinking back";
    case DifferenceRule::CacheMark: return "cache_control is not known to the provider's protocol";
    case DifferenceRule::StructuredOutput:
        return "this provider is told the form of the answer in another way";
    case DifferenceRule::UserHashed: return "the id of the user is too long for this provider";
    case DifferenceRule::NewIdentifier: return "the id must fit the rules of the provider's protocol";
    case DifferenceRule::NewToolName: return "the name must fit the rules of the provider's protocol";
    case DifferenceRule::Schema: return "the tool is described as the provider takes it";
    case DifferenceRule::TextsJoined: return "several texts became one";
    case DifferenceRule::BlankText: return "it is an empty text";
    case DifferenceRule::SystemMoved: return "the provider takes instructions in another place only";
    case DifferenceRule::ToolFailed:
        return "the text says that the tool failed, as the protocol has no mark for it";
    case DifferenceRule::HistoryRepaired: return "every tool call needs one result behind it";
    case DifferenceRule::NotKnown: return "it is not known to the provider's protocol";
    case DifferenceRule::Warned: return "the client was warned";
    case DifferenceRule::ConfiguredBody: return "the provider's `body` setting says so";
    case DifferenceRule::ConfiguredHeader: return "the provider's `headers` setting says so";
    case DifferenceRule::Credentials: return "the provider gets its own key, and no cookie of the client";
    case DifferenceRule::Connection: return "it belongs to the client's connection only";
    case DifferenceRule::NotForwarded: return "a provider of another protocol gets no header of the client";
    case DifferenceRule::ProtocolHeader: return "the call to the provider needs it";
    case DifferenceRule::Unexplained: return "no rule is known for this";
    }
    return "";
}

void WarningNotes::explain(RequestChange& change) const
{
    for (const std::string& warning : m_warnings) {
        const std::size_t semicolon = warning.find("; ");
        const std::string_view field = std::string_view(warning).substr(0, semicolon);
        const bool isAbout = field == change.name || isWithin(change.clientPath, field)
            || (!change.clientPath.empty() && isWithin(field, change.clientPath));
        if (!isAbout || semicolon == std::string::npos)
            continue;
        change.rule = DifferenceRule::Warned;
        change.note = warning.substr(semicolon + 2);
        return;
    }
}

} // namespace dragoman
