#include "upstream/UpstreamCall.h"

#include "upstream/Transfer.h"
#include "upstream/UpstreamClient.h"

namespace dragoman {

UpstreamCall::UpstreamCall(UpstreamClient& client, Transfer& transfer)
    : m_client(&client)
    , m_transfer(&transfer)
{
    transfer.place.call = this;
}

UpstreamCall::~UpstreamCall()
{
    if (m_transfer)
        m_client->cancel(*m_transfer);
}

void UpstreamCall::pause()
{
    if (m_transfer)
        m_transfer->setPaused(true);
}

void UpstreamCall::resume()
{
    if (!m_transfer)
        return;
    m_transfer->setPaused(false);
    if (m_transfer->needsUnpause())
        m_client->attendLater(*m_transfer);
}

} // namespace dragoman
