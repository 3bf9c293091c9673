#include "app/Serving.h"
#include "journal/JournalFixture.h"
#include "journal/JournalReader.h"

#include <QDir>

using namespace dragoman;

namespace {

QByteArray logging(const QByteArray& provider, const QByteArray& log)
{
    return R"({"version":1,"endpoints":[{"name":"local","access":"open"}],"providers":[)" + provider
        + R"(],"log":)" + log + "}";
}

QByteArray metricsOf(const Serving& serving)
{
    RawClient client(serving.managementPort());
    client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + serving.token() + "\r\n\r\n");
    if (!QTest::qWaitFor([&] { return client.isClosed(); }, 20'000))
        return "no answer";
    return client.received();
}

} // namespace

// The journal of a running program.
class ServeJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreNotedDown();
    void bodiesAreKeptByChoice();
    void limitsAreFollowedLive();
    void goesOnWithoutAJournal();
    void metricsCountRequests();
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

void ServeJournalTest::bodiesAreKeptByChoice()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.writeRaw(logging(provider("one", one), R"({"bodies":"all"})"));
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(serving.journal()), std::int64_t(1), 20'000);
    const Result<StoredRequest> stored = JournalReader(serving.journal()).request(1);
    QVERIFY(stored && stored->record.captured);
    const CapturedExchange& captured = *stored->record.captured;
    QCOMPARE(captured.clientRequest.body, std::string(demoRequest));
    QVERIFY(captured.providerAnswer.body.find("from one") != std::string::npos);
    QVERIFY(captured.clientAnswer.body.find("from one") != std::string::npos);
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

void ServeJournalTest::metricsCountRequests()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.writeRaw(R"({"version":1,"endpoints":[{"name":"local","access":"open"}],"providers":[)"
        + provider("one", one) + R"(],"management":{"enabled":true,"port":0}})");
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    // A request counts as soon as it is over, which its client may know before.
    QTRY_VERIFY_WITH_TIMEOUT(metricsOf(serving).contains("\ndragoman_requests_running 0\n"), 20'000);
    const QByteArray page = metricsOf(serving);
    for (const char* const line : {
             "\ndragoman_requests_total{endpoint=\"local\",provider=\"one\",status=\"2xx\"} 1\n",
             "\ndragoman_tokens_total{provider=\"one\",kind=\"output\"} 1\n",
             "\ndragoman_journal_dropped_total{kind=\"rows\"} 0\n",
             "\ndragoman_journal_paused 0\n",
         })
        QVERIFY2(page.contains(line), page.constData());
}

QTEST_GUILESS_MAIN(ServeJournalTest)
#include "tst_servejournal.moc"
