#include "protocol/BodyEdit.h"

#include <algorithm>

namespace dragoman {

std::size_t BodyEdit::begin(const JsonValue& value) const
{
    return static_cast<std::size_t>(value.raw().text.data() - m_document.text().data());
}

std::size_t BodyEdit::beginWithKey(const JsonValue& value) const
{
    const std::string_view key = value.rawKey().escaped;
    const bool isMember = key.data() > m_document.text().data(); // a quote stands in front of it
    return isMember ? static_cast<std::size_t>(key.data() - m_document.text().data()) - 1 : begin(value);
}

void BodyEdit::replaceValue(const JsonValue& value, std::string json)
{
    m_replaced.push_back({ begin(value), end(value), std::move(json) });
}

void BodyEdit::replaceMember(std::string_view key, std::string json)
{
    bool found = false;
    for (const JsonValue member : m_document.root()) {
        if (member.key() == key) {
            replaceValue(member, json);
            found = true;
        }
    }
    if (!found && m_document.root().isObject())
        m_added.emplace_back(key, std::move(json));
}

Result<void> BodyEdit::setMembers(RawJson additions)
{
    JsonDocument document;
    if (Result<void> parsed = document.parseCopy(additions.text); !parsed)
        return parsed;
    if (!document.root().isObject())
        return failure(ErrorKind::InvalidRequest, "The additions to a body must be a JSON object.");
    for (const JsonValue member : document.root())
        replaceMember(member.key(), std::string(member.raw().text));
    return {};
}

void BodyEdit::removeMember(const JsonValue& object, std::string_view key)
{
    if (!object.isObject())
        return;
    for (const JsonValue member : object) {
        if (member.key() == key)
            remove(object, member);
    }
}

void BodyEdit::removeElement(const JsonValue& array, const JsonValue& element)
{
    remove(array, element);
}

void BodyEdit::remove(const JsonValue& parent, const JsonValue& child)
{
    Removal& removal = m_removed[begin(parent)];
    removal.parent = parent;
    removal.children.insert(begin(child));
}

bool BodyEdit::isEmpty() const
{
    return m_replaced.empty() && m_removed.empty() && m_added.empty();
}

// A removed child takes the comma behind it along; the last one takes the comma behind the last child
// that stays.
void BodyEdit::addRemovalCuts(const Removal& removal, std::vector<Cut>& cuts) const
{
    std::size_t keptEnd = 0;
    std::size_t open = 0; // where the removed child before this one begins
    for (const JsonValue child : removal.parent) {
        if (open > 0)
            cuts.push_back({ open, beginWithKey(child) });
        const bool isRemoved = removal.children.count(begin(child)) > 0;
        open = isRemoved ? beginWithKey(child) : 0;
        keptEnd = isRemoved ? keptEnd : end(child);
    }
    if (open == 0)
        return;
    const std::string_view whole = m_document.text();
    const std::size_t close = end(removal.parent) - 1;
    const std::size_t last = whole.find_last_not_of(" \t\r\n", close - 1) + 1;
    cuts.push_back({ keptEnd > 0 ? keptEnd : open, last });
}

BodyEdit::Cut BodyEdit::additionCut() const
{
    const JsonValue root = m_document.root();
    const auto removal = m_removed.find(begin(root));
    const std::size_t removedCount = removal == m_removed.end() ? 0 : removal->second.children.size();
    std::string text;
    bool needsComma = root.size() > removedCount;
    for (const auto& [key, json] : m_added) {
        text.append(needsComma ? ",\"" : "\"").append(escapeJson(key)).append("\":").append(json);
        needsComma = true;
    }
    const std::size_t close = end(root) - 1;
    return { close, close, std::move(text) };
}

std::string BodyEdit::apply() const
{
    std::vector<Cut> cuts = m_replaced;
    for (const auto& [offset, removal] : m_removed)
        addRemovalCuts(removal, cuts);
    if (!m_added.empty())
        cuts.push_back(additionCut());
    std::stable_sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.begin < b.begin; });
    const std::string_view whole = m_document.text();
    std::string out;
    out.reserve(whole.size() + 256);
    std::size_t position = 0;
    for (const Cut& cut : cuts) {
        if (cut.begin >= position)
            out.append(whole.substr(position, cut.begin - position)).append(cut.text);
        position = std::max(position, cut.end);
    }
    return out.append(whole.substr(position));
}

} // namespace dragoman
