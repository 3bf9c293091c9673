#include "clients/UnifiedDiff.h"

#include <QTest>

using namespace dragoman;

class TestUnifiedDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
};

void TestUnifiedDiff::shows_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("diff");
    QTest::newRow("same") << QByteArray("a\n") << QByteArray("a\n") << QByteArray();
    QTest::newRow("newFile") << QByteArray() << QByteArray("a\nb\n")
                             << QByteArray("@@ -0,0 +1,2 @@\n+a\n+b\n");
    QTest::newRow("removed") << QByteArray("a\n") << QByteArray() << QByteArray("@@ -1 +0,0 @@\n-a\n");
    QTest::newRow("inTheMiddle") << QByteArray("1\n2\n3\n4\n5\n6\n7\n8\n9\n")
                                 << QByteArray("1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
                                 << QByteArray("@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    QTest::newRow("twoPlaces")
        << QByteArray("a\n1\n2\n3\n4\n5\n6\n7\nb\n") << QByteArray("A\n1\n2\n3\n4\n5\n6\n7\nB\n")
        << QByteArray("@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
    QTest::newRow("noLastLineEnd") << QByteArray("a") << QByteArray("a\n")
                                   << QByteArray("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

void TestUnifiedDiff::shows()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, diff);
    QCOMPARE(QByteArray::fromStdString(unifiedDiff(before.toStdString(), after.toStdString())), diff);
}

QTEST_GUILESS_MAIN(TestUnifiedDiff)
#include "tst_unifieddiff.moc"
