#include "server/ProviderCall.h"

#include "protocol/BodyEdit.h"
#include "server/ProviderUrl.h"

namespace dragoman {

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

} // namespace dragoman
