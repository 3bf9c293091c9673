#include "fuzz/FuzzInput.h"
#include "protocol/EventLines.h"
#include "protocol/EventOrderCheck.h"
#include "protocol/ReplyReader.h"
#include "protocol/openai_chat/ChatReplyDecoder.h"
#include "protocol/openai_chat/ChatReplyEncoder.h"

#include <cstdlib>
#include <memory>
#include <string>

namespace {

using namespace dragoman;

void demand(bool holds)
{
    if (!holds)
        std::abort();
}

// Collects the events in words and as both kinds of answer. Ids made up for calls of a reply without an
// id are random, so they are left out.
class Recorder : public ReplySink
{
public:
    Recorder()
        : m_stream(makeChatReplyEncoder(shape(true)))
        , m_body(makeChatReplyEncoder(shape(false)))
    {
    }
    void on(const ReplyEvent& event) override
    {
        m_stream->encode(event, stream);
        m_body->encode(event, body);
        const auto* opened = std::get_if<BlockOpened>(&event);
        if (!opened || opened->kind != BlockKind::ToolUse)
            return lines.on(event);
        BlockOpened shown = *opened;
        shown.id = { "id" };
        lines.on(shown);
    }

    EventLines lines;
    std::string stream;
    std::string body;

private:
    static ReplyShape shape(bool stream)
    {
        return {
            .stream = stream, .includeUsage = true, .model = {}, .fallbackId = "f", .customTools = { "free" }
        };
    }

    std::unique_ptr<ReplyEncoder> m_stream;
    std::unique_ptr<ReplyEncoder> m_body;
};

std::string read(const std::vector<std::string_view>& pieces, const ReplyPlan& plan)
{
    Recorder recorder;
    EventOrderCheck check(recorder);
    ChatReplyDecoder decoder(plan);
    ReplyReader reader(decoder, check, {});
    for (const std::string_view piece : pieces)
        reader.feed(piece);
    reader.end();
    demand(check.isOver() && check.problem().empty());
    JsonDocument json;
    demand(recorder.body.empty() || json.parse(recorder.body).has_value());
    for (std::string_view rest = recorder.stream; !rest.empty(); rest.remove_prefix(rest.find("\n\n") + 2)) {
        const std::string_view data = rest.substr(6, rest.find("\n\n") - 6);
        demand(data == "[DONE]" || json.parseCopy(data).has_value());
    }
    return recorder.lines.lines();
}

} // namespace

// Holds: whatever a provider sends, the events keep their order and make valid answers, and they do not
// depend on how the network cuts the bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const FuzzInput input(data, size);
    ReplyPlan plan;
    plan.splitThinkTags = input.pieceBytes % 2 == 0;
    plan.lenientEof = input.pieceBytes % 4 < 2;
    plan.toolNames = { { "f", "mcp.f" } };
    demand(read({ input.bytes }, plan) == read(input.pieces(), plan));
    return 0;
}
