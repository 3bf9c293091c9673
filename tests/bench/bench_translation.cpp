#include "protocol/CodecTable.h"
#include "protocol/ReplyReader.h"
#include "protocol/Translation.h"

#include <benchmark/benchmark.h>

#include <string>

using namespace dragoman;

namespace {

std::string text(std::size_t words)
{
    std::string out;
    for (std::size_t i = 0; i < words; ++i)
        out += i % 11 == 10 ? "line\\n" : "word" + std::to_string(i % 97) + ' ';
    return out;
}

std::string tool(int number)
{
    return R"({"name":"tool_)" + std::to_string(number) + R"(","description":")" + text(120)
        + R"(","input_schema":{"type":"object","properties":{"path":{"type":"string"},"limit":{"type":"integer"}},"required":["path"]}})";
}

// One call of a tool and its result: what most of an agent's request is made of.
std::string turn(int number)
{
    const std::string id = "toolu_" + std::to_string(number);
    return R"({"role":"assistant","content":[{"type":"text","text":")" + text(40)
        + R"("},{"type":"tool_use","id":")" + id
        + R"(","name":"tool_1","input":{"path":"/tmp/\"file\"","limit":)" + std::to_string(number)
        + R"(}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":")" + id + R"(","content":")"
        + text(900) + R"("}]})";
}

// About 600 KB, as a coding agent sends them: system text, 40 tools, 75 calls with their results.
std::string agentRequest()
{
    std::string body
        = R"({"model":"claude-sonnet-4-5","max_tokens":8192,"stream":true,"system":[{"type":"text","text":")"
        + text(3000) + R"("}],"tools":[)";
    for (int i = 0; i < 40; ++i)
        body += (i ? "," : "") + tool(i);
    body += R"(],"messages":[{"role":"user","content":"Begin."})";
    for (int i = 0; i < 75; ++i)
        body += ',' + turn(i);
    return body + R"(,{"role":"user","content":"Go on."}]})";
}

void translateAgentRequest(benchmark::State& state)
{
    const std::string body = agentRequest();
    ProviderProfile profile;
    profile.model = "gpt-4o";
    for (auto _ : state) {
        const Result<TranslatedText> translated
            = translateRequest({ Protocol::Anthropic, Protocol::OpenAiChat }, body, profile);
        if (!translated)
            state.SkipWithError(translated.error().message.c_str());
        benchmark::DoNotOptimize(translated);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * body.size()));
}
BENCHMARK(translateAgentRequest);

// Keeps what an encoder wrote small.
class DiscardingSink : public ReplySink
{
public:
    explicit DiscardingSink(ReplyEncoder& encoder)
        : m_encoder(encoder)
    {
    }

    void on(const ReplyEvent& event) override
    {
        m_encoder.encode(event, m_output);
        if (m_output.size() > 64 * 1024)
            m_output.clear();
    }

private:
    ReplyEncoder& m_encoder;
    std::string m_output;
};

struct StreamCase
{
    TranslationPair pair;
    std::string start; // what opens a text block
    std::string delta;
};

StreamCase streamCase(bool fromAnthropic)
{
    if (!fromAnthropic) {
        const std::string chunk
            = R"(data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"some words here "},"finish_reason":null}]})"
              "\n\n";
        return { { Protocol::OpenAiChat, Protocol::Anthropic }, chunk, chunk };
    }
    const std::string start
        = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":"
          "\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":1,"
          "\"output_tokens\":1}}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\","
          "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n";
    const std::string delta
        = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{"
          "\"type\":\"text_delta\",\"text\":\"some words here \"}}\n\n";
    return { { Protocol::Anthropic, Protocol::OpenAiChat }, start, delta };
}

void translateStreamEvent(benchmark::State& state)
{
    const StreamCase one = streamCase(state.range(0) == 1);
    ReplyShape shape;
    shape.stream = true;
    shape.model = "m";
    shape.fallbackId = "x";
    const auto decoder = codecFor(one.pair.from).replyDecoder({ "m" });
    const auto encoder = codecFor(one.pair.to).replyEncoder(shape);
    DiscardingSink sink(*encoder);
    ReplyReader reader(*decoder, sink, {});
    reader.feed(one.start);
    for (auto _ : state)
        reader.feed(one.delta);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(translateStreamEvent)->ArgName("fromAnthropic")->Arg(0)->Arg(1);

} // namespace
