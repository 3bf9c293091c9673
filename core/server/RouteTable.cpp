#include "server/RouteTable.h"

#include "http/Target.h"

#include <array>

namespace dragoman {

namespace {

struct PathRow
{
    std::string_view path; // without /v1
    std::string_view methods;
    Operation operation;
    std::optional<Protocol> protocol; // nothing = by header, else the endpoint's
};

constexpr std::array<PathRow, 8> rows{ {
    { "/messages", "POST", Operation::Generate, Protocol::Anthropic },
    { "/messages/count_tokens", "POST", Operation::CountTokens, Protocol::Anthropic },
    { "/chat/completions", "POST", Operation::Generate, Protocol::OpenAiChat },
    { "/models", "GET, HEAD", Operation::ListModels, {} },
    { "/health", "GET, HEAD", Operation::Health, {} },
    { "/stats", "GET, HEAD", Operation::Statistics, {} },
    { "/", "GET, HEAD", Operation::Information, {} },
    { "", "GET, HEAD", Operation::Information, {} },
} };

constexpr std::string_view modelPrefix = "/models/";

std::string_view withoutVersion(std::string_view path)
{
    constexpr std::string_view version = "/v1";
    while (path.substr(0, version.size()) == version
        && (path.size() == version.size() || path[version.size()] == '/'))
        path.remove_prefix(version.size());
    if (path.size() > 1 && path.back() == '/')
        path.remove_suffix(1);
    return path;
}

const PathRow* findRow(std::string_view path)
{
    const std::string_view plain = withoutVersion(path);
    for (const PathRow& row : rows) {
        if (row.path == plain)
            return &row;
    }
    return nullptr;
}

bool isModelPath(std::string_view path)
{
    const std::string_view plain = withoutVersion(path);
    return plain.size() > modelPrefix.size() && plain.substr(0, modelPrefix.size()) == modelPrefix;
}

bool lists(std::string_view methods, std::string_view method)
{
    for (std::size_t at = methods.find(method); at != std::string_view::npos;
         at = methods.find(method, at + 1)) {
        const std::size_t end = at + method.size();
        if ((at == 0 || methods[at - 1] == ' ') && (end == methods.size() || methods[end] == ','))
            return true;
    }
    return false;
}

} // namespace

Protocol clientProtocol(const RequestHead& head, Protocol fallback)
{
    const PathRow* row = findRow(head.path);
    if (row && row->protocol)
        return *row->protocol;
    if (withoutVersion(head.path).starts_with("/messages/"))
        return Protocol::Anthropic; // a path of that API which we do not serve
    if (head.headers.contains("anthropic-version") || head.headers.contains("x-api-key"))
        return Protocol::Anthropic;
    // Anthropic's clients name the version also next to a bearer token.
    return head.headers.contains("authorization") ? Protocol::OpenAiChat : fallback;
}

std::string_view allowedMethods(std::string_view path)
{
    if (const PathRow* row = findRow(path))
        return row->methods;
    return isModelPath(path) ? std::string_view("GET, HEAD") : std::string_view();
}

std::vector<std::string_view> routePaths()
{
    return { "/v1/messages", "/v1/messages/count_tokens", "/v1/chat/completions", "/v1/models",
        "/v1/models/{id}", "/health", "/stats", "/" };
}

Result<Route> findRoute(const RequestHead& head, Protocol fallback)
{
    const std::string_view methods = allowedMethods(head.path);
    if (methods.empty())
        return failure(
            ErrorKind::NotFound, "There is no " + head.method + " " + head.path.substr(0, 200) + " here.");
    if (!lists(methods, head.method)) {
        return failure(ErrorKind::MethodNotAllowed,
            head.path.substr(0, 200) + " takes " + std::string(methods) + ", not " + head.method + ".");
    }
    Route route;
    route.protocol = clientProtocol(head, fallback);
    if (const PathRow* row = findRow(head.path)) {
        route.operation = row->operation;
        return route;
    }
    Result<std::string> id = decodePath(withoutVersion(head.path).substr(modelPrefix.size()));
    if (!id)
        return tl::unexpected(id.error());
    route.operation = Operation::GetModel;
    route.modelId = std::move(*id);
    return route;
}

} // namespace dragoman
