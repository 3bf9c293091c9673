#include "server/Exchange.h"

#include "config/ConfigurationEdit.h"
#include "protocol/ProviderErrorText.h"
#include "server/AttemptFaults.h"
#include "server/ErrorAnswer.h"
#include "server/ModelCatalog.h"
#include "server/ProviderCall.h"
#include "server/RequestNeeds.h"
#include "server/RequestSecrets.h"
#include "tokens/BytesPerToken.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t highWater
    = std::size_t{ 1024 } * 1024; // bytes queued for a slow client before we stop reading
constexpr std::chrono::seconds quietStream{ 15 }; // then a ping shows the client that we live
constexpr std::chrono::seconds patience{ 20 }; // with a provider that is silent or has only said hello
constexpr std::chrono::seconds endMarkPatience{ 2 }; // from the stop reason to the end of the reply
constexpr std::size_t largestWhole = std::size_t{ 64 } * 1024 * 1024;

} // namespace

Exchange::Exchange(ServerContext& context, EndpointView endpoint, const Route& route, IncomingRequest request,
    ResponseChannel& channel)
    : m_context(context)
    , m_configuration(context.configuration)
    , m_endpoint(std::move(endpoint))
    , m_client(codecFor(route.protocol))
    , m_head(std::move(request.head))
    , m_body(std::move(request.body))
    , m_capture(ExchangeCapture::start(context, channel))
    , m_channel(m_capture ? *m_capture : channel)
    , m_id(newRequestId())
    , m_observer(m_record)
    , m_lastSent(std::chrono::steady_clock::now())
{
    m_record.time = std::chrono::system_clock::now();
    m_record.endpoint = m_endpoint.config->name;
    m_record.client = m_head.headers.value("user-agent");
    m_record.clientProtocol = protocolName(route.protocol);
    m_record.requestBytes = m_body.size();
    if (m_capture)
        m_capture->onClientRequest(m_head, m_body);
    m_context.statistics.requestStarted();
    m_context.activity.requestStarted(m_record, [this] {
        stop({ ErrorKind::InvalidRequest, "The user stopped this request in Dragoman." });
    });
}

Exchange::~Exchange()
{
    m_record.clientLeft = m_state != State::Done;
    for (const Warning& warning : m_try.warnings)
        m_record.warnings.push_back(warning.field + "; " + warning.reason);
    if (m_walk)
        m_record.skipped = skippedProviders(m_walk->plan());
    m_observer.close();
    const SecretFinder secrets = requestSecrets(m_context, *m_configuration, m_head);
    if (m_capture)
        m_record.captured = m_capture->take(m_record, secrets);
    hideSecrets(m_record, secrets); // before anything of it leaves this thread
    m_context.statistics.requestEnded();
    m_context.statistics.add(m_record);
    m_context.activity.requestEnded(m_record);
    if (m_context.listener)
        m_context.listener->ended(std::move(m_record));
}

void Exchange::start()
{
    Result<RouteQuery> query = readRequest().and_then([this] { return routeQuery(); });
    if (!query)
        return answerError(query.error());
    RouteFollower& follower = *this;
    m_walk.emplace(m_context.routes, std::move(*query), follower);
    setState(State::Routing);
    m_walk->next();
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

Result<RouteQuery> Exchange::routeQuery()
{
    Result<CallKeys> keys = CallKeys::of(*m_endpoint.config, m_head);
    if (!keys)
        return tl::unexpected(keys.error());
    m_keys = std::move(*keys);
    Result<RouteQuery> query = queryFor(*m_configuration, *m_endpoint.config, m_keys);
    if (!query)
        return query;
    query->model = m_request->askedModel();
    query->estimatedTokens = static_cast<std::int64_t>(m_record.requestBytes / bytesPerToken);
    addNeeds(*query, *m_request, m_context.routes);
    return query;
}

void Exchange::onRouteChosen(const RouteChoice& choice)
{
    m_attempt.reset();
    m_try = Try{};
    m_try.begin = std::chrono::steady_clock::now();
    m_observer.restart();
    m_provider = findProvider(*m_configuration, choice.provider);
    m_model = choice.model;
    m_try.passThrough = m_provider->protocol == m_client.protocol();
    m_record.provider = m_provider->name;
    m_record.providerProtocol = protocolName(m_provider->protocol);
    m_record.usedModel = m_model;
    m_record.key = choice.keyLabel;
    m_record.translated = !m_try.passThrough;
    m_record.attempts.push_back({ m_provider->name, choice.keyLabel, m_model });
    Result<AttemptPlan> plan = writeRequest(choice);
    if (!plan)
        return tryElsewhere({ FaultKind::NotTold, 0, {}, plan.error().message }, { plan.error() });
    callProvider(std::move(*plan));
}

ProviderProfile Exchange::profile() const
{
    ProviderProfile profile = m_context.models.profileFor(*m_provider, m_model);
    profile.forceNonStream = m_provider->forceNonStream || m_endpoint.config->forceNonStream;
    return profile;
}

Result<AttemptPlan> Exchange::writeRequest(const RouteChoice& choice)
{
    Result<ProviderRequest> written = m_request->writeFor(*m_provider, profile(), m_context.signatures);
    if (!written)
        return tl::unexpected(written.error());
    CallKey key = m_keys.keyFor(choice, *m_provider, m_context.keys);
    m_context.models.learn(*m_provider, key, m_model); // for the requests to come
    m_try.warnings = std::move(written->warnings);
    AttemptPlan plan;
    plan.provider = m_provider->name;
    plan.codec = &codecFor(m_provider->protocol);
    plan.reply = std::move(written->plan);
    plan.request = upstreamRequest(std::move(*written), key);
    plan.key = std::move(key);
    return plan;
}

UpstreamRequest Exchange::upstreamRequest(ProviderRequest written, const CallKey& key) const
{
    const Codec& codec = codecFor(m_provider->protocol);
    UpstreamRequest request = providerCall(*m_provider, codec.requestPath());
    if (m_try.passThrough && !m_head.query.empty())
        request.url += '?' + m_head.query;
    request.headers = m_try.passThrough ? passedHeaders(m_head, codec, key)
                                        : translatedHeaders(written.headers, codec, key);
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
    const auto way = m_try.passThrough ? ReplyRelay::Way::PassThrough : ReplyRelay::Way::Translated;
    m_try.relay = std::make_unique<ReplyRelay>(m_client, shape, way);
    if (!m_try.passThrough && m_provider->protocol == Protocol::Anthropic)
        m_try.recorder = std::make_unique<ThinkingRecorder>(m_context.signatures);
    AttemptListener& listener = *this;
    if (m_capture)
        plan.watch = m_capture->onProviderRequest(plan.request, plan.key.secret);
    m_attempt = std::make_unique<Attempt>(m_context.upstream, std::move(plan), listener);
    setState(State::Waiting);
    m_attempt->start();
}

// --- provider to client -----------------------------------------------------------------------------

void Exchange::onReplyHead(const ResponseHead& head)
{
    m_observer.onHead();
    m_record.attempts.back().status = head.status;
    m_try.headers = head.headers;
}

void Exchange::onReplyEvent(const ReplyEvent& event, EventSource source)
{
    if (!isReplying())
        return;
    m_observer.on(event);
    if (m_try.recorder)
        m_try.recorder->on(event);
    if (const auto* failed = std::get_if<ReplyFailed>(&event))
        return replyFailed(failed->error, source);
    const bool wasGood = m_try.relay->isGood();
    m_try.relay->on(event, m_attempt->form());
    if (wasGood || !m_try.relay->isGood())
        return;
    m_try.latency = millisecondsSince(m_try.begin);
    if (m_state == State::Waiting && m_request->wantsStream())
        beginStream(); // an error behind this is the answer's, also when both came at once
}

void Exchange::onReplyBytes(std::string_view bytes)
{
    if (!isReplying())
        return;
    m_try.received += bytes.size();
    if (m_state == State::Waiting && m_try.received > largestWhole) {
        const std::string message
            = "The reply of provider '" + m_provider->name + "' is too large to be sent as one body.";
        return replyFailed({ ErrorKind::BadGateway, message }, EventSource::Ourselves);
    }
    m_try.relay->onBytes(bytes);
}

void Exchange::onReplyTurn()
{
    if (m_state == State::Waiting && m_attempt->isOver())
        return sendWhole(); // the provider may keep the connection open
    if (m_state != State::Streaming)
        return;
    sendOutput();
    if (m_attempt->isOver())
        return endReply();
    if (!m_paused && m_channel.queuedBytes() > highWater) {
        m_paused = true;
        m_attempt->pause();
    }
}

// From here on the reply counts as one, and nobody else is asked.
void Exchange::beginStream()
{
    ResponseHead head = replyHead();
    head.headers.set("Content-Type", "text/event-stream; charset=utf-8");
    head.headers.set("Cache-Control", "no-cache");
    head.headers.set("X-Accel-Buffering", "no");
    m_record.status = 200;
    m_walk->answering();
    m_channel.sendHead(head, {});
    setState(State::Streaming);
}

void Exchange::sendOutput()
{
    std::string output = m_try.relay->take(m_attempt->isOver());
    if (output.empty())
        return;
    if (m_try.hidesSecrets)
        output = m_attempt->withoutSecrets(std::move(output));
    m_record.responseBytes += output.size();
    m_channel.send(output);
    m_lastSent = std::chrono::steady_clock::now();
}

void Exchange::onReplyComplete()
{
    if (m_state == State::Waiting)
        sendWhole();
    else if (m_state == State::Streaming)
        endReply();
}

void Exchange::sendWhole()
{
    ResponseHead head = replyHead();
    head.headers.set("Content-Type", "application/json");
    std::string body = m_try.relay->take(true);
    m_record.status = 200;
    m_record.responseBytes = body.size();
    m_channel.answer({ std::move(head), std::move(body) });
    endReply();
}

ResponseHead Exchange::replyHead() const
{
    ResponseHead head{ 200, m_try.relay->isRaw() ? passedAnswerHeaders(m_try.headers) : HeaderList{} };
    setOwnHeaders(head.headers);
    return head;
}

// --- failures -------------------------------------------------------------------------------------------

void Exchange::onAttemptFailed(const AttemptFailure& failure)
{
    if (!isReplying())
        return;
    m_try.headers = failure.headers;
    if (m_state == State::Streaming) { // we began the client's stream before the provider said no
        replyFailed(failure.error, EventSource::Ourselves);
        sendOutput();
        return endReply();
    }
    tryElsewhere(faultOfRefusal(failure), failure);
}

void Exchange::replyFailed(const Error& error, EventSource source)
{
    if (m_state == State::Waiting) {
        const ReplyProgress progress{ m_try.received, m_try.relay->isGood() };
        const Codec& provider = codecFor(m_provider->protocol);
        return tryElsewhere(faultOfReply(error, source, progress, provider), { error, 0, m_try.headers });
    }
    m_record.error = error.message;
    noteAttempt(m_record.attempts.back().status, error.message);
    m_walk->failed({ FaultKind::AnswerCut, 0, {}, error.message });
    if (m_try.relay->isRaw() && source == EventSource::Provider)
        m_try.hidesSecrets = true; // the provider's own error event travels with its bytes
    else
        m_try.relay->fail(error);
}

void Exchange::tryElsewhere(const AttemptFault& fault, AttemptFailure failure)
{
    noteAttempt(
        failure.status == 0 ? m_record.attempts.back().status : failure.status, failure.error.message);
    m_failures.push_back({ m_provider->name, fault, std::move(failure), m_try.passThrough });
    setState(State::Routing);
    m_walk->failed(fault);
    m_walk->nextSoon(); // the attempt may be on the stack
}

void Exchange::noteAttempt(int status, const std::string& reason)
{
    AttemptRecord& attempt = m_record.attempts.back();
    attempt.status = status;
    attempt.reason = reason;
    attempt.duration = millisecondsSince(m_try.begin);
}

void Exchange::onRouteGivenUp(const RouteGiveUp& giveUp)
{
    if (m_state == State::Done)
        return;
    if (const Failure* failure = ownWords(giveUp))
        return answerFailure(*failure);
    HeaderList extra;
    if (giveUp.retryAfter)
        extra.add("retry-after", retryAfterSeconds(*giveUp.retryAfter));
    const int status = giveUp.fault ? giveUp.fault->status : 0;
    answerError({ status == 0 ? giveUp.kind : errorKindOfStatus(status), giveUp.message }, extra);
}

// The provider's own answer, when only one was in play or when the request itself is at fault.
const Exchange::Failure* Exchange::ownWords(const RouteGiveUp& giveUp) const
{
    const RoutePlan& plan = m_walk->plan();
    const bool alone = std::all_of(plan.steps.begin(), plan.steps.end(),
        [&](const RouteStep& step) { return step.provider == giveUp.provider; });
    if (!giveUp.fault || (!alone && plan.nextTry != NextTry::Never))
        return nullptr;
    const auto shown = std::find_if(m_failures.rbegin(), m_failures.rend(), [&](const Failure& failure) {
        return failure.provider == giveUp.provider && failure.fault.status == giveUp.fault->status
            && failure.fault.kind == giveUp.fault->kind;
    });
    return shown == m_failures.rend() ? nullptr : &*shown;
}

void Exchange::answerFailure(const Failure& failure)
{
    const AttemptFailure& answer = failure.answer;
    if (!failure.passThrough || answer.body.empty())
        return answerError(answer.error, translatedAnswerHeaders(answer.headers));
    m_record.error = answer.error.message;
    m_record.status = answer.status;
    m_record.responseBytes = answer.body.size();
    ResponseHead head{ answer.status, passedAnswerHeaders(answer.headers) };
    setOwnHeaders(head.headers);
    setState(State::Done);
    m_channel.answer({ std::move(head), answer.body });
}

void Exchange::answerError(const Error& error, const HeaderList& extra)
{
    m_record.error = error.message;
    HttpAnswer answer = errorAnswer(m_client, error, requestId());
    m_record.status = answer.head.status;
    m_record.responseBytes = answer.body.size();
    for (const Header& header : extra)
        answer.head.headers.set(header.name, header.value);
    setOwnHeaders(answer.head.headers);
    setState(State::Done);
    m_channel.answer(answer);
}

// --- pauses and the end -----------------------------------------------------------------------------------

// The answer is complete; after a failure the router has been told already.
void Exchange::endReply()
{
    if (m_state == State::Done)
        return;
    m_record.attempts.back().duration = millisecondsSince(m_try.begin);
    m_walk->succeeded(m_try.latency, m_observer.tokens());
    if (m_state == State::Streaming)
        closeStream();
    setState(State::Done);
}

void Exchange::closeStream()
{
    setState(State::Done);
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
    const bool impatient
        = m_state == State::Waiting && m_request->wantsStream() && now - m_lastSent > patience;
    if (impatient && m_try.relay->hasStarted()) {
        beginStream();
        sendOutput();
    } else if (impatient && profile().forceNonStream) {
        m_try.relay->forbidRaw();
        beginStream();
    }
    concludeLate(now);
    if (m_state != State::Streaming || now - m_lastSent < quietStream)
        return;
    m_lastSent = now;
    m_channel.send(m_client.keepAlive());
}

// Some providers send the stop reason and then neither an end mark nor the end of the connection.
void Exchange::concludeLate(SteadyTime now)
{
    if (!isReplying() || m_attempt->isOver() || !m_attempt->hasStopReason())
        return;
    if (!m_try.stopSeen)
        m_try.stopSeen = now;
    else if (now - *m_try.stopSeen >= endMarkPatience)
        m_attempt->conclude();
}

void Exchange::onStop()
{
    stop({ ErrorKind::Unavailable, "Dragoman is stopping." });
}

void Exchange::stop(const Error& reason)
{
    if (m_state == State::Waiting || m_state == State::Routing)
        return answerError(reason);
    if (m_state != State::Streaming)
        return;
    m_record.error = reason.message;
    m_try.relay->fail(reason);
    m_channel.send(m_try.relay->take(true));
    closeStream();
}

// The provider's own name for the request is what its support asks for.
std::string Exchange::requestId() const
{
    const std::string_view id = providerRequestId(m_try.headers);
    return id.empty() ? m_id : std::string(id);
}

void Exchange::setOwnHeaders(HeaderList& headers) const
{
    headers.set(requestIdHeader(m_client), requestId());
    if (m_provider) {
        headers.set("x-dragoman-provider", m_provider->name);
        headers.set("x-dragoman-model", m_model);
        headers.set("x-dragoman-attempts", std::to_string(m_walk->plan().attempts));
    }
    if (const std::string tried = m_walk ? triedText(m_walk->plan()) : std::string(); !tried.empty())
        headers.set("x-dragoman-tried", tried);
    if (!m_try.warnings.empty())
        headers.set("x-dragoman-warning", warningText(m_try.warnings));
}

void Exchange::setState(State state)
{
    m_state = state;
}

} // namespace dragoman
