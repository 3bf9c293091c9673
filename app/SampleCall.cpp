#include "app/SampleCall.h"

#include "base/JsonWriter.h"

namespace dragoman {

namespace {

std::string bodyFor(const SampleCall::Question& question)
{
    std::string body;
    JsonWriter json(body);
    json.beginObject();
    json.key("model").string(question.model);
    json.key("stream").boolean(true);
    json.key("messages").beginArray().beginObject();
    json.key("role").string("user");
    json.key("content").string(question.prompt);
    json.endObject().endArray().endObject();
    return body;
}

// The message of an error body; nothing when it has none.
std::string errorMessage(const std::string& body)
{
    JsonDocument document;
    if (!document.parse(body))
        return {};
    return document.root()["error"]["message"].decoded();
}

} // namespace

SampleCall::SampleCall(UpstreamClient& client, const Question& question, Text text, Done done)
    : m_text(std::move(text))
    , m_done(std::move(done))
{
    UpstreamRequest request;
    request.url = question.address + "/v1/chat/completions";
    request.headers = { { "content-type", "application/json" },
        { "user-agent", "dragoman/" DRAGOMAN_VERSION }, { "authorization", "Bearer " + question.token } };
    request.body = bodyFor(question);
    request.proxy.mode = ProxyMode::None;
    m_call = client.start(std::move(request), *this);
}

void SampleCall::onHead(const ResponseHead& head)
{
    m_status = head.status;
}

void SampleCall::onBody(std::string_view bytes)
{
    if (m_status != 200)
        m_refusal += bytes;
    else if (const Result<void> fed = m_events.feed(bytes, *this); !fed)
        m_failure = fed.error().message;
}

void SampleCall::onEvent(std::string_view, std::string_view data)
{
    if (!m_event.parseCopy(data))
        return; // [DONE]
    if (const JsonValue error = m_event.root()["error"]; !error.isAbsent())
        m_failure = error["message"].decoded();
    const JsonValue text = m_event.root()["choices"].at(0)["delta"]["content"];
    if (text.isString())
        m_text(text.decoded());
}

void SampleCall::onFinished(const UpstreamOutcome& outcome)
{
    const Done done = m_done; // which may destroy this
    done(result(outcome));
}

Result<void> SampleCall::result(const UpstreamOutcome& outcome) const
{
    if (outcome.failure)
        return failure(ErrorKind::Unavailable, outcome.failure->message);
    if (m_status != 200) {
        const std::string message = errorMessage(m_refusal);
        return failure(ErrorKind::BadGateway,
            message.empty() ? "The endpoint answered with status " + std::to_string(m_status) + "."
                            : message);
    }
    if (!m_failure.empty())
        return failure(ErrorKind::BadGateway, m_failure);
    return {};
}

} // namespace dragoman
