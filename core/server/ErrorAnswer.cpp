#include "server/ErrorAnswer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace dragoman {

HttpAnswer errorAnswer(const Codec& client, const Error& error, std::string requestId)
{
    const std::string id = requestId.empty() ? newRequestId() : std::move(requestId);
    HttpAnswer answer;
    answer.head.status = client.httpStatus(error.kind);
    answer.head.headers.add("Content-Type", "application/json");
    answer.head.headers.add(requestIdHeader(client), id);
    answer.body = client.writeError(error, id);
    return answer;
}

std::string requestIdHeader(const Codec& client)
{
    return client.protocol() == Protocol::Anthropic ? "request-id" : "x-request-id";
}

HttpAnswer jsonAnswer(std::string body)
{
    return { { 200, { { "Content-Type", "application/json" } } }, std::move(body) };
}

std::string newRequestId()
{
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
    constexpr int perWord = 10; // characters of 6 bits in a word of 64
    std::string id = "req_";
    for (int i = 0; i < 24; ++i) {
        static thread_local quint64 word = 0;
        if (i % perWord == 0)
            word = QRandomGenerator::global()->generate64();
        id += letters[word & 63];
        word >>= 6;
    }
    return id;
}

std::string_view providerRequestId(const HeaderList& headers)
{
    constexpr std::array<std::string_view, 2> names{ "request-id", "x-request-id" };
    for (const std::string_view name : names) {
        if (const std::string* value = headers.find(name))
            return *value;
    }
    return {};
}

std::string headerText(std::string text, std::size_t longest)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
    if (text.size() > longest)
        text.replace(longest, std::string::npos, "...");
    return text;
}

std::string warningText(const std::vector<Warning>& warnings)
{
    constexpr std::size_t longest = 4096;
    std::string text;
    for (const Warning& warning : warnings) {
        text += text.empty() ? "" : ", ";
        text += warning.field + "; " + warning.reason;
    }
    return headerText(std::move(text), longest);
}

} // namespace dragoman
