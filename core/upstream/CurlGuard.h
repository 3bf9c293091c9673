#pragma once

namespace dragoman {

// Told around every stretch in which libcurl may call back: within it no transfer may be added to or
// removed from a multi handle (libcurl documentation of curl_multi_remove_handle).
class CurlGuard
{
public:
    virtual void enterCurl() = 0;
    virtual void leaveCurl() = 0;

protected:
    ~CurlGuard() = default;
};

} // namespace dragoman
