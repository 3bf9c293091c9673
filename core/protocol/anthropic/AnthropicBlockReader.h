#pragma once

#include "protocol/Codec.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// Turns content blocks and their deltas into reply events of which one block is open at a time.
// What only the provider and its own tools understand (server tools and their results, unknown types)
// is skipped.
class AnthropicBlockReader
{
public:
    // The plan must outlive the reader.
    explicit AnthropicBlockReader(const ReplyPlan& plan)
        : m_plan(plan)
    {
    }

    // Escaped; calls that come without an id get one made from it.
    void setReplyId(JsonText id) { m_replyId = id.escaped; }

    // A block begins, with the content that it has already; `index` is nothing where the host gives none.
    // A block that is still open is closed first.
    void begin(std::optional<std::int64_t> index, const JsonValue& block, ReplySink& sink);
    // The `delta` object of content_block_delta. Text and thinking without a block open one. Error:
    // BadGateway for arguments that belong to no open call, for a call must not run with half of them.
    Result<void> add(std::optional<std::int64_t> index, const JsonValue& delta, ReplySink& sink);
    // The block with that index ends; the current one where the host gives no index.
    void end(std::optional<std::int64_t> index, ReplySink& sink);
    void close(ReplySink& sink);

    // A whole text in the place of a list of blocks.
    void giveText(JsonText text, ReplySink& sink);

    bool isToolOpen() const { return m_state == State::Open && m_kind == BlockKind::ToolUse; }
    bool hasTools() const { return m_toolBlocks > 0; }

private:
    enum class State {
        None,
        Waiting, // begun, but opened only once it has content: the API refuses empty text in a history
        Open,
        Skipped,
    };
    enum class Place { Ready, Nowhere, Broken }; // what becomes of a delta
    struct DeltaRule;
    static const DeltaRule deltaRules[4];

    void giveContent(const JsonValue& block, ReplySink& sink);
    void beginTool(const JsonValue& block, ReplySink& sink);
    void keepInput(const JsonValue& input);
    void cite(const JsonValue& citation, ReplySink& sink);
    Place placeFor(const DeltaRule& rule, std::int64_t index, ReplySink& sink);
    void interrupt(ReplySink& sink);
    void give(DeltaKind kind, JsonText text, ReplySink& sink);
    void openWaiting(ReplySink& sink);
    void open(const BlockOpened& block, ReplySink& sink);
    JsonText toolId(JsonText given);
    JsonText toolName(JsonText sent);
    bool isInterrupted(std::int64_t index) const;

    const ReplyPlan& m_plan;
    State m_state = State::None;
    BlockKind m_kind = BlockKind::Text;
    bool m_isAnswerTool = false; // the tool whose input is the answer's text
    bool m_hasArguments = false; // deltas came
    std::int64_t m_index = 0;
    std::size_t m_toolBlocks = 0;
    std::vector<std::int64_t> m_interrupted; // calls closed by another block before their own end came
    std::string m_replyId;
    std::string m_toolId;
    std::string m_toolName;
    std::string m_input; // escaped: what a call began with; counts only where no delta follows
    std::string m_signature; // escaped: the last one counts, and only as a whole
};

} // namespace dragoman
