#include "app/Serving.h"
#include "journal/JournalFixture.h"

#include <QDir>

using namespace dragoman;

namespace {

QByteArray logging(const QByteArray& provider, const QByteArray& log)
{
    return R"({"version":1,"endpoints":[{"name":"local","access":"open"}],"providers":[)" + provider
        + R"(],"log":)" + log + "}";
}

} // namespace

// The journal of a running program.
class ServeJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreNotedDown();
    void limitsAreFollowedLive();
    void goesOnWithoutAJournal();
};

void ServeJournalTest::requestsAreNotedDown()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    QVERIFY(serving.ask().contains("from one"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(serving.journal()), std::int64_t(2), 20'000);
    QCOMPARE(textIn(serving.journal(), QStringLiteral("SELECT text FROM labels")),
        QStringLiteral("local  anthropic anthropic one  demo-echo demo-echo"));
    QCOMPARE(numberIn(serving.journal(), QStringLiteral("SELECT sum(output_tokens) FROM requests")),
        std::int64_t(2));
}

void ServeJournalTest::limitsAreFollowedLive()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(serving.journal()), std::int64_t(1), 20'000);
    const auto database = Database::open(serving.journal(), Database::Access::Write);
    QVERIFY((*database)->run(QStringLiteral("UPDATE requests SET time = time - 3 * 24 * 3600 * 1000")));
    serving.writeRaw(logging(provider("one", one), R"({"keepDays":2})"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(serving.journal()), std::int64_t(0), 20'000);
}

void ServeJournalTest::goesOnWithoutAJournal()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.write(provider("one", one));
    QVERIFY(QDir().mkdir(serving.journal())); // a folder stands where the file should be
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    QTRY_VERIFY2_WITH_TIMEOUT(
        serving.errors().contains("The journal pauses"), serving.errors().constData(), 20'000);
    QVERIFY(serving.ask().contains("from one"));
}

QTEST_GUILESS_MAIN(ServeJournalTest)
#include "tst_servejournal.moc"
