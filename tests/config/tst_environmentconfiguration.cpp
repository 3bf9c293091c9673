#include "config/EnvironmentConfiguration.h"
#include "config/ProblemText.h"

#include <QTest>

#include <map>

using namespace dragoman;

namespace {

using Variables = std::map<std::string, std::string>;

ReadConfiguration readWith(const Variables& variables)
{
    return configurationFromEnvironment([&variables](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

const char* const relay = "https://relay.example";

} // namespace

Q_DECLARE_METATYPE(AccessMode)

class TestEnvironmentConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSet();
    void ports();
    void provider();
    void access_data();
    void access();
    void timeLimit();
    void tokenLimits();
    void flags_data();
    void flags();
    void problems_data();
    void problems();
    void processVariables();
};

void TestEnvironmentConfiguration::nothingSet()
{
    for (const Variables& variables :
        { Variables{}, Variables{ { "ANYROUTER_BASE_URL", "" }, { "PORT", "" } } }) {
        const ReadConfiguration read = readWith(variables);
        QCOMPARE(problemLines(read.problems), "");
        QVERIFY(read.configuration.providers.empty());
        QCOMPARE(read.configuration.endpoints.size(), 2U);
        QCOMPARE(read.configuration.endpoints[0].name, "openai");
        QCOMPARE(read.configuration.endpoints[0].port, 9999);
        QCOMPARE(read.configuration.endpoints[1].name, "anthropic");
        QCOMPARE(read.configuration.endpoints[1].port, 9998);
        QCOMPARE(read.configuration.endpoints[1].protocol, Protocol::Anthropic);
        QCOMPARE(read.configuration.endpoints[1].host, "127.0.0.1");
    }
}

void TestEnvironmentConfiguration::ports()
{
    const Configuration configuration
        = readWith({ { "PORT", "0" }, { "OPENAI_PROXY_PORT", "65535" } }).configuration;
    QCOMPARE(configuration.endpoints[0].port, 65535);
    QCOMPARE(configuration.endpoints[1].port, 0);
}

void TestEnvironmentConfiguration::provider()
{
    const ReadConfiguration read = readWith({ { "ANYROUTER_BASE_URL", relay } });
    QCOMPARE(problemLines(read.problems), "");
    const ProviderConfig& provider = read.configuration.providers.at(0);
    QCOMPARE(provider.baseUrl, relay);
    QCOMPARE(provider.protocol, Protocol::Anthropic);
    QCOMPARE(
        provider.keys, (std::vector<KeyReference>{ { KeyReference::Kind::Environment, "ANYROUTER_KEY" } }));
}

void TestEnvironmentConfiguration::access_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("relayed");
    QTest::addColumn<AccessMode>("access");
    QTest::newRow("clientsOwnKey") << QByteArray("127.0.0.1") << true << AccessMode::ClientKey;
    QTest::newRow("demo") << QByteArray("localhost") << false << AccessMode::Open;
    QTest::newRow("demo6") << QByteArray("::1") << false << AccessMode::Open;
    QTest::newRow("everyInterface") << QByteArray("0.0.0.0") << true << AccessMode::Token;
    QTest::newRow("everyInterfaceDemo") << QByteArray("0.0.0.0") << false << AccessMode::Token;
    QTest::newRow("nameLikeLoopback") << QByteArray("127.x.example") << true << AccessMode::Token;
}

void TestEnvironmentConfiguration::access()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, relayed);
    QFETCH(AccessMode, access);
    Variables variables{ { "HOST", host.toStdString() } };
    if (relayed)
        variables["ANYROUTER_BASE_URL"] = relay;
    for (const EndpointConfig& endpoint : readWith(variables).configuration.endpoints) {
        QCOMPARE(endpoint.host, host.toStdString());
        QCOMPARE(endpoint.access, access);
    }
}

void TestEnvironmentConfiguration::timeLimit()
{
    const ReadConfiguration read = readWith({ { "ANYROUTER_BASE_URL", relay }, { "HTTP_TIMEOUT", "5" } });
    const ProviderTimeouts& timeouts = read.configuration.providers.at(0).timeouts;
    QVERIFY(timeouts.firstByte == std::chrono::seconds(5));
    QVERIFY(timeouts.idle == std::chrono::seconds(5));
    QVERIFY(timeouts.total == std::chrono::seconds(5));
    QVERIFY(timeouts.connect == ProviderTimeouts().connect);
}

void TestEnvironmentConfiguration::tokenLimits()
{
    const ReadConfiguration read = readWith({ { "ANYROUTER_BASE_URL", relay }, { "DEFAULT_MAX_TOKENS", "20" },
        { "MIN_TOKENS_LIMIT", "10" }, { "MAX_TOKENS_LIMIT", "30" } });
    const TokenLimits& limits = read.configuration.providers.at(0).maxTokens;
    QVERIFY(limits.defaultValue == 20);
    QVERIFY(limits.minimum == 10);
    QVERIFY(limits.maximum == 30);
}

void TestEnvironmentConfiguration::flags_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("set");
    for (const char* yes : { "1", "true", "yes", "on", "True", "TRUE" })
        QTest::newRow(yes) << QByteArray(yes) << true;
    for (const char* no : { "0", "false", "no", "off", "False" })
        QTest::newRow(no) << QByteArray(no) << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestEnvironmentConfiguration::flags()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, set);
    const ReadConfiguration read
        = readWith({ { "ANYROUTER_BASE_URL", relay }, { "FORCE_NON_STREAM", value.toStdString() } });
    QCOMPARE(problemLines(read.problems), "");
    QCOMPARE(read.configuration.providers.at(0).forceNonStream, set);
}

void TestEnvironmentConfiguration::problems_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* rule, const char* name, const char* value, const char* problem) {
        QTest::newRow(rule) << QByteArray(name) << QByteArray(value) << QByteArray(problem);
    };
    row("portText", "PORT", "http", "PORT: must be a whole number from 0 to 65535");
    row("portTooHigh", "PORT", "65536", "PORT: must be a whole number from 0 to 65535");
    row("portNegative", "OPENAI_PROXY_PORT", "-1",
        "OPENAI_PROXY_PORT: must be a whole number from 0 to 65535");
    row("trailingText", "PORT", "80x", "PORT: must be a whole number from 0 to 65535");
    row("hugeNumber", "PORT", "99999999999999999999", "PORT: must be a whole number from 0 to 65535");
    row("timeLimitZero", "HTTP_TIMEOUT", "0", "HTTP_TIMEOUT: must be a whole number from 1 to 86400");
    row("tokensZero", "DEFAULT_MAX_TOKENS", "0",
        "DEFAULT_MAX_TOKENS: must be a whole number from 1 to 10000000");
    row("flag", "FORCE_NON_STREAM", "maybe", "FORCE_NON_STREAM: must be true or false");
    row("plainHttp", "ANYROUTER_BASE_URL", "http://relay.example",
        "ANYROUTER_BASE_URL: would send the key unencrypted over the internet: use https://");
    row("notAnAddress", "ANYROUTER_BASE_URL", "relay.example",
        "ANYROUTER_BASE_URL: must begin with https:// (or http:// for this machine and private networks)");
    row("samePort", "PORT", "9999", "PORT: is the port of OPENAI_PROXY_PORT too");
    row("minAboveMax", "MIN_TOKENS_LIMIT", "31", "MIN_TOKENS_LIMIT: must not be above MAX_TOKENS_LIMIT");
}

void TestEnvironmentConfiguration::problems()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, problem);
    Variables variables{ { "ANYROUTER_BASE_URL", relay }, { "MAX_TOKENS_LIMIT", "30" } };
    variables[name.toStdString()] = value.toStdString();
    QCOMPARE(problemLines(readWith(variables).problems), problem.toStdString());
}

void TestEnvironmentConfiguration::processVariables()
{
    qputenv("DRAGOMAN_TEST_VARIABLE", "value");
    QVERIFY(processEnvironment("DRAGOMAN_TEST_VARIABLE") == "value");
    qunsetenv("DRAGOMAN_TEST_VARIABLE");
    QVERIFY(!processEnvironment("DRAGOMAN_TEST_VARIABLE"));
}

QTEST_GUILESS_MAIN(TestEnvironmentConfiguration)
#include "tst_environmentconfiguration.moc"
