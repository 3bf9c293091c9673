#include "server/ExchangeCapture.h"

#include "http/MessageSecrets.h"
#include "server/RequestSecrets.h"

namespace dragoman {

std::unique_ptr<ExchangeCapture> ExchangeCapture::start(ServerContext& context, ResponseChannel& channel)
{
    if (context.configuration->log.bodies == LogBodies::None)
        return {};
    return std::make_unique<ExchangeCapture>(context, channel);
}

ExchangeCapture::ExchangeCapture(ServerContext& context, ResponseChannel& channel)
    : m_bodies(context.configuration->log.bodies)
    , m_channel(channel)
    , m_clientRequest(context.captureBudget, std::chrono::steady_clock::now())
    , m_providerRequest(context.captureBudget, std::chrono::steady_clock::now())
    , m_providerAnswer(context.captureBudget, std::chrono::steady_clock::now())
    , m_clientAnswer(context.captureBudget, std::chrono::steady_clock::now())
{
}

void ExchangeCapture::onClientRequest(const RequestHead& head, std::string_view body)
{
    m_clientRequest.start = head.method + ' ' + head.target;
    m_clientRequest.headers = head.headers;
    m_clientRequest.body.append(body);
}

AttemptWatch* ExchangeCapture::onProviderRequest(const UpstreamRequest& request, const Secret& key)
{
    m_keys.push_back(key);
    m_providerRequest.start = request.method + ' ' + request.url;
    m_providerRequest.headers = request.headers;
    m_providerRequest.body.clear();
    m_providerRequest.body.append(request.body);
    m_providerAnswer.start.clear();
    m_providerAnswer.headers = {};
    m_providerAnswer.body.clear();
    return this;
}

void ExchangeCapture::onProviderHead(const ResponseHead& head)
{
    m_providerAnswer.start = std::to_string(head.status);
    m_providerAnswer.headers = head.headers;
}

void ExchangeCapture::onProviderBytes(std::string_view bytes)
{
    m_providerAnswer.body.append(bytes);
}

void ExchangeCapture::sendHead(const ResponseHead& head, std::optional<std::uint64_t> contentLength)
{
    m_clientAnswer.start = std::to_string(head.status);
    m_clientAnswer.headers = head.headers;
    m_channel.sendHead(head, contentLength);
}

void ExchangeCapture::send(std::string_view bytes)
{
    m_clientAnswer.body.append(bytes);
    m_channel.send(bytes);
}

std::shared_ptr<const CapturedExchange> ExchangeCapture::take(
    const RequestRecord& record, SecretFinder secrets)
{
    const bool failed = !record.error.empty() || record.status >= 400 || record.status == 0;
    if (m_bodies == LogBodies::Errors && !failed)
        return {};
    for (const Secret& key : m_keys)
        secrets.add(key);
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = shown(m_clientRequest, secrets);
    captured->providerRequest = shown(m_providerRequest, secrets);
    captured->providerAnswer = shown(m_providerAnswer, secrets, &captured->providerMarks);
    captured->clientAnswer = shown(m_clientAnswer, secrets, &captured->clientMarks);
    return captured;
}

CapturedMessage ExchangeCapture::shown(
    Part& part, const SecretFinder& secrets, std::vector<StreamMark>* marks)
{
    CapturedMessage message;
    message.start = secrets.redact(urlWithoutSecrets(part.start));
    message.headers = headersWithoutSecrets(part.headers, secrets);
    part.body.take(secrets, message, marks);
    return message;
}

} // namespace dragoman
