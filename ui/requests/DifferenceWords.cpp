#include "ui/requests/DifferenceWords.h"

namespace dragoman {

QString DifferenceWords::section(RequestChange::Section section)
{
    switch (section) {
    case RequestChange::Section::Model: return tr("Model");
    case RequestChange::Section::Parameters: return tr("Parameters");
    case RequestChange::Section::System: return tr("System");
    case RequestChange::Section::Tools: return tr("Tools");
    case RequestChange::Section::Messages: return tr("Messages");
    case RequestChange::Section::Headers: return tr("Headers");
    }
    return {};
}

QString DifferenceWords::kind(RequestChange::Kind kind)
{
    switch (kind) {
    case RequestChange::Kind::Same: return tr("the same");
    case RequestChange::Kind::Respelled: return tr("in other words");
    case RequestChange::Kind::Changed: return tr("changed");
    case RequestChange::Kind::Added: return tr("added");
    case RequestChange::Kind::Removed: return tr("left out");
    }
    return {};
}

QString DifferenceWords::reason(const RequestChange& change)
{
    return change.note.empty() ? rule(change.rule) : QString::fromStdString(change.note);
}

QString DifferenceWords::rule(DifferenceRule rule)
{
    switch (rule) {
    case DifferenceRule::None: return {};
    case DifferenceRule::Respelled: return tr("The provider's protocol says the same in other words.");
    case DifferenceRule::Default: return tr("It is what the provider does anyway.");
    case DifferenceRule::ModelRenamed:
        return tr("The provider's list of models gives this role or alias that name.");
    case DifferenceRule::Required: return tr("The provider's protocol requires it.");
    case DifferenceRule::TokenLimit: return tr("Limits of the provider or the model.");
    case DifferenceRule::WholeAnswer: return tr("The provider or endpoint is set to answer in one piece.");
    case DifferenceRule::UsageAsked:
        return tr("The provider is asked to count tokens at the end of the stream.");
    case DifferenceRule::UsageTold: return tr("The provider counts tokens without being asked.");
    case DifferenceRule::Reasoning: return tr("Thinking is asked for as this model takes it.");
    case DifferenceRule::ThinkingDropped: return tr("This provider cannot take this thinking back.");
    case DifferenceRule::CacheMark: return tr("The provider's protocol has no marks for the prompt cache.");
    case DifferenceRule::StructuredOutput:
        return tr("This provider is told the form of the answer in another way.");
    case DifferenceRule::UserHashed: return tr("The id of the user is too long for this provider.");
    case DifferenceRule::NewIdentifier: return tr("The id must fit the rules of the provider's protocol.");
    case DifferenceRule::NewToolName: return tr("The name must fit the rules of the provider's protocol.");
    case DifferenceRule::Schema: return tr("The tool is described as the provider takes it.");
    case DifferenceRule::TextsJoined: return tr("Several texts became one.");
    case DifferenceRule::BlankText: return tr("It is an empty text.");
    case DifferenceRule::SystemMoved: return tr("The provider takes instructions in another place only.");
    case DifferenceRule::ToolFailed:
        return tr("The text says that the tool failed, as the protocol has no mark for it.");
    case DifferenceRule::HistoryRepaired: return tr("Every tool call needs one result behind it.");
    case DifferenceRule::NotKnown: return tr("It is not known to the provider's protocol.");
    case DifferenceRule::Warned: return tr("The client was warned.");
    case DifferenceRule::ConfiguredBody: return tr("The provider's “body” setting says so.");
    case DifferenceRule::ConfiguredHeader: return tr("The provider's “headers” setting says so.");
    case DifferenceRule::Credentials:
        return tr("The provider gets its own key, and no cookie of the client.");
    case DifferenceRule::Connection: return tr("It belongs to the client's connection only.");
    case DifferenceRule::NotForwarded:
        return tr("A provider of another protocol gets no header of the client.");
    case DifferenceRule::ProtocolHeader: return tr("The call to the provider needs it.");
    case DifferenceRule::Unexplained: return tr("No rule is known for this.");
    }
    return {};
}

} // namespace dragoman
