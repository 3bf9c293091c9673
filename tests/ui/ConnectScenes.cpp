#include "ui/ConnectScenes.h"

#include "clients/UnifiedDiff.h"
#include "ui/connect/ConnectPage.h"

#include <QLineEdit>

namespace dragoman {

namespace {

const char* const settingsBefore = R"({
  // my own theme
  "theme": "gruvbox",
  "autoupdate": true,
  "model": "anthropic/claude-sonnet-4-5",
  "keybinds": {
    "leader": "ctrl+x"
  }
}
)";

const char* const settingsAfter = R"({
  // my own theme
  "theme": "gruvbox",
  "autoupdate": true,
  "model": "dragoman/deepseek-chat",
  "keybinds": {
    "leader": "ctrl+x"
  },
  "provider": {
    "dragoman": {"npm":"@ai-sdk/openai-compatible","name":"Dragoman","options":{"baseURL":"http://127.0.0.1:9999/v1","apiKey":"***"}}
  }
}
)";

QString translated(const char* context, const char* text)
{
    return QCoreApplication::translate(context, text);
}

void press(MainWindow& window, const char* context, const char* text)
{
    if (QAbstractButton* button = buttonNamed(window, translated(context, text)))
        button->click();
}

RequestRecord answered(const char* agent)
{
    RequestRecord record;
    record.endpoint = "anthropic";
    record.client = agent;
    record.provider = "deepseek";
    record.status = 200;
    return record;
}

const char* clientOf(const QString& scene)
{
    if (scene.startsWith(QLatin1String("arrived")) || scene.startsWith(QLatin1String("error"))
        || scene == QLatin1String("broken"))
        return "claude-code";
    if (scene == QLatin1String("cherry"))
        return "cherry-studio";
    if (scene == QLatin1String("codex"))
        return "codex";
    if (scene == QLatin1String("shell"))
        return "aider";
    if (scene == QLatin1String("waiting"))
        return "cline";
    if (scene == QLatin1String("diff") || scene == QLatin1String("applied")
        || scene == QLatin1String("drifted"))
        return "opencode";
    return nullptr; // the list
}

void standard(UiWorld& world)
{
    const QString home = QStringLiteral("/home/user");
    world.backend.setClients({
        clientState("claude-code", "/home/user/.claude/settings.json", { SetupState::SetUp }, true),
        clientState(
            "opencode", "/home/user/.config/opencode/opencode.json", { SetupState::Untouched }, false),
        clientState("continue", "/home/user/.continue/config.yaml", { SetupState::NotInstalled }, false),
        clientState("zed", "/home/user/.config/zed/settings.json",
            { SetupState::DeadPort, {}, "http://127.0.0.1:5001/v1" }, true),
    });
    world.backend.setPlan(examplePlan());
    world.backend.setUndo(examplePlan());
    world.backend.setApplied(
        home + QStringLiteral("/.config/opencode/opencode.json.dragoman-20261121-101500"), SetupState::SetUp);
}

} // namespace

SetupPlan examplePlan()
{
    SetupPlan plan;
    plan.fileName = QStringLiteral("/home/user/.config/opencode/opencode.json");
    plan.before = settingsBefore;
    plan.after = settingsAfter;
    plan.diff = unifiedDiff(settingsBefore, settingsAfter);
    return plan;
}

ClientState clientState(const char* client, const char* fileName, SetupStatus status, bool isOurs)
{
    ClientState state{ client, QString::fromLatin1(fileName), std::move(status) };
    state.isOurs = isOurs;
    return state;
}

void arrangeConnectScene(const QString& scene, UiWorld& world)
{
    standard(world);
    Configuration configuration = world.backend.configuration();
    if (!configuration.providers.empty())
        configuration.providers.front().models.middle = { "deepseek-chat", "deepseek-reasoner" };
    if (scene == QLatin1String("empty")) {
        for (EndpointConfig& endpoint : configuration.endpoints)
            endpoint.enabled = false;
    }
    if (scene == QLatin1String("waiting")) {
        EndpointConfig open = configuration.endpoints.front();
        open.name = "without-token";
        open.port = 9990;
        open.access = AccessMode::Open;
        configuration.endpoints.push_back(open);
    }
    world.backend.setConfiguration(configuration);
    if (scene == QLatin1String("broken"))
        world.backend.setClients({ clientState("claude-code", "/home/user/.claude/settings.json",
            { SetupState::Broken, "unexpected character, line 3, column 3" }, true) });
    if (scene == QLatin1String("drifted"))
        world.backend.setClients({ clientState("opencode", "/home/user/.config/opencode/opencode.json",
            { SetupState::Drifted, {}, "provider.dragoman" }, true) });
}

void playConnectScene(const QString& scene, UiWorld& world, MainWindow& window)
{
    auto* const page = window.findChild<ConnectPage*>();
    if (page && clientOf(scene))
        page->open(*findSnippetClient(clientOf(scene)));
    if (scene == QLatin1String("arrived"))
        world.backend.announceRequest(answered("claude-cli/2.0.14 (external, cli)"));
    if (scene == QLatin1String("error"))
        world.backend.announceRefused({ "anthropic", "claude-cli/2.0.14 (external, cli)", "POST",
            "/v1/messages", 401, "The token is wrong." });
    if (scene == QLatin1String("diff") || scene == QLatin1String("applied"))
        press(window, "dragoman::SetUpCard", "Set up for me…");
    if (scene == QLatin1String("applied"))
        press(window, "dragoman::SetUpCard", "Change the file");
    if (scene == QLatin1String("nothing") && page)
        page->findChild<QLineEdit*>()->setText(QStringLiteral("emacs"));
}

} // namespace dragoman
