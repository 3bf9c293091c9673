#include "server/ProviderTestJson.h"

#include "base/JsonWriter.h"
#include "protocol/CodecTable.h"

namespace dragoman {

namespace {

std::int64_t milliseconds(std::chrono::microseconds time)
{
    return std::chrono::round<std::chrono::milliseconds>(time).count();
}

void writeKeys(JsonWriter& json, const std::vector<ProviderKeyResult>& keys)
{
    json.key("keys").beginArray();
    for (const ProviderKeyResult& key : keys) {
        json.beginObject().key("reference").string(key.label);
        json.key("verdict").string(providerKeyVerdictName(key.verdict));
        json.key("explanation").string(key.explanation).endObject();
    }
    json.endArray();
}

void writeStep(JsonWriter& json, const ProviderTestResult& result)
{
    json.beginObject().key("step").string(providerTestStepName(result.step));
    json.key("outcome").string(providerTestOutcomeName(result.outcome));
    json.key("milliseconds").integer(milliseconds(result.duration));
    json.key("firstByteMilliseconds");
    result.firstByte ? json.integer(milliseconds(*result.firstByte)) : json.null();
    json.key("explanation").string(result.explanation);
    json.key("deviations").beginArray();
    for (const std::string& sentence : result.deviations)
        json.string(sentence);
    json.endArray().key("tokens").integer(result.tokens).endObject();
}

void writeCapability(JsonWriter& json, std::string_view name, std::optional<bool> supported)
{
    json.key(name);
    supported ? json.boolean(*supported) : json.null();
}

void writeCapabilities(JsonWriter& json, const ProviderTestReport& report)
{
    const ProviderCapabilities capabilities = report.capabilities();
    const ProviderTestResult* const streaming = report.find(ProviderTestStep::Streaming);
    json.key("capabilities").beginObject();
    writeCapability(json, "streaming", streaming ? streaming->supports : std::nullopt);
    writeCapability(json, "tools", capabilities.tools);
    writeCapability(json, "images", capabilities.images);
    writeCapability(json, "thinking", capabilities.thinking);
    writeCapability(json, "countTokens", capabilities.countTokens);
    json.endObject();
}

} // namespace

std::string providerTestJson(const ProviderTestReport& report)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("provider").string(report.provider);
    json.key("protocol").string(protocolName(report.protocol));
    json.key("model").string(report.model);
    json.key("time").integer(std::chrono::system_clock::to_time_t(report.time));
    json.key("works").boolean(report.works());
    writeCapabilities(json, report);
    writeKeys(json, report.keys);
    json.key("steps").beginArray();
    for (const ProviderTestResult& result : report.steps)
        writeStep(json, result);
    json.endArray();
    json.key("tokens").integer(report.tokens());
    json.key("summary").string(report.summary()).endObject();
    return out;
}

} // namespace dragoman
