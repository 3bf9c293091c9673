#pragma once

#include "http/HeaderList.h"

namespace dragoman {

// What stands before the body of a response, ours or a provider's.
struct ResponseHead
{
    int status = 0; // three digits; 0 while none is known
    HeaderList headers;
};

} // namespace dragoman
