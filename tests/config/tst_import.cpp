#include "config/ImportSamples.h"
#include "config/KeyRing.h"
#include "config/import/ImportPlan.h"

#include <QTest>

using namespace dragoman;

namespace {

std::string keyText(const ImportedKey& key)
{
    if (const auto* const reference = std::get_if<KeyReference>(&key))
        return keyLabel(*reference);
    return '=' + std::string(std::get<Secret>(key).reveal());
}

// "NAME PROTOCOL URL keys..." of each provider, one a line.
std::string summary(const ImportedProviders& all)
{
    std::string text;
    for (const ImportedProvider& one : all.providers) {
        text += one.provider.name
            + (one.provider.protocol == Protocol::Anthropic ? " anthropic " : " openai ")
            + one.provider.baseUrl;
        for (const ImportedKey& key : one.keys)
            text += ' ' + keyText(key);
        text += '\n';
    }
    return text;
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats_data();
    void formats();
    void bridgeFile();
    void bridgeFields();
    void bridgeOddities_data();
    void bridgeOddities();
    void liteLlmFile();
    void liteLlmAliases();
    void liteLlmHostile_data();
    void liteLlmHostile();
    void dotEnvFile();
    void dotEnvValues_data();
    void dotEnvValues();
    void keyTexts_data();
    void keyTexts();
    void errors_data();
    void errors();
    void cutTexts_data();
    void cutTexts();
};

void TestImport::formats_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("format");
    QTest::newRow("bridge") << bridge() << int(ImportFormat::ProviderJson);
    QTest::newRow("brokenJson") << QByteArray("\n {") << int(ImportFormat::ProviderJson);
    QTest::newRow("byteOrderMark") << QByteArray("\xef\xbb\xbf{}") << int(ImportFormat::ProviderJson);
    QTest::newRow("liteLlm") << liteLlm() << int(ImportFormat::LiteLlm);
    QTest::newRow("liteLlmAsJson") << QByteArray(R"({"model_list": []})") << int(ImportFormat::LiteLlm);
    QTest::newRow("spaceBeforeColon") << QByteArray("model_list :\n") << int(ImportFormat::LiteLlm);
    QTest::newRow("dotEnv") << QByteArray(dotEnv) << int(ImportFormat::DotEnv);
    QTest::newRow("dotEnvExport") << QByteArray("export A=b") << int(ImportFormat::DotEnv);
    QTest::newRow("ours") << QByteArray(R"({"version": 1, "providers": []})") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("prose") << QByteArray("Dear reader,\nmodel_lists are nice.") << -1;
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x00\n", 5) << -1;
}

void TestImport::formats()
{
    QFETCH(QByteArray, text);
    QFETCH(int, format);
    const Result<ImportFormat> found = detectImportFormat(text.toStdString());
    QCOMPARE(found ? int(*found) : -1, format);
}

void TestImport::bridgeFile()
{
    const ImportedProviders all = imported(bridge().constData());
    QCOMPARE(summary(all),
        "anyrouter anthropic https://one.example env:ONE_KEY\n"
        "second openai https://two.example/v1 =test-key-second\n");
    QCOMPARE(lines(all.skipped), "third: its type 'gemini' is not supported\n");
    QCOMPARE(lines(all.warnings),
        "Provider second: `max_retries` is not understood and left out.\n"
        "The section `fallback_strategy` is not taken over.\n");
}

void TestImport::bridgeFields()
{
    const ImportedProviders all = imported(bridge().constData());
    const ProviderConfig& first = all.providers.at(0).provider;
    QVERIFY(first.timeouts.total == std::chrono::seconds(90));
    QVERIFY(first.timeouts.connect == std::chrono::seconds(10));
    QCOMPARE(first.models.big, std::vector<std::string>{ "claude-opus-4-6" });
    const ProviderConfig& second = all.providers.at(1).provider;
    QCOMPARE(second.enabled, false);
    QCOMPARE(second.priority, 2);
    QCOMPARE(second.models.big, std::vector<std::string>{ "gpt-5" });
    QCOMPARE(second.models.middle, (std::vector<std::string>{ "a", "b" }));
}

void TestImport::bridgeOddities_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const char* members, const char* said) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(said);
    };
    row("noType", R"("type": "")", "p: names no type\n");
    row("typeInCapitals", R"("type": "OpenAI-Compatible")", "");
    row("anthropicLike", R"("type": "anthropic-compatible")", "");
    row("priorityNegative", R"("type": "openai", "priority": -1)",
        "Provider p: `priority` is no number from 0 to 1000000 and taken for 1.\n");
    row("timeoutAsText", R"("type": "openai", "timeout": "60")",
        "Provider p: `timeout` is no number of seconds up to 86400 and left out.\n");
    row("timeoutZero", R"("type": "openai", "timeout": 0)",
        "Provider p: `timeout` is no number of seconds up to 86400 and left out.\n");
    row("enabledAsText", R"("type": "openai", "enabled": "yes")",
        "Provider p: `enabled` is neither true nor false and taken for true.\n");
    row("keyAsNumber", R"("type": "openai", "api_key": 12)",
        "Provider p: `api_key` is no text and left out.\n");
    row("nulls", R"("type": "openai", "api_key": null, "models": null, "priority": null, "timeout": null)",
        "");
    row("modelsAsList", R"("type": "openai", "models": ["a"])", "");
    row("unknownRole", R"("type": "openai", "models": {"huge": "a"})",
        "Provider p: `models.huge` is not understood and left out.\n");
}

void TestImport::bridgeOddities()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, said);
    const QByteArray text = R"({"providers": {"p": {"base_url": "https://p.example", )" + members + "}}}";
    const ImportedProviders all = imported(text.constData());
    QCOMPARE(lines(all.skipped) + lines(all.warnings), said.toStdString());
}

void TestImport::liteLlmFile()
{
    const ImportedProviders all = imported(liteLlm().constData());
    QCOMPARE(summary(all),
        "openai openai https://api.openai.com/v1 env:OPENAI_API_KEY\n"
        "anthropic anthropic https://api.anthropic.com =test-key-anthropic\n"
        "shared.example openai https://shared.example/v1 env:SHARED_KEY\n"
        "deepseek openai https://api.deepseek.com env:DEEPSEEK_API_KEY\n");
    QCOMPARE(lines(all.skipped),
        "model_list, line 23: its kind 'bedrock' is not supported\n"
        "model_list, line 25: has no model_name\n");
    QCOMPARE(lines(all.warnings),
        "model_list, line 8: `rpm` is not understood and left out.\n"
        "The section `defaults` is not taken over.\n"
        "The section `general_settings` is not taken over.\n");
}

void TestImport::liteLlmAliases()
{
    using Aliases = std::vector<std::pair<std::string, std::string>>;
    const ImportedProviders all = imported(liteLlm().constData());
    QCOMPARE(all.providers.at(0).provider.models.aliases,
        (Aliases{ { "gpt-4o", "gpt-4o" }, { "gpt-4o-mini", "gpt-4o-mini" } }));
    QCOMPARE(all.providers.at(1).provider.models.aliases, (Aliases{ { "sonnet", "claude-sonnet-4-6" } }));
    QCOMPARE(all.providers.at(2).provider.models.aliases,
        (Aliases{ { "house", "org/house-7b" }, { "house-large", "org/house-70b" } }));
}

void TestImport::liteLlmHostile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("mergesItself") << QByteArray("model_list: [&a {<<: *a, x: 1}]");
    QTest::newRow("mergesWidely") << QByteArray(
        "model_list:\n- &a {<<: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a], x: 1}\n");
    QTest::newRow("containsItself") << QByteArray("model_list: &a [*a]");
    QTest::newRow("deep") << QByteArray("model_list: ") + QByteArray(900, '[') + QByteArray(900, ']');
    QTest::newRow("laughs") << QByteArray(
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n"
        "d: &d [*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d]\nmodel_list: [*e,*e,*e,*e,*e]\n");
    QTest::newRow("mappingKeys") << QByteArray("model_list: [{? {a: b} : c, ? [d] : e}]");
    QTest::newRow("wrongTypes") << QByteArray(
        "model_list: [1, [], {model_name: [], litellm_params: []}, {litellm_params: x}, ~]");
}

void TestImport::liteLlmHostile()
{
    QFETCH(QByteArray, text);
    const Result<ImportedProviders> all = readImport(text.toStdString(), ImportFormat::LiteLlm);
    QVERIFY(!all || all->providers.empty());
}

void TestImport::dotEnvFile()
{
    const ImportedProviders all = imported(dotEnv);
    QCOMPARE(summary(all), "anyrouter anthropic https://one.example =test-key-a =test-key-b\n");
    const ProviderConfig& one = all.providers.at(0).provider;
    QVERIFY(one.timeouts.idle == std::chrono::seconds(45));
    QVERIFY(one.maxTokens.maximum == 9000);
    QCOMPARE(all.endpoints.size(), 2U);
    QCOMPARE(all.endpoints[0].port, 8002);
    QCOMPARE(all.endpoints[1].port, 8001);
    QCOMPARE(all.endpoints[1].host, "0.0.0.0");
    QCOMPARE(all.endpoints[1].access, AccessMode::Token);
    QCOMPARE(lines(all.warnings), "The variable LOG_LEVEL is not understood and left out.\n");
    const ImportedProviders keyless = imported("ANYROUTER_BASE_URL=https://one.example\n");
    QCOMPARE(keyless.endpoints.at(0).access, AccessMode::ClientKey);
}

void TestImport::dotEnvValues_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* name, const char* written, const char* key) {
        QTest::newRow(name) << QByteArray(written) << QByteArray(key);
    };
    row("plain", "test-key", " =test-key");
    row("spaces", "   test-key  ", " =test-key");
    row("hashInside", "test#key", " =test#key");
    row("comment", "test-key\t# mine", " =test-key");
    row("onlyComment", "# none", "");
    row("singleQuotes", "'test # key'", " =test # key");
    row("doubleQuotes", "\"test-key\" # mine", " =test-key");
    row("emptyQuotes", "''", "");
    row("equals", "a=b==", " =a=b==");
    row("reference", "${OTHER}", " env:OTHER");
    row("givenTwice", "test-key-old\nAPI_KEY=test-key-new", " =test-key-new");
    row("commas", "a,,b, ", " =a =b");
}

void TestImport::dotEnvValues()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, key);
    const QByteArray text = "ANYROUTER_BASE_URL=https://x.example\nAPI_KEY=" + written;
    QCOMPARE(summary(imported(text.constData())),
        "anyrouter anthropic https://x.example" + key.toStdString() + '\n');
}

void TestImport::keyTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* name, const char* text, const char* key) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(key);
    };
    row("literal", "test-key", "=test-key");
    row("braces", "${A_1}", "env:A_1");
    row("dollar", "$A", "env:A");
    row("liteLlm", "os.environ/A", "env:A");
    row("ours", "env:A", "env:A");
    row("fallback", "${A:-b}", "=${A:-b}");
    row("digitFirst", "$1abc", "=$1abc");
    row("emptyName", "${}", "=${}");
    row("halfBraces", "${A", "=${A");
}

void TestImport::keyTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    const std::vector<ImportedKey> keys = importedKeys(text.toStdString());
    QCOMPARE(keys.size(), 1U);
    QCOMPARE(keyText(keys.front()), key.toStdString());
}

void TestImport::errors_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, ImportFormat format, const char* text, const char* error) {
        QTest::newRow(name) << int(format) << QByteArray(text) << QByteArray(error);
    };
    using Format = ImportFormat;
    row("jsonSyntax", Format::ProviderJson, "{\"providers\": {\n\"a\": {\"api_key\": \"test-key\" x}}}",
        "line 2");
    row("jsonEmpty", Format::ProviderJson, "", "");
    row("jsonNoProviders", Format::ProviderJson, "{}", "The file has no object `providers`.");
    row("jsonProvidersAsList", Format::ProviderJson, R"({"providers": []})", "no object `providers`");
    row("yamlSyntax", Format::LiteLlm, "model_list:\n  - a: 'test-key\n", "line");
    row("yamlTab", Format::LiteLlm, "model_list:\n\t- a: test-key", "Invalid YAML at line 2, column 1");
    row("yamlAlias", Format::LiteLlm, "model_list: [*none]", "Invalid YAML at line 1");
    row("yamlNotUtf8", Format::LiteLlm, "model_list: \xff\xfe", "Invalid YAML");
    row("yamlEmpty", Format::LiteLlm, "", "The file has no list `model_list`.");
    row("yamlNoList", Format::LiteLlm, "model_list: test-key", "The file has no list `model_list`.");
    row("envLine", Format::DotEnv, "A=b\n\ntest-key alone", "Line 3 is not of the form NAME=VALUE.");
    row("envName", Format::DotEnv, "A B=test-key", "Line 1 is not of the form NAME=VALUE.");
    row("envQuote", Format::DotEnv, "A='test-key", "Line 1 has a quotation mark without its counterpart.");
    row("envAfterQuote", Format::DotEnv, "A='x' test-key", "Line 1 has a quotation mark");
    row("envPort", Format::DotEnv, "ANYROUTER_BASE_URL=https://x.example\nPORT=test-key",
        "PORT: must be a whole number from 0 to 65535");
    row("envNoAddress", Format::DotEnv, "API_KEY=test-key", "The file sets no ANYROUTER_BASE_URL.");
    row("envAddress", Format::DotEnv, "ANYROUTER_BASE_URL=https://user:test-key@x.example",
        "ANYROUTER_BASE_URL: must not contain a user name or password");
}

void TestImport::errors()
{
    QFETCH(int, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const Result<ImportedProviders> all = readImport(text.toStdString(), ImportFormat(format));
    QVERIFY(!all);
    QCOMPARE(all.error().kind, ErrorKind::InvalidRequest);
    const std::string& message = all.error().message;
    QVERIFY2(message.find(error.toStdString()) != std::string::npos, message.c_str());
    QVERIFY2(message.find(keyWord) == std::string::npos, message.c_str());
}

void TestImport::cutTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("format");
    QTest::newRow("bridge") << bridge() << int(ImportFormat::ProviderJson);
    QTest::newRow("liteLlm") << liteLlm() << int(ImportFormat::LiteLlm);
    QTest::newRow("dotEnv") << QByteArray(dotEnv) << int(ImportFormat::DotEnv);
}

// Whatever is left of a file: no crash, and no key in a text for people.
void TestImport::cutTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, format);
    for (qsizetype length = 0; length < text.size(); ++length) {
        const Result<ImportedProviders> all
            = readImport(text.left(length).toStdString(), ImportFormat(format));
        const std::string said = all ? lines(all->skipped) + lines(all->warnings) : all.error().message;
        QVERIFY2(said.find(keyWord) == std::string::npos, said.c_str());
        QVERIFY(!all || planImport({}, *all, {}));
    }
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
