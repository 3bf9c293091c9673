#pragma once

#include "http/ResponseHead.h"
#include "upstream/UpstreamRequest.h"

#include <string_view>

namespace dragoman {

// Puts the head of one answer together from its lines, skipping informational heads before it and
// trailer fields after the body (RFC 9110, 15.2 and 6.5).
class HeadReader
{
public:
    enum class Step {
        More,
        Complete, // the final head has just ended
        TooLarge,
        Malformed,
    };

    explicit HeadReader(const UpstreamLimits& limits)
        : m_limits(limits)
    {
    }

    // Takes one line with its line end. After TooLarge or Malformed nothing may follow.
    Step take(std::string_view line);

    bool isComplete() const { return m_complete; }
    // True once any byte of an answer was seen.
    bool hasBegun() const { return m_bytes > 0; }
    const ResponseHead& head() const { return m_head; }

private:
    Step endHead();
    Step takeStatus(std::string_view line);
    Step takeField(std::string_view line);

    UpstreamLimits m_limits;
    ResponseHead m_head;
    std::size_t m_bytes = 0;
    bool m_complete = false;
};

} // namespace dragoman
