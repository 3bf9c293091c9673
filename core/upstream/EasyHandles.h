#pragma once

#include <curl/curl.h>

#include <memory>
#include <vector>

namespace dragoman {

struct EasyHandleDeleter
{
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, EasyHandleDeleter>;

struct HeaderLinesDeleter
{
    void operator()(curl_slist* lines) const { curl_slist_free_all(lines); }
};
using HeaderLines = std::unique_ptr<curl_slist, HeaderLinesDeleter>;

// Keeps used easy handles: making one costs several microseconds, resetting one nearly nothing.
class EasyHandles
{
public:
    EasyHandle take()
    {
        if (m_spare.empty())
            return EasyHandle(curl_easy_init());
        EasyHandle easy = std::move(m_spare.back());
        m_spare.pop_back();
        return easy;
    }

    // `easy` must have been removed from its multi handle.
    void giveBack(EasyHandle easy)
    {
        curl_easy_reset(easy.get());
        if (m_spare.size() < maxSpare)
            m_spare.push_back(std::move(easy));
    }

private:
    static constexpr std::size_t maxSpare = 64;
    std::vector<EasyHandle> m_spare;
};

} // namespace dragoman
