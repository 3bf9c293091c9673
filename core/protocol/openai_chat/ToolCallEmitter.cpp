#include "protocol/openai_chat/ToolCallEmitter.h"

#include "protocol/StableHash.h"

#include <random>

namespace dragoman {

namespace {

constexpr std::size_t idDigits = 16;

// What hosts send first, or only, for a call without arguments.
bool isPlaceholder(JsonText fragment)
{
    return fragment.escaped == "{}" || fragment.escaped == "null";
}

} // namespace

Result<void> ToolCallEmitter::take(const ToolCallPiece& piece, Source source, ReplySink& sink)
{
    const auto at = source == Source::Chunk ? m_slots.take(piece) : m_slots.takeNew(piece);
    if (!at)
        return failure(ErrorKind::BadGateway, "The provider's reply has too many tool calls.");
    addArguments(*at, piece.arguments, sink);
    if (m_kept > maxKept)
        return failure(ErrorKind::BadGateway, "The provider's tool call arguments are too large.");
    advance(sink);
    return {};
}

void ToolCallEmitter::addArguments(std::size_t at, const JsonValue& arguments, ReplySink& sink)
{
    if (arguments.isString()) {
        addFragment(at, arguments.text(), sink);
    } else if (arguments.isObject()) {
        std::string spelled;
        appendEscapedValid(spelled, arguments.raw().text);
        addFragment(at, { spelled }, sink);
    }
}

void ToolCallEmitter::addFragment(std::size_t at, JsonText fragment, ReplySink& sink)
{
    ToolCallSlot& slot = m_slots.at(at);
    if (slot.state == ToolCallSlot::State::Closed)
        return;
    if (!slot.scanner.hasBegun() && isPlaceholder(fragment)) {
        slot.hasPlaceholder = true;
        return;
    }
    const JsonText accepted = slot.scanner.take(fragment);
    if (slot.state == ToolCallSlot::State::Live) {
        m_blocks.toolArguments(accepted, sink);
        return;
    }
    slot.arguments.append(accepted.escaped);
    m_kept += accepted.escaped.size();
}

bool ToolCallEmitter::isInTheMiddle() const
{
    return m_live && m_slots.at(*m_live).scanner.hasBegun() && !m_slots.at(*m_live).isSettled();
}

void ToolCallEmitter::interrupt(ReplySink& sink)
{
    if (!m_live)
        return;
    ToolCallSlot& slot = m_slots.at(*m_live);
    if (!slot.scanner.hasBegun())
        m_blocks.toolArguments({ "{}" }, sink);
    m_blocks.close(sink);
    slot.state = ToolCallSlot::State::Closed;
    m_live.reset();
}

void ToolCallEmitter::advance(ReplySink& sink)
{
    while (const std::optional<std::size_t> next = nextNamed()) {
        if (m_live && !m_slots.at(*m_live).isSettled())
            return;
        interrupt(sink);
        activate(*next, sink);
    }
}

std::optional<std::size_t> ToolCallEmitter::nextNamed() const
{
    for (std::size_t at = m_firstWaiting; at < m_slots.size(); ++at) {
        const ToolCallSlot& slot = m_slots.at(at);
        if (slot.state == ToolCallSlot::State::Waiting && !slot.name.empty())
            return at;
    }
    return {};
}

void ToolCallEmitter::activate(std::size_t at, ReplySink& sink)
{
    ToolCallSlot& slot = m_slots.at(at);
    slot.emittedId = chooseId(at);
    m_blocks.openTool({ slot.emittedId }, { clientName(slot) }, sink);
    m_blocks.toolArguments({ slot.arguments }, sink);
    m_kept -= slot.arguments.size();
    slot.arguments = {};
    slot.state = ToolCallSlot::State::Live;
    m_live = at;
    m_emitted = true;
    while (
        m_firstWaiting < m_slots.size() && m_slots.at(m_firstWaiting).state != ToolCallSlot::State::Waiting)
        ++m_firstWaiting;
}

void ToolCallEmitter::finish(Ending ending, ReplySink& sink)
{
    interrupt(sink);
    for (std::size_t at = m_firstWaiting; at < m_slots.size(); ++at) {
        if (m_slots.at(at).state == ToolCallSlot::State::Waiting)
            giveRest(at, ending, sink);
    }
}

void ToolCallEmitter::giveRest(std::size_t at, Ending ending, ReplySink& sink)
{
    ToolCallSlot& slot = m_slots.at(at);
    const bool isNothing = slot.name.empty() && !slot.scanner.hasBegun();
    const bool isCut = ending == Ending::CutByLength && !slot.isSettled();
    if (isNothing || isCut) {
        slot.state = ToolCallSlot::State::Closed;
        return;
    }
    if (slot.name.empty())
        slot.name = "tool_" + std::to_string(at);
    activate(at, sink);
    interrupt(sink);
}

std::string ToolCallEmitter::clientName(const ToolCallSlot& slot) const
{
    if (m_toolNames.empty())
        return slot.name;
    const auto known = m_toolNames.find(decodeJsonText({ slot.name }));
    return known == m_toolNames.end() ? slot.name : escapeJson(known->second);
}

// Ids stay as given. A call without one, or with that of an earlier call, gets one: results could not
// be told apart else.
std::string ToolCallEmitter::chooseId(std::size_t at)
{
    const ToolCallSlot& slot = m_slots.at(at);
    if (!slot.id.empty() && !isIdTaken(slot.id))
        return slot.id;
    if (m_idSeed.empty())
        m_idSeed = std::to_string(std::random_device()()) + '-' + std::to_string(std::random_device()());
    return "call_" + stableHash(m_idSeed + '/' + std::to_string(at) + '/' + slot.name, idDigits);
}

bool ToolCallEmitter::isIdTaken(std::string_view id) const
{
    for (std::size_t at = 0; at < m_slots.size(); ++at) {
        if (m_slots.at(at).emittedId == id)
            return true;
    }
    return false;
}

} // namespace dragoman
