#include "config/ImportSamples.h"
#include "config/KeyRing.h"
#include "config/import/ImportPlan.h"

#include <QTest>

using namespace dragoman;

namespace {

ProviderConfig provider(const std::string& name)
{
    ProviderConfig config;
    config.name = name;
    config.baseUrl = "https://old.example";
    return config;
}

ImportPlan planned(const Configuration& configuration, const char* text, const ImportOptions& options = {})
{
    return planImport(configuration, imported(text), options).value_or(ImportPlan{});
}

} // namespace

class TestImportPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void adds();
    void renames();
    void replaces();
    void findsFreeKeyNames();
    void skips();
    void hasALimit();
    void keepsEndpoints();
    void forASecretsFile();
    void textHoldsNoKey_data();
    void textHoldsNoKey();
};

void TestImportPlan::adds()
{
    const ImportPlan plan = planned({}, bridge().constData());
    QCOMPARE(plan.providers, 2);
    QCOMPARE(plan.configuration.providers.at(0).keys.at(0),
        (KeyReference{ KeyReference::Kind::Environment, "ONE_KEY" }));
    QCOMPARE(plan.keys.size(), 1U);
    QCOMPARE(keyLabel(plan.keys.front().reference), "keychain:second-1");
    QCOMPARE(plan.keys.front().secret.reveal(), "test-key-second");
    QCOMPARE(planText(plan),
        "Add provider anyrouter: anthropic, https://one.example, env:ONE_KEY.\n"
        "Add provider second: openai-chat, https://two.example/v1, keychain:second-1.\n"
        "Add endpoint openai on 127.0.0.1, port 9999.\n"
        "Add endpoint anthropic on 127.0.0.1, port 9998.\n"
        "Store a key as keychain:second-1.\n"
        "Skip third: its type 'gemini' is not supported\n"
        "Warning: Provider second: `max_retries` is not understood and left out.\n"
        "Warning: The section `fallback_strategy` is not taken over.\n");
    QCOMPARE(plan.configuration.endpoints.at(0).access, AccessMode::Token);
}

void TestImportPlan::renames()
{
    Configuration configuration;
    configuration.providers = { provider("second"), provider("second-2") };
    const ImportPlan plan = planned(configuration, bridge().constData());
    QCOMPARE(plan.configuration.providers.size(), 4U);
    QCOMPARE(plan.configuration.providers.back().name, "second-3");
    QCOMPARE(keyLabel(plan.keys.front().reference), "keychain:second-3-1");
    QVERIFY(
        planText(plan).find("Add provider second-3, as there is one called second: ") != std::string::npos);
}

void TestImportPlan::replaces()
{
    Configuration configuration;
    configuration.providers = { provider("second"), provider("other") };
    ImportOptions options;
    options.replace = true;
    const ImportPlan plan = planned(configuration, bridge().constData(), options);
    QCOMPARE(plan.configuration.providers.size(), 3U);
    QCOMPARE(plan.configuration.providers.front().baseUrl, "https://two.example/v1");
    QVERIFY(
        planText(plan).find("Replace provider second: openai-chat, https://two.example/v1, keychain:second-1 "
                            "(was openai-chat, https://old.example, no key).")
        != std::string::npos);
    const char* const twice = R"({"providers": {"a": {"type": "openai", "base_url": "https://1.example"},)"
                              R"("a": {"type": "openai", "base_url": "https://2.example"}}})";
    QCOMPARE(planned({}, twice, options).configuration.providers.at(1).name, "a-2");
}

void TestImportPlan::findsFreeKeyNames()
{
    Configuration configuration;
    configuration.providers = { provider("second") };
    configuration.providers.front().keys = { { KeyReference::Kind::Keychain, "second-1" } };
    ImportOptions options;
    options.replace = true;
    options.isTaken = [](const std::string& name) { return name == "second-2"; };
    QCOMPARE(keyLabel(planned(configuration, bridge().constData(), options).keys.front().reference),
        "keychain:second-3");
    QCOMPARE(planned({}, dotEnv).keys.size(), 2U);
    QCOMPARE(keyLabel(planned({}, dotEnv).keys.back().reference), "keychain:anyrouter-2");
}

void TestImportPlan::skips()
{
    const char* const text
        = R"({"providers": {"far": {"type": "openai", "base_url": "http://far.example"},)"
          R"("none": {"type": "openai"}, "good": {"type": "openai", "base_url": "https://g.example"},)"
          R"("": {"type": "openai", "base_url": "https://h.example"}}})";
    const ImportPlan plan = planned({}, text);
    QCOMPARE(plan.providers, 1);
    QCOMPARE(lines(plan.skipped),
        "far: providers[0].baseUrl: would send the key unencrypted over the internet: use https://\n"
        "none: providers[0].baseUrl: is required\n"
        ": providers[1].name: is required\n");
    const ImportPlan nothing = planned({}, R"({"providers": {}})");
    QCOMPARE(nothing.providers, 0);
    QVERIFY(nothing.configuration == Configuration());
    QCOMPARE(planText(nothing), "There is nothing to import.\n");
}

void TestImportPlan::hasALimit()
{
    ImportedProviders many;
    many.providers.resize(501);
    QCOMPARE(planImport({}, many, {}).error().kind, ErrorKind::TooLarge);
}

void TestImportPlan::keepsEndpoints()
{
    Configuration configuration;
    configuration.endpoints = { { "mine" } };
    const ImportPlan plan = planned(configuration, dotEnv);
    QVERIFY(plan.configuration.endpoints == configuration.endpoints);
    QVERIFY(planText(plan).find("ports and host are not taken over") != std::string::npos);
}

void TestImportPlan::forASecretsFile()
{
    ImportOptions options;
    options.store = KeyReference::Kind::File;
    options.secretsFile = "/keys.json";
    const ImportPlan plan = planned({}, bridge().constData(), options);
    QCOMPARE(plan.configuration.secrets.file, "/keys.json");
    QCOMPARE(keyLabel(plan.keys.front().reference), "file:second-1");
    Configuration other;
    other.secrets.file = "/other.json";
    const Result<ImportPlan> refused = planImport(other, imported(bridge().constData()), options);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
}

void TestImportPlan::textHoldsNoKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("bridge") << bridge();
    QTest::newRow("liteLlm") << liteLlm();
    QTest::newRow("dotEnv") << QByteArray(dotEnv);
}

void TestImportPlan::textHoldsNoKey()
{
    QFETCH(QByteArray, text);
    const ImportPlan plan = planned({}, text.constData());
    QVERIFY(!plan.keys.empty());
    QVERIFY(planText(plan).find(keyWord) == std::string::npos);
}

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
