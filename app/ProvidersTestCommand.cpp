#include "app/ProvidersTestCommand.h"

#include "app/Console.h"
#include "app/KeyWait.h"
#include "app/ProviderTestText.h"
#include "app/Settings.h"
#include "base/PrintableText.h"
#include "server/DemoProvider.h"
#include "server/ProviderTest.h"
#include "server/ProviderTestJson.h"

#include <QCommandLineParser>
#include <QEventLoop>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int nothingToTest = 2;

struct TestOptions
{
    QString provider;
    QString configurationFile;
    QString model;
    bool json = false;
};

Result<TestOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption model(QStringLiteral("model"), {}, QStringLiteral("M"));
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({ config, model, json });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (parser.positionalArguments().size() != 1)
        return failure(ErrorKind::InvalidRequest,
            "name one provider: providers test NAME [--config FILE] [--model M] [--json]");
    return TestOptions{ parser.positionalArguments().first(), parser.value(config), parser.value(model),
        parser.isSet(json) };
}

// Leaves the named provider in the configuration and no other; false when there is none.
bool keepOnly(Configuration& configuration, const std::string& name)
{
    std::vector<ProviderConfig>& providers = configuration.providers;
    providers.erase(std::remove_if(providers.begin(), providers.end(),
                        [&name](const ProviderConfig& one) { return one.name != name; }),
        providers.end());
    return !providers.empty();
}

std::string providerNames(const Configuration& configuration)
{
    std::string names;
    for (const ProviderConfig& provider : configuration.providers)
        names += printable(provider.name) + ", ";
    return names + "demo";
}

// The configuration with nothing but the provider to test; starts the built-in one where it is meant.
Result<Configuration> configurationFor(const TestOptions& options, DemoProvider& demo)
{
    const Result<LoadedConfiguration> loaded = loadUsableConfiguration({ options.configurationFile, {} });
    if (!loaded)
        return tl::unexpected(loaded.error());
    const std::string name = options.provider.toStdString();
    Configuration configuration = loaded->read.configuration;
    if (keepOnly(configuration, name))
        return configuration;
    const bool isDemo = name == "demo" || name == "demo-anthropic" || name == "demo-openai";
    if (!isDemo)
        return failure(ErrorKind::NotFound,
            "there is no provider '" + printable(name)
                + "'; there are: " + providerNames(loaded->read.configuration));
    if (const Result<void> opened = demo.open(); !opened)
        return tl::unexpected(opened.error());
    demo.addTo(configuration);
    keepOnly(configuration, name == "demo" ? "demo-anthropic" : name);
    return configuration;
}

// Prints what a test finds, and ends the loop with it.
class TestPrinter : public ProviderTestListener
{
public:
    TestPrinter(QEventLoop& loop, bool json)
        : m_loop(loop)
        , m_json(json)
    {
    }

    bool isFinished() const { return m_finished; }
    bool works() const { return m_works; }

    void onStepStarted(ProviderTestStep) override { }
    void onStepFinished(const ProviderTestResult& result) override
    {
        if (!m_json)
            say(providerTestLines(result));
    }
    void onTestFinished(const ProviderTestReport& report) override
    {
        m_finished = true;
        m_works = report.works();
        say(m_json ? providerTestJson(report) : providerTestEnd(report));
        m_loop.quit();
    }

private:
    QEventLoop& m_loop;
    const bool m_json;
    bool m_finished = false;
    bool m_works = false;
};

bool runTest(const Configuration& configuration, const TestOptions& options)
{
    const ProviderConfig& provider = configuration.providers.front();
    const ProviderTestPlan plan{ provider, providerTestKeys(provider, waitForKeys(configuration)),
        options.model.toStdString() };
    QEventLoop loop;
    TestPrinter printer(loop, options.json);
    UpstreamClient client;
    ProviderTest test(client, plan, printer);
    test.start();
    if (!printer.isFinished())
        loop.exec();
    return printer.works();
}

} // namespace

int runProvidersTest(const QStringList& arguments)
{
    const Result<TestOptions> options = readOptions(arguments);
    if (!options) {
        complain(options.error());
        return nothingToTest;
    }
    DemoProvider demo;
    const Result<Configuration> configuration = configurationFor(*options, demo);
    if (!configuration) {
        complain(configuration.error());
        return nothingToTest;
    }
    return runTest(*configuration, *options) ? 0 : 1;
}

} // namespace dragoman
