#pragma once

#include "http/ResponseHead.h"
#include "upstream/UpstreamOutcome.h"

#include <string_view>

namespace dragoman {

// Receives one answer: onHead at most once, then onBody and onTurn any number of times, then onFinished
// exactly once, unless the call is destroyed before; then nothing more comes. All are called on the client's
// thread, never from within start(), pause() or resume(). Each may start, pause, resume or destroy any
// call, its own too.
class UpstreamListener
{
public:
    virtual ~UpstreamListener() = default;

    // The final head; informational (1xx) ones are skipped. Valid during the call only.
    virtual void onHead(const ResponseHead& head) = 0;
    // The next bytes of the body without transfer coding, never empty. Valid during the call only.
    virtual void onBody(std::string_view bytes) = 0;
    // All that had arrived was passed on by onBody: the moment to act on it. Left out before onFinished.
    virtual void onTurn() { }
    virtual void onFinished(const UpstreamOutcome& outcome) = 0;
};

} // namespace dragoman
