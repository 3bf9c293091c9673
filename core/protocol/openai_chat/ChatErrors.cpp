#include "protocol/openai_chat/ChatErrors.h"

#include "base/JsonWriter.h"
#include "protocol/ProviderErrorText.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dragoman {

namespace {

constexpr std::string_view contextCode = "context_length_exceeded";
constexpr std::string_view contextWords = "prompt is too long"; // clients look for them to shrink a history

struct KindRow
{
    ErrorKind kind;
    int status;
    std::string_view type;
    std::string_view code; // where the error has none of its own
};

constexpr std::array<KindRow, 18> kindRows{ {
    { ErrorKind::InvalidRequest, 400, "invalid_request_error", "" },
    { ErrorKind::Unauthorized, 401, "invalid_request_error", "invalid_api_key" },
    { ErrorKind::Billing, 402, "insufficient_quota", "insufficient_quota" },
    { ErrorKind::Forbidden, 403, "permission_error", "" },
    { ErrorKind::NotFound, 404, "invalid_request_error", "" },
    { ErrorKind::MethodNotAllowed, 405, "invalid_request_error", "" },
    { ErrorKind::RequestTimeout, 408, "timeout", "" }, { ErrorKind::Conflict, 409, "conflict", "" },
    { ErrorKind::TooLarge, 413, "invalid_request_error", "" },
    { ErrorKind::UnsupportedMedia, 415, "invalid_request_error", "" },
    { ErrorKind::Unprocessable, 422, "invalid_request_error", "" },
    { ErrorKind::RateLimited, 429, "rate_limit_exceeded", "rate_limit_exceeded" },
    { ErrorKind::HeadTooLarge, 431, "invalid_request_error", "" },
    { ErrorKind::Internal, 500, "server_error", "" }, { ErrorKind::BadGateway, 502, "server_error", "" },
    { ErrorKind::Unavailable, 503, "server_error", "" }, { ErrorKind::GatewayTimeout, 504, "timeout", "" },
    { ErrorKind::Overloaded, 503, "server_error", "overloaded" }, // 529 is Anthropic's own status
} };

const KindRow& rowOf(ErrorKind kind)
{
    return *std::find_if(
        kindRows.begin(), kindRows.end() - 1, [kind](const KindRow& row) { return row.kind == kind; });
}

struct WordRow
{
    std::string_view word;
    ErrorKind kind;
};

// The words that hosts use as `type` or `code` of an error inside a stream, where no status tells.
constexpr std::array<WordRow, 22> wordRows{ {
    { "context_length_exceeded", ErrorKind::InvalidRequest },
    { "invalid_request_error", ErrorKind::InvalidRequest },
    { "BadRequestError", ErrorKind::InvalidRequest },
    { "invalid_api_key", ErrorKind::Unauthorized },
    { "authentication_error", ErrorKind::Unauthorized },
    { "AuthenticationError", ErrorKind::Unauthorized },
    { "billing_error", ErrorKind::Billing },
    { "insufficient_quota", ErrorKind::RateLimited },
    { "permission_error", ErrorKind::Forbidden },
    { "model_not_found", ErrorKind::NotFound },
    { "not_found_error", ErrorKind::NotFound },
    { "NotFoundError", ErrorKind::NotFound },
    { "rate_limit_exceeded", ErrorKind::RateLimited },
    { "rate_limit_error", ErrorKind::RateLimited },
    { "requests", ErrorKind::RateLimited },
    { "tokens", ErrorKind::RateLimited },
    { "server_error", ErrorKind::Internal },
    { "api_error", ErrorKind::Internal },
    { "InternalServerError", ErrorKind::Internal },
    { "overloaded", ErrorKind::Overloaded },
    { "overloaded_error", ErrorKind::Overloaded },
    { "timeout", ErrorKind::GatewayTimeout },
} };

int statusIn(std::string_view code)
{
    int status = 0;
    const auto [end, problem] = std::from_chars(code.data(), code.data() + code.size(), status);
    const bool isStatus = problem == std::errc() && end == code.data() + code.size();
    return isStatus && status >= 400 && status < 600 ? status : 0;
}

// `code` says more than `type`: OpenAI calls a wrong key an invalid_request_error.
ErrorKind kindOfWords(const ProviderErrorText& text)
{
    if (const int status = statusIn(text.code); status != 0)
        return errorKindOfStatus(status);
    for (const std::string_view word : { std::string_view(text.code), std::string_view(text.type) }) {
        const auto row = std::find_if(
            wordRows.begin(), wordRows.end(), [word](const WordRow& r) { return r.word == word; });
        if (row != wordRows.end())
            return row->kind;
    }
    return ErrorKind::BadGateway;
}

Error errorOf(ErrorKind kind, ProviderErrorText text)
{
    Error error{ kind, std::move(text.message), std::move(text.param), std::move(text.code) };
    if (statusIn(error.code) != 0)
        error.code.clear();
    if (error.code != contextCode && !saysContextExceeded(error.message))
        return error;
    error.kind = ErrorKind::InvalidRequest; // whatever the status: asking again does not help
    error.code = contextCode;
    if (error.message.find(contextWords) == std::string::npos)
        error.message = std::string(contextWords) + ": " + error.message;
    return error;
}

std::string_view codeOf(const Error& error)
{
    if (!error.code.empty())
        return error.code;
    const bool mayBeContext = error.kind == ErrorKind::InvalidRequest || error.kind == ErrorKind::TooLarge;
    if (mayBeContext && saysContextExceeded(error.message))
        return contextCode;
    if (error.kind == ErrorKind::NotFound && error.message.find("model") != std::string::npos)
        return "model_not_found";
    return rowOf(error.kind).code;
}

void writeOrNull(JsonWriter& json, std::string_view text)
{
    if (text.empty())
        json.null();
    else
        json.string(text);
}

} // namespace

std::string writeChatError(const Error& error)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("error").beginObject();
    json.key("message").string(std::string_view(error.message));
    json.key("type").string(rowOf(error.kind).type);
    json.key("param");
    writeOrNull(json, error.param);
    json.key("code");
    writeOrNull(json, codeOf(error));
    json.endObject().endObject();
    return out;
}

int chatHttpStatus(ErrorKind kind)
{
    return rowOf(kind).status;
}

Error readChatError(int status, std::string_view body)
{
    return errorOf(errorKindOfStatus(status), readProviderError(body));
}

Error readChatStreamError(const JsonValue& data)
{
    ProviderErrorText text = readProviderError(data);
    const ErrorKind kind = kindOfWords(text);
    return errorOf(kind, std::move(text));
}

} // namespace dragoman
