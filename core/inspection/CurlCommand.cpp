#include "inspection/CurlCommand.h"

#include "base/Secret.h"
#include "http/HeaderList.h"
#include "http/MessageSecrets.h"
#include "inspection/CapturedRequest.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

// curl writes them itself, and better.
constexpr std::array<std::string_view, 7> curlsOwn{ "host", "content-length", "connection",
    "transfer-encoding", "accept-encoding", "expect", "cookie" };

bool isCurlsOwn(std::string_view name)
{
    return std::any_of(curlsOwn.begin(), curlsOwn.end(),
        [name](std::string_view one) { return headerNameEquals(one, name); });
}

// The word with the variable, which the shell fills in, in the place of each ***.
std::string wordWithKey(std::string_view text)
{
    const std::string variable = std::string("\"$") + curlKeyVariable + '"';
    std::string word;
    for (std::size_t at = text.find(redactedSecret); at != std::string_view::npos;
         at = text.find(redactedSecret)) {
        word += (at > 0 ? shellWord(text.substr(0, at)) : "") + variable;
        text.remove_prefix(at + redactedSecret.size());
    }
    return text.empty() && !word.empty() ? word : word + shellWord(text);
}

std::string headerWord(const std::string& name, const std::string& value)
{
    if (value.empty())
        return shellWord(name + ';'); // curl's way to send a field without a value
    if (!isSecretHeader(name))
        return wordWithKey(name + ": " + value);
    const bool bearer = headerNameEquals(name, "authorization") && value == redactedSecret;
    return wordWithKey(name + (bearer ? ": Bearer " : ": ") + value);
}

} // namespace

std::string shellWord(std::string_view text)
{
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'')
            word += "'\\''";
        else
            word += c;
    }
    return word + '\'';
}

Result<std::string> curlCommand(const CapturedMessage& request, const std::string& address)
{
    if (const Result<void> whole = checkWhole(request); !whole)
        return tl::unexpected(whole.error());
    constexpr const char* next = " \\\n  ";
    const RequestLine line = requestLine(request, address);
    std::string command = "curl --globoff --no-buffer --request " + shellWord(line.method) + next + "--url "
        + wordWithKey(line.url);
    for (const auto& [name, value] : request.headers) {
        if (!isCurlsOwn(name))
            command += next + ("--header " + headerWord(name, value));
    }
    if (headerValue(request, "content-type").empty())
        command += next + ("--header " + shellWord("Content-Type:")); // none, not that of a form
    if (!request.body.empty())
        command += next + ("--data-raw " + shellWord(request.body));
    return command + '\n';
}

} // namespace dragoman
