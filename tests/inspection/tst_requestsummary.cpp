#include "inspection/RequestSummary.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dragoman::RequestRecord)

namespace {

AttemptRecord failed(const char* provider, int status)
{
    return { provider, "env:KEY", "m", status, "slow down", 340ms };
}

RequestRecord answered()
{
    RequestRecord record;
    record.provider = "DeepSeek";
    record.status = 200;
    record.inputTokens = 1204;
    record.outputTokens = 88;
    record.firstToken = 2100ms;
    record.duration = 5s;
    record.attempts = { { "DeepSeek", "env:KEY", "m", 200, {}, 5s } };
    return record;
}

RequestRecord after(std::vector<AttemptRecord> failures)
{
    RequestRecord record = answered();
    record.attempts.insert(record.attempts.begin(), failures.begin(), failures.end());
    return record;
}

RequestRecord refused(std::vector<AttemptRecord> failures)
{
    RequestRecord record;
    record.provider = failures.empty() ? "" : failures.back().provider;
    record.status = failures.empty() ? 400 : 503;
    record.error = "sorry";
    record.attempts = std::move(failures);
    return record;
}

RequestRecord left(bool begun, const char* provider)
{
    RequestRecord record;
    record.clientLeft = true;
    record.provider = provider;
    record.firstToken = begun ? 20ms : 0ms;
    record.duration = 185s;
    return record;
}

} // namespace

class RequestSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentence_data();
    void sentence();
    void steps();
    void numbers();
};

void RequestSummaryTest::sentence_data()
{
    QTest::addColumn<RequestRecord>("record");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* name, const RequestRecord& record, const char* sentence) {
        QTest::newRow(name) << record << QByteArray(sentence);
    };
    row("firstTry", answered(), "DeepSeek answered; 1,204 tokens in, 88 out, 2.1 s to the first token.");
    row("secondTry", after({ failed("AnyRouter", 429) }),
        "DeepSeek answered on the second try after AnyRouter said 429; 1,204 tokens in, 88 out, 2.1 s to the "
        "first token.");
    row("manyTries", after({ failed("A", 429), failed("A", 429), failed("B", 0), failed("C", 200) }),
        "DeepSeek answered on the fifth try after A said 429 2 times, B gave no answer and C gave no whole "
        "answer; 1,204 tokens in, 88 out, 2.1 s to the first token.");
    RequestRecord cached = answered();
    cached.cacheReadTokens = 1000;
    row("cached", cached,
        "DeepSeek answered; 2,204 tokens in (1,000 of them cached), 88 out, 2.1 s to the first token.");
    RequestRecord silent = answered();
    silent.inputTokens.reset();
    silent.outputTokens.reset();
    silent.firstToken = {};
    row("noFigures", silent, "DeepSeek answered.");
    row("failed", refused({ failed("A", 401) }), "A said 401, the client got 503: sorry");
    row("notAsked", refused({}), "No provider was asked, the client got 400: sorry");
    RequestRecord cut = refused({ failed("A", 200) });
    cut.firstToken = 10ms;
    row("brokeOff", cut, "A broke off its answer: sorry");
    row("leftWaiting", left(false, "A"), "The client left after 3 min 5 s, before A had answered.");
    row("leftReading", left(true, "A"),
        "The client left after 3 min 5 s, while A was answering; 20 ms to the first token.");
    row("leftEarly", left(false, ""), "The client left after 3 min 5 s, before a provider was asked.");
}

void RequestSummaryTest::sentence()
{
    QFETCH(RequestRecord, record);
    QFETCH(QByteArray, sentence);
    QCOMPARE(QByteArray::fromStdString(englishSentence(summaryOf(record))), sentence);
}

void RequestSummaryTest::steps()
{
    RequestRecord record = after({ failed("AnyRouter", 429) });
    record.skipped = { { "Kimi", "circuit open after failures" } };
    std::vector<std::string> lines;
    for (const RequestStep& step : stepsOf(record))
        lines.push_back(englishStep(step));
    QCOMPARE(lines,
        (std::vector<std::string>{ "Kimi: not asked, circuit open after failures",
            "AnyRouter (env:KEY, model m): 429, slow down, after 340 ms",
            "DeepSeek (env:KEY, model m): 200, after 5.0 s" }));
}

void RequestSummaryTest::numbers()
{
    QCOMPARE(groupedNumber(0), std::string("0"));
    QCOMPARE(groupedNumber(999), std::string("999"));
    QCOMPARE(groupedNumber(1234567), std::string("1,234,567"));
    QCOMPARE(groupedNumber(-1234), std::string("-1,234"));
    QCOMPARE(shownDuration(0us), std::string("0 ms"));
    QCOMPARE(shownDuration(59'990ms), std::string("59.9 s"));
}

QTEST_GUILESS_MAIN(RequestSummaryTest)
#include "tst_requestsummary.moc"
