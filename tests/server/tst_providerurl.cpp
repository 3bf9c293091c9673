#include "server/ProviderUrl.h"

#include <QTest>

using namespace dragoman;

class TestProviderUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joins_data();
    void joins();
};

void TestProviderUrl::joins_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::newRow("hostOnly") << "https://api.example"
                              << "https://api.example/v1/messages";
    QTest::newRow("slash") << "https://api.example/"
                           << "https://api.example/v1/messages";
    QTest::newRow("version") << "https://api.example/v1"
                             << "https://api.example/v1/messages";
    QTest::newRow("versionAndSlash") << "https://api.example/v1/"
                                     << "https://api.example/v1/messages";
    QTest::newRow("otherVersion") << "https://api.example/api/paas/v4"
                                  << "https://api.example/api/paas/v4/messages";
    QTest::newRow("versionInside") << "https://api.example/v1beta/openai"
                                   << "https://api.example/v1beta/openai/messages";
    QTest::newRow("pathWithoutVersion") << "https://api.example/anthropic"
                                        << "https://api.example/anthropic/v1/messages";
    QTest::newRow("hostLooksLikeVersion") << "https://v1.example"
                                          << "https://v1.example/v1/messages";
    QTest::newRow("wordWithV") << "https://api.example/vendor"
                               << "https://api.example/vendor/v1/messages";
}

void TestProviderUrl::joins()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QCOMPARE(QString::fromStdString(providerUrl(base.toStdString(), "/v1/messages")), url);
}

QTEST_GUILESS_MAIN(TestProviderUrl)
#include "tst_providerurl.moc"
