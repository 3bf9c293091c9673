#include "protocol/anthropic/AnthropicBlockReader.h"

#include <algorithm>
#include <array>

namespace dragoman {

struct AnthropicBlockReader::DeltaRule
{
    std::string_view type;
    std::string_view field;
    DeltaKind kind;
    BlockKind block;
};

// The most frequent first.
const AnthropicBlockReader::DeltaRule AnthropicBlockReader::deltaRules[4]{
    { "text_delta", "text", DeltaKind::Text, BlockKind::Text },
    { "input_json_delta", "partial_json", DeltaKind::ToolArguments, BlockKind::ToolUse },
    { "thinking_delta", "thinking", DeltaKind::Thinking, BlockKind::Thinking },
    { "signature_delta", "signature", DeltaKind::Signature, BlockKind::Thinking },
};

namespace {

struct BlockRule
{
    std::string_view type;
    BlockKind kind;
};

constexpr std::array<BlockRule, 4> blockRules{ {
    { "text", BlockKind::Text },
    { "thinking", BlockKind::Thinking },
    { "redacted_thinking", BlockKind::RedactedThinking },
    { "tool_use", BlockKind::ToolUse },
} };

template <class Rules>
auto findRule(const Rules& rules, const JsonValue& type)
{
    return std::find_if(
        std::begin(rules), std::end(rules), [&type](const auto& rule) { return type.equals(rule.type); });
}

std::string onlyWordCharacters(std::string_view text)
{
    std::string word;
    std::copy_if(text.begin(), text.end(), std::back_inserter(word), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    });
    return word;
}

tl::unexpected<Error> strayArguments()
{
    return failure(ErrorKind::BadGateway,
        "The provider's stream continues a tool call that is not open, so it cannot be read.");
}

} // namespace

void AnthropicBlockReader::begin(std::optional<std::int64_t> index, const JsonValue& block, ReplySink& sink)
{
    interrupt(sink);
    m_index = index.value_or(m_index);
    std::erase(m_interrupted, m_index);
    const auto rule = findRule(blockRules, block["type"]);
    m_state = rule == blockRules.end() ? State::Skipped : State::Waiting;
    if (m_state == State::Skipped)
        return;
    m_kind = rule->kind;
    m_signature = block["signature"].text().escaped;
    giveContent(block, sink);
}

void AnthropicBlockReader::giveContent(const JsonValue& block, ReplySink& sink)
{
    if (m_kind == BlockKind::ToolUse)
        beginTool(block, sink);
    else if (m_kind == BlockKind::RedactedThinking)
        open({ m_kind, {}, {}, block["data"].text() }, sink);
    else if (m_kind == BlockKind::Thinking)
        give(DeltaKind::Thinking, block["thinking"].text(), sink);
    else
        give(DeltaKind::Text, block["text"].text(), sink);
    for (const JsonValue citation : block["citations"])
        cite(citation, sink);
}

void AnthropicBlockReader::beginTool(const JsonValue& block, ReplySink& sink)
{
    keepInput(block["input"]);
    m_isAnswerTool = m_plan.structuredByTool && block["name"].equals(structuredToolName);
    if (m_isAnswerTool) {
        m_kind = BlockKind::Text;
        return;
    }
    ++m_toolBlocks;
    open({ m_kind, toolId(block["id"].text()), toolName(block["name"].text()), {} }, sink);
}

void AnthropicBlockReader::keepInput(const JsonValue& input)
{
    m_input.clear();
    if (input.isObject() && !input.isEmptyContainer())
        appendEscapedValid(m_input, input.raw().text);
    else if (input.isString())
        m_input = input.text().escaped;
}

JsonText AnthropicBlockReader::toolId(JsonText given)
{
    if (!given.isEmpty())
        return given;
    m_toolId = "toolu_" + onlyWordCharacters(m_replyId) + "_" + std::to_string(m_toolBlocks);
    return { m_toolId };
}

JsonText AnthropicBlockReader::toolName(JsonText sent)
{
    if (sent.isEmpty()) {
        m_toolName = "tool_" + std::to_string(m_toolBlocks);
        return { m_toolName };
    }
    if (m_plan.toolNames.empty())
        return sent;
    const auto found = m_plan.toolNames.find(decodeJsonText(sent));
    if (found == m_plan.toolNames.end())
        return sent;
    m_toolName = escapeJson(found->second);
    return { m_toolName };
}

Result<void> AnthropicBlockReader::add(
    std::optional<std::int64_t> index, const JsonValue& delta, ReplySink& sink)
{
    const JsonValue type = delta["type"];
    const auto rule = findRule(deltaRules, type);
    if (rule == std::end(deltaRules)) {
        if (type.equals("citations_delta"))
            cite(delta["citation"], sink);
        return {};
    }
    const JsonText text = delta[rule->field].text();
    if (text.isEmpty())
        return {};
    const Place place = placeFor(*rule, index.value_or(m_index), sink);
    if (place == Place::Broken)
        return strayArguments();
    if (place == Place::Nowhere)
        return {};
    m_hasArguments = m_hasArguments || rule->kind == DeltaKind::ToolArguments;
    if (rule->kind == DeltaKind::Signature)
        m_signature = text.escaped;
    else
        give(m_isAnswerTool ? DeltaKind::Text : rule->kind, text, sink);
    return {};
}

AnthropicBlockReader::Place AnthropicBlockReader::placeFor(
    const DeltaRule& rule, std::int64_t index, ReplySink& sink)
{
    const bool isArguments = rule.kind == DeltaKind::ToolArguments;
    const bool isForInterrupted = isArguments && index != m_index && isInterrupted(index);
    if (isForInterrupted)
        return Place::Broken;
    if (m_state == State::Skipped && (isArguments || index == m_index))
        return Place::Nowhere;
    const bool isOfKind = m_kind == rule.block || (m_isAnswerTool && isArguments);
    if (isOfKind && (m_state == State::Waiting || m_state == State::Open))
        return Place::Ready;
    if (isArguments)
        return Place::Broken;
    if (rule.kind == DeltaKind::Signature)
        return Place::Nowhere;
    interrupt(sink);
    m_state = State::Waiting;
    m_kind = rule.block;
    m_index = index;
    return Place::Ready;
}

bool AnthropicBlockReader::isInterrupted(std::int64_t index) const
{
    return std::find(m_interrupted.begin(), m_interrupted.end(), index) != m_interrupted.end();
}

// Closes the current block for another one, although its own end has not come.
void AnthropicBlockReader::interrupt(ReplySink& sink)
{
    if (isToolOpen())
        m_interrupted.push_back(m_index);
    close(sink);
}

void AnthropicBlockReader::cite(const JsonValue& citation, ReplySink& sink)
{
    const JsonText url = citation["url"].text();
    if (url.isEmpty() || m_kind != BlockKind::Text)
        return;
    openWaiting(sink);
    if (m_state == State::Open)
        sink.on(CitationFound{ url, citation["title"].text() });
}

void AnthropicBlockReader::give(DeltaKind kind, JsonText text, ReplySink& sink)
{
    if (text.isEmpty())
        return;
    openWaiting(sink);
    sink.on(BlockDelta{ kind, text });
}

void AnthropicBlockReader::openWaiting(ReplySink& sink)
{
    if (m_state == State::Waiting)
        open({ m_kind }, sink);
}

void AnthropicBlockReader::open(const BlockOpened& block, ReplySink& sink)
{
    m_state = State::Open;
    sink.on(block);
}

void AnthropicBlockReader::end(std::optional<std::int64_t> index, ReplySink& sink)
{
    if (!index || *index == m_index)
        close(sink);
    else
        std::erase(m_interrupted, *index);
}

void AnthropicBlockReader::close(ReplySink& sink)
{
    const bool hasContent = m_state == State::Waiting || m_state == State::Open;
    if (hasContent && !m_hasArguments)
        give(m_isAnswerTool ? DeltaKind::Text : DeltaKind::ToolArguments, { m_input }, sink);
    if (hasContent && m_kind == BlockKind::Thinking)
        give(DeltaKind::Signature, { m_signature }, sink);
    if (m_state == State::Open)
        sink.on(BlockClosed{});
    m_state = State::None;
    m_isAnswerTool = false;
    m_hasArguments = false;
    m_input.clear();
    m_signature.clear();
}

void AnthropicBlockReader::giveText(JsonText text, ReplySink& sink)
{
    m_state = State::Waiting;
    m_kind = BlockKind::Text;
    give(DeltaKind::Text, text, sink);
    close(sink);
}

} // namespace dragoman
