#include "config/ConfigurationReader.h"
#include "config/ProblemText.h"

#include <QFile>
#include <QTest>

using namespace dragoman;

namespace {

// A configuration with these members beside the version.
ReadConfiguration readWith(const QByteArray& members)
{
    const QByteArray comma = members.isEmpty() ? "" : ", ";
    return readConfiguration("{\"version\": 1" + comma.toStdString() + members.toStdString() + "}");
}

QByteArray providerWith(const QByteArray& members)
{
    return R"("providers": [{"name": "one", "baseUrl": "https://one.example", )" + members + "}]";
}

// A file that gives every field a value that is not its default.
std::string everyField()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/config/every_field.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

} // namespace

class TestConfigurationReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingButAVersion();
    void endpointFields();
    void providerFields();
    void providerLimits();
    void quirkFields();
    void otherFields();
    void problems_data();
    void problems();
    void providerProblems_data();
    void providerProblems();
    void accepted_data();
    void accepted();
    void literalKeyIsNotRepeated_data();
    void literalKeyIsNotRepeated();
    void everyProblemIsFound();
    void cutText();
    void keyReferences_data();
    void keyReferences();
};

void TestConfigurationReader::nothingButAVersion()
{
    const ReadConfiguration read = readWith("");
    QCOMPARE(problemLines(read.problems), "");
    QVERIFY(read.configuration.endpoints.empty());
    QVERIFY(read.configuration.providers.empty());
    QCOMPARE(read.configuration.routing.strategy, RouteStrategy::Priority);
    QCOMPARE(read.configuration.log.bodies, LogBodies::None);
    QCOMPARE(read.configuration.secrets.file, "");
}

void TestConfigurationReader::endpointFields()
{
    const ReadConfiguration read = readConfiguration(everyField());
    QCOMPARE(problemLines(read.problems), "");
    const EndpointConfig& endpoint = read.configuration.endpoints.at(0);
    QCOMPARE(endpoint.name, "main");
    QCOMPARE(endpoint.protocol, Protocol::Anthropic);
    QCOMPARE(endpoint.host, "::1");
    QCOMPARE(endpoint.port, 9998);
    QCOMPARE(endpoint.enabled, false);
    QCOMPARE(endpoint.access, AccessMode::ClientKey);
    QCOMPARE(endpoint.providers, std::vector<std::string>{ "one" });
    QCOMPARE(endpoint.forceNonStream, true);
}

void TestConfigurationReader::providerFields()
{
    const ReadConfiguration read = readConfiguration(everyField());
    const ProviderConfig& provider = read.configuration.providers.at(0);
    using Kind = KeyReference::Kind;
    QCOMPARE(provider.protocol, Protocol::Anthropic);
    QCOMPARE(provider.baseUrl, "https://one.example/v1");
    QCOMPARE(provider.keys,
        (std::vector<KeyReference>{ { Kind::Keychain, "a" }, { Kind::Environment, "B" },
            { Kind::Environment, "C" }, { Kind::File, "d" } }));
    QCOMPARE(provider.enabled, false);
    QCOMPARE(provider.priority, 3);
    QCOMPARE(provider.models.small, (std::vector<std::string>{ "s", "t" }));
    QCOMPARE(provider.models.aliases.at(0).second, "y");
    QCOMPARE(provider.headers.at(0).first, "x-extra");
    QCOMPARE(provider.body, R"({ "service_tier": "auto" })");
    QCOMPARE(provider.caFile, "/ca.pem");
    QCOMPARE(provider.proxy, "none");
    QCOMPARE(provider.autoPromptCache, true);
    QCOMPARE(provider.dropUnsignedThinking, false);
}

void TestConfigurationReader::providerLimits()
{
    const ReadConfiguration read = readConfiguration(everyField());
    const ProviderConfig& provider = read.configuration.providers.at(0);
    using std::chrono::milliseconds;
    QVERIFY(provider.maxTokens.defaultValue == 10);
    QVERIFY(provider.maxTokens.minimum == 1);
    QVERIFY(provider.maxTokens.maximum == 20);
    QVERIFY(provider.timeouts.connect == milliseconds(1000));
    QVERIFY(provider.timeouts.firstByte == milliseconds(2500));
    QVERIFY(provider.timeouts.idle == milliseconds(0));
    QVERIFY(provider.timeouts.total == milliseconds(4000));
    QCOMPARE(provider.retries, 5);
    QCOMPARE(provider.weight, 6);
    QCOMPARE(provider.limits.concurrentRequests, 7);
    QVERIFY(provider.limits.queueTime == milliseconds(8000));
    QCOMPARE(provider.limits.requestsPerMinute, 9);
    QCOMPARE(provider.limits.tokensPerMinute, 10);
    QVERIFY(provider.capabilities.images == false);
    QVERIFY(provider.capabilities.tools == true);
    QVERIFY(provider.capabilities.thinking == false);
    QVERIFY(provider.capabilities.countTokens == true);
    QCOMPARE(provider.forceNonStream, true);
}

void TestConfigurationReader::quirkFields()
{
    const ReadConfiguration read = readConfiguration(everyField());
    const ChatQuirks& quirks = read.configuration.providers.at(0).quirks;
    QCOMPARE(quirks.systemInMiddle, ChatQuirks::SystemInMiddle::InPlace);
    QCOMPARE(quirks.maxTokensField, ChatQuirks::MaxTokensField::MaxTokens);
    QCOMPARE(quirks.reasoningField, ChatQuirks::ReasoningField::Reasoning);
    QCOMPARE(quirks.emptyAssistantContent, ChatQuirks::EmptyContent::EmptyString);
    QVERIFY(!quirks.contentLists && quirks.developerRole && !quirks.streamUsage && quirks.topK);
    QVERIFY(quirks.cacheMarks && quirks.mergeSameRole && quirks.lenientEof && quirks.splitThinkTags);
    QVERIFY(quirks.reasons == false);
    QCOMPARE(quirks.highestEffort, "high");
}

void TestConfigurationReader::otherFields()
{
    const Configuration configuration = readConfiguration(everyField()).configuration;
    QCOMPARE(configuration.routing.strategy, RouteStrategy::Sticky);
    QCOMPARE(configuration.routing.breakerFailures, 9);
    QVERIFY(configuration.routing.breakerOpen == std::chrono::seconds(8));
    QCOMPARE(configuration.routing.pinned, "one");
    QCOMPARE(configuration.routing.attempts, 5);
    QVERIFY(configuration.routing.total == std::chrono::seconds(60));
    QCOMPARE(configuration.routing.retryStatuses, (std::vector<int>{ 404, 418 }));
    QCOMPARE(configuration.routing.retryMessages, std::vector<std::string>{ "try*later" });
    QCOMPARE(configuration.log.bodies, LogBodies::Errors);
    QCOMPARE(configuration.log.keepDays, 7);
    QCOMPARE(configuration.log.maxMegabytes, 6);
    QCOMPARE(configuration.server.bodyMegabytes, 5);
    QCOMPARE(configuration.server.allowedHosts, std::vector<std::string>{ "h.example" });
    QCOMPARE(configuration.server.allowedOrigins, std::vector<std::string>{ "https://o.example" });
    QCOMPARE(configuration.secrets.file, "/etc/dragoman/keys.json");
    QCOMPARE(configuration.management.enabled, true);
    QCOMPARE(configuration.management.host, "::1");
    QCOMPARE(configuration.management.port, 9000);
    QCOMPARE(configuration.updates.check, true);
    QCOMPARE(configuration.updates.address, "https://u.example/release?a=b");
    QCOMPARE(configuration.updates.key, "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=");
    QCOMPARE(configuration.updates.proxy, "none");
    QCOMPARE(configuration.updates.caFile, "/u.pem");
}

void TestConfigurationReader::problems_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* members, const char* problem) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(problem);
    };
    row("unknownMember", R"("odd": 1)", "odd: is not known here");
    row("endpointsAsObject", R"("endpoints": {})", "endpoints: must be a list");
    row("endpointAsString", R"("endpoints": ["x"])",
        "endpoints[0]: must be an object\nendpoints[0].name: is required");
    row("unknownInEndpoint", R"("endpoints": [{"name": "a", "odd": 1}])",
        "endpoints[0].odd: is not known here");
    row("endpointNameMissing", R"("endpoints": [{}])", "endpoints[0].name: is required");
    row("endpointProtocol", R"("endpoints": [{"name": "a", "protocol": "soap"}])",
        "endpoints[0].protocol: must be one of \"anthropic\", \"openai-chat\"");
    row("portTooHigh", R"("endpoints": [{"name": "a", "port": 65536}])",
        "endpoints[0].port: must be a whole number from 0 to 65535");
    row("portNegative", R"("endpoints": [{"name": "a", "port": -1}])",
        "endpoints[0].port: must be a whole number from 0 to 65535");
    row("access", R"("endpoints": [{"name": "a", "access": "all"}])",
        "endpoints[0].access: must be one of \"client-key\", \"token\", \"open\"");
    row("hostEmpty", R"("endpoints": [{"name": "a", "host": ""}])", "endpoints[0].host: must not be empty");
    row("endpointNameTwice", R"("endpoints": [{"name": "a"}, {"name": "a"}])",
        "endpoints[1].name: is used twice: 'a'");
    row("portTwice", R"("endpoints": [{"name": "a", "port": 80}, {"name": "b", "port": 80}])",
        "endpoints[1].port: is used by another endpoint");
    row("portTwiceByWildcard",
        R"("endpoints": [{"name": "a", "port": 80, "host": "0.0.0.0"}, {"name": "b", "port": 80}])",
        "endpoints[1].port: is used by another endpoint");
    row("portTwiceByName",
        R"("endpoints": [{"name": "a", "port": 80, "host": "localhost"}, {"name": "b", "port": 80}])",
        "endpoints[1].port: is used by another endpoint");
    row("unknownProvider", R"("endpoints": [{"name": "a", "providers": ["none"]}])",
        "endpoints[0].providers[0]: there is no provider 'none'");
    row("strategy", R"("routing": {"strategy": "best"})",
        "routing.strategy: must be one of \"priority\", \"random\", \"round-robin\", \"sticky\"");
    row("pinnedUnknown", R"("routing": {"pinned": "none"})", "routing.pinned: there is no provider 'none'");
    row("attempts", R"("routing": {"retry": {"attempts": 0}})",
        "routing.retry.attempts: must be a whole number from 1 to 20");
    row("retryStatus", R"("routing": {"retry": {"statuses": [404, 200]}})",
        "routing.retry.statuses[1]: must be a whole number from 400 to 599");
    row("retryMessage", R"("routing": {"retry": {"messages": [""]}})",
        "routing.retry.messages[0]: must be a string that is not empty");
    row("breakerFailures", R"("routing": {"breaker": {"failures": 0}})",
        "routing.breaker.failures: must be a whole number from 1 to 1000");
    row("breakerSeconds", R"("routing": {"breaker": {"openSeconds": 3601}})",
        "routing.breaker.openSeconds: must be a whole number from 1 to 3600");
    row("logBodies", R"("log": {"bodies": "some"})",
        "log.bodies: must be one of \"none\", \"errors\", \"all\"");
    row("logDays", R"("log": {"keepDays": 0})", "log.keepDays: must be a whole number from 1 to 3650");
    row("logSize", R"("log": {"maxMegabytes": 0})",
        "log.maxMegabytes: must be a whole number from 1 to 1000000");
    row("logUnknown", R"("log": {"odd": 0})", "log.odd: is not known here");
    row("bodySize", R"("server": {"bodyMegabytes": 1025})",
        "server.bodyMegabytes: must be a whole number from 1 to 1024");
    row("serverAsList", R"("server": [])", "server: must be an object");
    row("secretsRelative", R"("secrets": {"file": "keys.json"})", "secrets.file: must be an absolute path");
    row("managementHost", R"("management": {"host": "0.0.0.0"})",
        "management.host: must be this machine: 127.0.0.1, localhost or ::1");
    row("managementHostInBrackets", R"("management": {"host": "[::1]"})",
        "management.host: must be this machine: 127.0.0.1, localhost or ::1");
    row("managementHostEmpty", R"("management": {"host": ""})",
        "management.host: must be this machine: 127.0.0.1, localhost or ::1");
    row("managementPort", R"("management": {"port": 65536})",
        "management.port: must be a whole number from 0 to 65535");
    row("managementPortTaken",
        R"("management": {"enabled": true, "port": 80}, "endpoints": [{"name": "a", "port": 80}])",
        "management.port: is used by an endpoint");
    row("updatesAddressPlain", R"("updates": {"address": "http://u.example/"})",
        "updates.address: must begin with https://");
    row("updatesAddressWithoutHost", R"("updates": {"address": "https://"})",
        "updates.address: must begin with https://");
    row("updatesAddressWithUser", R"("updates": {"address": "https://me:word@u.example/"})",
        "updates.address: must not contain spaces, a user name or a fragment");
    row("updatesKeyShort", R"("updates": {"key": "MDAw"})",
        "updates.key: must be the base64 text of a public Ed25519 key (44 characters)");
    row("updatesProxy", R"("updates": {"proxy": "ftp://x"})",
        "updates.proxy: must be \"system\", \"none\" or a URL such as http://127.0.0.1:7890 or "
        "socks5h://127.0.0.1:1080");
    row("updatesUnknown", R"("updates": {"odd": 1})", "updates.odd: is not known here");
    row("managementUnknown", R"("management": {"odd": 1})", "management.odd: is not known here");
    row("secretsUnknown", R"("secrets": {"odd": 1})", "secrets.odd: is not known here");
}

void TestConfigurationReader::problems()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, problem);
    QCOMPARE(problemLines(readWith(members).problems), problem.toStdString());
}

void TestConfigurationReader::providerProblems_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* members, const char* problem) {
        QTest::newRow(name) << QByteArray(members) << QByteArray(problem);
    };
    const char* const seconds = "must be a number of seconds from 0 (no limit) to 86400";
    row("unknown", R"("odd": 1)", "odd: is not known here");
    row("protocol", R"("protocol": "soap")", "protocol: must be one of \"anthropic\", \"openai-chat\"");
    row("keyAsNumber", R"("keys": [1])", "keys[0]: must be a string");
    row("keysAsString", R"("keys": "env:A")", "keys: must be a list");
    row("fileKeyWithoutFile", R"("keys": ["file:a"])",
        "keys: names a key in the secrets file, but `secrets.file` names no file");
    row("priority", R"("priority": -1)", "priority: must be a whole number from 0 to 1000000");
    row("modelsUnknown", R"("models": {"huge": []})", "models.huge: is not known here");
    row("modelsEmptyName", R"("models": {"big": [""]})", "models.big[0]: must be a string that is not empty");
    row("aliasAsNumber", R"("models": {"aliases": {"a": 1}})", "models.aliases.a: must be a string");
    row("headerName", R"("headers": {"a b": "c"})",
        "headers.a b: is not a legal HTTP header (name or value has forbidden characters)");
    row("headerValue", R"("headers": {"a": "b\r\nc"})",
        "headers.a: is not a legal HTTP header (name or value has forbidden characters)");
    row("bodyAsText", R"("body": "x")", "body: must be an object");
    row("tokensZero", R"("maxTokens": {"default": 0})",
        "maxTokens.default: must be a whole number from 1 to 10000000");
    row("tokensMinAboveMax", R"("maxTokens": {"min": 2, "max": 1})", "maxTokens.min: must not be above max");
    row("timeoutNegative", R"("timeouts": {"idle": -1})", (std::string("timeouts.idle: ") + seconds).c_str());
    row("timeoutAsText", R"("timeouts": {"total": "1"})",
        (std::string("timeouts.total: ") + seconds).c_str());
    row("retries", R"("retries": 11)", "retries: must be a whole number from 0 to 10");
    row("weight", R"("weight": 0)", "weight: must be a whole number from 1 to 1000");
    row("slots", R"("limits": {"concurrent": -1})",
        "limits.concurrent: must be a whole number from 0 to 100000");
    row("queue", R"("limits": {"queueSeconds": -1})",
        (std::string("limits.queueSeconds: ") + seconds).c_str());
    row("limitUnknown", R"("limits": {"odd": 1})", "limits.odd: is not known here");
    row("capability", R"("capabilities": {"images": "yes"})", "capabilities.images: must be true or false");
    row("capabilityUnknown", R"("capabilities": {"sound": true})", "capabilities.sound: is not known here");
    row("proxy", R"("proxy": "ftp://x")",
        "proxy: must be \"system\", \"none\" or a URL such as http://127.0.0.1:7890 or "
        "socks5h://127.0.0.1:1080");
    row("quirkUnknown", R"("quirks": {"odd": true})", "quirks.odd: is not known here");
    row("quirkWord", R"("quirks": {"reasoningField": "x"})",
        "quirks.reasoningField: must be one of \"none\", \"reasoning_content\", \"reasoning\"");
    row("quirkReasons", R"("quirks": {"reasons": "x"})", "quirks.reasons: must be true or false");
    row("quirkEffort", R"("quirks": {"highestEffort": "extreme"})",
        "quirks.highestEffort: must be one of \"\", \"minimal\", \"low\", \"medium\", \"high\", \"xhigh\", "
        "\"max\"");
}

void TestConfigurationReader::providerProblems()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, problem);
    QCOMPARE(problemLines(readWith(providerWith(members)).problems), "providers[0]." + problem.toStdString());
}

void TestConfigurationReader::accepted_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("problem");
    const QByteArray open("would send the key unencrypted over the internet: use https://");
    const QByteArray shape("must not contain spaces, a query or a fragment");
    QTest::newRow("https") << QByteArray("https://x.example/v1/") << QByteArray();
    QTest::newRow("loopback") << QByteArray("http://127.0.0.1:8080") << QByteArray();
    QTest::newRow("localhost") << QByteArray("http://localhost:8080/v1") << QByteArray();
    QTest::newRow("loopback6") << QByteArray("http://[::1]:8080") << QByteArray();
    QTest::newRow("private10") << QByteArray("http://10.1.2.3") << QByteArray();
    QTest::newRow("private172") << QByteArray("http://172.16.0.1") << QByteArray();
    QTest::newRow("private172Last") << QByteArray("http://172.31.0.1") << QByteArray();
    QTest::newRow("private192") << QByteArray("http://192.168.1.2") << QByteArray();
    QTest::newRow("docker") << QByteArray("http://host.docker.internal:11434") << QByteArray();
    QTest::newRow("bareName") << QByteArray("http://server:4000/v1.0") << QByteArray();
    QTest::newRow("internet") << QByteArray("http://x.example") << open;
    QTest::newRow("public172") << QByteArray("http://172.217.0.1") << open;
    QTest::newRow("localhostAsPrefix") << QByteArray("http://localhost.x.example") << open;
    QTest::newRow("loopbackAsPrefix") << QByteArray("http://127.0.0.1.x.example") << open;
    QTest::newRow("tenAsPrefix") << QByteArray("http://10.x.example") << open;
    QTest::newRow("dockerAsPrefix") << QByteArray("http://host.docker.internal.x.example") << open;
    QTest::newRow("publicAddress6") << QByteArray("http://[2001:db8::1]") << open;
    QTest::newRow("otherScheme") << QByteArray("ftp://x.example")
                                 << QByteArray("must begin with https:// (or http:// for this machine and "
                                               "private networks)");
    QTest::newRow("user") << QByteArray("https://a:b@x.example")
                          << QByteArray("must not contain a user name or password");
    QTest::newRow("query") << QByteArray("https://x.example?a=b") << shape;
    QTest::newRow("fragment") << QByteArray("https://x.example#a") << shape;
    QTest::newRow("space") << QByteArray("https://x.example/a b") << shape;
    QTest::newRow("noHost") << QByteArray("https:///v1") << QByteArray("names no host");
    QTest::newRow("empty") << QByteArray() << QByteArray("is required");
}

void TestConfigurationReader::accepted()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, problem);
    const QByteArray members = R"("providers": [{"name": "one", "baseUrl": ")" + url + "\"}]";
    const std::string expected = problem.isEmpty() ? "" : "providers[0].baseUrl: " + problem.toStdString();
    QCOMPARE(problemLines(readWith(members).problems), expected);
}

void TestConfigurationReader::literalKeyIsNotRepeated_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char* key :
        { "test-key-literal", "keychain:", "env:", "file:", "${}", "${A", "Keychain:test-key", "" })
        QTest::newRow(*key ? key : "empty") << QByteArray(key);
}

void TestConfigurationReader::literalKeyIsNotRepeated()
{
    QFETCH(QByteArray, key);
    const std::string problems = problemLines(readWith(providerWith("\"keys\": [\"" + key + "\"]")).problems);
    QCOMPARE(problems,
        "providers[0].keys[0]: must be \"keychain:NAME\", \"env:NAME\" or \"file:NAME\": keys themselves are "
        "never stored in this file");
}

void TestConfigurationReader::everyProblemIsFound()
{
    const ReadConfiguration read = readConfiguration(R"({"version": 2, "odd": 1, "providers": [{}]})");
    QCOMPARE(problemLines(read.problems),
        "version: must be 1: a newer program wrote this file\nproviders[0].name: is required\n"
        "providers[0].baseUrl: is required\nodd: is not known here");
    QCOMPARE(problemLines(readConfiguration("{}").problems), "version: is required: 1");
    QCOMPARE(problemLines(readConfiguration(R"({"version": "1"})").problems), "version: is required: 1");
}

void TestConfigurationReader::cutText()
{
    const std::string whole = everyField();
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!readConfiguration(whole.substr(0, length)).problems.empty());
    QVERIFY(!readConfiguration(whole + "}").problems.empty());
    QVERIFY(!readConfiguration("[]").problems.empty());
}

void TestConfigurationReader::keyReferences_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("name");
    using Kind = KeyReference::Kind;
    QTest::newRow("keychain") << QByteArray("keychain:a:b") << int(Kind::Keychain) << QByteArray("a:b");
    QTest::newRow("environment") << QByteArray("env:A") << int(Kind::Environment) << QByteArray("A");
    QTest::newRow("shellStyle") << QByteArray("${A}") << int(Kind::Environment) << QByteArray("A");
    QTest::newRow("file") << QByteArray("file:a") << int(Kind::File) << QByteArray("a");
}

void TestConfigurationReader::keyReferences()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(QByteArray, name);
    const Result<KeyReference> reference = readKeyReference(text.toStdString());
    QVERIFY(reference);
    QCOMPARE(int(reference->kind), kind);
    QCOMPARE(reference->name, name.toStdString());
}

QTEST_GUILESS_MAIN(TestConfigurationReader)
#include "tst_configurationreader.moc"
