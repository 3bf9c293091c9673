#include "server/AccessCheck.h"

#include <QTest>

using namespace dragoman;

namespace {

constexpr const char* token = "test-token-0123456789";

RequestHead head(std::initializer_list<Header> headers)
{
    RequestHead head;
    head.method = "POST";
    head.path = head.target = "/v1/messages";
    head.headers = HeaderList(headers);
    return head;
}

AccessCheck check(AccessMode mode)
{
    return AccessCheck(
        { mode, Secret(token), "127.0.0.1", { "host.docker.internal" }, { "https://app.example" } });
}

} // namespace

class TestAccessCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data();
    void hosts();
    void origins_data();
    void origins();
    void tokens_data();
    void tokens();
    void emptyTokenLetsNobodyIn();
    void everyAddressNeedsTheTokenInsteadOfTheHost();
};

void TestAccessCheck::hosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("admitted");
    QTest::newRow("address") << QByteArray("127.0.0.1:9998") << true;
    QTest::newRow("addressWithoutPort") << QByteArray("127.0.0.1") << true;
    QTest::newRow("otherLoopback") << QByteArray("127.0.0.2:1") << true;
    QTest::newRow("localhost") << QByteArray("LocalHost:9998") << true;
    QTest::newRow("ipv6") << QByteArray("[::1]:9998") << true;
    QTest::newRow("listedName") << QByteArray("host.docker.internal:9998") << true;
    QTest::newRow("rebindingName") << QByteArray("evil.example:9998") << false;
    QTest::newRow("rebindingPrefix") << QByteArray("127.0.0.1.evil.example") << false;
    QTest::newRow("localhostPrefix") << QByteArray("localhost.evil.example") << false;
    QTest::newRow("everyAddress") << QByteArray("0.0.0.0:9998") << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("privateAddress") << QByteArray("192.168.1.7:9998") << false;
}

void TestAccessCheck::hosts()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, admitted);
    const Result<void> result = check(AccessMode::Open).admit(head({ { "Host", host.toStdString() } }));
    QCOMPARE(result.has_value(), admitted);
    if (!admitted)
        QCOMPARE(result.error().kind, ErrorKind::Forbidden);
}

void TestAccessCheck::origins_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("admitted");
    QTest::newRow("none") << QByteArray("X-Other") << QByteArray("1") << true;
    QTest::newRow("foreignOrigin") << QByteArray("Origin") << QByteArray("https://evil.example") << false;
    QTest::newRow("nullOrigin") << QByteArray("Origin") << QByteArray("null") << false;
    QTest::newRow("ownOrigin") << QByteArray("Origin") << QByteArray("http://127.0.0.1:9998") << false;
    QTest::newRow("listedOrigin") << QByteArray("Origin") << QByteArray("https://app.example") << true;
    QTest::newRow("listedOriginAsPrefix")
        << QByteArray("Origin") << QByteArray("https://app.example.evil") << false;
    QTest::newRow("crossSite") << QByteArray("Sec-Fetch-Site") << QByteArray("cross-site") << false;
    QTest::newRow("sameSite") << QByteArray("Sec-Fetch-Site") << QByteArray("same-site") << false;
    QTest::newRow("directVisit") << QByteArray("Sec-Fetch-Site") << QByteArray("none") << true;
}

void TestAccessCheck::origins()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, admitted);
    const RequestHead request
        = head({ { "Host", "localhost" }, { name.toStdString(), value.toStdString() } });
    QCOMPARE(check(AccessMode::Open).admit(request).has_value(), admitted);
}

void TestAccessCheck::tokens_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("admitted");
    QTest::newRow("bearer") << QByteArray("Authorization") << QByteArray("Bearer ") + token << true;
    QTest::newRow("bearerAnyCase") << QByteArray("authorization") << QByteArray("bearer ") + token << true;
    QTest::newRow("apiKey") << QByteArray("x-api-key") << QByteArray(token) << true;
    QTest::newRow("missing") << QByteArray("X-Other") << QByteArray("1") << false;
    QTest::newRow("wrong") << QByteArray("x-api-key") << QByteArray("test-token-0123456780") << false;
    QTest::newRow("prefix") << QByteArray("x-api-key") << QByteArray("test-token-") << false;
    QTest::newRow("longer") << QByteArray("x-api-key") << QByteArray(token) + "x" << false;
    QTest::newRow("empty") << QByteArray("x-api-key") << QByteArray("") << false;
    QTest::newRow("basic") << QByteArray("Authorization") << QByteArray("Basic ") + token << false;
}

void TestAccessCheck::tokens()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, admitted);
    const RequestHead request
        = head({ { "Host", "localhost" }, { name.toStdString(), value.toStdString() } });
    const Result<void> result = check(AccessMode::Token).admit(request);
    QCOMPARE(result.has_value(), admitted);
    if (admitted)
        return;
    QCOMPARE(result.error().kind, ErrorKind::Unauthorized);
    QVERIFY(result.error().message.find(token) == std::string::npos);
    QVERIFY(value.isEmpty() || result.error().message.find(value.toStdString()) == std::string::npos);
}

void TestAccessCheck::emptyTokenLetsNobodyIn()
{
    const AccessCheck closed({ AccessMode::Token, Secret(), "127.0.0.1", {}, {} });
    QVERIFY(!closed.admit(head({ { "Host", "localhost" }, { "x-api-key", "" } })));
    QVERIFY(!closed.admit(head({ { "Host", "localhost" } })));
}

void TestAccessCheck::everyAddressNeedsTheTokenInsteadOfTheHost()
{
    const AccessCheck open({ AccessMode::Token, Secret(token), "0.0.0.0", {}, {} });
    QVERIFY(open.admit(head({ { "Host", "server.lan:9998" }, { "x-api-key", token } })));
    QVERIFY(!open.admit(head({ { "Host", "server.lan:9998" }, { "x-api-key", "wrong" } })));
    QVERIFY(!open.admit(head({ { "Host", "0.0.0.0:9998" }, { "x-api-key", token } })));
}

QTEST_GUILESS_MAIN(TestAccessCheck)
#include "tst_accesscheck.moc"
