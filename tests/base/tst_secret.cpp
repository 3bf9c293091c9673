#include "base/Secret.h"

#include <QTest>

using namespace dragoman;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compares_data();
    void compares();
    void redactsTheSecret_data();
    void redactsTheSecret();
    void redactsKeyShapes_data();
    void redactsKeyShapes();
};

void TestSecret::compares_data()
{
    QTest::addColumn<QByteArray>("candidate");
    QTest::addColumn<bool>("equal");
    QTest::newRow("same") << QByteArray("test-key-1") << true;
    QTest::newRow("prefix") << QByteArray("test-key-") << false;
    QTest::newRow("longer") << QByteArray("test-key-1test-key-1") << false;
    QTest::newRow("other") << QByteArray("test-key-2") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestSecret::compares()
{
    QFETCH(QByteArray, candidate);
    QFETCH(bool, equal);
    QCOMPARE(Secret("test-key-1").equals(candidate.toStdString()), equal);
    QVERIFY(!Secret().equals(candidate.toStdString()));
}

void TestSecret::redactsTheSecret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("redacted");
    QTest::newRow("everywhere") << QByteArray("a test-key-1 b test-key-1") << QByteArray("test-key-1")
                                << QByteArray("a *** b ***");
    QTest::newRow("insideWord") << QByteArray("xtest-key-1y") << QByteArray("test-key-1")
                                << QByteArray("x***y");
    QTest::newRow("shortAlone") << QByteArray("key abc wrong") << QByteArray("abc")
                                << QByteArray("key *** wrong");
    QTest::newRow("shortInsideWord") << QByteArray("xabcx") << QByteArray("abc") << QByteArray("xabcx");
    QTest::newRow("emptySecret") << QByteArray("abc") << QByteArray() << QByteArray("abc");
}

void TestSecret::redactsTheSecret()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, redacted);
    QCOMPARE(QByteArray::fromStdString(redact(text.toStdString(), Secret(secret.toStdString()))), redacted);
}

void TestSecret::redactsKeyShapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("redacted");
    QTest::newRow("openAi") << QByteArray("Incorrect API key: sk-test0123456789. See")
                            << QByteArray("Incorrect API key: sk-*** See");
    QTest::newRow("bearer") << QByteArray("Bearer abcdefghijklmnop") << QByteArray("Bearer ***");
    QTest::newRow("shortWord") << QByteArray("sk-1 is a road") << QByteArray("sk-1 is a road");
    QTest::newRow("insideWord") << QByteArray("task-management-system")
                                << QByteArray("task-management-system");
}

void TestSecret::redactsKeyShapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, redacted);
    QCOMPARE(QByteArray::fromStdString(dragoman::redactKeyShapes(text.toStdString())), redacted);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
