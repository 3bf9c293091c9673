#pragma once

#include "http/HeaderList.h"

namespace dragoman {

// The status and the header fields of an answer; status 0 means that none was read yet.
struct ResponseHead
{
    int status = 0;
    HeaderList headers;
};

} // namespace dragoman
