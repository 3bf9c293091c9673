#include "server/DemoProvider.h"

#include <QTest>

#include <algorithm>

using namespace dragoman;

class TestDemoConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsOneOfEachProtocol();
    void takesSystemMessagesInPlace();
};

namespace {

std::vector<ProviderConfig> demoProviders()
{
    DemoProvider demo;
    Configuration configuration;
    if (demo.open())
        demo.addTo(configuration);
    return configuration.providers;
}

} // namespace

void TestDemoConfiguration::addsOneOfEachProtocol()
{
    const std::vector<ProviderConfig> providers = demoProviders();
    QCOMPARE(providers.size(), std::size_t(2));
    QCOMPARE(providers.front().protocol, Protocol::Anthropic);
    QCOMPARE(providers.back().protocol, Protocol::OpenAiChat);
}

// Claude Code puts a system message behind the prompt: the echo must be of the prompt.
void TestDemoConfiguration::takesSystemMessagesInPlace()
{
    const std::vector<ProviderConfig> providers = demoProviders();
    QVERIFY(!providers.empty());
    QVERIFY(std::all_of(providers.begin(), providers.end(), [](const ProviderConfig& one) {
        return one.quirks.systemInMiddle == ChatQuirks::SystemInMiddle::InPlace;
    }));
}

QTEST_GUILESS_MAIN(TestDemoConfiguration)
#include "tst_democonfiguration.moc"
