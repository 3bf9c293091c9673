#include "journal/JournalStore.h"
#include "ui/FakeBackend.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;

namespace {

RequestRecord record(const char* provider)
{
    RequestRecord record;
    record.endpoint = "anthropic";
    record.provider = provider;
    record.status = 200;
    return record;
}

using Count = Result<std::int64_t>;

Count countAll(JournalReader& reader)
{
    return reader.count({});
}

} // namespace

class RequestLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersComeLaterOnThisThread();
    void nobodyIsToldWhoIsGone();
    void missingJournalIsAnError();
    void newRowsAreSeen();
    void replacedJournalIsOpenedAnew();
};

void RequestLogTest::answersComeLaterOnThisThread()
{
    FakeBackend backend;
    backend.addRequests({ record("one"), record("two") });
    QThread* asked = nullptr;
    QThread* told = nullptr;
    std::int64_t rows = 0;
    backend.requestLog().ask<Count>(
        [&asked](JournalReader& reader) {
            asked = QThread::currentThread();
            return countAll(reader);
        },
        this,
        [&](const Count& count) {
            told = QThread::currentThread();
            rows = count.value_or(-1);
        });
    QCOMPARE(rows, 0);
    QTRY_COMPARE(rows, 2);
    QCOMPARE(told, thread());
    QVERIFY(asked != thread());
}

void RequestLogTest::nobodyIsToldWhoIsGone()
{
    FakeBackend backend;
    backend.addRequests({ record("one") });
    auto window = std::make_unique<QObject>();
    bool isTold = false;
    bool isNextTold = false;
    backend.requestLog().ask<Count>(countAll, window.get(), [&](const Count&) { isTold = true; });
    backend.requestLog().ask<Count>(countAll, this, [&](const Count&) { isNextTold = true; });
    window.reset();
    QTRY_VERIFY(isNextTold);
    QVERIFY(!isTold);
}

void RequestLogTest::missingJournalIsAnError()
{
    FakeBackend backend;
    std::optional<Count> answer;
    backend.requestLog().ask<Count>(countAll, this, [&](const Count& count) { answer = count; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().kind, ErrorKind::NotFound);
}

void RequestLogTest::newRowsAreSeen()
{
    FakeBackend backend;
    QSignalSpy added(&backend.requestLog(), &RequestLog::rowsAdded);
    std::int64_t rows = 0;
    const auto ask = [&] {
        backend.requestLog().ask<Count>(
            countAll, this, [&](const Count& count) { rows = count.value_or(-1); });
    };
    backend.addRequests({ record("one") });
    ask();
    QTRY_COMPARE(rows, 1);
    backend.addRequests({ record("two") });
    ask();
    QTRY_COMPARE(rows, 2);
    QCOMPARE(added.size(), 2);
}

void RequestLogTest::replacedJournalIsOpenedAnew()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("journal.sqlite"));
    const auto write = [&name](const std::deque<JournalEntry>& entries) {
        JournalStore store(name);
        QVERIFY(store.open() && store.append(entries));
    };
    RequestLog log(name);
    std::int64_t rows = 0;
    const auto ask
        = [&] { log.ask<Count>(countAll, this, [&](const Count& count) { rows = count.value_or(-1); }); };
    write({ { record("one") }, { record("two") } });
    ask();
    QTRY_COMPARE(rows, 2);
    QVERIFY(JournalStore(name).setAside(QDateTime::currentDateTime()));
    write({ { record("three") } });
    log.reopen();
    ask();
    QTRY_COMPARE(rows, 1);
}

QTEST_GUILESS_MAIN(RequestLogTest)
#include "tst_requestlog.moc"
