#pragma once

namespace dragoman {

class Transfer;
class UpstreamClient;

// A running call. Destroying it cancels: the listener hears nothing more and a connection with a
// half-read answer is closed, never used again. It may outlive its client.
class UpstreamCall
{
public:
    ~UpstreamCall();
    UpstreamCall(const UpstreamCall&) = delete;
    UpstreamCall& operator=(const UpstreamCall&) = delete;

    // Stops reading from the peer: no onBody until resume(). At most one receive buffer is held back.
    void pause();
    void resume();
    // True once onFinished was called.
    bool isFinished() const { return m_transfer == nullptr; }

private:
    friend class UpstreamClient;
    UpstreamCall(UpstreamClient& client, Transfer& transfer);

    UpstreamClient* m_client;
    Transfer* m_transfer; // null once the call is over
};

} // namespace dragoman
