#include "protocol/HistoryRepair.h"

#include "protocol/RequestFields.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace dragoman {

namespace {

bool isBlankText(const Block& block)
{
    const auto* text = block.as<TextBlock>();
    return text && isBlank(text->text);
}

bool hasCalls(const Message& message)
{
    return std::any_of(message.blocks.begin(), message.blocks.end(),
        [](const Block& block) { return block.as<ToolUseBlock>() != nullptr; });
}

void append(std::vector<Block>& blocks, std::vector<Block>&& more)
{
    blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class HistoryRepairer
{
public:
    explicit HistoryRepairer(Conversation& conversation)
        : m_conversation(conversation)
        , m_messages(conversation.messages)
    {
    }

    Result<void> repair();

private:
    struct Call
    {
        ToolUseBlock* block;
        JsonValue origin;
        std::size_t turn; // number of the assistant message, system messages not counted
        std::optional<Block> result{};
    };

    // Calls in order; those before `next` have their results.
    struct CallList
    {
        std::vector<std::size_t> calls{};
        std::size_t next = 0;
    };

    void removeBlanks();
    void mergeNeighbours();
    void pair();
    void collectCalls(Message& message);
    void collectResults(Message& message);
    Call* findCall(JsonText id);
    Call* firstOpen(CallList& list);
    bool takeResult(Block& block);
    void keepAsText(ToolResultBlock&& orphan, std::vector<Block>& blocks) const;
    void makeIdsUnique();
    std::string freshId(const std::string& base);
    Message resultsOf(std::size_t& nextCall, const Message& message);
    void insertResults();
    void warn(const JsonValue& where, std::string reason)
    {
        warnOf(m_conversation, where, std::move(reason));
    }

    Conversation& m_conversation;
    std::vector<Message>& m_messages;
    std::vector<Call> m_calls;
    std::unordered_map<std::string, CallList> m_callsById; // those of the latest such turn
    CallList m_lastCalls; // those of the latest turn with calls
    std::unordered_set<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_idNumbers; // the last number behind an id made unique
    std::size_t m_turn = 0;
};

void HistoryRepairer::removeBlanks()
{
    std::erase_if(m_conversation.system, isBlankText);
    for (Message& message : m_messages) {
        std::erase_if(message.blocks, isBlankText);
        for (Block& block : message.blocks) {
            if (auto* result = block.as<ToolResultBlock>())
                std::erase_if(result->content, isBlankText);
        }
    }
    std::erase_if(m_messages, [](const Message& message) { return message.blocks.empty(); });
}

// An assistant's words behind its own calls stay a turn of their own: the missing results belong between.
bool belongTogether(const Message& first, const Message& second)
{
    return first.role == second.role && (!hasCalls(first) || hasCalls(second));
}

void HistoryRepairer::mergeNeighbours()
{
    std::size_t kept = 0;
    for (std::size_t i = 1; i < m_messages.size(); ++i) {
        if (belongTogether(m_messages[kept], m_messages[i]))
            append(m_messages[kept].blocks, std::move(m_messages[i].blocks));
        else if (++kept != i)
            m_messages[kept] = std::move(m_messages[i]);
    }
    if (!m_messages.empty())
        m_messages.resize(kept + 1);
}

void HistoryRepairer::pair()
{
    for (Message& message : m_messages) {
        m_turn += message.role == Role::System ? 0 : 1;
        if (message.role == Role::Assistant)
            collectCalls(message);
        else if (message.role == Role::User)
            collectResults(message);
    }
}

void HistoryRepairer::collectCalls(Message& message)
{
    CallList calls;
    for (Block& block : message.blocks) {
        auto* call = block.as<ToolUseBlock>();
        if (!call)
            continue;
        CallList& same = m_callsById[decodeJsonText(call->id)];
        if (!same.calls.empty() && m_calls[same.calls.front()].turn != m_turn)
            same = {}; // an id used again: from here on results belong to the new call
        same.calls.push_back(m_calls.size());
        calls.calls.push_back(m_calls.size());
        m_calls.push_back({ call, block.origin, m_turn });
    }
    if (!calls.calls.empty())
        m_lastCalls = std::move(calls);
}

HistoryRepairer::Call* HistoryRepairer::firstOpen(CallList& list)
{
    while (list.next < list.calls.size() && m_calls[list.calls[list.next]].result)
        ++list.next;
    return list.next < list.calls.size() ? &m_calls[list.calls[list.next]] : nullptr;
}

// A result that names its call goes there, the last one of several; without an id on either side the
// order decides.
HistoryRepairer::Call* HistoryRepairer::findCall(JsonText id)
{
    if (id.isEmpty())
        return firstOpen(m_lastCalls);
    const auto same = m_callsById.find(decodeJsonText(id));
    if (same != m_callsById.end()) {
        Call* open = firstOpen(same->second);
        return open ? open : &m_calls[same->second.calls.back()];
    }
    Call* open = firstOpen(m_lastCalls);
    return open && open->block->id.isEmpty() ? open : nullptr;
}

bool HistoryRepairer::takeResult(Block& block)
{
    Call* call = findCall(block.as<ToolResultBlock>()->toolUseId);
    if (!call)
        return false;
    if (call->result)
        warn(block.origin, "a further result for the same tool call; the last one counts");
    if (m_turn > call->turn + 1)
        warn(block.origin, "a late tool result was moved behind its call");
    call->result = std::move(block);
    return true;
}

void HistoryRepairer::keepAsText(ToolResultBlock&& orphan, std::vector<Block>& blocks) const
{
    for (Block& block : orphan.content) {
        if (const auto* reference = block.as<ToolReferenceBlock>())
            block.content = TextBlock{ reference->name };
        blocks.push_back(std::move(block));
    }
}

void HistoryRepairer::collectResults(Message& message)
{
    const bool hasResults = std::any_of(message.blocks.begin(), message.blocks.end(),
        [](const Block& block) { return block.as<ToolResultBlock>() != nullptr; });
    if (!hasResults)
        return;
    std::vector<Block> rest;
    for (Block& block : message.blocks) {
        auto* result = block.as<ToolResultBlock>();
        if (!result) {
            rest.push_back(std::move(block));
        } else if (!takeResult(block)) {
            warn(block.origin, "a tool result without a tool call became text of the user");
            keepAsText(std::move(*result), rest);
        }
    }
    message.blocks = std::move(rest);
}

std::string HistoryRepairer::freshId(const std::string& base)
{
    std::size_t& number = m_idNumbers[base];
    std::string id = base;
    while (m_ids.count(id) > 0 || m_callsById.count(id) > 0)
        id = base + '_' + std::to_string(++number + 1);
    return id;
}

void HistoryRepairer::makeIdsUnique()
{
    for (std::size_t i = 0; i < m_calls.size(); ++i) {
        ToolUseBlock& call = *m_calls[i].block;
        std::string id = decodeJsonText(call.id);
        if (id.empty() || m_ids.count(id) > 0) {
            if (!id.empty())
                warn(m_calls[i].origin, "the id of another tool call; a new one is used");
            id = freshId(id.empty() ? "call_" + std::to_string(i + 1) : id);
            call.id = m_conversation.storage->keepEscaped(id);
        }
        m_ids.insert(std::move(id));
    }
}

Message HistoryRepairer::resultsOf(std::size_t& nextCall, const Message& message)
{
    Message results{ Role::User, {} };
    for (const Block& block : message.blocks) {
        const auto* use = block.as<ToolUseBlock>();
        if (!use)
            continue;
        Call& call = m_calls[nextCall++];
        if (!call.result) {
            warn(call.origin, "no result was given for this tool call");
            call.result = Block{ ToolResultBlock{ {}, { Block{ TextBlock{ { "no result" } } } }, true } };
        }
        call.result->as<ToolResultBlock>()->toolUseId = use->id;
        results.blocks.push_back(std::move(*call.result));
    }
    return results;
}

void HistoryRepairer::insertResults()
{
    std::vector<Message> repaired;
    repaired.reserve(m_messages.size() + m_calls.size());
    std::size_t nextCall = 0;
    for (Message& message : m_messages) {
        Message results = resultsOf(nextCall, message);
        if (!message.blocks.empty())
            repaired.push_back(std::move(message));
        if (!results.blocks.empty())
            repaired.push_back(std::move(results));
    }
    m_messages = std::move(repaired);
}

Result<void> HistoryRepairer::repair()
{
    removeBlanks();
    mergeNeighbours();
    pair();
    makeIdsUnique();
    insertResults();
    mergeNeighbours();
    const bool isOnlySystem = std::all_of(m_messages.begin(), m_messages.end(),
        [](const Message& message) { return message.role == Role::System; });
    if (isOnlySystem)
        return failure(ErrorKind::InvalidRequest,
            "messages: at least one message of role user or assistant with content is required", "messages");
    return {};
}

} // namespace

Result<void> repairHistory(Conversation& conversation)
{
    return HistoryRepairer(conversation).repair();
}

} // namespace dragoman
