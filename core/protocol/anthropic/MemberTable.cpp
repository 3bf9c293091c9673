#include "protocol/anthropic/MemberTable.h"

#include <algorithm>

namespace dragoman {

std::vector<JsonValue> findMembers(
    const JsonValue& object, std::span<const std::string_view> names, std::span<JsonValue> values)
{
    std::vector<JsonValue> unknown;
    for (const JsonValue member : object) {
        const std::string_view spelled = member.rawKey().escaped;
        const bool isPlain = spelled.find('\\') == std::string_view::npos;
        const auto found = isPlain ? std::find(names.begin(), names.end(), spelled)
                                   : std::find(names.begin(), names.end(), member.key());
        if (found == names.end())
            unknown.push_back(member);
        else
            values[static_cast<std::size_t>(found - names.begin())] = member;
    }
    return unknown;
}

} // namespace dragoman
