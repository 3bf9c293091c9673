#include "upstream/Destination.h"

#include <QTest>

using namespace dragoman;

class DestinationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void knowsLoopback_data();
    void knowsLoopback();
    void namesRedirectTarget_data();
    void namesRedirectTarget();
};

void DestinationTest::parses_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("defaultHttpsPort") << QByteArray("https://api.test/v1") << QByteArray("api.test:443");
    QTest::newRow("defaultHttpPort") << QByteArray("http://api.test") << QByteArray("api.test:80");
    QTest::newRow("ownPort") << QByteArray("https://api.test:8443/") << QByteArray("api.test:8443");
    QTest::newRow("ipv6") << QByteArray("http://[::1]:9/") << QByteArray("[::1]:9");
}

void DestinationTest::parses()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, name);
    const auto parsed = parseDestination(url.toStdString());
    QVERIFY(parsed);
    QCOMPARE(parsed->name(), name.toStdString());
}

void DestinationTest::refuses_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noScheme") << QByteArray("api.test/v1");
    QTest::newRow("otherScheme") << QByteArray("ftp://api.test/");
    QTest::newRow("file") << QByteArray("file:///etc/hosts");
    QTest::newRow("userAndPassword") << QByteArray("https://user:word@api.test/");
    QTest::newRow("lineBreak") << QByteArray("https://api.test/\r\nx: y");
    QTest::newRow("space") << QByteArray("https://api.test/a b");
    QTest::newRow("zeroByte") << QByteArray("https://api.test/\0x", 19);
    QTest::newRow("badPort") << QByteArray("https://api.test:99999/");
}

void DestinationTest::refuses()
{
    QFETCH(const QByteArray, url);
    const auto parsed = parseDestination(url.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, UpstreamFailureKind::BadUrl);
    QVERIFY(!parsed.error().message.empty());
}

void DestinationTest::knowsLoopback_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("localhost") << QByteArray("http://localhost:1/") << true;
    QTest::newRow("belowLocalhost") << QByteArray("http://api.localhost/") << true;
    QTest::newRow("ipv4") << QByteArray("http://127.8.0.1/") << true;
    QTest::newRow("ipv6") << QByteArray("http://[::1]/") << true;
    QTest::newRow("hostNameThatLooksAlike") << QByteArray("http://127.0.0.1.test/") << false;
    QTest::newRow("localhostInFront") << QByteArray("http://localhost.test/") << false;
    QTest::newRow("other") << QByteArray("http://192.168.0.1/") << false;
}

void DestinationTest::knowsLoopback()
{
    QFETCH(const QByteArray, url);
    QFETCH(const bool, loopback);
    QCOMPARE(parseDestination(url.toStdString())->isLoopback(), loopback);
}

void DestinationTest::namesRedirectTarget_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("otherHost") << QByteArray("https://other.test/x") << QByteArray("other.test:443");
    QTest::newRow("sameSchemeOtherHost") << QByteArray("//other.test/x") << QByteArray("other.test:443");
    QTest::newRow("path") << QByteArray("/login") << QByteArray("api.test:443");
    QTest::newRow("plainHttp") << QByteArray("http://api.test/") << QByteArray("api.test:80");
}

void DestinationTest::namesRedirectTarget()
{
    QFETCH(const QByteArray, location);
    QFETCH(const QByteArray, target);
    const Destination from{ "https", "api.test", "443" };
    QCOMPARE(redirectTarget(location.toStdString(), from), target.toStdString());
}

QTEST_GUILESS_MAIN(DestinationTest)
#include "tst_destination.moc"
