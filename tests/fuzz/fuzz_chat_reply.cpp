#include "fuzz/FuzzInput.h"
#include "http/SseParser.h"
#include "protocol/EventLines.h"
#include "protocol/EventOrderCheck.h"
#include "protocol/ReplyReader.h"
#include "protocol/anthropic/AnthropicStreamEncoder.h"
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

// Collects the events in words and as answers for clients of both protocols. Ids made up for calls of a reply
// without an id are random, so they are left out.
class Recorder : public ReplySink
{
public:
    Recorder()
        : m_stream(makeChatReplyEncoder(shape(true)))
        , m_body(makeChatReplyEncoder(shape(false)))
        , m_anthropic(shape(true))
    {
    }
    void on(const ReplyEvent& event) override
    {
        m_stream->encode(event, stream);
        m_body->encode(event, body);
        m_anthropic.encode(event, anthropic);
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
    std::string anthropic;

private:
    static ReplyShape shape(bool stream)
    {
        return {
            .stream = stream, .includeUsage = true, .model = {}, .fallbackId = "f", .customTools = { "free" }
        };
    }

    std::unique_ptr<ReplyEncoder> m_stream;
    std::unique_ptr<ReplyEncoder> m_body;
    AnthropicStreamEncoder m_anthropic;
};

// Takes only note of whether all events were valid.
class DataCheck : public SseSink
{
public:
    void onEvent(std::string_view, std::string_view data) override
    {
        demand(data == "[DONE]" || m_json.parseCopy(data).has_value());
    }
    void onComment() override { }

private:
    JsonDocument m_json;
};

void demandValidEvents(const std::string& stream)
{
    SseParser parser;
    DataCheck check;
    demand(parser.feed(stream, check).has_value());
    parser.end(check);
}

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
    demandValidEvents(recorder.stream);
    demandValidEvents(recorder.anthropic);
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
