#pragma once

#include "base/Result.h"

namespace dragoman {

// Whether the program starts when its user logs in.
class LoginItem
{
public:
    virtual ~LoginItem() = default;
    virtual bool isOn() const = 0;
    // Errors: Unavailable with what the system says.
    virtual Result<void> set(bool on) = 0;
};

} // namespace dragoman
