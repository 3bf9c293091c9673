#include "upstream/SystemProxy.h"

#include <QTest>

using namespace dragoman;

// The environment is where a test can tell the system about a proxy.
class SystemProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksTheEnvironment();
    void keepsLoopbackDirect_data();
    void keepsLoopbackDirect();
    void keepsItsAnswerUntilForgotten();
};

void SystemProxyTest::init()
{
    qputenv("http_proxy", "http://proxy.test:3128");
    qputenv("https_proxy", "http://proxy.test:3129");
    qunsetenv("no_proxy");
}

void SystemProxyTest::asksTheEnvironment()
{
    SystemProxy system;
    QCOMPARE(system.proxyFor({ "http", "api.test", "80" }).url, std::string("http://proxy.test:3128"));
    QCOMPARE(system.proxyFor({ "https", "api.test", "443" }).url, std::string("http://proxy.test:3129"));
}

void SystemProxyTest::keepsLoopbackDirect_data()
{
    QTest::addColumn<QByteArray>("host");
    for (const char* host : { "localhost", "127.0.0.1", "::1", "api.localhost" })
        QTest::newRow(host) << QByteArray(host);
}

void SystemProxyTest::keepsLoopbackDirect()
{
    QFETCH(const QByteArray, host);
    SystemProxy system;
    QCOMPARE(system.proxyFor({ "http", host.toStdString(), "80" }).url, std::string());
}

void SystemProxyTest::keepsItsAnswerUntilForgotten()
{
    SystemProxy system;
    const Destination to{ "http", "api.test", "80" };
    const std::string before = system.proxyFor(to).url;
    qputenv("http_proxy", "http://other.test:3128");
    QCOMPARE(system.proxyFor(to).url, before);
    system.forget();
    QCOMPARE(system.proxyFor(to).url, std::string("http://other.test:3128"));
}

QTEST_GUILESS_MAIN(SystemProxyTest)
#include "tst_systemproxy.moc"
