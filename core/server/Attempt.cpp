#include "server/Attempt.h"

#include <array>
#include <utility>

namespace dragoman {

namespace {

struct FailureRow
{
    UpstreamFailureKind kind;
    ErrorKind error;
};
// What a client is told when the call itself fails: 504 where we ran out of patience, else 502.
constexpr std::array<FailureRow, 4> timeOuts{
    { { UpstreamFailureKind::ConnectTimeout, ErrorKind::GatewayTimeout },
        { UpstreamFailureKind::FirstByteTimeout, ErrorKind::GatewayTimeout },
        { UpstreamFailureKind::IdleTimeout, ErrorKind::GatewayTimeout },
        { UpstreamFailureKind::TotalTimeout, ErrorKind::GatewayTimeout } }
};

ErrorKind errorKind(UpstreamFailureKind kind)
{
    for (const FailureRow& row : timeOuts) {
        if (row.kind == kind)
            return row.error;
    }
    return ErrorKind::BadGateway;
}

bool looksLikeJson(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && body[first] == '{' && JsonDocument().parse(std::string(body));
}

} // namespace

Attempt::Attempt(UpstreamClient& client, AttemptPlan plan, AttemptListener& listener)
    : m_client(client)
    , m_plan(std::move(plan))
    , m_listener(listener)
    , m_decoder(m_plan.codec->replyDecoder(m_plan.reply))
    , m_reader(*m_decoder, *this, {})
{
}

Attempt::~Attempt() = default;

void Attempt::start()
{
    m_call = m_client.start(std::move(m_plan.request), *this);
}

void Attempt::pause()
{
    m_call->pause();
}

void Attempt::resume()
{
    m_call->resume();
}

ReplyReader::Form Attempt::form() const
{
    return m_reader.form();
}

void Attempt::onHead(const ResponseHead& head)
{
    m_head = { head.status, {} };
    for (const Header& header : head.headers)
        m_head.headers.add(header.name, redact(header.value, m_plan.key.secret));
    const std::string_view coding = head.headers.value("content-encoding");
    if (!coding.empty() && !headerNameEquals(coding, "identity")) {
        if (Result<ContentDecoder> decoder = ContentDecoder::create(coding))
            m_inflater = std::move(*decoder);
    }
    if (m_plan.watch)
        m_plan.watch->onProviderHead(m_head);
    if (accepted())
        m_listener.onReplyHead(m_head);
}

void Attempt::onBody(std::string_view bytes)
{
    if (!m_inflater)
        return takeReply(bytes);
    std::string plain;
    if (m_codingBroken)
        return;
    if (m_inflater->feed(bytes, plain))
        return takeReply(plain);
    takeBrokenCoding();
}

// A refusal is told by its status; its body would only have said more.
void Attempt::takeBrokenCoding()
{
    m_codingBroken = true;
    if (!accepted())
        return;
    m_source = EventSource::Ourselves;
    m_reader.cut({ ErrorKind::BadGateway,
        "Provider '" + m_plan.provider + "' sent a body that is not what its Content-Encoding says." });
    m_listener.onReplyTurn();
}

void Attempt::takeReply(std::string_view bytes)
{
    if (m_plan.watch)
        m_plan.watch->onProviderBytes(bytes);
    if (!accepted()) {
        m_errorBody.append(bytes);
        return;
    }
    m_reader.feed(bytes);
    m_listener.onReplyBytes(bytes);
}

void Attempt::onTurn()
{
    if (accepted())
        m_listener.onReplyTurn();
}

void Attempt::on(const ReplyEvent& event)
{
    const auto* failed = std::get_if<ReplyFailed>(&event);
    if (!failed)
        return m_listener.onReplyEvent(event, m_source);
    Error error = withoutSecrets(failed->error);
    m_listener.onReplyEvent(
        ReplyFailed{ std::move(error) }, m_reader.isUnreadable() ? EventSource::Ourselves : m_source);
}

void Attempt::conclude()
{
    m_source = EventSource::Ourselves;
    m_reader.end();
    m_listener.onReplyTurn();
}

void Attempt::onFinished(const UpstreamOutcome& outcome)
{
    if (m_head.status == 0 && outcome.failure)
        return fail(transportError(*outcome.failure), outcome.requestSent);
    if (!accepted())
        return fail(refusal(), true);
    finishReply(outcome);
}

void Attempt::finishReply(const UpstreamOutcome& outcome)
{
    m_source = EventSource::Ourselves;
    if (outcome.failure)
        m_reader.cut(transportError(*outcome.failure));
    else if (m_inflater && !m_inflater->finish())
        m_reader.cut({ ErrorKind::BadGateway,
            "Provider '" + m_plan.provider + "' ended its compressed body before its end." });
    else
        m_reader.end();
    m_listener.onReplyTurn();
    m_listener.onReplyComplete();
}

void Attempt::fail(Error error, bool requestSent)
{
    AttemptFailure failure{ std::move(error), m_head.status, m_head.headers, {}, requestSent };
    if (looksLikeJson(m_errorBody))
        failure.body = withoutSecrets(m_errorBody);
    m_listener.onAttemptFailed(failure);
}

Error Attempt::refusal() const
{
    return withoutSecrets(m_plan.codec->readError(m_head.status, m_errorBody));
}

Error Attempt::transportError(const UpstreamFailure& failure) const
{
    return { errorKind(failure.kind),
        withoutSecrets("Provider '" + m_plan.provider + "': " + failure.message) };
}

Error Attempt::withoutSecrets(Error error) const
{
    error.message = withoutSecrets(std::move(error.message));
    error.param = redact(std::move(error.param), m_plan.key.secret);
    error.code = redact(std::move(error.code), m_plan.key.secret);
    return error;
}

std::string Attempt::withoutSecrets(std::string text) const
{
    return redactKeyShapes(redact(std::move(text), m_plan.key.secret));
}

} // namespace dragoman
