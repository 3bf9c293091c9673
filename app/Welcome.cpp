#include "app/Welcome.h"

#include "clients/Snippet.h"
#include "protocol/CodecTable.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

struct ProtocolSnippets
{
    Protocol protocol = Protocol::OpenAiChat;
    std::array<std::string_view, 2> clients;
};
constexpr std::array<ProtocolSnippets, 2> shownSnippets{ {
    { Protocol::OpenAiChat, { "curl-openai", "openai-python" } },
    { Protocol::Anthropic, { "curl-anthropic", "" } },
} };

std::string shownHost(const std::string& host)
{
    const std::string name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host;
    return name.find(':') == std::string::npos ? name : '[' + name + ']';
}

std::string shownToken(AccessMode access)
{
    switch (access) {
    case AccessMode::ClientKey: return "YOUR-PROVIDER-KEY";
    case AccessMode::Token: return "YOUR-ACCESS-TOKEN";
    case AccessMode::Open: return "any-text";
    }
    return {};
}

std::string claudeCodeLine(const SnippetValues& values)
{
    return "  ANTHROPIC_BASE_URL=" + values.root + " ANTHROPIC_AUTH_TOKEN=" + values.token + " claude\n";
}

std::string indented(const std::string& text)
{
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out += "  " + text.substr(begin, end - begin) + '\n';
        begin = end + 1;
    }
    return out;
}

std::string firstText(std::string_view client, const SnippetValues& values)
{
    const Result<Snippet> snippet = snippetFor(client, values);
    return snippet ? snippet->steps.front().text : std::string();
}

std::string endpointText(const ListeningEndpoint& endpoint, AccessMode access, const std::string& model)
{
    const SnippetValues values{ "http://" + shownHost(endpoint.host) + ':' + std::to_string(endpoint.port),
        shownToken(access), model };
    std::string text = "\nEndpoint \"" + endpoint.name + "\" (" + std::string(protocolName(endpoint.protocol))
        + ") listens on " + values.root + "\n\n";
    for (const ProtocolSnippets& row : shownSnippets) {
        for (const std::string_view client : row.clients) {
            if (row.protocol == endpoint.protocol && !client.empty())
                text += indented(firstText(client, values)) + '\n';
        }
    }
    return endpoint.protocol == Protocol::Anthropic ? text + claudeCodeLine(values) : text;
}

AccessMode accessOf(const std::vector<EndpointConfig>& configured, const std::string& name)
{
    const auto found = std::find_if(configured.begin(), configured.end(),
        [&name](const EndpointConfig& endpoint) { return endpoint.name == name; });
    return found == configured.end() ? AccessMode::Token : found->access;
}

} // namespace

std::string welcomeText(
    const std::vector<ListeningEndpoint>& listening, const std::vector<EndpointConfig>& configured, bool demo)
{
    const std::string model = demo ? "demo-echo" : "YOUR-MODEL";
    std::string text = "Dragoman " DRAGOMAN_VERSION " is running.\n";
    if (demo)
        text += "The built-in demo provider answers (models: demo-echo, demo-tools, demo-thinking, "
                "demo-slow, demo-error-429 ...).\n";
    for (const ListeningEndpoint& endpoint : listening)
        text += endpointText(endpoint, accessOf(configured, endpoint.name), model);
    return text + "\nStop with Ctrl+C.\n";
}

std::string managementText(const std::optional<ListenAddress>& listening)
{
    if (!listening)
        return {};
    return "Management API: http://" + shownHost(listening->host) + ':' + std::to_string(listening->port)
        + "/api/\n";
}

} // namespace dragoman
