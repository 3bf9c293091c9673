#include "ui/SampleRequests.h"

#include "protocol/CodecTable.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <array>

namespace dragoman {

using namespace std::chrono_literals;

namespace {

struct Piece
{
    std::chrono::milliseconds at;
    std::string bytes;
};

void fillStream(const std::vector<Piece>& pieces, CapturedMessage& message, std::vector<StreamMark>& marks)
{
    for (const Piece& piece : pieces) {
        message.body += piece.bytes;
        marks.push_back({ piece.at, message.body.size() });
    }
    message.size = message.body.size();
}

// A screenshot of a failed test, as base64.
std::string picture()
{
    QImage image(420, 180, QImage::Format_RGB32);
    image.fill(QColor(0x1e, 0x22, 0x28));
    QPainter painter(&image);
    painter.setPen(QColor(0x8b, 0xd4, 0x9c));
    painter.drawText(20, 50, QStringLiteral("PASS   : ParserTest::emptyLine()"));
    painter.setPen(QColor(0xf2, 0x85, 0x7c));
    painter.drawText(20, 90, QStringLiteral("FAIL!  : ParserTest::quotedComma()"));
    painter.drawText(20, 120, QStringLiteral("   Actual (cells): 3   Expected: 2"));
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png.toBase64().toStdString();
}

const std::string requestHead
    = R"({"model":"claude-opus-4-5","max_tokens":32000,"stream":true,"temperature":1,
"metadata":{"user_id":"user_9f2c"},"thinking":{"type":"enabled","budget_tokens":10000},
"system":[{"type":"text","text":"You are a careful programmer. Read before you write, change as little as you can, and run the tests before you say that something works.","cache_control":{"type":"ephemeral"}}],
"tools":[{"name":"Read","description":"Reads a file from the project.","input_schema":{"type":"object","properties":{"file_path":{"type":"string"}},"required":["file_path"]}},
{"name":"Edit","description":"Replaces a text in a file.","input_schema":{"type":"object","properties":{"file_path":{"type":"string"},"old":{"type":"string"},"new":{"type":"string"}}}},
{"name":"Bash","description":"Runs a command and gives back what it prints.","input_schema":{"type":"object","properties":{"command":{"type":"string"}},"required":["command"]}}],
"messages":[{"role":"user","content":[{"type":"text","text":"One of the parser's tests fails since yesterday, see the picture. Please find out why and repair it."},
{"type":"image","source":{"type":"base64","media_type":"image/png","data":")";
const std::string requestTail = R"("}}]},
{"role":"assistant","content":[{"type":"thinking","thinking":"The count of cells is off by one. A comma inside of quotes is probably taken for a separator.","signature":"c2lnbmF0dXJl"},
{"type":"text","text":"A quoted comma seems to split a cell. I look at the parser first."},
{"type":"tool_use","id":"toolu_01","name":"Read","input":{"file_path":"src/parser.cpp"}}]},
{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_01","content":"std::vector<std::string> cells(std::string_view line)\n{\n    std::vector<std::string> cells;\n    bool quoted = false;\n    for (const char c : line) {\n        if (c == ',')\n            cells.emplace_back();\n        ...\n    }\n}"}]},
{"role":"assistant","content":[{"type":"text","text":"As expected: `quoted` is never looked at when a comma comes. I change that line and run the tests."},
{"type":"tool_use","id":"toolu_02","name":"Bash","input":{"command":"./run tests parser","timeout":60}}]},
{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_02","is_error":true,"content":"bash: ./run: No such file or directory"}]}]})";

std::string anthropicBody()
{
    std::string body = requestHead + picture() + requestTail;
    std::erase(body, '\n');
    return body;
}

// What the codec makes of it.
std::string chatBody(const std::string& anthropic, std::vector<std::string>& warnings)
{
    auto storage = std::make_shared<ConversationStorage>();
    if (!storage->body.parse(anthropic))
        return {};
    const Result<Conversation> conversation
        = codecFor(Protocol::Anthropic).readRequest(storage, RequestPurpose::Generate);
    if (!conversation)
        return {};
    ProviderProfile profile;
    profile.model = "deepseek-chat";
    const Result<ProviderRequest> written
        = codecFor(Protocol::OpenAiChat).writeRequest(*conversation, profile);
    for (const Warning& warning : written ? written->warnings : std::vector<Warning>{})
        warnings.push_back(warning.field + "; " + warning.reason);
    return written ? written->body : std::string();
}

std::string chatChunk(const std::string& delta, const std::string& end = "null")
{
    return R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"deepseek-chat","choices":[{"index":0,"delta":)"
        + delta + R"(,"finish_reason":)" + end + "}]}\n\n";
}

std::vector<Piece> chatStream()
{
    return { { 640ms, chatChunk(R"({"role":"assistant","content":""})") }, { 800ms, ": keep-alive\n\n" },
        { 2100ms, chatChunk(R"({"content":"The script is called "})") },
        { 2160ms, chatChunk(R"({"content":"differently here. "})") },
        { 2230ms, chatChunk(R"({"content":"I look for it"})") },
        { 2300ms, chatChunk(R"({"content":" first."})") }, { 3500ms, ": keep-alive\n\n" },
        { 4700ms,
            chatChunk(
                R"({"tool_calls":[{"index":0,"id":"call_7","type":"function","function":{"name":"Bash","arguments":""}}]})") },
        { 4760ms, chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"{\"command\":"}}]})") },
        { 4820ms, chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"\"ls\"}"}}]})") },
        { 4900ms, chatChunk("{}", "\"tool_calls\"") },
        { 4930ms,
            "data: "
            "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"deepseek-chat\","
            "\"choices\":[],\"usage\":{\"prompt_tokens\":1204,\"completion_tokens\":88,\"total_tokens\":1292}"
            "}\n\n" },
        { 4935ms, "data: [DONE]\n\n" } };
}

std::string event(const std::string& name, const std::string& rest)
{
    return "event: " + name + "\ndata: {\"type\":\"" + name + "\"" + rest + "}\n\n";
}

std::string textDelta(const std::string& text)
{
    return event("content_block_delta", R"(,"index":0,"delta":{"type":"text_delta","text":")" + text + "\"}");
}

std::string callDelta(const std::string& json)
{
    return event("content_block_delta",
        R"(,"index":1,"delta":{"type":"input_json_delta","partial_json":")" + json + "\"}");
}

std::vector<Piece> anthropicStream()
{
    return {
        { 2101ms,
            event("message_start",
                R"(,"message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-4-5","content":[],"stop_reason":null,"usage":{"input_tokens":1204,"output_tokens":1}})")
                + event("content_block_start", R"(,"index":0,"content_block":{"type":"text","text":""})")
                + textDelta("The script is called ") },
        { 2161ms, textDelta("differently here. ") }, { 2231ms, textDelta("I look for it") },
        { 2301ms, textDelta(" first.") }, { 3600ms, event("ping", "") },
        { 4701ms,
            event("content_block_stop", R"(,"index":0)")
                + event("content_block_start",
                    R"(,"index":1,"content_block":{"type":"tool_use","id":"call_7","name":"Bash","input":{}})") },
        { 4761ms, callDelta(R"({\"command\":)") }, { 4821ms, callDelta(R"(\"ls\"})") },
        { 4936ms,
            event("content_block_stop", R"(,"index":1)")
                + event("message_delta",
                    R"(,"delta":{"stop_reason":"tool_use"},"usage":{"input_tokens":1204,"output_tokens":88})")
                + event("message_stop", "") }
    };
}

std::shared_ptr<const CapturedExchange> exchange(std::vector<std::string>& warnings)
{
    auto captured = std::make_shared<CapturedExchange>();
    const std::string asked = anthropicBody();
    captured->clientRequest = { "POST /v1/messages?beta=true",
        { { "host", "127.0.0.1:9998" }, { "content-type", "application/json" },
            { "user-agent", "claude-cli/2.0.14 (external, cli)" }, { "anthropic-version", "2023-06-01" },
            { "x-api-key", "***" } },
        asked, asked.size() };
    const std::string sent = chatBody(asked, warnings);
    captured->providerRequest = { "POST https://deepseek.example/v1/chat/completions",
        { { "content-type", "application/json" }, { "accept", "text/event-stream" },
            { "authorization", "***" } },
        sent, sent.size() };
    captured->providerAnswer
        = { "200", { { "content-type", "text/event-stream" }, { "x-request-id", "8f21c0" } } };
    captured->clientAnswer
        = { "200", { { "content-type", "text/event-stream" }, { "x-dragoman-provider", "deepseek" } } };
    fillStream(chatStream(), captured->providerAnswer, captured->providerMarks);
    fillStream(anthropicStream(), captured->clientAnswer, captured->clientMarks);
    return captured;
}

struct Client
{
    const char* agent;
    const char* endpoint;
    const char* protocol;
    const char* model;
};

constexpr std::array<Client, 4> clients{ {
    { "claude-cli/2.0.14 (external, cli)", "anthropic", "anthropic", "claude-opus-4-5" },
    { "OpenAI/Python 1.54.3", "openai", "openai-chat", "gpt-4o-mini" },
    { "opencode/0.9.2", "openai", "openai-chat", "deepseek-chat" },
    { "claude-cli/2.0.14 (external, cli)", "anthropic", "anthropic", "claude-haiku-4-5" },
} };

struct Upstream
{
    const char* name;
    const char* protocol;
    const char* model;
};

constexpr std::array<Upstream, 3> upstreams{ {
    { "deepseek", "openai-chat", "deepseek-chat" },
    { "anyrouter", "anthropic", "" },
    { "local", "openai-chat", "qwen3-30b" },
} };

std::chrono::system_clock::time_point minutesAgo(int minutes)
{
    return std::chrono::system_clock::now() - std::chrono::minutes(minutes);
}

} // namespace

RequestRecord sampleRequest(const std::string& provider, int minutes)
{
    RequestRecord record;
    record.time = minutesAgo(minutes);
    record.endpoint = "anthropic";
    record.client = clients[0].agent;
    record.clientProtocol = "anthropic";
    record.providerProtocol = "openai-chat";
    record.provider = provider;
    record.key = "keychain:" + provider;
    record.askedModel = "claude-opus-4-5";
    record.usedModel = "deepseek-chat";
    record.stream = true;
    record.translated = true;
    record.status = 200;
    record.stopReason = "end_turn";
    record.attempts = { { provider, record.key, "deepseek-chat", 200, {}, 2400ms } };
    record.inputTokens = 1204;
    record.outputTokens = 88;
    record.firstToken = 640ms;
    record.duration = 2400ms;
    record.requestBytes = 48'220;
    record.responseBytes = 9'310;
    return record;
}

RequestRecord refusedRequest(const std::string& provider, int status, const std::string& error, int minutes)
{
    RequestRecord record = sampleRequest(provider, minutes);
    record.status = status;
    record.error = error;
    record.stopReason.clear();
    record.attempts = { { provider, record.key, record.usedModel, status, error, 340ms } };
    record.inputTokens.reset();
    record.outputTokens.reset();
    record.firstToken = 0us;
    record.duration = 350ms;
    return record;
}

RequestRecord failedOverRequest(int minutes)
{
    RequestRecord record = sampleRequest("deepseek", minutes);
    record.skipped = { { "local", "it does not have the model claude-opus-4-5" } };
    record.attempts = { { "anyrouter", "keychain:anyrouter", "claude-opus-4-5", 429,
                            "the limit of requests in a minute is reached", 410ms },
        { "deepseek", "keychain:deepseek", "deepseek-chat", 200, {}, 4525ms } };
    record.stopReason = "tool_use";
    record.cacheReadTokens = 9216;
    record.firstToken = 2100ms;
    record.duration = 4936ms;
    record.captured = exchange(record.warnings);
    return record;
}

std::vector<RequestRecord> busyDay(int requests)
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < requests; ++i) {
        const Client& client = clients[std::size_t(i * 7 % 11) % clients.size()];
        const Upstream& upstream = upstreams[std::size_t(i * 5 % 7) % upstreams.size()];
        RequestRecord record = sampleRequest(upstream.name, (requests - i) * 3);
        if (i % 9 == 4)
            record = refusedRequest(upstream.name, i % 2 == 0 ? 429 : 529,
                i % 2 == 0 ? "Too many requests in a minute." : "The provider is overloaded.",
                (requests - i) * 3);
        if (i % 23 == 11)
            record = refusedRequest(upstream.name, 401, "The key was not accepted.", (requests - i) * 3);
        record.client = client.agent;
        record.endpoint = client.endpoint;
        record.clientProtocol = client.protocol;
        record.askedModel = client.model;
        record.usedModel = *upstream.model ? upstream.model : client.model;
        record.duration += std::chrono::milliseconds(i * 977 % 21'000);
        record.clientLeft = i % 17 == 8 && record.status == 200;
        if (record.outputTokens) {
            record.firstToken = std::chrono::milliseconds(240 + i * 131 % 2600);
            record.inputTokens = 800 + i * 7919 % 92'000;
            record.outputTokens = 20 + i * 523 % 4100;
        }
        if (i % 8 == 3 && record.status == 200 && record.outputTokens)
            record.attempts.insert(record.attempts.begin(),
                { "anyrouter", "keychain:anyrouter", record.askedModel, 429, "too many requests", 300ms });
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace dragoman
