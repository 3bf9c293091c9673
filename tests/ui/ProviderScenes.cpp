#include "ui/ProviderScenes.h"

#include "server/ProviderTestReport.h"
#include "ui/providers/BasicsSection.h"
#include "ui/providers/CallSection.h"
#include "ui/providers/Fold.h"
#include "ui/providers/KeysSection.h"
#include "ui/providers/ModelsSection.h"
#include "ui/providers/PresetPicker.h"
#include "ui/providers/ProviderList.h"
#include "ui/providers/ProvidersPage.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>

namespace dragoman {

namespace {

using namespace std::chrono_literals;

constexpr QSize usual{ 860, 640 };
constexpr QSize narrow{ 480, 640 };
constexpr QSize tall{ 860, 1500 };
constexpr QSize tallest{ 860, 3900 };

ProviderConfig provider(const char* name, Protocol protocol, const char* address)
{
    ProviderConfig provider = someProvider(name);
    provider.protocol = protocol;
    provider.baseUrl = address;
    return provider;
}

void addProviders(UiWorld& world)
{
    Configuration configuration = world.backend.configuration();
    ProviderConfig deepseek = provider("deepseek", Protocol::OpenAiChat, "https://api.deepseek.com");
    deepseek.preset = "deepseek";
    deepseek.keys = { { KeyReference::Kind::Keychain, "deepseek-1" },
        { KeyReference::Kind::Environment, "DEEPSEEK_KEY" } };
    deepseek.models = { { "deepseek-v4-pro" }, { "deepseek-flash" }, { "deepseek-flash" },
        { { "gpt-4*", "deepseek-flash" } } };
    ProviderConfig local = provider("ollama", Protocol::OpenAiChat, "http://localhost:11434");
    local.keys.clear();
    ProviderConfig spare = provider("anthropic", Protocol::Anthropic, "https://api.anthropic.com");
    spare.keys.clear();
    ProviderConfig off = provider("zhipu", Protocol::Anthropic, "https://open.bigmodel.cn/api/anthropic");
    off.enabled = false;
    configuration.providers = { deepseek, provider("anyrouter", Protocol::Anthropic, "https://anyrouter.top"),
        local, spare, off };
    configuration.routing.pinned = "deepseek";
    for (const char* name : { "deepseek-1", "DEEPSEEK_KEY", "anyrouter", "zhipu" })
        world.backend.storeKey({ KeyReference::Kind::Keychain, name }, Secret("sk-0123456789abcdef"),
            &world.backend, [](const Result<void>&) {});
    world.backend.setConfiguration(configuration);
    ProviderHealth healthy{ "deepseek", HealthState::Healthy };
    healthy.latency = 640ms;
    ProviderHealth down{ "anyrouter", HealthState::Unhealthy };
    down.lastError = "The provider is overloaded.";
    world.backend.setHealth({ healthy, down });
}

void press(QWidget& window, const char* context, const char* text, const char* name = "")
{
    const QString translated = QCoreApplication::translate(context, text);
    const QString wanted
        = translated.contains(QLatin1String("%1")) ? translated.arg(QLatin1String(name)) : translated;
    if (QAbstractButton* button = buttonNamed(window, wanted))
        button->click();
}

void openAdd(MainWindow& window)
{
    press(window, "dragoman::ProviderList", "Add a provider");
}

void openEdit(MainWindow& window)
{
    press(window, "dragoman::ProviderCard", "Edit %1", "deepseek");
}

QLineEdit* line(QWidget& window, QWidget* section, int index)
{
    Q_UNUSED(window);
    return section->findChildren<QLineEdit*>().value(index);
}

void replace(QLineEdit* field, const char* text)
{
    field->selectAll();
    QTest::keyClicks(field, QString::fromUtf8(text));
}

void makeErrors(MainWindow& window)
{
    openEdit(window);
    replace(line(window, window.findChild<BasicsSection*>(), 0), "anyrouter");
    replace(line(window, window.findChild<BasicsSection*>(), 1), "http://api.deepseek.com/v1");
    replace(line(window, window.findChild<KeysSection*>(), 0), "env:MY-KEY");
    window.findChild<CallSection*>()->findChild<QPlainTextEdit*>()->setPlainText(
        QStringLiteral("{\"top_k\": 40,}"));
}

void openFolds(MainWindow& window)
{
    openEdit(window);
    const QList<Fold*> folds = window.findChildren<Fold*>();
    for (Fold* fold : folds)
        fold->setOpen(true);
}

ProviderTestResult step(ProviderTestStep step, ProviderTestOutcome outcome, std::chrono::milliseconds time)
{
    ProviderTestResult result{ step, outcome, time };
    result.tokens = 7;
    if (outcome == ProviderTestOutcome::Passed)
        result.supports = true;
    return result;
}

ProviderTestReport goodReport()
{
    using Step = ProviderTestStep;
    using Outcome = ProviderTestOutcome;
    ProviderTestReport report;
    report.model = "deepseek-flash";
    report.keys = { { "keychain:deepseek-1", ProviderKeyVerdict::Works },
        { "env:DEEPSEEK_KEY", ProviderKeyVerdict::Refused, "The provider says: invalid api key." } };
    report.steps = { step(Step::Connect, Outcome::Passed, 84ms), step(Step::Models, Outcome::Passed, 132ms),
        step(Step::Completion, Outcome::Passed, 640ms),
        step(Step::Streaming, Outcome::PassedWithDeviation, 711ms),
        step(Step::ToolCall, Outcome::Passed, 1203ms), step(Step::Image, Outcome::NotSupported, 402ms),
        step(Step::Thinking, Outcome::Passed, 2310ms), step(Step::CountTokens, Outcome::Skipped, 0ms) };
    report.steps[3].deviations = { "The stream ends without usage." };
    report.steps[5].supports = false;
    report.steps[5].explanation = "The provider says: this model does not take images.";
    report.steps[7].explanation = "The protocol has no such call.";
    return report;
}

ProviderTestReport badReport()
{
    using Step = ProviderTestStep;
    using Outcome = ProviderTestOutcome;
    ProviderTestReport report;
    report.steps = { step(Step::Connect, Outcome::Failed, 5004ms) };
    report.steps[0].explanation = "The name api.deepseek.com could not be resolved.";
    for (const Step rest : { Step::Models, Step::Completion, Step::Streaming, Step::ToolCall, Step::Image,
             Step::Thinking, Step::CountTokens }) {
        report.steps.push_back(step(rest, Outcome::Skipped, 0ms));
        report.steps.back().explanation = "There was no connection.";
    }
    return report;
}

void openTest(MainWindow& window)
{
    press(window, "dragoman::ProviderCard", "Test %1", "deepseek");
    QTest::qWait(20);
}

Scene listScene(const char* name, QSize size)
{
    return { QLatin1String(name), size, addProviders, [](MainWindow&, UiWorld&) {} };
}

Scene editScene(const char* name, QSize size, void (*act)(MainWindow&))
{
    return { QLatin1String(name), size, addProviders, [act](MainWindow& window, UiWorld&) { act(window); } };
}

Scene testScene(const char* name, QSize size, const ProviderTestReport& report)
{
    const auto arrange = [report](UiWorld& world) {
        addProviders(world);
        world.backend.setTestReport(report);
    };
    return { QLatin1String(name), size, arrange, [](MainWindow& window, UiWorld&) { openTest(window); } };
}

Scene runningScene()
{
    const auto arrange = [](UiWorld& world) {
        addProviders(world);
        world.backend.setTestReport(goodReport());
        world.backend.stopTestsAfter(4);
    };
    return { QStringLiteral("providers-test-running"), tall, arrange,
        [](MainWindow& window, UiWorld&) { openTest(window); } };
}

// As if the file had been dropped onto the page.
void openImport(MainWindow& window, UiWorld& world)
{
    const QString fileName = world.folder.filePath(QStringLiteral("provider.json"));
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return;
    const auto entry = [](const char* type, const char* address) {
        return QJsonObject{ { QStringLiteral("type"), QLatin1String(type) },
            { QStringLiteral("base_url"), QLatin1String(address) },
            { QStringLiteral("api_key"), QStringLiteral("sk-0123456789abcdef") } };
    };
    const QJsonObject providers{ { QStringLiteral("moonshot"),
                                     entry("openai", "https://api.moonshot.ai/v1") },
        { QStringLiteral("deepseek"), entry("openai", "https://api.deepseek.com") },
        { QStringLiteral("old"), entry("openai", "http://old.example.com") } };
    file.write(QJsonDocument(QJsonObject{ { QStringLiteral("providers"), providers } }).toJson());
    file.close();
    Q_EMIT window.findChild<ProviderList*>()->filesDropped({ fileName });
}

} // namespace

QList<Scene> providerScenes()
{
    const auto nothing = [](UiWorld&) {};
    return { { QStringLiteral("providers-empty"), usual, nothing, [](MainWindow&, UiWorld&) {} },
        listScene("providers", { 860, 860 }), listScene("providers-narrow", narrow),
        { QStringLiteral("providers-deleted"), usual, addProviders,
            [](MainWindow& window, UiWorld&) {
                press(window, "dragoman::ProviderCard", "Delete %1", "zhipu");
            } },
        { QStringLiteral("providers-add"), usual, nothing,
            [](MainWindow& window, UiWorld&) { openAdd(window); } },
        { QStringLiteral("providers-add-chosen"), tall, nothing,
            [](MainWindow& window, UiWorld&) {
                openAdd(window);
                auto* field = window.findChild<PresetPicker*>()->findChild<QLineEdit*>();
                QTest::keyClicks(field, QStringLiteral("deep"));
                QTest::keyClick(field, Qt::Key_Return);
                auto* key = window.findChild<KeysSection*>()->findChild<QLineEdit*>();
                QTest::keyClicks(key, QStringLiteral("sk-0123456789abcdef,env:DEEPSEEK_KEY"));
                QTest::keyClick(key, Qt::Key_Return);
            } },
        editScene("providers-edit", tall, openEdit), editScene("providers-edit-narrow", narrow, openEdit),
        editScene("providers-edit-errors", tall, makeErrors),
        editScene("providers-edit-all", tallest, openFolds),
        editScene("providers-edit-all-narrow", { 480, 4300 }, openFolds), runningScene(),
        { QStringLiteral("providers-import"), usual, addProviders, openImport },
        testScene("providers-test-good", tall, goodReport()),
        testScene("providers-test-bad", usual, badReport()),
        testScene("providers-test-narrow", { 480, 1100 }, goodReport()) };
}

} // namespace dragoman
