#include "inspection/BodyDifference.h"

#include "inspection/SequenceAlignment.h"

namespace dragoman {

namespace {

using Kind = RequestChange::Kind;
using Section = RequestChange::Section;

Section sectionOf(std::string_view member)
{
    if (member == "model")
        return Section::Model;
    if (member == "system" || member == "instructions")
        return Section::System;
    if (member == "tools")
        return Section::Tools;
    return member == "messages" || member == "input" ? Section::Messages : Section::Parameters;
}

DifferenceRule ruleOf(Section section, Kind kind, std::string_view member, const JsonValue& client)
{
    if (kind == Kind::Same)
        return DifferenceRule::None;
    if (section == Section::Model)
        return DifferenceRule::ModelRenamed;
    if (kind == Kind::Removed && (member == "stream" || member == "stream_options"))
        return DifferenceRule::WholeAnswer;
    if (kind == Kind::Removed && (client["type"].equals("thinking") || member == "thinking"))
        return DifferenceRule::ThinkingDropped;
    return section == Section::Parameters ? DifferenceRule::ConfiguredBody : DifferenceRule::Unexplained;
}

std::vector<std::string> rawElements(const JsonValue& array)
{
    std::vector<std::string> raw;
    for (const JsonValue element : array)
        raw.emplace_back(element.raw().text);
    return raw;
}

class Comparison
{
public:
    Comparison(Section section, std::string member, const WarningNotes& notes, RequestChanges& changes)
        : m_section(section)
        , m_member(std::move(member))
        , m_notes(notes)
        , m_changes(changes)
    {
    }

    void compare(const JsonValue& client, const JsonValue& provider);

private:
    void compareElements(const JsonValue& client, const JsonValue& provider);
    void compareGap(std::vector<JsonValue>& client, std::vector<JsonValue>& provider);
    void add(Kind kind, const JsonValue& client, const JsonValue& provider);

    const Section m_section;
    const std::string m_member;
    const WarningNotes& m_notes;
    RequestChanges& m_changes;
};

void Comparison::compare(const JsonValue& client, const JsonValue& provider)
{
    const bool same = client.raw().text == provider.raw().text;
    const bool isMessage = m_section == Section::Messages && client.isObject() && provider.isObject()
        && client["content"].isArray() && provider["content"].isArray();
    if (client.isMissing())
        add(Kind::Added, client, provider);
    else if (provider.isMissing())
        add(Kind::Removed, client, provider);
    else if (client.isArray() && provider.isArray() && m_section != Section::Parameters)
        compareElements(client, provider);
    else if (!same && isMessage)
        compareElements(client["content"], provider["content"]);
    else
        add(same ? Kind::Same : Kind::Changed, client, provider);
}

void Comparison::compareElements(const JsonValue& client, const JsonValue& provider)
{
    std::vector<JsonValue> removed;
    std::vector<JsonValue> added;
    for (const AlignedPair& pair : align(rawElements(client), rawElements(provider))) {
        if (pair.left && pair.right) {
            compareGap(removed, added);
            add(Kind::Same, client.at(*pair.left), provider.at(*pair.right));
        } else if (pair.left) {
            removed.push_back(client.at(*pair.left));
        } else {
            added.push_back(provider.at(*pair.right));
        }
    }
    compareGap(removed, added);
}

// Only as many as there are on both sides can be the same element in another form.
void Comparison::compareGap(std::vector<JsonValue>& client, std::vector<JsonValue>& provider)
{
    if (client.size() == provider.size()) {
        for (std::size_t i = 0; i < client.size(); ++i)
            compare(client[i], provider[i]);
    } else {
        for (const JsonValue& element : client)
            add(Kind::Removed, element, {});
        for (const JsonValue& element : provider)
            add(Kind::Added, {}, element);
    }
    client.clear();
    provider.clear();
}

void Comparison::add(Kind kind, const JsonValue& client, const JsonValue& provider)
{
    const JsonValue& shown = client.isMissing() ? provider : client;
    RequestChange change{ m_section, kind, ruleOf(m_section, kind, m_member, client), shown.path(),
        client.path(), provider.path(), std::string(client.raw().text), std::string(provider.raw().text) };
    if (kind != Kind::Same && change.rule != DifferenceRule::ModelRenamed)
        m_notes.explain(change);
    m_changes.push_back(std::move(change));
}

} // namespace

void compareBodies(
    const JsonValue& client, const JsonValue& provider, const WarningNotes& notes, RequestChanges& changes)
{
    for (const JsonValue member : client) {
        const std::string name = member.key();
        Comparison(sectionOf(name), name, notes, changes).compare(member, provider[name]);
    }
    for (const JsonValue member : provider) {
        const std::string name = member.key();
        if (client[name].isMissing())
            Comparison(sectionOf(name), name, notes, changes).compare({}, member);
    }
}

} // namespace dragoman
