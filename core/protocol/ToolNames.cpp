#include "protocol/ToolNames.h"

#include "protocol/StableHash.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t hashLength = 8;

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool isWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isWordCharacter);
}

// One `_` for each character that is not allowed, however many bytes it has.
std::string replaceIllegal(std::string_view text)
{
    std::string legal;
    for (const char c : text) {
        const bool continuesCharacter = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
        if (!continuesCharacter)
            legal.push_back(isWordCharacter(c) ? c : '_');
    }
    return legal;
}

std::string withHash(std::string_view legal, std::string_view original, std::size_t maxLength)
{
    const std::string_view head = legal.substr(0, maxLength - hashLength - 1);
    return std::string(head) + '_' + stableHash(original, hashLength);
}

template <class Visit>
void forEachName(const Conversation& conversation, Visit visit)
{
    for (const Tool& tool : conversation.tools)
        visit(tool.name);
    if (conversation.toolChoice)
        visit(conversation.toolChoice->name);
    for (const Message& message : conversation.messages) {
        for (const Block& block : message.blocks) {
            if (const auto* call = block.as<ToolUseBlock>())
                visit(call->name);
        }
    }
}

bool isLegalId(std::string_view id, const ToolIdRules& rules)
{
    return (rules.maxLength == 0 || id.size() <= rules.maxLength)
        && (rules.alphabet == ToolIdRules::Alphabet::Any || isWord(id));
}

} // namespace

ToolNames::ToolNames(const Conversation& conversation, std::size_t maxLength)
    : m_maxLength(maxLength)
{
    forEachName(conversation, [this](JsonText name) { collect(name); });
    if (m_sentNames.empty())
        return;
    forEachName(conversation, [this](JsonText name) { m_used.emplace(name.escaped); });
    for (auto& [name, sentName] : m_sentNames)
        makeLegal(name);
}

// Only the rare names that cannot stay are looked at again.
void ToolNames::collect(JsonText name)
{
    if (name.isEmpty() || (isWord(name.escaped) && name.escaped.size() <= m_maxLength))
        return;
    m_sentNames.emplace(decodeJsonText(name), std::string());
}

void ToolNames::makeLegal(const std::string& name)
{
    const std::string legal = replaceIllegal(name);
    std::string candidate = legal;
    if (legal.size() > m_maxLength || legal.empty())
        candidate = withHash(legal, name, m_maxLength);
    for (std::string salted = name; m_used.count(candidate) > 0 && candidate != name; salted += '#')
        candidate = withHash(legal, salted, m_maxLength);
    m_used.insert(candidate);
    m_sentNames[name] = candidate;
    if (candidate != name)
        m_clientNames.emplace(candidate, name);
}

JsonText ToolNames::sent(JsonText name) const
{
    if (m_sentNames.empty() || (isWord(name.escaped) && name.escaped.size() <= m_maxLength))
        return name;
    const auto found = m_sentNames.find(decodeJsonText(name));
    return found == m_sentNames.end() ? name : JsonText{ found->second };
}

JsonText legalToolId(JsonText id, const ToolIdRules& rules, std::string& keep)
{
    constexpr std::size_t idHashLength = 16;
    if (isLegalId(id.escaped, rules))
        return id;
    const std::string decoded = decodeJsonText(id);
    if (isLegalId(decoded, rules)) {
        keep = escapeJson(decoded);
        return { keep };
    }
    keep = replaceIllegal(decoded);
    if (rules.maxLength > 0)
        keep.resize(std::min(keep.size(), rules.maxLength - idHashLength - 1));
    keep += '_' + stableHash(decoded, idHashLength);
    return { keep };
}

} // namespace dragoman
