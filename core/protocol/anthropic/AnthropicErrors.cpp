#include "protocol/anthropic/AnthropicErrors.h"

#include "base/JsonWriter.h"
#include "protocol/ProviderErrorText.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dragoman {

namespace {

constexpr std::string_view contextExceeded = "context_length_exceeded";
// Clients look for these words and compact the conversation.
constexpr std::string_view promptTooLong = "prompt is too long";

struct ErrorRow
{
    ErrorKind kind;
    int status;
    std::string_view type;
};

// In the order of the enum.
constexpr std::array<ErrorRow, 18> errorRows{ {
    { ErrorKind::InvalidRequest, 400, "invalid_request_error" },
    { ErrorKind::Unauthorized, 401, "authentication_error" },
    { ErrorKind::Billing, 402, "billing_error" },
    { ErrorKind::Forbidden, 403, "permission_error" },
    { ErrorKind::NotFound, 404, "not_found_error" },
    { ErrorKind::MethodNotAllowed, 405, "invalid_request_error" },
    { ErrorKind::RequestTimeout, 408, "timeout_error" },
    { ErrorKind::Conflict, 409, "invalid_request_error" },
    { ErrorKind::TooLarge, 413, "request_too_large" },
    { ErrorKind::UnsupportedMedia, 415, "invalid_request_error" },
    { ErrorKind::Unprocessable, 422, "invalid_request_error" },
    { ErrorKind::RateLimited, 429, "rate_limit_error" },
    { ErrorKind::HeadTooLarge, 431, "invalid_request_error" },
    { ErrorKind::Internal, 500, "api_error" },
    { ErrorKind::BadGateway, 502, "api_error" },
    { ErrorKind::Unavailable, 503, "api_error" },
    { ErrorKind::GatewayTimeout, 504, "timeout_error" },
    { ErrorKind::Overloaded, 529, "overloaded_error" },
} };

struct TypeRow
{
    std::string_view type;
    ErrorKind kind;
};

constexpr std::array<TypeRow, 12> typeRows{ {
    { "invalid_request_error", ErrorKind::InvalidRequest },
    { "authentication_error", ErrorKind::Unauthorized },
    { "billing_error", ErrorKind::Billing },
    { "permission_error", ErrorKind::Forbidden },
    { "not_found_error", ErrorKind::NotFound },
    { "conflict_error", ErrorKind::Conflict },
    { "request_too_large", ErrorKind::TooLarge },
    { "rate_limit_error", ErrorKind::RateLimited },
    { "timeout_error", ErrorKind::GatewayTimeout },
    { "overloaded_error", ErrorKind::Overloaded },
    { "api_error", ErrorKind::BadGateway },
    { "server_error", ErrorKind::BadGateway },
} };

const ErrorRow& rowOf(ErrorKind kind)
{
    return errorRows[static_cast<std::size_t>(kind)];
}

std::string shownMessage(const Error& error)
{
    std::string message = error.message;
    if (!error.param.empty() && message.find(error.param) == std::string::npos)
        message.insert(0, error.param + ": ");
    if (error.code == contextExceeded && message.find(promptTooLong) == std::string::npos)
        message.insert(0, std::string(promptTooLong) + ": ");
    return message;
}

void writeFields(JsonWriter& json, const Error& error)
{
    json.key("type").string("error");
    json.key("error").beginObject();
    json.key("type").string(anthropicErrorType(error.kind));
    json.key("message").string(shownMessage(error));
    if (!error.code.empty())
        json.key("details").beginObject().key("error_code").string(error.code).endObject();
    json.endObject();
}

// Where no status says it, the type does, else the code where it is a status ("429").
ErrorKind kindOf(const ProviderErrorText& text)
{
    const auto row = std::find_if(typeRows.begin(), typeRows.end(),
        [&text](const TypeRow& candidate) { return candidate.type == text.type; });
    if (row != typeRows.end())
        return row->kind;
    int status = 0;
    std::from_chars(text.code.data(), text.code.data() + text.code.size(), status);
    return errorKindOfStatus(status);
}

Error makeError(ErrorKind kind, ProviderErrorText text)
{
    if (saysContextExceeded(text.message))
        text.code = contextExceeded;
    return { kind, std::move(text.message), std::move(text.param), std::move(text.code) };
}

} // namespace

std::string_view anthropicErrorType(ErrorKind kind)
{
    return rowOf(kind).type;
}

int anthropicHttpStatus(ErrorKind kind)
{
    return rowOf(kind).status;
}

void appendAnthropicError(std::string& out, const Error& error)
{
    JsonWriter json(out);
    json.beginObject();
    writeFields(json, error);
    json.endObject();
}

std::string writeAnthropicError(const Error& error, std::string_view requestId)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeFields(json, error);
    json.key("request_id");
    requestId.empty() ? json.null() : json.string(requestId);
    json.endObject();
    return out;
}

Error readAnthropicError(int status, std::string_view body)
{
    ProviderErrorText text = readProviderError(body);
    const ErrorKind kind = status >= 400 ? errorKindOfStatus(status) : kindOf(text);
    return makeError(kind, std::move(text));
}

Error readAnthropicError(const JsonValue& value)
{
    ProviderErrorText text = readProviderError(value);
    const ErrorKind kind = kindOf(text);
    return makeError(kind, std::move(text));
}

} // namespace dragoman
