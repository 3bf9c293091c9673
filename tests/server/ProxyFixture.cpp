#include "server/ProxyFixture.h"

#include <QTest>

namespace dragoman {

namespace {

constexpr int patience = 20'000; // ms, for an answer that never comes

// Joins chunks; false when the last one has not come.
bool joinChunks(const QByteArray& bytes, qsizetype begin, ClientAnswer& answer)
{
    while (true) {
        const qsizetype lineEnd = bytes.indexOf("\r\n", begin);
        if (lineEnd < 0)
            return false;
        const qsizetype size = bytes.mid(begin, lineEnd - begin).toLongLong(nullptr, 16);
        begin = lineEnd + 2;
        answer.body += bytes.mid(begin, size);
        begin += size + 2;
        if (begin > bytes.size())
            return false;
        answer.size = begin;
        if (size == 0)
            return true;
    }
}

void readBody(const QByteArray& bytes, qsizetype begin, ClientAnswer& answer)
{
    if (answer.header("transfer-encoding") == "chunked") {
        answer.isComplete = joinChunks(bytes, begin, answer);
        return;
    }
    const QByteArray length = answer.header("content-length");
    answer.body = length.isNull() ? bytes.mid(begin) : bytes.mid(begin, length.toLongLong());
    answer.isComplete = !length.isNull() && answer.body.size() == length.toLongLong();
    answer.size = begin + answer.body.size();
}

QByteArray lastEvent(const QByteArray& body)
{
    const QList<QByteArray> events = body.trimmed().replace("\r\n", "\n").split('\n');
    qsizetype begin = events.size() - 1;
    while (begin > 0 && !events[begin - 1].isEmpty())
        --begin;
    return events.mid(begin).join('\n');
}

} // namespace

QByteArray ClientAnswer::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

ClientAnswer readAnswer(const QByteArray& bytes, AnswerTo request)
{
    ClientAnswer answer;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return answer;
    answer.head = bytes.left(end + 4);
    answer.status = answer.head.mid(9, 3).toInt();
    answer.size = end + 4;
    answer.isComplete = true;
    if (request == AnswerTo::Get && answer.status >= 200 && answer.status != 204)
        readBody(bytes, end + 4, answer);
    return answer;
}

ProxyFixture::ProxyFixture(Protocol protocol, QObject* parent)
    : QObject(parent)
{
    EndpointConfig own;
    own.name = "local";
    own.access = AccessMode::Open;
    setup.configuration.endpoints.push_back(own);
    setup.token = Secret(token);
    addProvider("scripted", protocol, upstream, key);
}

void ProxyFixture::addProvider(
    const std::string& name, Protocol protocol, const FakeUpstream& behind, const char* secret)
{
    ProviderConfig provider;
    provider.name = name;
    provider.protocol = protocol;
    provider.baseUrl = behind.url("");
    provider.proxy = "none";
    provider.retries = 0;
    const std::string variable = QByteArray::fromStdString(name).toUpper().toStdString() + "_KEY";
    provider.keys = { { KeyReference::Kind::Environment, variable } };
    setup.keys.set(provider.keys.front(), Secret(secret));
    setup.configuration.providers.push_back(std::move(provider));
}

FakeUpstream& ProxyFixture::addProvider(const std::string& name, Protocol protocol)
{
    auto* const further = new FakeUpstream(this);
    addProvider(name, protocol, *further, "test-key-of-a-further-provider");
    return *further;
}

void ProxyFixture::start()
{
    const Result<std::vector<ListeningEndpoint>> listening = server.start(setup);
    QVERIFY2(listening, listening ? "" : listening.error().message.c_str());
    m_port = listening->front().port;
}

ClientAnswer ProxyFixture::ask(const QByteArray& request) const
{
    const AnswerTo kind = request.startsWith("HEAD ") ? AnswerTo::Head : AnswerTo::Get;
    RawClient client(m_port);
    client.send(request);
    ClientAnswer answer;
    const auto isOver = [&] {
        answer = readAnswer(client.received(), kind);
        return answer.isComplete || client.isClosed();
    };
    if (!QTest::qWaitFor(isOver, patience))
        QTest::qFail("no whole answer came", __FILE__, __LINE__);
    return answer;
}

QByteArray ProxyFixture::page(const QByteArray& path) const
{
    return ask(get(path)).body;
}

QByteArray post(const QByteArray& path, const QByteArray& body, const QByteArray& lines)
{
    return "POST " + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + lines + "\r\n" + body;
}

QByteArray get(const QByteArray& path, const QByteArray& lines)
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n";
}

QByteArray generationPath(Protocol protocol)
{
    return protocol == Protocol::Anthropic ? "/v1/messages" : "/v1/chat/completions";
}

QByteArray generationBody(Protocol protocol, bool stream)
{
    const QByteArray limit = protocol == Protocol::Anthropic ? R"("max_tokens":100,)" : "";
    return R"({"model":"some-model",)" + limit + R"("stream":)" + (stream ? "true" : "false")
        + R"(,"messages":[{"role":"user","content":"Hi"}]})";
}

QByteArray generation(const Sides& sides)
{
    return post(generationPath(sides.client), generationBody(sides.client, sides.stream));
}

QList<QByteArray> goodEvents(Protocol protocol)
{
    if (protocol == Protocol::OpenAiChat) {
        const QByteArray start = R"(data: {"id":"chat-1","object":"chat.completion.chunk","created":1,)"
                                 R"("model":"some-model","choices":[{"index":0,"delta":)";
        return { start + R"({"role":"assistant","content":""},"finish_reason":null}]})",
            start + R"({"content":"Hello "},"finish_reason":null}]})",
            start + R"({"content":"there."},"finish_reason":null}]})",
            start + R"({},"finish_reason":"stop"}]})", "data: [DONE]" };
    }
    return { "event: message_start\ndata: "
             R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",)"
             R"("model":"some-model","content":[],"stop_reason":null,"stop_sequence":null,)"
             R"("usage":{"input_tokens":3,"output_tokens":1}}})",
        "event: content_block_start\ndata: "
        R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})",
        "event: content_block_delta\ndata: "
        R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello "}})",
        "event: content_block_delta\ndata: "
        R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"there."}})",
        "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}",
        "event: message_delta\ndata: "
        R"({"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},)"
        R"("usage":{"output_tokens":2}})",
        "event: message_stop\ndata: {\"type\":\"message_stop\"}" };
}

QByteArray goodBody(Protocol protocol)
{
    if (protocol == Protocol::OpenAiChat) {
        return R"({"id":"chat-1","object":"chat.completion","created":1,"model":"some-model","choices":[)"
               R"({"index":0,"message":{"role":"assistant","content":"Hello there."},"finish_reason":"stop"}],)"
               R"("usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}})";
    }
    return R"({"id":"msg_1","type":"message","role":"assistant","model":"some-model","content":[)"
           R"({"type":"text","text":"Hello there."}],"stop_reason":"end_turn","stop_sequence":null,)"
           R"("usage":{"input_tokens":3,"output_tokens":2}})";
}

ScriptedAnswer goodAnswer(const Sides& sides)
{
    return sides.stream ? ScriptedAnswer::sse(goodEvents(sides.provider))
                        : ScriptedAnswer::json(200, goodBody(sides.provider));
}

ScriptedAnswer unfinishedStream(Protocol protocol)
{
    ScriptedAnswer answer;
    answer.send(
        ScriptedAnswer::head(200, "content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n"));
    for (const QByteArray& event : goodEvents(protocol).mid(0, 3))
        answer.send(ScriptedAnswer::chunk(event + "\n\n"));
    return answer;
}

bool hasNormalEnd(Protocol client, const QByteArray& body)
{
    if (client == Protocol::Anthropic)
        return body.contains("message_stop") || body.contains("\"end_turn\"");
    return body.contains("[DONE]") || body.contains("\"finish_reason\":\"");
}

bool endsWithErrorEvent(Protocol client, const QByteArray& body)
{
    const QByteArray last = lastEvent(body);
    const QByteArray start = client == Protocol::Anthropic ? "event: error\n" : "data: {\"error\"";
    return last.startsWith(start) && !hasNormalEnd(client, body);
}

} // namespace dragoman
