#pragma once

#include "config/Configuration.h"
#include "protocol/Codec.h"
#include "upstream/UpstreamClient.h"

#include <functional>
#include <memory>
#include <string>

namespace dragoman {

// The beginning of every call to a provider: address, time limits, proxy and trust as configured.
UpstreamRequest providerCall(const ProviderConfig& provider, std::string_view apiPath);

// A generation request with the user's own members of the provider, which go last and win. Errors:
// InvalidRequest where they do not fit the body.
Result<ProviderRequest> withConfiguredBody(ProviderRequest request, const ProviderConfig& provider);

// An answer that was collected whole.
struct CollectedReply
{
    ResponseHead head; // status 0 when the call failed
    std::string body;
    UpstreamOutcome outcome;
};

// A small call whose answer is wanted as a whole (model lists, token counts). Destroying it cancels.
class CollectedCall : private UpstreamListener
{
public:
    using Done = std::function<void(const CollectedReply&)>;

    // `done` is called once, from the event loop; it may destroy this object.
    CollectedCall(UpstreamClient& client, UpstreamRequest request, Done done);

private:
    void onHead(const ResponseHead& head) override;
    void onBody(std::string_view bytes) override;
    void onFinished(const UpstreamOutcome& outcome) override;

    static constexpr std::size_t largestBody = std::size_t{ 8 } * 1024 * 1024;
    Done m_done;
    CollectedReply m_reply;
    std::unique_ptr<UpstreamCall> m_call;
};

} // namespace dragoman
