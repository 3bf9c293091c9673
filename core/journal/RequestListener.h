#pragma once

#include "journal/RequestRecord.h"

namespace dragoman {

// Is told of every request when it is over, on the proxy's thread: it must never wait for anything.
class RequestListener
{
public:
    virtual ~RequestListener() = default;
    virtual void ended(RequestRecord record) = 0;
};

} // namespace dragoman
