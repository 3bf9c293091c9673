#include "clients/SetupClient.h"

#include "base/JsonWriter.h"

#include <QFileInfo>
#include <QtGlobal>

namespace dragoman {

namespace {

std::string asJson(std::string_view text)
{
    return '"' + escapeJson(text) + '"';
}

QString claudeCodeFile(const ClientPlaces& places)
{
    return places.home + QStringLiteral("/.claude/settings.json");
}

std::vector<OwnKey> claudeCodeKeys(const SetupValues& values)
{
    std::vector<OwnKey> keys{
        { { "env", "ANTHROPIC_BASE_URL" }, asJson(values.root), true },
        { { "env", "ANTHROPIC_AUTH_TOKEN" }, asJson(values.token) },
    };
    if (!values.model.empty())
        keys.push_back({ { "env", "ANTHROPIC_MODEL" }, asJson(values.model) });
    return keys;
}

// OpenCode reads opencode.jsonc too; the one that is there is the user's.
QString openCodeFile(const ClientPlaces& places)
{
    const QString folder = places.system == ClientSystem::Windows ? places.home + QStringLiteral("/.config")
                                                                  : places.configuration;
    const QString commented = folder + QStringLiteral("/opencode/opencode.jsonc");
    return QFileInfo::exists(commented) ? commented : folder + QStringLiteral("/opencode/opencode.json");
}

std::vector<OwnKey> openCodeKeys(const SetupValues& values)
{
    std::string provider;
    JsonWriter json(provider);
    json.beginObject();
    json.key("npm").string("@ai-sdk/openai-compatible");
    json.key("name").string("Dragoman");
    json.key("options").beginObject();
    json.key("baseURL").string(values.root + "/v1");
    json.key("apiKey").string(values.token);
    json.endObject();
    json.key("models").beginObject();
    json.key(JsonText{ escapeJson(values.model) }).beginObject().key("name").string(values.model).endObject();
    json.endObject().endObject();
    return { { { "provider", "dragoman" }, provider, true },
        { { "model" }, asJson("dragoman/" + values.model) } };
}

QString continueFile(const ClientPlaces& places)
{
    return places.home + QStringLiteral("/.continue/config.yaml");
}

std::vector<OwnKey> continueKeys(const SetupValues& values)
{
    std::string model;
    JsonWriter json(model);
    json.beginObject();
    json.key("name").string("Dragoman");
    json.key("provider").string("openai");
    json.key("model").string(values.model);
    json.key("apiBase").string(values.root + "/v1");
    json.key("apiKey").string(values.token);
    json.key("roles").beginArray().string("chat").string("edit").string("apply").endArray();
    json.endObject();
    return { { { "models", "Dragoman" }, model, true } };
}

QString zedFile(const ClientPlaces& places)
{
    return places.system == ClientSystem::Windows ? places.appData + QStringLiteral("/Zed/settings.json")
        : places.system == ClientSystem::MacOs    ? places.home + QStringLiteral("/.config/zed/settings.json")
                                               : places.configuration + QStringLiteral("/zed/settings.json");
}

std::vector<OwnKey> zedKeys(const SetupValues& values)
{
    std::string provider;
    JsonWriter json(provider);
    json.beginObject();
    json.key("api_url").string(values.root + "/v1");
    json.key("available_models").beginArray().beginObject();
    json.key("name").string(values.model);
    json.key("display_name").string(values.model);
    json.key("max_tokens").integer(200'000);
    json.endObject().endArray().endObject();
    return { { { "language_models", "openai_compatible", "Dragoman" }, provider, true } };
}

QString codexFile(const ClientPlaces& places)
{
    return places.home + QStringLiteral("/.codex/config.toml");
}

std::vector<OwnKey> codexKeys(const SetupValues& values)
{
    std::string provider;
    JsonWriter json(provider);
    json.beginObject();
    json.key("name").string("Dragoman");
    json.key("base_url").string(values.root + "/v1");
    json.key("experimental_bearer_token").string(values.token);
    json.key("wire_api").string("responses");
    json.endObject();
    return { { { "model" }, asJson(values.model) }, { { "model_provider" }, asJson("dragoman") },
        { { "model_providers", "dragoman" }, provider, true } };
}

} // namespace

const std::vector<SetupClient>& setupClients()
{
    static const std::vector<SetupClient> clients{
        { "claude-code", "Claude Code", FileFormat::Jsonc, Protocol::Anthropic, claudeCodeFile,
            claudeCodeKeys, false, {}, {}, { "env", "ANTHROPIC_API_KEY" },
            QT_TRANSLATE_NOOP("SetupClient",
                "env.ANTHROPIC_API_KEY is set too: Claude Code warns when it finds both, and may use that "
                "one."),
            QT_TRANSLATE_NOOP("SetupClient",
                "Claude Code passes over a settings file with comments or trailing commas: take them out.") },
        { "opencode", "OpenCode", FileFormat::Jsonc, Protocol::OpenAiChat, openCodeFile, openCodeKeys, true },
        { "continue", "Continue", FileFormat::Yaml, Protocol::OpenAiChat, continueFile, continueKeys, true,
            "name: Local Assistant\nversion: 1.0.0\nschema: v1\n" },
        { "zed", "Zed", FileFormat::Jsonc, Protocol::OpenAiChat, zedFile, zedKeys, true, {},
            QT_TRANSLATE_NOOP("SetupClient",
                "Zed keeps keys in the system's keychain: enter the access token in its agent settings under "
                "Dragoman, or start Zed with DRAGOMAN_API_KEY set to it.") },
        { "codex", "Codex", FileFormat::Toml, Protocol::OpenAiResponses, codexFile, codexKeys, true },
    };
    return clients;
}

Result<const SetupClient*> findSetupClient(std::string_view id)
{
    std::string known;
    for (const SetupClient& client : setupClients()) {
        if (client.id == id)
            return &client;
        known += (known.empty() ? "" : ", ") + std::string(client.id);
    }
    return failure(
        ErrorKind::NotFound, "there is no set-up for '" + std::string(id) + "'; there are: " + known);
}

} // namespace dragoman
