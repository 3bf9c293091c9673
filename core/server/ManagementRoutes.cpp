#include "server/ManagementRoutes.h"

#include "http/Target.h"

#include <array>
#include <optional>

namespace dragoman {

namespace {

struct Row
{
    std::string_view method;
    std::string_view path; // {} stands for a name
    ManagementOperation operation;
};

constexpr std::array<Row, 12> rows{ {
    { "GET", "/api/providers", ManagementOperation::ListProviders },
    { "POST", "/api/providers", ManagementOperation::AddProvider },
    { "GET", "/api/providers/{}", ManagementOperation::ShowProvider },
    { "PUT", "/api/providers/{}", ManagementOperation::ReplaceProvider },
    { "DELETE", "/api/providers/{}", ManagementOperation::RemoveProvider },
    { "POST", "/api/providers/{}/test", ManagementOperation::TestProvider },
    { "POST", "/api/providers/{}/forgive", ManagementOperation::ForgiveProvider },
    { "GET", "/api/health", ManagementOperation::ListHealth },
    { "GET", "/api/health/{}", ManagementOperation::ShowHealth },
    { "GET", "/api/config", ManagementOperation::ShowConfiguration },
    { "PUT", "/api/config", ManagementOperation::ReplaceConfiguration },
    { "GET", "/metrics", ManagementOperation::ShowMetrics },
} };

// The name in `path` as it is spelled there, empty where the pattern holds none; nothing when it does not
// fit.
std::optional<std::string_view> match(std::string_view pattern, std::string_view path)
{
    const std::size_t mark = pattern.find("{}");
    if (mark == std::string_view::npos)
        return path == pattern ? std::optional(std::string_view()) : std::nullopt;
    const std::string_view before = pattern.substr(0, mark);
    const std::string_view after = pattern.substr(mark + 2);
    const bool fits
        = path.size() > before.size() + after.size() && path.starts_with(before) && path.ends_with(after);
    if (!fits)
        return std::nullopt;
    const std::string_view name = path.substr(mark, path.size() - before.size() - after.size());
    return name.find('/') == std::string_view::npos ? std::optional(name) : std::nullopt;
}

bool takes(const Row& row, const std::string& method)
{
    return row.method == method || (row.method == "GET" && method == "HEAD");
}

Result<ManagementRoute> routeOf(const Row& row, std::string_view name)
{
    Result<std::string> decoded = decodePath(name);
    if (!decoded)
        return tl::unexpected(decoded.error());
    return ManagementRoute{ row.operation, std::move(*decoded) };
}

} // namespace

std::string managementMethods(std::string_view path)
{
    std::string methods;
    for (const Row& row : rows) {
        if (match(row.path, path))
            methods += (methods.empty() ? "" : ", ") + std::string(row.method)
                + (row.method == "GET" ? ", HEAD" : "");
    }
    return methods;
}

Result<ManagementRoute> findManagementRoute(const RequestHead& head)
{
    for (const Row& row : rows) {
        const std::optional<std::string_view> name = match(row.path, head.path);
        if (name && takes(row, head.method))
            return routeOf(row, *name);
    }
    const std::string path = head.path.substr(0, 200);
    const std::string methods = managementMethods(head.path);
    if (methods.empty())
        return failure(ErrorKind::NotFound, "There is no " + head.method + " " + path + " here.");
    return failure(ErrorKind::MethodNotAllowed, path + " takes " + methods + ", not " + head.method + ".");
}

} // namespace dragoman
