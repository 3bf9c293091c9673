#pragma once

#include "http/HeaderList.h"

#include <curl/curl.h>

#include <memory>
#include <vector>

namespace dragoman {

struct EasyDeleter
{
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

struct HeaderLinesDeleter
{
    void operator()(curl_slist* lines) const { curl_slist_free_all(lines); }
};
using HeaderLines = std::unique_ptr<curl_slist, HeaderLinesDeleter>;

// One of libcurl's handles with what it keeps from transfer to transfer. Most of the options, and often
// the header lines, are the same for the next one.
struct EasyHandle
{
    HeaderList headers{}; // that `lines` were made from
    HeaderLines lines{};
    std::unique_ptr<CURL, EasyDeleter> easy{}; // points to `lines`
    bool hasFixedOptions = false;
    bool isSoiled = false; // has an option that not every transfer sets anew
};

// Keeps used handles: making one costs several microseconds.
class EasyHandles
{
public:
    EasyHandle take()
    {
        EasyHandle handle;
        if (m_spare.empty()) {
            handle.easy.reset(curl_easy_init());
            return handle;
        }
        handle = std::move(m_spare.back());
        m_spare.pop_back();
        return handle;
    }

    // It must have been removed from its multi handle.
    void giveBack(EasyHandle handle)
    {
        if (m_spare.size() >= maxSpare)
            return;
        curl_easy_setopt(handle.easy.get(), CURLOPT_ERRORBUFFER, nullptr); // was the transfer's
        if (handle.isSoiled) {
            curl_easy_reset(handle.easy.get());
            handle.hasFixedOptions = false;
            handle.isSoiled = false;
        }
        m_spare.push_back(std::move(handle));
    }

private:
    static constexpr std::size_t maxSpare = 64;
    std::vector<EasyHandle> m_spare;
};

} // namespace dragoman
