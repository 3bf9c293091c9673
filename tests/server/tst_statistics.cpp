#include "protocol/CodecTable.h"
#include "server/ErrorAnswer.h"
#include "server/GenerationRequest.h"
#include "server/ReplyObserver.h"
#include "server/Statistics.h"

#include <QTest>

#include <set>

using namespace dragoman;

namespace {

RequestRecord recordOf(int status, const std::string& reason)
{
    RequestRecord record;
    record.endpoint = "local";
    record.provider = "one";
    record.usedModel = "model";
    record.error = reason;
    record.inputTokens = 3;
    record.attempts.push_back({ "one", "env:KEY", "model", status, reason });
    return record;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

// What is told of requests beside their answers: counts, warnings, records.
class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsRequestsAndTokens();
    void observerNotesTokensAndTimes();
    void warningText_data();
    void warningText();
    void requestIdsDiffer();
    void requestsAreRead();
    void passesOrTranslates();
};

void StatisticsTest::countsRequestsAndTokens()
{
    Statistics statistics;
    statistics.requestStarted();
    statistics.add(recordOf(200, ""));
    statistics.add(recordOf(500, "Broken."));
    const std::string page = statistics.statisticsJson();
    QVERIFY(contains(page, R"("running":1,"requests":2,"errors":1,"inputTokens":6,"outputTokens":0)"));
    QVERIFY(contains(page, R"("providers":[{"name":"one","requests":2)"));
    statistics.requestEnded();
    QVERIFY(contains(statistics.statisticsJson(), "\"running\":0"));
}

void StatisticsTest::observerNotesTokensAndTimes()
{
    RequestRecord record;
    ReplyObserver observer(record);
    Usage first;
    first.input = 7;
    Usage last;
    last.output = 5;
    observer.onHead();
    observer.on(ReplyStarted{ {}, {}, first });
    observer.on(BlockDelta{});
    observer.on(UsageReported{ last });
    observer.on(ReplyFinished{ StopReason::MaxTokens });
    observer.close();
    QCOMPARE(record.inputTokens.value_or(0), std::int64_t(7));
    QCOMPARE(record.outputTokens.value_or(0), std::int64_t(5));
    QCOMPARE(record.stopReason, std::string("max_tokens"));
    QVERIFY(record.firstByte.count() > 0);
    QVERIFY(record.firstToken >= record.firstByte && record.duration >= record.firstToken);
    observer.restart(); // another provider is asked: what the first one said does not count
    QCOMPARE(record.firstByte.count(), 0);
}

void StatisticsTest::warningText_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray("top_k") << QByteArray("top_k; left out, seed; left out");
    QTest::newRow("lineBreak") << QByteArray("a\r\nb") << QByteArray("a??b; left out, seed; left out");
    QTest::newRow("noAscii") << QByteArray("\xc3\xa4") << QByteArray("??; left out, seed; left out");
}

void StatisticsTest::warningText()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, text);
    QCOMPARE(dragoman::warningText({ { field.toStdString(), "left out" }, { "seed", "left out" } }),
        text.toStdString());
    QVERIFY(dragoman::warningText({ { std::string(9000, 'x'), "long" } }).size() <= 4099);
}

void StatisticsTest::requestIdsDiffer()
{
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(newRequestId());
    QCOMPARE(ids.size(), std::size_t(1000));
    QCOMPARE(ids.begin()->size(), std::size_t(28));
}

void StatisticsTest::requestsAreRead()
{
    const Codec& chat = codecFor(Protocol::OpenAiChat);
    const Result<GenerationRequest> request = GenerationRequest::read(
        chat, R"({"model":"m\u0031","stream":true,"stream_options":{"include_usage":true},"messages":[]})");
    QVERIFY(request);
    QCOMPARE(request->askedModel(), std::string("m1"));
    QVERIFY(request->wantsStream());
    QVERIFY(request->replyShape().includeUsage);
    QVERIFY(!GenerationRequest::read(chat, R"({"model":""})"));
    QVERIFY(!GenerationRequest::read(chat, R"({"model":1})"));
}

void StatisticsTest::passesOrTranslates()
{
    const std::string body = R"({"model":"m",  "messages":[{"role":"user","content":"Hi"}]})";
    Result<GenerationRequest> request = GenerationRequest::read(codecFor(Protocol::OpenAiChat), body);
    QVERIFY(request);
    SignatureCache signatures;
    ProviderConfig same;
    ProviderConfig other;
    other.protocol = Protocol::Anthropic;
    ProviderProfile profile;
    profile.model = "m";
    QCOMPARE(request->writeFor(same, profile, signatures)->body, body);
    QVERIFY(contains(request->writeFor(other, profile, signatures)->body, "\"max_tokens\""));
    same.body = R"({"seed":4})";
    QVERIFY(contains(request->writeFor(same, profile, signatures)->body, "\"seed\":4"));
    QVERIFY(request->estimateTokens().value_or(0) > 0);
}

QTEST_GUILESS_MAIN(StatisticsTest)
#include "tst_statistics.moc"
