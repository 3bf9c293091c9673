#include "config/ProviderParts.h"

#include "config/ConfigurationWords.h"
#include "config/HostNames.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

void readHighestEffort(ObjectReader& reader, std::string& effort)
{
    reader.choice("highestEffort", effort,
        { { "", std::string() }, { "minimal", std::string("minimal") }, { "low", std::string("low") },
            { "medium", std::string("medium") }, { "high", std::string("high") },
            { "xhigh", std::string("xhigh") }, { "max", std::string("max") } });
}

} // namespace

void readProtocol(ObjectReader& reader, Protocol& protocol)
{
    reader.choice("protocol", protocol, protocolWords);
}

std::optional<std::string> baseUrlProblem(std::string_view url)
{
    const bool plain = url.starts_with("http://");
    if (!plain && !url.starts_with("https://"))
        return "must begin with https:// (or http:// for this machine and private networks)";
    if (url.find('@') != std::string_view::npos)
        return "must not contain a user name or password";
    if (url.find_first_of(" \t\r\n?#") != std::string_view::npos)
        return "must not contain spaces, a query or a fragment";
    if (hostOf(url).empty())
        return "names no host";
    if (plain && !isNearbyHost(hostOf(url)))
        return "would send the key unencrypted over the internet: use https://";
    return {};
}

void checkBaseUrl(ObjectReader& reader, std::string_view key, const std::string& url)
{
    if (url.empty())
        return;
    if (const std::optional<std::string> wrong = baseUrlProblem(url))
        reader.problem(key, *wrong);
}

void checkProxy(ObjectReader& reader, const std::string& proxy)
{
    constexpr std::array<std::string_view, 6> schemes{ "http://", "https://", "socks4://", "socks4a://",
        "socks5://", "socks5h://" };
    const auto begins
        = [&proxy](std::string_view scheme) { return std::string_view(proxy).starts_with(scheme); };
    if (proxy != "system" && proxy != "none" && std::none_of(schemes.begin(), schemes.end(), begins))
        reader.problem("proxy",
            "must be \"system\", \"none\" or a URL such as http://127.0.0.1:7890 or "
            "socks5h://127.0.0.1:1080");
}

void readModels(ObjectReader& parent, ModelNames& models, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("models"), parent.pathOf("models"), problems);
    reader.strings("big", models.big);
    reader.strings("middle", models.middle);
    reader.strings("small", models.small);
    reader.stringMap("aliases", models.aliases);
    reader.finish();
}

void readQuirks(ObjectReader& parent, ChatQuirks& quirks, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("quirks"), parent.pathOf("quirks"), problems);
    reader.choice("systemInMiddle", quirks.systemInMiddle, systemWords);
    reader.choice("maxTokensField", quirks.maxTokensField, maxTokensWords);
    reader.choice("reasoningField", quirks.reasoningField, reasoningWords);
    reader.choice("emptyAssistantContent", quirks.emptyAssistantContent, emptyContentWords);
    reader.boolean("contentLists", quirks.contentLists);
    reader.boolean("developerRole", quirks.developerRole);
    reader.boolean("streamUsage", quirks.streamUsage);
    reader.boolean("topK", quirks.topK);
    reader.boolean("cacheMarks", quirks.cacheMarks);
    reader.boolean("mergeSameRole", quirks.mergeSameRole);
    reader.boolean("lenientEof", quirks.lenientEof);
    reader.boolean("splitThinkTags", quirks.splitThinkTags);
    reader.knowledge("reasons", quirks.reasons);
    readHighestEffort(reader, quirks.highestEffort);
    reader.finish();
}

} // namespace dragoman
