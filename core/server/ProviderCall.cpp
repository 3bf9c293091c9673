#include "server/ProviderCall.h"

#include "protocol/BodyEdit.h"
#include "server/ProviderUrl.h"

namespace dragoman {

namespace {

ProxyChoice proxyChoice(const std::string& proxy)
{
    if (proxy == "system")
        return { ProxyMode::System };
    if (proxy == "none")
        return { ProxyMode::None };
    return { ProxyMode::Explicit, proxy };
}

} // namespace

UpstreamRequest providerCall(const ProviderConfig& provider, std::string_view apiPath)
{
    UpstreamRequest request;
    request.url = providerUrl(provider.baseUrl, apiPath);
    request.timeouts = { provider.timeouts.connect, provider.timeouts.firstByte, provider.timeouts.idle,
        provider.timeouts.total };
    request.proxy = proxyChoice(provider.proxy);
    request.caFile = provider.caFile;
    return request;
}

Result<ProviderRequest> withConfiguredBody(ProviderRequest request, const ProviderConfig& provider)
{
    JsonDocument document;
    return document.parse(std::move(request.body)).and_then([&]() -> Result<ProviderRequest> {
        BodyEdit edit(document);
        if (const Result<void> set = edit.setMembers({ provider.body }); !set)
            return tl::unexpected(set.error());
        request.body = edit.apply();
        return std::move(request);
    });
}

CollectedCall::CollectedCall(UpstreamClient& client, UpstreamRequest request, Done done)
    : m_done(std::move(done))
    , m_call(client.start(std::move(request), *this))
{
}

void CollectedCall::onHead(const ResponseHead& head)
{
    m_reply.head = head;
}

void CollectedCall::onBody(std::string_view bytes)
{
    if (m_reply.body.size() + bytes.size() <= largestBody)
        m_reply.body.append(bytes);
}

void CollectedCall::onFinished(const UpstreamOutcome& outcome)
{
    m_reply.outcome = outcome;
    if (outcome.failure)
        m_reply.head.status = 0;
    const CollectedReply reply = std::move(m_reply);
    const Done done = std::move(m_done);
    done(reply);
}

} // namespace dragoman
