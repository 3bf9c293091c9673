#include "server/Exchange.h"

#include "server/ErrorAnswer.h"
#include "server/ModelCatalog.h"
#include "server/ProviderCall.h"
#include "server/ProviderChoice.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::size_t highWater = 1024U * 1024; // bytes queued for a slow client before we stop reading
constexpr std::chrono::seconds quietStream{ 15 }; // then a ping shows the client that we live
constexpr std::chrono::seconds patience{
    20
}; // forced non-stream: when the client's stream begins without a reply

constexpr std::chrono::seconds endMarkPatience{ 2 }; // from the stop reason to the end of the reply
constexpr std::size_t largestWhole = std::size_t{ 64 } * 1024 * 1024;

// The size of the part of `bytes` that consists of whole events, `known` where no end is found behind it.
std::size_t wholeEvents(std::string_view bytes, std::size_t known)
{
    constexpr std::array<std::string_view, 3> blankLines{ "\n\n", "\r\n\r\n", "\r\r" };
    std::size_t end = known;
    for (const std::string_view blank : blankLines) {
        const std::size_t last = bytes.rfind(blank);
        if (last != std::string_view::npos)
            end = std::max(end, last + blank.size());
    }
    return end;
}

} // namespace

Exchange::Exchange(ServerContext& context, EndpointView endpoint, Route route, IncomingRequest request,
    ResponseChannel& channel)
    : m_context(context)
    , m_configuration(context.configuration)
    , m_endpoint(endpoint)
    , m_client(codecFor(route.protocol))
    , m_head(std::move(request.head))
    , m_body(std::move(request.body))
    , m_channel(channel)
    , m_id(newRequestId())
    , m_observer(m_record)
    , m_lastSent(std::chrono::steady_clock::now())
{
    m_record.time = std::chrono::system_clock::now();
    m_record.endpoint = endpoint.config.name;
    m_record.client = m_head.headers.value("user-agent");
    m_record.clientProtocol = protocolName(route.protocol);
    m_record.requestBytes = m_body.size();
    m_context.statistics.requestStarted();
}

Exchange::~Exchange()
{
    m_record.clientLeft = m_state != State::Done;
    for (const Warning& warning : m_warnings)
        m_record.warnings.push_back(warning.field + "; " + warning.reason);
    m_observer.close();
    m_context.statistics.requestEnded();
    m_context.statistics.add(m_record);
}

void Exchange::start()
{
    const Result<AttemptPlan> plan
        = readRequest().and_then([this] { return chooseProvider(); }).and_then([this] {
              return writeRequest();
          });
    if (!plan)
        return answerError(plan.error());
    callProvider(std::move(*plan));
}

// --- client to provider -----------------------------------------------------------------------------

Result<void> Exchange::readRequest()
{
    Result<GenerationRequest> request = GenerationRequest::read(m_client, std::move(m_body));
    if (!request)
        return tl::unexpected(request.error());
    m_request.emplace(std::move(*request));
    m_record.askedModel = m_request->askedModel();
    m_record.stream = m_request->wantsStream();
    return {};
}

Result<void> Exchange::chooseProvider()
{
    const std::vector<const ProviderConfig*> candidates = providersOf(*m_configuration, m_endpoint.config);
    if (candidates.empty()) {
        return failure(ErrorKind::Unavailable,
            "No provider is enabled for the endpoint '" + m_endpoint.config.name + "'. Add or enable one.");
    }
    m_provider = candidates.front();
    m_model = providerModel(m_provider->models, m_request->askedModel());
    m_passThrough = m_provider->protocol == m_client.protocol();
    m_record.provider = m_provider->name;
    m_record.providerProtocol = protocolName(m_provider->protocol);
    m_record.usedModel = m_model;
    m_record.translated = !m_passThrough;
    return {};
}

ProviderProfile Exchange::profile() const
{
    ProviderProfile profile = m_context.models.profileFor(*m_provider, m_model);
    profile.forceNonStream = m_provider->forceNonStream || m_endpoint.config.forceNonStream;
    return profile;
}

Result<AttemptPlan> Exchange::writeRequest()
{
    Result<CallKey> key = chooseKey(*m_provider, m_endpoint, m_head, m_context.keys);
    if (!key)
        return tl::unexpected(key.error());
    Result<ProviderRequest> written = m_request->writeFor(*m_provider, profile(), m_context.signatures);
    if (!written)
        return tl::unexpected(written.error());
    m_context.models.learn(*m_provider, *key, m_model); // for the requests to come
    m_warnings = std::move(written->warnings);
    AttemptPlan plan;
    plan.provider = m_provider->name;
    plan.codec = &codecFor(m_provider->protocol);
    plan.reply = std::move(written->plan);
    plan.request = upstreamRequest(std::move(*written), *key);
    plan.key = std::move(*key);
    return plan;
}

UpstreamRequest Exchange::upstreamRequest(ProviderRequest written, const CallKey& key) const
{
    const Codec& codec = codecFor(m_provider->protocol);
    UpstreamRequest request = providerCall(*m_provider, codec.requestPath());
    if (m_passThrough && !m_head.query.empty())
        request.url += '?' + m_head.query;
    request.headers
        = m_passThrough ? passedHeaders(m_head, codec, key) : translatedHeaders(written.headers, codec, key);
    addConfiguredHeaders(request.headers, *m_provider);
    request.body = std::move(written.body);
    return request;
}

void Exchange::callProvider(AttemptPlan plan)
{
    ReplyShape shape = m_request->replyShape();
    shape.fallbackId = m_id;
    shape.created
        = std::chrono::duration_cast<std::chrono::seconds>(m_record.time.time_since_epoch()).count();
    m_encoder = m_client.replyEncoder(shape);
    if (!m_passThrough && m_provider->protocol == Protocol::Anthropic)
        m_recorder = std::make_unique<ThinkingRecorder>(m_context.signatures);
    m_record.key = plan.key.label;
    m_record.attempts.push_back({ m_provider->name, plan.key.label, m_model });
    AttemptListener& listener = *this;
    m_attempt = std::make_unique<Attempt>(m_context.upstream, std::move(plan), listener);
    setState(State::Waiting);
    m_attempt->start();
}

// --- provider to client -----------------------------------------------------------------------------

void Exchange::onReplyHead(const ResponseHead& head)
{
    m_record.attempts.back().status = head.status;
    m_providerHeaders = head.headers;
}

void Exchange::onReplyEvent(const ReplyEvent& event, EventSource source)
{
    if (m_state == State::Done)
        return;
    m_observer.on(event);
    if (m_recorder)
        m_recorder->on(event);
    const auto* failed = std::get_if<ReplyFailed>(&event);
    if (failed)
        return failReply(failed->error, source);
    if (!m_replyBegun)
        beginReply();
    if (!m_raw)
        m_encoder->encode(event, m_output);
}

// The first good event: from here on the reply counts as one.
void Exchange::beginReply()
{
    m_replyBegun = true;
    const bool stream = m_request->wantsStream();
    m_raw = m_passThrough && m_state == State::Waiting
        && m_attempt->form() == (stream ? ReplyReader::Form::Events : ReplyReader::Form::Whole);
    if (stream)
        sendStreamHead();
    if (m_raw && stream)
        m_output = std::exchange(m_heldBytes, {});
    m_wholeEvents = wholeEvents(m_output, 0);
}

void Exchange::failReply(const Error& error, EventSource source)
{
    m_record.error = error.message;
    m_record.attempts.back().reason = error.message;
    if (m_state == State::Waiting)
        return answerError(error);
    if (m_raw && source == EventSource::Provider) {
        m_hidesSecrets = true;
        return; // the provider's own error event travels with its bytes
    }
    if (m_raw)
        m_output.resize(m_wholeEvents); // half an event would swallow the error
    m_raw = false; // nothing of the provider's may follow
    m_encoder->encode(ReplyFailed{ error }, m_output);
}

void Exchange::onReplyBytes(std::string_view bytes)
{
    m_received += bytes.size();
    if (m_state == State::Waiting && m_received > largestWhole)
        return answerError({ ErrorKind::BadGateway,
            "The reply of provider '" + m_provider->name + "' is too large to be sent as one body." });
    if (m_state == State::Waiting && m_passThrough && (m_raw || !m_replyBegun))
        m_heldBytes.append(bytes);
    else if (m_state == State::Streaming && m_raw)
        appendRaw(bytes);
}

void Exchange::appendRaw(std::string_view bytes)
{
    const std::size_t seam = m_output.size() - std::min<std::size_t>(m_output.size(), 3);
    m_output.append(bytes);
    const std::size_t end = wholeEvents(std::string_view(m_output).substr(seam), 0);
    if (end > 0)
        m_wholeEvents = std::max(m_wholeEvents, seam + end);
}

void Exchange::onReplyTurn()
{
    if (m_state == State::Waiting && m_attempt->isOver())
        return sendWhole(); // the provider may keep the connection open
    if (m_state != State::Streaming)
        return;
    sendOutput();
    if (m_attempt->isOver())
        return finish();
    if (!m_paused && m_channel.queuedBytes() > highWater) {
        m_paused = true;
        m_attempt->pause();
    }
}

// A client cannot use half an event: raw bytes wait for the rest of theirs, so that what we say
// ourselves, an error or a ping, always stands between two events.
void Exchange::sendOutput()
{
    const bool partial = m_raw && !m_attempt->isOver();
    if (m_hidesSecrets)
        m_output = m_attempt->withoutSecrets(std::move(m_output));
    const std::size_t size = partial ? m_wholeEvents : m_output.size();
    if (size == 0)
        return;
    m_record.responseBytes += size;
    m_channel.send(std::string_view(m_output).substr(0, size));
    m_output.erase(0, size);
    m_wholeEvents = 0;
    m_lastSent = std::chrono::steady_clock::now();
}

void Exchange::onReplyComplete()
{
    if (m_state == State::Waiting)
        sendWhole();
    else if (m_state == State::Streaming)
        finish();
}

void Exchange::onAttemptFailed(const AttemptFailure& failed)
{
    if (m_state == State::Done)
        return;
    m_record.attempts.back().status = failed.status;
    m_record.attempts.back().reason = failed.error.message;
    m_providerHeaders = failed.headers;
    if (m_state == State::Streaming) { // we began the client's stream before the provider said no
        failReply(failed.error, EventSource::Ourselves);
        return finish();
    }
    if (!m_passThrough || failed.body.empty())
        return answerError(failed.error, translatedAnswerHeaders(failed.headers));
    m_record.error = failed.error.message;
    ResponseHead head{ failed.status, passedAnswerHeaders(failed.headers) };
    for (const Header& header : ownHeaders())
        head.headers.set(header.name, header.value);
    m_record.status = failed.status;
    setState(State::Done);
    m_channel.answer({ std::move(head), failed.body });
}

void Exchange::sendStreamHead()
{
    if (m_state == State::Streaming)
        return;
    ResponseHead head{ 200, m_raw ? passedAnswerHeaders(m_providerHeaders) : HeaderList{} };
    head.headers.set("Content-Type", "text/event-stream; charset=utf-8");
    head.headers.set("Cache-Control", "no-cache");
    head.headers.set("X-Accel-Buffering", "no");
    for (const Header& header : ownHeaders())
        head.headers.set(header.name, header.value);
    m_record.status = 200;
    m_channel.sendHead(head, {});
    setState(State::Streaming);
}

void Exchange::sendWhole()
{
    ResponseHead head{ 200, m_raw ? passedAnswerHeaders(m_providerHeaders) : HeaderList{} };
    head.headers.set("Content-Type", "application/json");
    for (const Header& header : ownHeaders())
        head.headers.set(header.name, header.value);
    std::string& body = m_raw ? m_heldBytes : m_output;
    m_record.status = 200;
    m_record.responseBytes = body.size();
    setState(State::Done);
    m_channel.answer({ std::move(head), std::move(body) });
}

// --- errors, pauses and the end -----------------------------------------------------------------------

void Exchange::answerError(const Error& error, HeaderList extra)
{
    m_record.error = error.message;
    HttpAnswer answer = errorAnswer(m_client, error, requestId());
    m_record.status = answer.head.status;
    m_record.responseBytes = answer.body.size();
    for (const Header& header : extra)
        answer.head.headers.set(header.name, header.value);
    for (const Header& header : ownHeaders())
        answer.head.headers.set(header.name, header.value);
    setState(State::Done);
    m_channel.answer(answer);
}

void Exchange::finish()
{
    if (m_state == State::Done)
        return;
    setState(State::Done);
    m_channel.send(m_output);
    m_channel.finish();
}

void Exchange::onDrained()
{
    if (!m_paused || !m_attempt)
        return;
    m_paused = false;
    m_attempt->resume();
}

void Exchange::onTick(SteadyTime now)
{
    const bool silentProvider
        = m_state == State::Waiting && m_request->wantsStream() && profile().forceNonStream;
    if (silentProvider && now - m_lastSent > patience)
        sendStreamHead();
    concludeLate(now);
    if (m_state != State::Streaming || now - m_lastSent < quietStream)
        return;
    m_lastSent = now;
    m_channel.send(m_client.keepAlive());
}

// Some providers send the stop reason and then neither an end mark nor the end of the connection.
void Exchange::concludeLate(SteadyTime now)
{
    const bool replies = m_state == State::Waiting || m_state == State::Streaming;
    if (!replies || m_attempt->isOver() || !m_attempt->hasStopReason())
        return;
    if (!m_stopSeen)
        m_stopSeen = now;
    else if (now - *m_stopSeen >= endMarkPatience)
        m_attempt->conclude();
}

void Exchange::onStop()
{
    const Error stopping{ ErrorKind::Unavailable, "Dragoman is stopping." };
    if (m_state == State::Waiting)
        return answerError(stopping);
    if (m_state != State::Streaming)
        return;
    failReply(stopping, EventSource::Ourselves);
    finish();
}

// The provider's own name for the request is what its support asks for.
std::string Exchange::requestId() const
{
    const std::string_view id = providerRequestId(m_providerHeaders);
    return id.empty() ? m_id : std::string(id);
}

HeaderList Exchange::ownHeaders() const
{
    const std::string_view idName
        = m_client.protocol() == Protocol::Anthropic ? "request-id" : "x-request-id";
    HeaderList headers;
    if (const std::string_view id = providerRequestId(m_providerHeaders); !id.empty())
        headers.add(std::string(idName), std::string(id));
    else
        headers.add(std::string(idName), m_id);
    if (m_provider) {
        headers.add("x-dragoman-provider", m_provider->name);
        headers.add("x-dragoman-model", m_model);
        headers.add("x-dragoman-attempts", std::to_string(m_record.attempts.size()));
    }
    if (!m_warnings.empty())
        headers.add("x-dragoman-warning", warningText(m_warnings));
    return headers;
}

void Exchange::setState(State state)
{
    m_state = state;
}

} // namespace dragoman
