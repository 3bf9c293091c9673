#include "protocol/openai_chat/ToolCallSlots.h"

namespace dragoman {

namespace {

bool isAnotherId(const ToolCallSlot& slot, JsonText id)
{
    return !id.isEmpty() && !slot.id.empty() && slot.id != id.escaped;
}

// Servers that never send ids begin a call by giving a name again.
bool beginsAnother(const ToolCallSlot& slot, const ToolCallPiece& piece)
{
    return piece.id.isEmpty() && !piece.name.isEmpty() && !slot.name.empty() && slot.isSettled();
}

void takeFirst(std::string& known, JsonText given)
{
    if (known.empty())
        known.assign(given.escaped);
}

} // namespace

ToolCallPiece readToolCallPiece(const JsonValue& element)
{
    const JsonValue function = element["function"];
    return { element["index"].integer(), element["id"].text(), function["name"].text(),
        function["arguments"] };
}

std::optional<std::size_t> ToolCallSlots::take(const ToolCallPiece& piece)
{
    const std::optional<std::size_t> found = find(piece);
    if (!found)
        return takeNew(piece);
    m_current = *found;
    ToolCallSlot& slot = m_slots[*found];
    takeFirst(slot.id, piece.id);
    takeFirst(slot.name, piece.name);
    return found;
}

std::optional<std::size_t> ToolCallSlots::takeNew(const ToolCallPiece& piece)
{
    if (m_slots.size() == maxCalls)
        return {};
    m_current = m_slots.size();
    m_slots.push_back({ .index = piece.index,
        .id = std::string(piece.id.escaped),
        .name = std::string(piece.name.escaped) });
    return m_current;
}

std::optional<std::size_t> ToolCallSlots::find(const ToolCallPiece& piece)
{
    if (m_slots.empty())
        return {};
    if (piece.index)
        return findByIndex(piece);
    if (!piece.id.isEmpty())
        return findById(piece);
    if (beginsAnother(m_slots[m_current], piece))
        return {};
    return m_current;
}

std::optional<std::size_t> ToolCallSlots::findByIndex(const ToolCallPiece& piece)
{
    for (std::size_t at = m_slots.size(); at-- > 0;) {
        ToolCallSlot& slot = m_slots[at];
        if (slot.index != piece.index)
            continue;
        const bool another = isAnotherId(slot, piece.id);
        if (!another && !beginsAnother(slot, piece))
            return at;
        const std::optional<std::size_t> earlier = findById(piece);
        slot.isSuperseded = !earlier;
        return earlier;
    }
    return findById(piece);
}

std::optional<std::size_t> ToolCallSlots::findById(const ToolCallPiece& piece) const
{
    if (piece.id.isEmpty())
        return {};
    for (std::size_t at = m_slots.size(); at-- > 0;) {
        const ToolCallSlot& slot = m_slots[at];
        const bool sameIndex = !piece.index || !slot.index || slot.index == piece.index;
        if (sameIndex && slot.id == piece.id.escaped)
            return at;
    }
    return {};
}

} // namespace dragoman
