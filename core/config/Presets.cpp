#include "config/Presets.h"

#include "config/ProviderParts.h"

#include <QFile>
#include <QUrl>

#include <algorithm>

// The macro must stand outside of every namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(presets);
}

namespace dragoman {

namespace {

using Problems = std::vector<ConfigurationProblem>;

std::string indexed(const std::string& list, std::size_t index)
{
    return list + '[' + std::to_string(index) + ']';
}

PresetEndpoint readEndpoint(const JsonValue& value, const std::string& path, Problems& problems)
{
    PresetEndpoint endpoint;
    ObjectReader reader(value, path, problems);
    readProtocol(reader, endpoint.protocol);
    reader.requiredString("baseUrl", endpoint.baseUrl);
    checkBaseUrl(reader, "baseUrl", endpoint.baseUrl);
    reader.finish();
    return endpoint;
}

void readEndpoints(ObjectReader& parent, std::vector<PresetEndpoint>& endpoints, Problems& problems)
{
    for (const JsonValue value : parent.array("endpoints"))
        endpoints.push_back(
            readEndpoint(value, indexed(parent.pathOf("endpoints"), endpoints.size()), problems));
    if (endpoints.empty())
        parent.problem("endpoints", "must not be empty");
}

void readNotes(ObjectReader& parent, PresetNotes& notes, Problems& problems)
{
    ObjectReader reader(parent.object("notes"), parent.pathOf("notes"), problems);
    reader.requiredString("en", notes.en);
    reader.requiredString("zh", notes.zh);
    reader.finish();
}

ProviderPreset readPreset(const JsonValue& value, const std::string& path, Problems& problems)
{
    ProviderPreset preset;
    ObjectReader reader(value, path, problems);
    reader.requiredString("id", preset.id);
    reader.requiredString("name", preset.name);
    readEndpoints(reader, preset.endpoints, problems);
    readModels(reader, preset.models, problems);
    reader.requiredString("site", preset.site);
    reader.string("keyPage", preset.keyPage);
    readNotes(reader, preset.notes, problems);
    readQuirks(reader, preset.quirks, problems);
    reader.boolean("needsKey", preset.needsKey);
    reader.finish();
    return preset;
}

std::string builtInText()
{
    registerResources();
    QFile file(QStringLiteral(":/dragoman/providers.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

bool servesHost(const ProviderPreset& preset, const QString& host)
{
    const auto same = [&host](const PresetEndpoint& endpoint) {
        const QUrl url(QString::fromStdString(endpoint.baseUrl));
        return url.scheme() == QLatin1String("https") && url.host() == host;
    };
    return std::any_of(preset.endpoints.begin(), preset.endpoints.end(), same);
}

template <class Condition>
const ProviderPreset* firstWhere(Condition condition)
{
    const std::vector<ProviderPreset>& all = providerPresets();
    const auto found = std::find_if(all.begin(), all.end(), condition);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const PresetEndpoint* ProviderPreset::endpointFor(Protocol protocol) const
{
    const auto same = [protocol](const PresetEndpoint& endpoint) { return endpoint.protocol == protocol; };
    const auto found = std::find_if(endpoints.begin(), endpoints.end(), same);
    return found == endpoints.end() ? nullptr : &*found;
}

ReadPresets readPresets(std::string text)
{
    ReadPresets read;
    JsonDocument document;
    if (const Result<void> parsed = document.parse(std::move(text)); !parsed) {
        read.problems.push_back({ "", parsed.error().message });
        return read;
    }
    ObjectReader reader(document.root(), "", read.problems);
    if (reader.member("version").integer() != 1)
        reader.problem("version", "must be 1");
    for (const JsonValue value : reader.array("presets"))
        read.presets.push_back(readPreset(value, indexed("presets", read.presets.size()), read.problems));
    reader.finish();
    return read;
}

const std::vector<ProviderPreset>& providerPresets()
{
    static const std::vector<ProviderPreset> presets = readPresets(builtInText()).presets;
    return presets;
}

const ProviderPreset* presetForHost(std::string_view host)
{
    const QString wanted = QString::fromUtf8(host.data(), qsizetype(host.size())).toLower();
    return firstWhere([&wanted](const ProviderPreset& preset) { return servesHost(preset, wanted); });
}

const ProviderPreset* presetById(std::string_view id)
{
    return firstWhere([id](const ProviderPreset& preset) { return preset.id == id; });
}

} // namespace dragoman
