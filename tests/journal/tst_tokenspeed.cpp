#include "journal/JournalFixture.h"
#include "journal/JournalReader.h"
#include "journal/TokenSpeed.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

// The record's own figure, and the order and filter that the journal's rows have by it.
class TokenSpeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speed_data();
    void speed();
};

void TokenSpeedTest::speed_data()
{
    QTest::addColumn<int>("output");
    QTest::addColumn<int>("firstToken");
    QTest::addColumn<int>("duration");
    QTest::addColumn<double>("expected");
    QTest::newRow("a stream: from the first token on") << 100 << 1000 << 3000 << 50.0;
    QTest::newRow("in one piece: the whole time") << 100 << 1990 << 2000 << 50.0;
    QTest::newRow("a tenth of a second counts as a stream") << 10 << 900 << 1000 << 100.0;
    QTest::newRow("no content came") << 100 << 0 << 2000 << 50.0;
    QTest::newRow("nothing was written") << 0 << 1000 << 2000 << 0.0;
    QTest::newRow("tokens unknown") << -1 << 1000 << 2000 << -1.0;
    QTest::newRow("time unknown") << 100 << 0 << 0 << -1.0;
}

void TokenSpeedTest::speed()
{
    QFETCH(int, output);
    QFETCH(int, firstToken);
    QFETCH(int, duration);
    QFETCH(double, expected);
    RequestRecord record = usualRecord();
    record.outputTokens = output < 0 ? std::nullopt : std::optional<std::int64_t>(output);
    record.firstToken = std::chrono::milliseconds(firstToken);
    record.duration = std::chrono::milliseconds(duration);
    QCOMPARE(tokensPerSecond(record).value_or(-1), expected);
    const Written written(entries({ record }));
    const QString term = QStringLiteral("speed=%1").arg(expected < 0 ? 0 : expected);
    const Result<RequestFilter> filter = RequestFilter::parse(term, QDateTime::currentDateTime());
    QVERIFY2(filter, filter ? "" : filter.error().message.c_str());
    QCOMPARE(*JournalReader(written.file).count(*filter), std::int64_t(expected >= 0));
}

QTEST_GUILESS_MAIN(TokenSpeedTest)
#include "tst_tokenspeed.moc"
