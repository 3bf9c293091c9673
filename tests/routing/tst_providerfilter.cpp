#include "routing/ProviderFilter.h"

#include <QTest>

#include <array>

using namespace dragoman;

Q_DECLARE_METATYPE(dragoman::Capability)
Q_DECLARE_METATYPE(dragoman::ModelKnowledge)

class TestProviderFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capabilities_data();
    void capabilities();
    void models_data();
    void models();
};

void TestProviderFilter::capabilities_data()
{
    QTest::addColumn<Capability>("need");
    QTest::addColumn<bool>("missing");
    QTest::newRow("hasIt") << Capability::Images << false;
    QTest::newRow("hasItNot") << Capability::Tools << true;
    QTest::newRow("unknownIsAllowed") << Capability::Thinking << false;
    QTest::newRow("countTokens") << Capability::CountTokens << true;
}

void TestProviderFilter::capabilities()
{
    QFETCH(Capability, need);
    QFETCH(bool, missing);
    ProviderCapabilities provider;
    provider.images = true;
    provider.tools = false;
    provider.countTokens = false;
    const std::array<Capability, 2> needs{ Capability::Images, need };
    const std::optional<Capability> expected = missing ? std::optional(need) : std::nullopt;
    QVERIFY(missingCapability(provider, needs) == expected);
    QVERIFY(!missingCapability(provider, {}));
    QVERIFY(!capabilityName(need).empty());
}

void TestProviderFilter::models_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<ModelKnowledge>("withList");
    QTest::addColumn<ModelKnowledge>("withoutList");
    QTest::newRow("alias") << QStringLiteral("gpt-4o-mini") << ModelKnowledge::Yes << ModelKnowledge::Yes;
    QTest::newRow("role") << QStringLiteral("claude-haiku-4-5") << ModelKnowledge::Yes << ModelKnowledge::Yes;
    QTest::newRow("modelOfARole") << QStringLiteral("small-1") << ModelKnowledge::Yes << ModelKnowledge::Yes;
    QTest::newRow("emptyRole") << QStringLiteral("claude-opus-4-6") << ModelKnowledge::No
                               << ModelKnowledge::Unknown;
    QTest::newRow("listed") << QStringLiteral("deepseek-chat") << ModelKnowledge::Yes
                            << ModelKnowledge::Unknown;
    QTest::newRow("unlisted") << QStringLiteral("qwen3") << ModelKnowledge::No << ModelKnowledge::Unknown;
}

void TestProviderFilter::models()
{
    QFETCH(QString, asked);
    QFETCH(ModelKnowledge, withList);
    QFETCH(ModelKnowledge, withoutList);
    ProviderRoute route;
    route.name = "one";
    route.models.small = { "small-1" };
    route.models.aliases = { { "gpt-4o*", "deepseek-reasoner" } };
    QCOMPARE(knowsModel(route, asked.toStdString()), withoutList);
    route.knownModels = { "deepseek-*" };
    QCOMPARE(knowsModel(route, asked.toStdString()), withList);
}

QTEST_GUILESS_MAIN(TestProviderFilter)
#include "tst_providerfilter.moc"
