#include "upstream/Destinations.h"

namespace dragoman {

namespace {

constexpr std::size_t maxKnown = 256;

} // namespace

tl::expected<Destination, UpstreamFailure> Destinations::find(const std::string& url)
{
    if (const auto known = m_known.find(url); known != m_known.end())
        return known->second;
    auto parsed = parseDestination(url);
    if (!parsed)
        return parsed;
    if (m_known.size() >= maxKnown)
        m_known.clear();
    return m_known.emplace(url, std::move(*parsed)).first->second;
}

} // namespace dragoman
