#include "updates/SemanticVersion.h"

#include <QTest>

using namespace dragoman;

class SemanticVersionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_data();
    void order();
    void buildMetadataDoesNotCount();
    void refused_data();
    void refused();
};

void SemanticVersionTest::order_data()
{
    QTest::addColumn<QByteArray>("lower");
    QTest::addColumn<QByteArray>("higher");
    // Section 11 of the specification, and numbers that texts would order wrongly.
    const QList<QByteArray> ascending{ "0.1.0", "0.9.0", "0.10.0", "1.0.0-alpha", "1.0.0-alpha.1",
        "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1",
        "1.1.0", "2.0.0-9", "2.0.0-99999999999999999999", "2.0.0-a-b", "2.0.0", "10.0.0" };
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = i + 1; j < ascending.size(); ++j)
            QTest::newRow((ascending[i] + " < " + ascending[j]).constData()) << ascending[i] << ascending[j];
    }
}

void SemanticVersionTest::order()
{
    QFETCH(const QByteArray, lower);
    QFETCH(const QByteArray, higher);
    const auto one = SemanticVersion::parse(lower.toStdString());
    const auto other = SemanticVersion::parse(higher.toStdString());
    QVERIFY(one && other);
    QVERIFY(*one < *other);
    QVERIFY(!(*other < *one));
    QVERIFY(!(*one == *other));
}

void SemanticVersionTest::buildMetadataDoesNotCount()
{
    const auto one = SemanticVersion::parse("1.2.3+001");
    const auto other = SemanticVersion::parse("1.2.3+exp-sha.5114f85");
    QVERIFY(one && other);
    QVERIFY(*one == *other);
}

void SemanticVersionTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
        { "", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.x", "01.2.3", "1.02.3", "1.2.-3", "1.2.3-", "1.2.3-a..b",
            "1.2.3-01", "1.2.3+", "1.2.3-ä", " 1.2.3", "1.2.3 ", "1.2.3\n", "4294967296.0.0", "1..3" })
        QTest::addRow("'%s'", text) << QByteArray(text);
}

void SemanticVersionTest::refused()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!SemanticVersion::parse(text.toStdString()));
}

QTEST_APPLESS_MAIN(SemanticVersionTest)
#include "tst_semanticversion.moc"
