#include "inspection/HeaderDifference.h"

#include "http/HeaderList.h"
#include "http/MessageSecrets.h"

#include <algorithm>

namespace dragoman {

namespace {

using Kind = RequestChange::Kind;

const std::string* find(const HeaderPairs& headers, std::string_view name)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
        [name](const auto& header) { return headerNameEquals(header.first, name); });
    return found == headers.end() ? nullptr : &found->second;
}

bool names(const std::vector<std::string>& configured, std::string_view name)
{
    return std::any_of(configured.begin(), configured.end(),
        [name](const std::string& one) { return headerNameEquals(one, name); });
}

} // namespace

void compareHeaders(const HeaderPairs& client, const HeaderPairs& provider, bool sameProtocol,
    const std::vector<std::string>& configured, RequestChanges& changes)
{
    const auto add = [&](const std::string& name, const std::string* before, const std::string* after) {
        const Kind kind = !before ? Kind::Added
            : !after              ? Kind::Removed
            : *before == *after   ? Kind::Same
                                  : Kind::Changed;
        DifferenceRule rule = kind == Kind::Same     ? DifferenceRule::None
            : names(configured, name)                ? DifferenceRule::ConfiguredHeader
            : isSecretHeader(name)                   ? DifferenceRule::Credentials
            : kind == Kind::Removed && !sameProtocol ? DifferenceRule::NotForwarded
            : kind == Kind::Removed                  ? DifferenceRule::Connection
                                                     : DifferenceRule::ProtocolHeader;
        changes.push_back({ RequestChange::Section::Headers, kind, rule, name, {}, {},
            before ? *before : std::string(), after ? *after : std::string() });
    };
    for (const auto& [name, value] : client)
        add(name, &value, find(provider, name));
    for (const auto& [name, value] : provider) {
        if (!find(client, name))
            add(name, nullptr, &value);
    }
}

} // namespace dragoman
