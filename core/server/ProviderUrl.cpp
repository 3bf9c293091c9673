#include "server/ProviderUrl.h"

namespace dragoman {

namespace {

bool isVersion(std::string_view segment)
{
    return segment.size() >= 2 && segment[0] == 'v' && segment[1] >= '0' && segment[1] <= '9';
}

bool namesVersion(std::string_view baseUrl)
{
    const std::size_t scheme = baseUrl.find("://");
    std::string_view path = scheme == std::string_view::npos ? baseUrl : baseUrl.substr(scheme + 3);
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        path.remove_prefix(slash + 1);
        if (isVersion(path.substr(0, path.find('/'))))
            return true;
    }
    return false;
}

} // namespace

std::string providerUrl(std::string_view baseUrl, std::string_view apiPath)
{
    constexpr std::string_view version = "/v1";
    while (!baseUrl.empty() && baseUrl.back() == '/')
        baseUrl.remove_suffix(1);
    if (namesVersion(baseUrl) && apiPath.substr(0, version.size()) == version)
        apiPath.remove_prefix(version.size());
    return std::string(baseUrl).append(apiPath);
}

} // namespace dragoman
