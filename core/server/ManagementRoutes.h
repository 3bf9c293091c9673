#pragma once

#include "base/Result.h"
#include "http/RequestHead.h"

#include <string>
#include <string_view>

namespace dragoman {

enum class ManagementOperation {
    ListProviders,
    AddProvider,
    ShowProvider,
    ReplaceProvider,
    RemoveProvider,
    TestProvider,
    ForgiveProvider,
    ListHealth,
    ShowHealth,
    ShowConfiguration,
    ReplaceConfiguration,
    ShowMetrics,
};

// What a request to the management API asks for.
struct ManagementRoute
{
    ManagementOperation operation = ManagementOperation::ListProviders;
    std::string name{}; // of the provider in the path, decoded; empty where the path holds none
};

// Errors: NotFound for an unknown path, MethodNotAllowed for a known one, InvalidRequest for a broken escape.
Result<ManagementRoute> findManagementRoute(const RequestHead& head);

// The methods that `path` knows, for the Allow header; empty for an unknown path.
std::string managementMethods(std::string_view path);

} // namespace dragoman
