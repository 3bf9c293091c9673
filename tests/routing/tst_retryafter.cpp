#include "routing/RetryAfter.h"

#include <QTest>

using namespace dragoman;

class TestRetryAfter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void noHeader();
    void yearOfTwoDigits();
};

namespace {

constexpr qint64 none = -1;
// Sun, 06 Nov 1994 08:49:37 GMT
constexpr std::chrono::system_clock::time_point now{ std::chrono::seconds(784111777) };
// Fri, 06 Nov 2026 08:49:37 GMT
constexpr std::chrono::system_clock::time_point later{ std::chrono::seconds(1793954977) };

struct Case
{
    const char* name;
    const char* milliseconds;
    const char* value;
    qint64 expected;
};

const Case cases[] = {
    { "seconds", "", "12", 12'000 },
    { "zero", "", "0", 0 },
    { "fraction", "", "1.5", 1'500 },
    { "milliseconds", "250", "", 250 },
    { "millisecondsFirst", "250", "12", 250 },
    { "badMillisecondsFallBack", "soon", "12", 12'000 },
    { "atMostADay", "", "99999999", 86'400'000 },
    { "enormous", "", "999999999999999999999999999999999", 86'400'000 },
    { "date", "", "Sun, 06 Nov 1994 08:50:07 GMT", 30'000 },
    { "dateAsctime", "", "Sun Nov  6 08:50:07 1994", 30'000 },
    { "datePast", "", "Sun, 06 Nov 1994 08:49:00 GMT", 0 },
    { "dateFarOff", "", "Mon, 07 Nov 2095 08:49:37 GMT", 86'400'000 },
    { "negative", "", "-3", none },
    { "words", "", "soon", none },
    { "infinite", "", "inf", none },
    { "hexadecimal", "", "0x10", none },
    { "exponent", "", "1e3", none },
    { "twoPoints", "", "1.2.3", none },
    { "badMonth", "", "Sun, 06 Nob 1994 08:50:07 GMT", none },
    { "monthAcrossNames", "", "Sun, 06 anF 1994 08:50:07 GMT", none },
    { "badDay", "", "Sun, 31 Nov 1994 08:50:07 GMT", none },
    { "badHour", "", "Sun, 06 Nov 1994 28:50:07 GMT", none },
    { "otherZone", "", "Sun, 06 Nov 1994 08:50:07 CET", none },
    { "longer", "", "Sun, 06 Nov 1994 08:50:07 GMT ", none },
    { "onlyADay", "", "Sun, ", none },
};

} // namespace

void TestRetryAfter::values_data()
{
    QTest::addColumn<QString>("milliseconds");
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("expected");
    for (const Case& row : cases) {
        QTest::newRow(row.name) << QString::fromLatin1(row.milliseconds) << QString::fromLatin1(row.value)
                                << row.expected;
    }
}

void TestRetryAfter::values()
{
    QFETCH(QString, milliseconds);
    QFETCH(QString, value);
    QFETCH(qint64, expected);
    const HeaderList headers{ { "Retry-After-Ms", milliseconds.toStdString() },
        { "Retry-After", value.toStdString() } };
    const auto result = retryAfter(headers, now);
    QCOMPARE(result ? static_cast<qint64>(result->count()) : none, expected);
}

void TestRetryAfter::noHeader()
{
    QVERIFY(!retryAfter({}, now));
}

void TestRetryAfter::yearOfTwoDigits()
{
    const HeaderList twoDigitYear{ { "retry-after", "Friday, 06-Nov-26 08:50:07 GMT" } };
    QCOMPARE(retryAfter(twoDigitYear, later)->count(), 30'000);
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
