#include "journal/JournalFixture.h"
#include "journal/JournalReader.h"
#include "journal/JournalStore.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

// In a time zone whose day is not that of UTC: 2026-11-20 18:15 there.
QDateTime evening()
{
    return { QDate(2026, 11, 20), QTime(18, 15), QTimeZone(9 * 3600) };
}

// Five requests that differ in everything that a filter can ask for. The third is of yesterday, the fourth
// of the first minute of today, both there.
std::deque<JournalEntry> variety()
{
    RequestRecord first = usualRecord();
    RequestRecord second = failedRecord(429, "Too many requests, wait 100% of_it.");
    second.provider = "anyrouter";
    second.usedModel = "claude-opus-4-6";
    second.attempts.resize(1);
    second.duration = 200ms;
    RequestRecord third = usualRecord();
    third.time -= std::chrono::hours(24);
    third.client = "codex_cli_rs/0.60";
    third.endpoint = "openai";
    third.askedModel = third.usedModel = "gpt-5";
    third.stream = false;
    third.cacheReadTokens.reset();
    third.inputTokens = 9'000'000;
    RequestRecord fourth = failedRecord(502, "Cut off.");
    fourth.time = std::chrono::system_clock::from_time_t(1795100400); // 2026-11-20 00:00 at UTC+9
    fourth.clientLeft = true;
    fourth.translated = false;
    RequestRecord fifth = usualRecord();
    fifth.stopReason = "max_tokens";
    fifth.firstByte = 5s;
    fifth.firstToken = 6s;
    fifth.duration = 70s;
    fifth.warnings.clear();
    fifth.responseBytes = 3'000'000;
    return entries({ first, second, third, fourth, fifth });
}

} // namespace

class RequestFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void terms_data();
    void terms();
    void mistakes_data();
    void mistakes();

private:
    QTemporaryDir m_folder;
    QString m_file;
};

void RequestFilterTest::initTestCase()
{
    m_file = m_folder.filePath(QStringLiteral("journal.sqlite"));
    JournalStore store(m_file);
    QVERIFY(store.open());
    QVERIFY(store.append(variety()));
}

void RequestFilterTest::terms_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("found"); // ids
    const auto row = [](const char* filter, const char* found) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(found);
    };
    row("", "12345");
    row("   ", "12345");
    row("429", "2");
    row("!200", "24");
    row("-429", "1345");
    row("429 502", "24");
    row("429 model:gpt", "");
    row(">=400", "24");
    row("<500", "1235");
    row(">200", "24");
    row("<=200", "135");
    row("=502", "4");
    row("5xx", "4");
    row("4XX 5xx", "24");
    row("!4xx", "1345");
    row("status>=500", "4");
    row("status:429", "2");
    row("model:opus", "1245");
    row("model:gpt", "3");
    row("model:claude*6", "1245");
    row("model:DEEPSEEK", "145");
    row("-model:gpt", "1245");
    row("model=gpt", "3");
    row("provider:deepseek", "1345");
    row("provider:\"any\"", "2");
    row("client:claude", "1245");
    row("client:codex_cli", "3");
    row("client:codexXcli", "");
    row("endpoint:openai", "3");
    row("key:DEEPSEEK", "12345");
    row("protocol:openai-chat", "12345");
    row("error:cut", "4");
    row("stop:max", "5");
    row("slow>5s", "5");
    row("slow>=5s", "1345");
    row("slow>1m", "5");
    row("slow<300ms", "2");
    row("slow>0.001h", "1345");
    row("duration>60", "5");
    row("first>5s", "5");
    row("byte>1s", "5");
    row("byte<=1s", "1234");
    row("tokens>1000", "12345");
    row("tokens>5M", "3");
    row("in>2.2k", "12345");
    row("out>0", "135");
    row("out<1", "24");
    row("cached=0", "3");
    row("attempts>1", "1345");
    row("warnings=0", "5");
    row("bytes>1M", "5");
    row("speed>20", "13");
    row("speed<20", "5");
    row("-speed>20", "5");
    row("id=2", "2");
    row("id:2", "2");
    row("today", "1245");
    row("yesterday", "3");
    row("-today", "3");
    row("2026-11-20", "1245");
    row("since:2026-11-20", "1245");
    row("until:2026-11-19", "3");
    row("since:2026-11-21", "");
    row("failed", "24");
    row("ok", "135");
    row("-failed", "135");
    row("stream", "1245");
    row("!stream", "3");
    row("translated", "1235");
    row("retried", "1345");
    row("left", "4");
    row("codex", "3");
    row("\"too many\"", "2");
    row("-\"too many\"", "1345");
    row("100%", "2");
    row("1%0", "");
    row("\"429\"", "");
    row("\"model:opus\"", "");
    row("of_it", "2");
    row("ofXit", "");
    row("claude failed slow<1s", "2");
    row("dr\\op", "");
}

void RequestFilterTest::terms()
{
    QFETCH(QString, filter);
    QFETCH(QString, found);
    const Result<RequestFilter> parsed = RequestFilter::parse(filter, evening());
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    PageRequest request;
    request.filter = *parsed;
    request.order = { RequestColumn::Time, false };
    JournalReader reader(m_file);
    const Result<RequestPage> page = reader.page(request);
    QVERIFY2(page, page ? "" : page.error().message.c_str());
    QStringList ids;
    for (const StoredRequest& row : page->rows)
        ids += QString::number(row.id);
    ids.sort();
    QCOMPARE(ids.join(QString()), found);
    QCOMPARE(*reader.count(*parsed), std::int64_t(ids.size()));
}

void RequestFilterTest::mistakes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* filter, const char* term, const char* message) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(term)
                              << QString::fromLatin1(message);
    };
    row("ok modle:opus", "modle:opus", "names no field");
    row("slow>abc", "slow>abc", "needs a time");
    row("slow>5days", "slow>5days", "needs a time");
    row("tokens>many", "tokens>many", "needs a number");
    row("tokens>", "tokens>", "needs a number");
    row("speedy>5", "speedy>5", "compares no number");
    row("model>5", "model>5", "compares no number");
    row("model:", "model:", "needs a text");
    row("since:monday", "since:monday", "needs a day");
    row("\"open", "\"open", "not closed");
    row("ok -", "-", "nothing to look for");
    row("\"\"", "\"\"", "nothing to look for");
    row(">=many", ">=many", "needs a status");
}

void RequestFilterTest::mistakes()
{
    QFETCH(QString, filter);
    QFETCH(QString, term);
    QFETCH(QString, message);
    const Result<RequestFilter> parsed = RequestFilter::parse(filter, evening());
    QVERIFY(!parsed);
    QCOMPARE(QString::fromStdString(parsed.error().param), term);
    const QString said = QString::fromStdString(parsed.error().message);
    QVERIFY2(said.contains(message) && said.contains(term), qPrintable(said));
}

QTEST_GUILESS_MAIN(RequestFilterTest)
#include "tst_requestfilter.moc"
