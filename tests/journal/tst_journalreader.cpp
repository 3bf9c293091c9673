#include "journal/JournalFixture.h"
#include "journal/JournalReader.h"
#include "journal/JournalSchema.h"

#include <QTest>

#include <thread>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

// Many requests with few different values, so that every order has equal ones.
std::deque<JournalEntry> many(int count)
{
    std::deque<JournalEntry> list;
    for (int i = 0; i < count; ++i) {
        RequestRecord record = i % 7 == 0 ? failedRecord(500, "Broken.") : usualRecord();
        record.time += std::chrono::seconds(i / 3);
        record.provider = i % 4 == 0 ? "one" : "two";
        record.duration = std::chrono::milliseconds(i % 5);
        if (i % 2 == 0)
            record.inputTokens.reset();
        list.push_back({ record, BodiesState::NotKept });
    }
    return list;
}

RequestFilter filterOf(const char* text)
{
    return *RequestFilter::parse(QString::fromLatin1(text));
}

} // namespace

class JournalReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten();
    void readsBodies();
    void pagesInEveryOrder_data();
    void pagesInEveryOrder();
    void skipsRowsBehindAPosition();
    void sumsAndNewest();
    void manyRows();
    void readsBesideAWriter();
    void noJournal();
    void earlierSchemaIsMigrated();
};

void JournalReaderTest::readsBackWhatWasWritten()
{
    const Written written(entries({ usualRecord(), failedRecord(429, "Too many.") }));
    JournalReader reader(written.file);
    const Result<StoredRequest> stored = reader.request(1);
    QVERIFY(stored);
    const RequestRecord& record = stored->record;
    const RequestRecord expected = usualRecord();
    QCOMPARE(stored->attempts, 2);
    QCOMPARE(stored->warnings, 1);
    QVERIFY(!stored->isFailure);
    QVERIFY(record.time == expected.time && record.duration == expected.duration);
    QCOMPARE(record.endpoint + record.client + record.clientProtocol + record.providerProtocol,
        expected.endpoint + expected.client + expected.clientProtocol + expected.providerProtocol);
    QCOMPARE(record.provider + record.key + record.askedModel + record.usedModel,
        expected.provider + expected.key + expected.askedModel + expected.usedModel);
    QVERIFY(record.firstByte == expected.firstByte && record.firstToken == expected.firstToken);
    QVERIFY(record.inputTokens == expected.inputTokens && record.cacheWriteTokens == std::nullopt);
    QCOMPARE(record.attempts.size(), std::size_t(2));
    QCOMPARE(record.attempts[0].reason, std::string("Too many requests."));
    QCOMPARE(record.attempts[0].status, 429);
    QVERIFY(record.attempts[1].duration == 2100ms);
    QCOMPARE(record.skipped[0].reason, std::string("its breaker is open"));
    QCOMPARE(record.warnings, expected.warnings);
    QVERIFY(!record.captured);
    QVERIFY(reader.request(2)->isFailure);
    QCOMPARE(int(reader.request(3).error().kind), int(ErrorKind::NotFound));
}

void JournalReaderTest::readsBodies()
{
    const Written written(entries({ recordWithBodies("body") }));
    const Result<StoredRequest> stored = JournalReader(written.file).request(1);
    QVERIFY(stored && stored->record.captured);
    const CapturedExchange& captured = *stored->record.captured;
    QCOMPARE(captured.clientRequest.start, std::string("POST /v1/messages"));
    QCOMPARE(captured.clientRequest.headers[0].second, std::string("claude-cli"));
    QCOMPARE(captured.clientRequest.body, std::string("body"));
    QCOMPARE(captured.providerRequest.body, std::string("body2"));
    QCOMPARE(captured.providerAnswer.body, std::string("body3"));
    QCOMPARE(captured.clientAnswer.body, std::string("body4"));
    QCOMPARE(captured.clientAnswer.size, std::uint64_t(99'999));
    QCOMPARE(captured.providerMarks.size(), std::size_t(2));
    QVERIFY(captured.providerMarks[1].at == 9us && captured.providerMarks[1].end == 3);
    QVERIFY(captured.clientMarks.empty());
}

void JournalReaderTest::pagesInEveryOrder_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    for (int column = 0; column <= int(RequestColumn::Failure); ++column) {
        QTest::addRow("%d up", column) << column << false;
        QTest::addRow("%d down", column) << column << true;
    }
}

// All pages together are every request once, in the order of one long page.
void JournalReaderTest::pagesInEveryOrder()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    static const Written written(many(100));
    JournalReader reader(written.file);
    PageRequest request;
    request.order = { static_cast<RequestColumn>(column), descending };
    request.rows = 1000;
    std::vector<std::int64_t> whole;
    const Result<RequestPage> all = reader.page(request);
    for (const StoredRequest& row : all->rows)
        whole.push_back(row.id);
    QCOMPARE(whole.size(), std::size_t(100));
    request.rows = 7;
    std::vector<std::int64_t> pieces;
    do {
        const Result<RequestPage> page = reader.page(request);
        QVERIFY(page);
        for (const StoredRequest& row : page->rows)
            pieces.push_back(row.id);
        request.after = page->next;
    } while (request.after);
    QCOMPARE(pieces, whole);
}

// A table that is scrolled far jumps over rows that nobody has read.
void JournalReaderTest::skipsRowsBehindAPosition()
{
    const Written written(many(100));
    JournalReader reader(written.file);
    const Result<RequestPage> first = reader.page({ {}, {}, {}, 0, 10 });
    QVERIFY(first && first->next);
    const Result<RequestPage> fromThere = reader.page({ {}, {}, first->next, 30, 10 });
    const Result<RequestPage> fromTheTop = reader.page({ {}, {}, {}, 40, 10 });
    QVERIFY(fromThere && fromTheTop);
    QCOMPARE(fromThere->rows.size(), std::size_t(10));
    QCOMPARE(fromThere->rows.front().id, fromTheTop->rows.front().id);
    QCOMPARE(fromThere->rows.front().id, first->rows.front().id - 40);
    QVERIFY(reader.page({ {}, {}, {}, 100, 10 })->rows.empty());
}

void JournalReaderTest::sumsAndNewest()
{
    const Written written(many(100));
    JournalReader reader(written.file);
    const Result<RequestSums> sums = reader.sums({});
    QVERIFY(sums);
    QCOMPARE(sums->requests, 100);
    QCOMPARE(sums->failures, 15);
    QCOMPARE(sums->failures, reader.count(filterOf("failed")).value_or(-1));
    QVERIFY(sums->inputTokens > 0 && sums->outputTokens > 0);
    QCOMPARE(reader.sums(filterOf("provider:nobody"))->requests, 0);
    QCOMPARE(reader.newest().value_or(-1), 100);
}

// The same with a million: tests/bench/bench_journal.cpp.
void JournalReaderTest::manyRows()
{
    const Written written(many(50'000));
    JournalReader reader(written.file);
    QCOMPARE(*reader.count({}), std::int64_t(50'000));
    QCOMPARE(*reader.count(filterOf("500")), std::int64_t(7143));
    QCOMPARE(*reader.count(filterOf("provider:one")), std::int64_t(12'500));
    QCOMPARE(*reader.count(filterOf("broken provider:one")), std::int64_t(1786));
    PageRequest request;
    request.filter = filterOf("failed");
    const Result<RequestPage> page = reader.page(request);
    QCOMPARE(page->rows.front().id, std::int64_t(49'995)); // the last of every seventh
    QCOMPARE(page->rows.size(), std::size_t(100));
}

void JournalReaderTest::readsBesideAWriter()
{
    Written written(many(10));
    std::int64_t seen = 0;
    std::thread thread([&] { // a page of it, again and again, until all is there
        JournalReader reader(written.file);
        while (seen >= 0 && seen < 1010) {
            const Result<std::int64_t> count = reader.count({});
            seen = count && *count >= seen ? *count : -1;
        }
    });
    for (int i = 0; i < 100; ++i)
        written.store.append(many(10));
    thread.join();
    QCOMPARE(seen, std::int64_t(1010));
}

void JournalReaderTest::noJournal()
{
    const QTemporaryDir folder;
    JournalReader reader(folder.filePath(QStringLiteral("journal.sqlite")));
    QCOMPARE(int(reader.page({}).error().kind), int(ErrorKind::NotFound));
    QCOMPARE(int(reader.count({}).error().kind), int(ErrorKind::NotFound));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("journal.sqlite"))));
}

void JournalReaderTest::earlierSchemaIsMigrated()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("journal.sqlite"));
    const auto database = Database::open(file, Database::Access::Write);
    for (const QString& statement : schemaStep(1) + QStringList{ QStringLiteral("PRAGMA user_version = 1") })
        QVERIFY((*database)->run(statement));
    QCOMPARE(*JournalReader(file).count(filterOf("text")), std::int64_t(0));
}

QTEST_GUILESS_MAIN(JournalReaderTest)
#include "tst_journalreader.moc"
