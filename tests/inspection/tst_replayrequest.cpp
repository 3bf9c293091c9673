#include "inspection/ReplayRequest.h"

#include <QTest>

using namespace dragoman;

namespace {

RequestRecord recordOf(CapturedMessage request)
{
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = std::move(request);
    RequestRecord record;
    record.clientProtocol = "anthropic";
    record.provider = "first";
    record.captured = captured;
    return record;
}

CapturedMessage request(const std::string& body)
{
    return { "POST /v1/messages?beta=true&key=***&x=1",
        { { "Content-Type", "application/json" }, { "x-api-key", "***" }, { "anthropic-beta", "a" } }, body,
        body.size() };
}

} // namespace

class ReplayRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheRequest();
    void choosesAnother();
    void refuses_data();
    void refuses();
};

void ReplayRequestTest::takesTheRequest()
{
    const std::string body = "{ \"model\": \"m\", \"text\": \"a *** b\" }";
    const Result<ReplayRequest> replay = replayRequest(recordOf(request(body)));
    QVERIFY(replay);
    QCOMPARE(replay->body, body);
    QCOMPARE(replay->provider, std::string("first"));
    QCOMPARE(replay->head.method, std::string("POST"));
    QCOMPARE(replay->head.target, std::string("/v1/messages?beta=true&x=1"));
    QCOMPARE(replay->head.query, std::string("beta=true&x=1"));
    QVERIFY(!replay->head.headers.contains("x-api-key"));
    QVERIFY(replay->head.headers.contains("anthropic-beta"));
    QVERIFY(replay->mayLackSecrets);
}

void ReplayRequestTest::choosesAnother()
{
    const Result<ReplayRequest> replay
        = replayRequest(recordOf(request("{\"a\":1,\"model\":\"m\"}")), { "second", "n\"" });
    QVERIFY(replay);
    QCOMPARE(replay->provider, std::string("second"));
    QCOMPARE(replay->body, std::string("{\"a\":1,\"model\":\"n\\\"\"}"));
    QVERIFY(!replay->mayLackSecrets);
}

void ReplayRequestTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("missing");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("cut") << QByteArray("{}") << 10
                         << QByteArray(
                                "It cannot be sent again: Only the first 2 of 12 bytes of this message "
                                "were kept.");
    QTest::newRow("noJson") << QByteArray("no") << 0
                            << QByteArray("The request is no JSON object; no provider would take it.");
}

void ReplayRequestTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(int, missing);
    QFETCH(QByteArray, message);
    CapturedMessage kept = request(body.toStdString());
    kept.size += std::uint64_t(missing);
    const Result<ReplayRequest> replay = replayRequest(recordOf(kept));
    QVERIFY(!replay);
    QCOMPARE(QByteArray::fromStdString(replay.error().message), message);
    QCOMPARE(replayRequest({}).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(ReplayRequestTest)
#include "tst_replayrequest.moc"
