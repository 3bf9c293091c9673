#include "server/RequestSecrets.h"

#include "config/ConfigurationExport.h"
#include "http/MessageSecrets.h"
#include "http/Target.h"

namespace dragoman {

namespace {

constexpr std::size_t shortestCookie = 8; // "theme=dark" is none

void addWords(SecretFinder& secrets, std::string_view value)
{
    while (!value.empty()) {
        const std::size_t end = std::min(value.find_first_of(" ,;"), value.size());
        const std::string_view word = value.substr(0, end);
        const std::string_view cookie = word.substr(std::min(word.find('=') + 1, word.size()));
        secrets.add(Secret(std::string(word)));
        if (cookie.size() >= shortestCookie)
            secrets.add(Secret(std::string(cookie)));
        value.remove_prefix(std::min(end + 1, value.size()));
    }
}

void addClientHeader(SecretFinder& secrets, const Header& header)
{
    if (!isSecretHeader(header.name))
        return;
    std::string_view value = header.value;
    for (const std::string_view scheme : { "bearer ", "basic " }) {
        if (headerNameEquals(value.substr(0, scheme.size()), scheme))
            value.remove_prefix(scheme.size());
    }
    addWords(secrets, value);
}

// The values that urlWithoutSecrets() hides; they may stand elsewhere too.
void addQuery(SecretFinder& secrets, std::string_view query)
{
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string parameter(query.substr(0, end));
        const std::size_t equals = parameter.find('=');
        const bool isSecret = urlWithoutSecrets('?' + parameter) != '?' + parameter;
        if (isSecret && equals != std::string::npos)
            secrets.add(Secret(queryValue("v" + parameter.substr(equals), "v").value_or("")));
        query.remove_prefix(std::min(end + 1, query.size()));
    }
}

void addProvider(SecretFinder& secrets, const ProviderConfig& provider, const KeyRing& keys)
{
    for (const KeyReference& reference : provider.keys) {
        if (const Result<Secret>& key = keys.find(reference))
            secrets.add(*key);
    }
    for (const auto& [name, value] : provider.headers) {
        if (looksSecret(name, value))
            secrets.add(Secret(value));
    }
}

void hide(std::string& text, const SecretFinder& secrets)
{
    if (const std::vector<TextRange> found = secrets.find(text); !found.empty())
        text = hideRanges(text, found);
}

} // namespace

SecretFinder requestSecrets(
    const ServerContext& context, const Configuration& configuration, const RequestHead& client)
{
    SecretFinder secrets;
    for (const Header& header : client.headers)
        addClientHeader(secrets, header);
    addQuery(secrets, client.query);
    for (const ProviderConfig& provider : configuration.providers)
        addProvider(secrets, provider, context.keys);
    secrets.add(context.token);
    return secrets;
}

void hideSecrets(RequestRecord& record, const SecretFinder& secrets)
{
    for (std::string* text : { &record.client, &record.askedModel, &record.usedModel, &record.error })
        hide(*text, secrets);
    for (AttemptRecord& attempt : record.attempts) {
        hide(attempt.model, secrets);
        hide(attempt.reason, secrets);
    }
    for (SkippedProvider& skipped : record.skipped)
        hide(skipped.reason, secrets);
    for (std::string& warning : record.warnings)
        hide(warning, secrets);
}

std::vector<std::pair<std::string, std::string>> headersWithoutSecrets(
    const HeaderList& headers, const SecretFinder& secrets)
{
    std::vector<std::pair<std::string, std::string>> shown;
    for (const Header& header : headers) {
        shown.emplace_back(header.name,
            isSecretHeader(header.name) ? std::string(redactedSecret) : secrets.redact(header.value));
    }
    return shown;
}

} // namespace dragoman
