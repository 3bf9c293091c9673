#pragma once

#include "protocol/Codec.h"
#include "protocol/ProviderProfile.h"
#include "routing/RouterSettings.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dragoman {

// The configuration file as values. What each field means stands in the README; the defaults here are
// those of a field that the file leaves out.

// Who may use an endpoint, and with whose key the provider is called.
enum class AccessMode {
    ClientKey, // the client's own key goes to the provider; nothing is stored
    Token, // the client presents the local access token, the provider's keys are used
    Open, // no check, loopback only, the provider's keys are used
};

struct EndpointConfig
{
    std::string name;
    Protocol protocol = Protocol::OpenAiChat; // decides only what is ambiguous
    std::string host = "127.0.0.1";
    std::uint16_t port = 0; // 0 = any free port
    bool enabled = true;
    AccessMode access = AccessMode::Token;
    std::vector<std::string> providers{}; // names, in order; empty = all enabled ones by priority
    bool forceNonStream = false;

    bool operator==(const EndpointConfig&) const = default;
};

// Where a key is kept; never the key itself.
struct KeyReference
{
    enum class Kind { Keychain, Environment, File };
    Kind kind = Kind::Keychain;
    std::string name;

    bool operator==(const KeyReference&) const = default;
};

struct TokenLimits
{
    std::optional<std::int64_t> defaultValue{};
    std::optional<std::int64_t> minimum{};
    std::optional<std::int64_t> maximum{};

    bool operator==(const TokenLimits&) const = default;
};

struct ProviderTimeouts
{
    std::chrono::milliseconds connect{ 10'000 };
    std::chrono::milliseconds firstByte{ 60'000 };
    std::chrono::milliseconds idle{ 120'000 };
    std::chrono::milliseconds total{ 600'000 };

    bool operator==(const ProviderTimeouts&) const = default;
};

struct ProviderConfig
{
    std::string name;
    std::string preset{}; // id of the preset that filled what the entry leaves out, or empty
    Protocol protocol = Protocol::OpenAiChat;
    std::string baseUrl{}; // with or without a trailing /v1 or slash
    std::vector<KeyReference> keys{};
    bool enabled = true;
    int priority = 1; // the lowest number goes first
    ModelNames models{};
    std::vector<std::pair<std::string, std::string>> headers{}; // added last to every call
    std::string body{}; // JSON object whose members are added last to every generation call, or empty
    TokenLimits maxTokens{};
    ProviderTimeouts timeouts{};
    int retries = 2;
    int weight = 1;
    LimitSettings limits{};
    ProviderCapabilities capabilities{};
    bool forceNonStream = false;
    std::string proxy = "system"; // "system", "none" or a proxy URL
    std::string caFile{}; // PEM file trusted in addition to the system's store
    ChatQuirks quirks{};
    bool autoPromptCache = false;
    bool dropUnsignedThinking = true;
    bool askCapabilities = false; // ask what a Claude model accepts; api.anthropic.com is always asked

    bool operator==(const ProviderConfig&) const = default;
};

struct RoutingConfig
{
    RouteStrategy strategy = RouteStrategy::Priority;
    std::string pinned{}; // this provider goes first while it can; empty = none
    int attempts = 3; // of one request, at all providers together
    std::chrono::seconds total{ 600 }; // no attempt begins later
    std::vector<int> retryStatuses{}; // further statuses after which another provider is asked
    std::vector<std::string> retryMessages{}; // patterns: a refusal with such a text is an overload
    int breakerFailures = 4;
    std::chrono::seconds breakerOpen{ 30 };

    bool operator==(const RoutingConfig&) const = default;
};

enum class LogBodies { None, Errors, All };

struct LogConfig
{
    LogBodies bodies = LogBodies::None;
    int keepDays = 30;
    int maxMegabytes = 200;

    bool operator==(const LogConfig&) const = default;
};

// Limits of the local server; see "Limits" in the README.
struct ServerConfig
{
    std::int64_t bodyMegabytes = 64;
    std::vector<std::string>
        allowedHosts{}; // Host names accepted beside loopback names and the listen address
    std::vector<std::string> allowedOrigins{}; // browser origins that may call us; exact match

    bool operator==(const ServerConfig&) const = default;
};

// For machines without a keychain.
struct SecretsConfig
{
    std::string file{}; // absolute path of the file that `file:NAME` keys are in; empty = none

    bool operator==(const SecretsConfig&) const = default;
};

// The management API (ManagementServer.h); always with the local access token.
struct ManagementConfig
{
    bool enabled = false;
    std::string host = "127.0.0.1"; // loopback only
    std::uint16_t port = 9997; // 0 = any free port

    bool operator==(const ManagementConfig&) const = default;
};

// Looking for new versions of this program (updates/UpdateCheck.h). An empty address or key stands for the
// one that was built in.
struct UpdatesConfig
{
    bool check = false; // once a day, by itself
    std::string address{}; // of the signed description of the newest release
    std::string key{}; // base64 of the Ed25519 public key that it must be signed with
    std::string proxy = "system"; // as that of a provider
    std::string caFile{}; // PEM file trusted in addition to the system's store

    bool operator==(const UpdatesConfig&) const = default;
};

struct Configuration
{
    std::vector<EndpointConfig> endpoints{};
    std::vector<ProviderConfig> providers{};
    RoutingConfig routing{};
    LogConfig log{};
    ServerConfig server{};
    SecretsConfig secrets{};
    ManagementConfig management{};
    UpdatesConfig updates{};

    bool operator==(const Configuration&) const = default;
};

// One thing that is wrong with a configuration.
struct ConfigurationProblem
{
    std::string path; // JSON path, such as "providers[0].baseUrl"
    std::string message;
};

} // namespace dragoman
