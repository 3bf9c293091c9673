#include "inspection/BlockDifference.h"

#include "inspection/SequenceAlignment.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

namespace dragoman {

namespace {

using Kind = RequestChange::Kind;
using Section = RequestChange::Section;

// Something that is compared as a whole.
struct Unit
{
    Section section = Section::Messages;
    std::string name; // "user text", "tool t"
    std::string text; // what it says
    std::string id; // of a tool call or result, which may change
    std::string path;
    ReadableBlock::Kind kind = ReadableBlock::Kind::Text;
    bool isCacheMark = false;
    std::size_t dataHash = 0; // of an image or document

    std::string key() const { return name + '\n' + text + '\n' + std::to_string(dataHash); }
    bool isText() const { return section != Section::Tools && kind == ReadableBlock::Kind::Text; }
    bool isBlank() const { return text.find_first_not_of(" \t\r\n") == std::string::npos; }
};
using Units = std::vector<Unit>;

Unit blockUnit(Section section, std::string_view role, const ReadableBlock& block)
{
    const std::string word(blockWord(block.kind));
    return { section, section == Section::System ? "system text" : std::string(role) + ' ' + word,
        shownText(block), block.id, block.path, block.kind, block.isCacheMark,
        std::hash<std::string>{}(block.data) };
}

Units unitsOf(const ReadableConversation& conversation)
{
    Units units;
    for (const ReadableTool& tool : conversation.tools) {
        units.push_back({ Section::Tools, "tool " + tool.name, tool.description + '\n' + tool.schema, {},
            tool.path, ReadableBlock::Kind::Other, tool.isCacheMark });
    }
    for (const ReadableBlock& block : conversation.system)
        units.push_back(blockUnit(Section::System, "system", block));
    for (const ReadableMessage& message : conversation.messages) {
        for (const ReadableBlock& block : message.blocks)
            units.push_back(blockUnit(Section::Messages, roleWord(message.role), block));
    }
    return units;
}

std::vector<std::string> keysOf(const Units& units)
{
    std::vector<std::string> keys;
    for (const Unit& unit : units)
        keys.push_back(unit.key());
    return keys;
}

class Comparison
{
public:
    Comparison(const ReadableConversation& client, const ReadableConversation& provider,
        const WarningNotes& notes, RequestChanges& changes)
        : m_client(unitsOf(client))
        , m_provider(unitsOf(provider))
        , m_notes(notes)
        , m_changes(changes)
    {
    }

    void run();

private:
    using Indexes = std::vector<std::size_t>;

    void compareEqual(const Unit& client, const Unit& provider);
    void compareGap();
    bool takeJoined(const Unit& provider);
    bool takeSimilar(const Unit& provider, bool sameName);
    void add(Kind kind, DifferenceRule rule, const Unit* client, const Unit* provider);
    void remove(const Unit& client);
    void insert(const Unit& provider);

    const Units m_client;
    const Units m_provider;
    const WarningNotes& m_notes;
    RequestChanges& m_changes;
    Indexes m_left; // of the gap: not yet explained
    Indexes m_right;
};

void Comparison::run()
{
    for (const AlignedPair& pair : align(keysOf(m_client), keysOf(m_provider))) {
        if (pair.left && pair.right) {
            compareGap();
            compareEqual(m_client[*pair.left], m_provider[*pair.right]);
        } else if (pair.left) {
            m_left.push_back(*pair.left);
        } else {
            m_right.push_back(*pair.right);
        }
    }
    compareGap();
}

void Comparison::compareEqual(const Unit& client, const Unit& provider)
{
    if (client.id == provider.id)
        add(Kind::Same, DifferenceRule::None, &client, &provider);
    else
        add(Kind::Respelled, DifferenceRule::NewIdentifier, &client, &provider);
    if (client.isCacheMark == provider.isCacheMark)
        return;
    RequestChange change{ client.section, client.isCacheMark ? Kind::Removed : Kind::Added,
        DifferenceRule::CacheMark, "cache_control", client.path + ".cache_control" };
    m_notes.explain(change);
    m_changes.push_back(std::move(change));
}

// What lies between two equal units: joined texts first, then what is nearly the same, then the rest.
void Comparison::compareGap()
{
    for (const std::size_t index : std::exchange(m_right, {})) {
        const Unit& provider = m_provider[index];
        if (!takeJoined(provider) && !takeSimilar(provider, true) && !takeSimilar(provider, false))
            m_right.push_back(index);
    }
    for (const std::size_t index : std::exchange(m_left, {}))
        remove(m_client[index]);
    for (const std::size_t index : std::exchange(m_right, {}))
        insert(m_provider[index]);
}

// Where `text` goes on behind `part` and white space; nothing when it does not begin with it.
std::optional<std::string_view> behind(std::string_view text, const std::string& part)
{
    if (!text.starts_with(part))
        return {};
    text.remove_prefix(part.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

bool Comparison::takeJoined(const Unit& provider)
{
    std::string_view rest = provider.text;
    Indexes used;
    for (const std::size_t index : m_left) {
        const Unit& client = m_client[index];
        if (!client.isText() || client.name != provider.name || client.isBlank() || rest.empty())
            continue;
        const std::optional<std::string_view> next = behind(rest, client.text);
        if (!next)
            continue;
        rest = *next;
        used.push_back(index);
    }
    if (!provider.isText() || used.size() < 2 || !rest.empty())
        return false;
    for (const std::size_t index : used) {
        add(Kind::Respelled, DifferenceRule::TextsJoined, &m_client[index], &provider);
        if (m_client[index].isCacheMark && !provider.isCacheMark)
            m_changes.push_back({ provider.section, Kind::Removed, DifferenceRule::CacheMark, "cache_control",
                m_client[index].path + ".cache_control" });
    }
    const auto isUsed
        = [&used](std::size_t index) { return std::find(used.begin(), used.end(), index) != used.end(); };
    m_left.erase(std::remove_if(m_left.begin(), m_left.end(), isUsed), m_left.end());
    return true;
}

// What is left of a name that was made to fit.
std::string lettersOf(std::string text)
{
    const auto isSign = [](unsigned char c) { return std::isalnum(c) == 0; };
    text.erase(std::remove_if(text.begin(), text.end(), isSign), text.end());
    return text;
}

DifferenceRule ruleForSameName(const Unit& client, const Unit& provider)
{
    if (client.section == Section::Tools)
        return DifferenceRule::Schema;
    const bool isWithin = !client.text.empty() && provider.text.find(client.text) != std::string::npos;
    const bool isResult = client.kind == ReadableBlock::Kind::ToolResult;
    return isResult && isWithin ? DifferenceRule::ToolFailed : DifferenceRule::Unexplained;
}

// The rule for two units that are meant to be the same.
std::optional<DifferenceRule> similarity(const Unit& client, const Unit& provider, bool sameName)
{
    if (sameName)
        return client.name == provider.name ? std::optional(ruleForSameName(client, provider)) : std::nullopt;
    const bool areTools = client.section == Section::Tools && provider.section == Section::Tools;
    if (areTools && lettersOf(client.name) == lettersOf(provider.name))
        return DifferenceRule::NewToolName;
    if (client.isText() && provider.isText() && !client.isBlank()
        && provider.text.find(client.text) != std::string::npos)
        return DifferenceRule::SystemMoved;
    const bool isCall = client.kind == ReadableBlock::Kind::ToolCall && provider.kind == client.kind;
    return isCall ? std::optional(DifferenceRule::NewToolName) : std::nullopt;
}

bool Comparison::takeSimilar(const Unit& provider, bool sameName)
{
    for (auto at = m_left.begin(); at != m_left.end(); ++at) {
        const std::optional<DifferenceRule> rule = similarity(m_client[*at], provider, sameName);
        if (!rule)
            continue;
        add(Kind::Changed, *rule, &m_client[*at], &provider);
        m_left.erase(at);
        return true;
    }
    return false;
}

void Comparison::add(Kind kind, DifferenceRule rule, const Unit* client, const Unit* provider)
{
    const Unit& shown = client ? *client : *provider;
    RequestChange change{ shown.section, kind, rule, shown.name };
    if (client) {
        change.clientPath = client->path;
        change.clientText = client->text;
    }
    if (provider) {
        change.providerPath = provider->path;
        change.providerText = provider->text;
    }
    if (rule == DifferenceRule::Unexplained || kind == Kind::Removed)
        m_notes.explain(change);
    m_changes.push_back(std::move(change));
}

void Comparison::remove(const Unit& client)
{
    const bool isThinking
        = client.kind == ReadableBlock::Kind::Thinking || client.kind == ReadableBlock::Kind::HiddenThinking;
    const DifferenceRule rule = isThinking    ? DifferenceRule::ThinkingDropped
        : client.isText() && client.isBlank() ? DifferenceRule::BlankText
                                              : DifferenceRule::NotKnown;
    add(Kind::Removed, rule, &client, nullptr);
}

void Comparison::insert(const Unit& provider)
{
    const DifferenceRule rule = provider.kind == ReadableBlock::Kind::ToolResult
        ? DifferenceRule::HistoryRepaired
        : provider.section == Section::Tools || provider.section == Section::System
        ? DifferenceRule::StructuredOutput
        : DifferenceRule::Unexplained;
    add(Kind::Added, rule, nullptr, &provider);
}

} // namespace

void compareBlocks(const ReadableConversation& client, const ReadableConversation& provider,
    const WarningNotes& notes, RequestChanges& changes)
{
    Comparison(client, provider, notes, changes).run();
}

} // namespace dragoman
