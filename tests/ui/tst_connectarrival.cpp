#include "ui/ConnectScenes.h"
#include "ui/connect/ArrivalCard.h"
#include "ui/connect/ClientAgent.h"

#include <QSignalSpy>

using namespace dragoman;

Q_DECLARE_METATYPE(dragoman::AgentMatch)

namespace {

const std::string claude = "claude-cli/2.0.14 (external, cli)";

RequestRecord answered(const std::string& endpoint, const std::string& agent)
{
    RequestRecord record;
    record.endpoint = endpoint;
    record.client = agent;
    record.provider = "deepseek";
    record.status = 200;
    return record;
}

RequestRecord failedAt(int status)
{
    RequestRecord record = answered("anthropic", claude);
    record.status = status == 0 ? 502 : status;
    record.error = "The provider says no.";
    record.attempts.push_back({ "deepseek", "key", "m-1", status, "no" });
    return record;
}

// A card that waits for one client at the endpoint of its protocol.
class Waiting
{
public:
    explicit Waiting(const char* client)
        : card(backend, *findSnippetClient(client))
    {
        const bool isAnthropic = findSnippetClient(client)->protocol == Protocol::Anthropic;
        const std::vector<EndpointConfig>& endpoints = backend.configuration().endpoints;
        card.setEndpoint(isAnthropic ? endpoints.back() : endpoints.front());
        card.show();
    }
    Tone tone() const { return card.findChild<ToneDot*>()->tone(); }
    QString text() const { return visibleText(card); }
    bool says(const char* words) const { return text().contains(QString::fromUtf8(words)); }

    FakeBackend backend;
    ArrivalCard card;
};

} // namespace

// The light that waits for a client's first request.
class ConnectArrivalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void agentsAreTold_data();
    void agentsAreTold();
    void turnsGreenWhenTheClientArrives();
    void namesWhoCannotBeToldApart();
    void strangersLeaveItGrey();
    void otherEndpointDoesNotCount();
    void failureIsExplained_data();
    void failureIsExplained();
    void refusalIsExplained_data();
    void refusalIsExplained();
    void looksAreNoMistakes();
    void failureTurnsGreenAfterwards();
    void clientThatLeftHasArrived();
};

void ConnectArrivalTest::agentsAreTold_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("agent");
    QTest::addColumn<AgentMatch>("match");
    const auto row = [](const char* name, const char* client, const char* agent, AgentMatch match) {
        QTest::newRow(name) << QString::fromLatin1(client) << QString::fromLatin1(agent) << match;
    };
    row("Claude Code", "claude-code", claude.c_str(), AgentMatch::Own);
    row("Claude Code is not Cline", "cline", claude.c_str(), AgentMatch::Other);
    row("Python SDK", "openai-python", "OpenAI/Python 1.51.0", AgentMatch::Own);
    row("asynchronous Python SDK", "openai-python", "AsyncOpenAI/Python 1.51.0", AgentMatch::Own);
    row("Aider uses the SDK", "aider", "OpenAI/Python 1.51.0", AgentMatch::Possible);
    row("TypeScript SDK", "anthropic-typescript", "Anthropic/JS 0.30.0", AgentMatch::Own);
    row("Cline uses the SDK", "cline", "OpenAI/JS 4.60.0", AgentMatch::Possible);
    row("OpenCode names itself", "opencode", "opencode/1.0.1 ai-sdk/provider-utils/3.0", AgentMatch::Own);
    row("Cherry Studio in Electron", "cherry-studio",
        "Mozilla/5.0 (X11; Linux x86_64) CherryStudio/1.6.0 Chrome/138 Electron/37", AgentMatch::Own);
    row("curl", "curl-openai", "curl/8.5.0", AgentMatch::Own);
    row("curl is not Claude Code", "claude-code", "curl/8.5.0", AgentMatch::Other);
    row("unknown agent", "zed", "Something/1.0", AgentMatch::Possible);
    row("no agent", "zed", "", AgentMatch::Possible);
    row("our own calls", "zed", "dragoman/0.1.0", AgentMatch::Other);
}

void ConnectArrivalTest::agentsAreTold()
{
    QFETCH(QString, client);
    QFETCH(QString, agent);
    QFETCH(AgentMatch, match);
    QCOMPARE(matchAgent(client.toStdString(), agent.toStdString()), match);
}

void ConnectArrivalTest::turnsGreenWhenTheClientArrives()
{
    Waiting waiting("claude-code");
    QCOMPARE(waiting.tone(), Tone::Quiet);
    QVERIFY(waiting.says("Waiting for the first request from Claude Code"));
    waiting.backend.announceRequest(answered("anthropic", claude));
    QCOMPARE(waiting.tone(), Tone::Good);
    QVERIFY(waiting.says("Claude Code has arrived"));
    QVERIFY(waiting.says("answered by deepseek"));
    waiting.backend.announceRequest(failedAt(500)); // later failures are the Overview's
    QCOMPARE(waiting.tone(), Tone::Good);
}

void ConnectArrivalTest::namesWhoCannotBeToldApart()
{
    Waiting waiting("aider");
    waiting.backend.announceRequest(answered("openai", "OpenAI/Python 1.51.0"));
    QCOMPARE(waiting.tone(), Tone::Good);
    QVERIFY(waiting.says("A request arrived from OpenAI/Python"));
    Waiting other("zed");
    other.backend.announceRequest(answered("openai", ""));
    QVERIFY(other.says("A request arrived from an unnamed program"));
}

void ConnectArrivalTest::strangersLeaveItGrey()
{
    Waiting waiting("claude-code");
    waiting.backend.announceRequest(answered("anthropic", "curl/8.5.0"));
    QCOMPARE(waiting.tone(), Tone::Quiet);
    QVERIFY(waiting.says("Another program called meanwhile: curl/8.5.0"));
}

void ConnectArrivalTest::otherEndpointDoesNotCount()
{
    Waiting waiting("zed");
    waiting.backend.announceRequest(answered("anthropic", "Something/1.0"));
    QCOMPARE(waiting.tone(), Tone::Quiet);
    Waiting certain("claude-code"); // but who is sure is welcome everywhere
    certain.backend.announceRequest(answered("openai", claude));
    QCOMPARE(certain.tone(), Tone::Good);
}

void ConnectArrivalTest::failureIsExplained_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("key refused") << 401 << QStringLiteral("the provider deepseek refuses the key");
    QTest::newRow("no credit") << 402 << QStringLiteral("the account at deepseek has no credit");
    QTest::newRow("model unknown") << 404 << QStringLiteral("deepseek does not know the model “m-1”");
    QTest::newRow("too many") << 429 << QStringLiteral("deepseek wants a pause");
    QTest::newRow("anything else") << 500 << QStringLiteral("could not answer: The provider says no.");
    QTest::newRow("no connection") << 0 << QStringLiteral("could not answer: The provider says no.");
}

void ConnectArrivalTest::failureIsExplained()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    Waiting waiting("claude-code");
    waiting.backend.announceRequest(failedAt(status));
    QCOMPARE(waiting.tone(), Tone::Bad);
    QVERIFY2(waiting.text().contains(words), qPrintable(waiting.text()));
    QVERIFY(waiting.says("Claude Code has called, but got no answer"));
}

void ConnectArrivalTest::refusalIsExplained_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("wrong token") << 401 << QStringLiteral("It came with a wrong access token");
    QTest::newRow("wrong path") << 404 << QStringLiteral("exactly http://127.0.0.1:9998\n");
    QTest::newRow("web page") << 403 << QStringLiteral("server.allowedOrigins");
    QTest::newRow("anything else") << 415 << QStringLiteral("It was refused: Because.");
}

void ConnectArrivalTest::refusalIsExplained()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    Waiting waiting("claude-code");
    waiting.backend.announceRefused({ "anthropic", claude, "POST", "/v2/x", status, "Because." });
    QCOMPARE(waiting.tone(), Tone::Bad);
    QVERIFY2(waiting.text().contains(words), qPrintable(waiting.text()));
}

void ConnectArrivalTest::looksAreNoMistakes()
{
    Waiting waiting("claude-code");
    waiting.backend.announceRefused({ "anthropic", claude, "HEAD", "/api/hello", 404, "No such path." });
    QCOMPARE(waiting.tone(), Tone::Quiet);
    waiting.backend.announceRefused({ "anthropic", claude, "GET", "/v1/models", 401, "Wrong token." });
    QCOMPARE(waiting.tone(), Tone::Bad);
}

void ConnectArrivalTest::failureTurnsGreenAfterwards()
{
    Waiting waiting("claude-code");
    waiting.backend.announceRefused({ "anthropic", claude, "POST", "/v1/messages", 401, "Wrong token." });
    waiting.backend.announceRequest(answered("anthropic", claude));
    QCOMPARE(waiting.tone(), Tone::Good);
    QVERIFY(!waiting.says("token"));
}

void ConnectArrivalTest::clientThatLeftHasArrived()
{
    Waiting waiting("claude-code");
    RequestRecord record = failedAt(499);
    record.clientLeft = true;
    waiting.backend.announceRequest(record);
    QCOMPARE(waiting.tone(), Tone::Good);
}

QTEST_MAIN(ConnectArrivalTest)
#include "tst_connectarrival.moc"
