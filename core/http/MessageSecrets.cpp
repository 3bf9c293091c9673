#include "http/MessageSecrets.h"

#include "base/KeyShapes.h"
#include "base/Secret.h"
#include "http/HeaderList.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

// Names of the query that namesSecret() does not know.
constexpr std::array<std::string_view, 5> secretParameters{ "sig", "signature", "code", "x-amz-signature",
    "pass" };

bool isSecretParameter(std::string_view name)
{
    return namesSecret(name)
        || std::any_of(secretParameters.begin(), secretParameters.end(),
            [name](std::string_view one) { return headerNameEquals(one, name); });
}

void appendParameter(std::string& shown, std::string_view parameter)
{
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !isSecretParameter(parameter.substr(0, equals)))
        shown.append(parameter);
    else
        shown.append(parameter.substr(0, equals + 1)).append(redactedSecret);
}

std::string withoutUser(std::string_view address)
{
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos)
        return std::string(address);
    const std::size_t begin = scheme + 3;
    const std::size_t hostEnd = std::min(address.find('/', begin), address.size());
    const std::size_t at = address.substr(0, hostEnd).rfind('@');
    if (at == std::string_view::npos || at < begin)
        return std::string(address);
    return std::string(address.substr(0, begin)).append(redactedSecret).append(address.substr(at));
}

} // namespace

bool isSecretHeader(std::string_view name)
{
    constexpr std::string_view limits = "ratelimit"; // "x-ratelimit-remaining-tokens" counts tokens
    return name.find(limits) == std::string_view::npos && namesSecret(name);
}

std::string urlWithoutSecrets(std::string_view url)
{
    const std::size_t question = url.find('?');
    std::string shown = withoutUser(url.substr(0, question));
    if (question == std::string_view::npos)
        return shown;
    shown += '?';
    std::string_view query = url.substr(question + 1);
    while (true) {
        const std::size_t end = query.find('&');
        appendParameter(shown, query.substr(0, end));
        if (end == std::string_view::npos)
            return shown;
        shown += '&';
        query.remove_prefix(end + 1);
    }
}

} // namespace dragoman
