#pragma once

#include "upstream/UpstreamOutcome.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

namespace dragoman {

// The system's trusted certificates together with those of a file of the user's.
class TrustStore
{
public:
    // Both as one PEM text; files are read anew once they change. Fails with Tls when `caFile` cannot
    // be read or holds no certificate.
    tl::expected<std::shared_ptr<const std::string>, UpstreamFailure> withFile(const std::string& caFile);

private:
    struct Entry
    {
        std::shared_ptr<const std::string> pem;
        std::int64_t modified; // milliseconds since 1970
    };

    std::unordered_map<std::string, Entry> m_known; // by path
};

} // namespace dragoman
