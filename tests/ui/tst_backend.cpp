#include "ui/FakeBackend.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;

// The changes that windows and the tray have in common.
class BackendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpointIsSwitched();
    void allEndpointsAreSwitched();
    void unknownEndpointIsRefused();
    void unknownProviderIsNotPinned();
    void address_data();
    void address();
};

void BackendTest::endpointIsSwitched()
{
    FakeBackend backend;
    QSignalSpy changed(&backend, &Backend::configurationChanged);
    QVERIFY(backend.setEndpointEnabled("openai", false));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(backend.endpoints().front().port, 0);
    QCOMPARE(backend.endpoints().back().port, 9998);
    QVERIFY(backend.setEndpointPort("anthropic", 9000));
    QCOMPARE(backend.endpoints().back().port, 9000);
}

void BackendTest::allEndpointsAreSwitched()
{
    FakeBackend backend;
    QVERIFY(backend.setAllEndpointsEnabled(false));
    for (const EndpointConfig& endpoint : backend.configuration().endpoints)
        QVERIFY(!endpoint.enabled);
}

void BackendTest::unknownEndpointIsRefused()
{
    FakeBackend backend;
    QVERIFY(backend.setEndpointEnabled("gone", true).error().kind == ErrorKind::NotFound);
    QVERIFY(backend.setEndpointPort("gone", 1).error().kind == ErrorKind::NotFound);
    QCOMPARE(backend.saves(), 0);
}

void BackendTest::unknownProviderIsNotPinned()
{
    FakeBackend backend;
    QVERIFY(!backend.pinProvider("gone"));
    QCOMPARE(backend.saves(), 0);
}

void BackendTest::address_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << QByteArray("http://127.0.0.1:9998");
    QTest::newRow("every address of the machine")
        << QByteArray("0.0.0.0") << QByteArray("http://127.0.0.1:9998");
    QTest::newRow("IPv6") << QByteArray("::1") << QByteArray("http://[::1]:9998");
}

void BackendTest::address()
{
    QFETCH(QByteArray, host);
    QTEST(QByteArray::fromStdString(endpointAddress(host.toStdString(), 9998)), "address");
}

QTEST_GUILESS_MAIN(BackendTest)
#include "tst_backend.moc"
