#pragma once

#include "upstream/UpstreamClient.h"

#include <functional>
#include <memory>
#include <string>

namespace dragoman {

// An answer that was collected whole.
struct CollectedReply
{
    ResponseHead head; // status 0 when the call failed
    std::string body;
    UpstreamOutcome outcome;
};

// A small call whose answer is wanted as a whole (model lists, token counts, release descriptions). Takes 8
// MiB of it unless the request has a limit of its own. Destroying it cancels.
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

    Done m_done;
    CollectedReply m_reply;
    std::unique_ptr<UpstreamCall> m_call;
};

} // namespace dragoman
