#include "upstream/CollectedCall.h"

namespace dragoman {

namespace {

constexpr std::size_t largestBody = std::size_t{ 8 } * 1024 * 1024;

UpstreamRequest limited(UpstreamRequest request)
{
    if (request.limits.body == 0)
        request.limits.body = largestBody;
    return request;
}

} // namespace

CollectedCall::CollectedCall(UpstreamClient& client, UpstreamRequest request, Done done)
    : m_done(std::move(done))
    , m_call(client.start(limited(std::move(request)), *this))
{
}

void CollectedCall::onHead(const ResponseHead& head)
{
    m_reply.head = head;
}

void CollectedCall::onBody(std::string_view bytes)
{
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
