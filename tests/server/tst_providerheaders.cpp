#include "protocol/CodecTable.h"
#include "server/ProviderHeaders.h"

#include <QTest>

using namespace dragoman;

namespace {

std::string lines(const HeaderList& headers)
{
    std::string text;
    for (const Header& header : headers)
        text += header.name + ": " + header.value + '\n';
    return text;
}

RequestHead client(std::initializer_list<Header> headers)
{
    RequestHead head;
    head.headers = HeaderList(headers);
    return head;
}

const CallKey storedKey{ Secret("test-key-1"), "env:KEY", {} };

} // namespace

class TestProviderHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesTheClientsOwn();
    void leavesOutThisHop_data();
    void leavesOutThisHop();
    void keepsTheCarrierOfTheClientsKey();
    void translatedCallsShowNothingOfTheClient();
    void configuredHeadersWin();
    void answerHeaders();
};

void TestProviderHeaders::passesTheClientsOwn()
{
    const RequestHead head = client({ { "Host", "127.0.0.1:9998" }, { "User-Agent", "some-cli/1.2" },
        { "x-app", "cli" }, { "anthropic-beta", "a,b" }, { "anthropic-beta", "c" },
        { "anthropic-version", "2023-06-01" }, { "X-Stainless-Lang", "js" },
        { "Authorization", "Bearer local" }, { "Content-Type", "application/json" } });
    const HeaderList passed = passedHeaders(head, codecFor(Protocol::Anthropic), storedKey);
    QCOMPARE(lines(passed),
        std::string("User-Agent: some-cli/1.2\nx-app: cli\nanthropic-beta: a,b\nanthropic-beta: c\n"
                    "anthropic-version: 2023-06-01\nX-Stainless-Lang: js\nContent-Type: application/json\n"
                    "x-api-key: test-key-1\n"));
}

void TestProviderHeaders::leavesOutThisHop_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name :
        { "Connection", "Keep-Alive", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
            "Host", "Content-Length", "Content-Encoding", "Accept-Encoding", "Expect", "Authorization",
            "x-api-key", "Origin", "Referer", "Cookie", "x-dragoman-anything", "X-Named-By-Connection" })
        QTest::newRow(name) << QByteArray(name);
}

void TestProviderHeaders::leavesOutThisHop()
{
    QFETCH(QByteArray, name);
    RequestHead head = client({ { name.toStdString(), "value" } });
    if (!headerNameEquals(name.toStdString(), "connection"))
        head.headers.add("Connection", "close, x-named-by-connection");
    QCOMPARE(lines(passedHeaders(head, codecFor(Protocol::Anthropic), {})), std::string());
}

void TestProviderHeaders::keepsTheCarrierOfTheClientsKey()
{
    const CallKey bearer{ Secret("test-key-2"), "client key 1", PresentedKey::Carrier::Authorization };
    QCOMPARE(lines(passedHeaders(client({}), codecFor(Protocol::Anthropic), bearer)),
        std::string("Authorization: Bearer test-key-2\n"));
    const CallKey apiKey{ Secret("test-key-2"), "client key 1", PresentedKey::Carrier::ApiKey };
    QCOMPARE(lines(passedHeaders(client({}), codecFor(Protocol::Anthropic), apiKey)),
        std::string("x-api-key: test-key-2\n"));
}

void TestProviderHeaders::translatedCallsShowNothingOfTheClient()
{
    const HeaderList headers = translatedHeaders(
        { { "anthropic-version", "2023-06-01" } }, codecFor(Protocol::Anthropic), storedKey);
    QCOMPARE(lines(headers),
        std::string("Content-Type: application/json\nUser-Agent: dragoman/" DRAGOMAN_VERSION
                    "\nanthropic-version: 2023-06-01\nx-api-key: test-key-1\n"));
    const CallKey client{ Secret("test-key-2"), "client key 1", PresentedKey::Carrier::ApiKey };
    QCOMPARE(translatedHeaders({}, codecFor(Protocol::OpenAiChat), client).value("authorization"),
        std::string_view("Bearer test-key-2"));
}

void TestProviderHeaders::configuredHeadersWin()
{
    ProviderConfig provider;
    provider.headers = { { "User-Agent", "mine" }, { "x-extra", "1" } };
    HeaderList headers{ { "User-Agent", "other" } };
    addConfiguredHeaders(headers, provider);
    QCOMPARE(lines(headers), std::string("User-Agent: mine\nx-extra: 1\n"));
}

void TestProviderHeaders::answerHeaders()
{
    const HeaderList answer{ { "Content-Length", "5" }, { "Set-Cookie", "a=b" }, { "Retry-After", "3" },
        { "request-id", "req_1" }, { "Connection", "close" }, { "x-dragoman-provider", "forged" } };
    QCOMPARE(lines(passedAnswerHeaders(answer)), std::string("Retry-After: 3\nrequest-id: req_1\n"));
    QCOMPARE(lines(translatedAnswerHeaders(answer)), std::string("retry-after: 3\n"));
}

QTEST_GUILESS_MAIN(TestProviderHeaders)
#include "tst_providerheaders.moc"
