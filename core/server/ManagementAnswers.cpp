#include "server/ManagementAnswers.h"

#include "base/JsonWriter.h"
#include "config/ConfigurationExport.h"
#include "config/ConfigurationWriter.h"
#include "config/ProviderWriter.h"
#include "protocol/CodecTable.h"
#include "server/ErrorAnswer.h"
#include "server/HealthPage.h"

#include <algorithm>

namespace dragoman {

namespace {

void writeProblem(JsonWriter& json, const ConfigurationProblem& problem)
{
    json.key("message").string(problem.message);
    if (!problem.path.empty())
        json.key("path").string(problem.path);
}

HttpAnswer errorWith(int status, const std::vector<ConfigurationProblem>& problems)
{
    std::string body;
    JsonWriter json(body);
    json.beginObject().key("error").beginObject();
    writeProblem(json, problems.front());
    if (problems.size() > 1) {
        json.key("problems").beginArray();
        for (const ConfigurationProblem& problem : problems) {
            json.beginObject();
            writeProblem(json, problem);
            json.endObject();
        }
        json.endArray();
    }
    json.endObject().endObject();
    HttpAnswer answer = jsonAnswer(std::move(body));
    answer.head.status = status;
    return answer;
}

void writeMembers(JsonWriter& json, const std::string& object)
{
    JsonDocument document;
    if (!document.parse(object))
        return;
    for (const JsonValue member : document.root())
        json.key(member.rawKey()).raw(member.raw());
}

} // namespace

HttpAnswer managementError(const Error& error)
{
    const int status = codecFor(Protocol::OpenAiChat).httpStatus(error.kind);
    return errorWith(status, { { error.param, error.message } });
}

HttpAnswer managementError(int status, std::string_view message)
{
    return errorWith(status, { { {}, std::string(message) } });
}

HttpAnswer managementProblems(const std::vector<ConfigurationProblem>& problems)
{
    return errorWith(400, problems);
}

std::string providerListJson(const Configuration& configuration, const std::vector<ProviderHealth>& health)
{
    const SteadyTime now = std::chrono::steady_clock::now();
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("providers").beginArray();
    for (const ProviderConfig& provider : withoutSecrets(configuration).providers) {
        json.beginObject();
        writeMembers(json, writeProvider(provider, 0));
        json.key("health");
        const ProviderHealth* const own = findHealth(health, provider.name);
        own ? writeHealth(json, *own, now) : void(json.null());
        json.endObject();
    }
    json.endArray().endObject();
    return out;
}

std::string providerJson(const ProviderConfig& provider)
{
    Configuration configuration;
    configuration.providers.push_back(provider);
    return writeProvider(withoutSecrets(std::move(configuration)).providers.front(), 0) + '\n';
}

std::string configurationJson(const Configuration& configuration)
{
    return writeConfiguration(withoutSecrets(configuration));
}

std::string healthJson(const ProviderHealth& health)
{
    std::string out;
    JsonWriter json(out);
    writeHealth(json, health, std::chrono::steady_clock::now());
    return out;
}

std::string problemListJson(const std::vector<EndpointProblem>& problems)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("problems").beginArray();
    for (const EndpointProblem& problem : problems) {
        json.beginObject().key("endpoint").string(problem.endpoint);
        json.key("message").string(problem.error.message).endObject();
    }
    json.endArray().endObject();
    return out;
}

HttpAnswer metricsAnswer(std::string text)
{
    HttpAnswer answer = jsonAnswer(std::move(text));
    answer.head.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return answer;
}

const ProviderHealth* findHealth(const std::vector<ProviderHealth>& health, std::string_view provider)
{
    const auto found = std::find_if(health.begin(), health.end(),
        [provider](const ProviderHealth& one) { return one.provider == provider; });
    return found == health.end() ? nullptr : &*found;
}

} // namespace dragoman
