#include "server/ExchangeCapture.h"
#include "server/RecordingProxy.h"

#include <QTest>

using namespace dragoman;

namespace {

constexpr const char* clientKey = "Zq7/client+key_4821";
constexpr const char* headerSecret = "Hs9-configured-value-55120";

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

// How a secret may be spelled in a body.
QList<QByteArray> spellings(const QByteArray& secret)
{
    QByteArray escaped;
    for (const char c : secret)
        escaped += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
    return { secret, QByteArray(secret).replace('/', "\\/"), secret.toPercentEncoding(), escaped };
}

} // namespace

class ExchangeCaptureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsFourMessages_data() { addSides(); }
    void keepsFourMessages();
    void keepsNothingWhenOff();
    void keepsErrorsOnly();
    void keepsLastAttempt();
    void cutsLargeBodies();
    void hidesSecretAtTheCut();
    void budgetIsGivenBack();
    void marksFollowHiddenText();
    void noSecretIsKept_data() { addSides(); }
    void noSecretIsKept();
};

void ExchangeCaptureTest::keepsFourMessages()
{
    QFETCH(Sides, sides);
    RecordingProxy proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    const ClientAnswer answer = proxy.ask(generation(sides));
    QCOMPARE(answer.status, 200);
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 1 });
    const std::shared_ptr<const CapturedExchange> captured = proxy.records.front().captured;
    QVERIFY(captured);
    QCOMPARE(bytes(captured->clientRequest.start), "POST " + generationPath(sides.client));
    QCOMPARE(bytes(captured->clientRequest.body), generationBody(sides.client, sides.stream));
    QCOMPARE(bytes(captured->providerRequest.body), proxy.upstream.requests().first().body);
    QVERIFY(bytes(captured->providerRequest.start).endsWith(generationPath(sides.provider)));
    QCOMPARE(bytes(captured->providerAnswer.start), QByteArray("200"));
    const QByteArray said
        = sides.stream ? goodEvents(sides.provider).join("\n\n") + "\n\n" : goodBody(sides.provider);
    QCOMPARE(bytes(captured->providerAnswer.body), said);
    QCOMPARE(bytes(captured->clientAnswer.body), answer.body);
    QCOMPARE(captured->clientAnswer.size, std::uint64_t(answer.body.size()));
    QVERIFY(!captured->providerMarks.empty());
    QCOMPARE(captured->providerMarks.back().end, captured->providerAnswer.size);
    QCOMPARE(captured->clientMarks.back().end, captured->clientAnswer.size);
}

void ExchangeCaptureTest::keepsNothingWhenOff()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider, LogBodies::None);
    proxy.start();
    proxy.ask(generation(sides));
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 1 });
    QVERIFY(!proxy.records.front().captured);
}

void ExchangeCaptureTest::keepsErrorsOnly()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider, LogBodies::Errors);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    proxy.upstream.enqueue(ScriptedAnswer().send(
        ScriptedAnswer::head(400, "content-type: text/html\r\ncontent-length: 5\r\n") + "<odd>"));
    proxy.ask(generation(sides));
    proxy.ask(generation(sides));
    proxy.ask(post("/v1/messages", "no json"));
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 3 });
    QVERIFY(!proxy.records[0].captured);
    QVERIFY(proxy.records[1].captured);
    QCOMPARE(bytes(proxy.records[1].captured->providerAnswer.body), QByteArray("<odd>"));
    QCOMPARE(bytes(proxy.records[1].captured->providerAnswer.start), QByteArray("400"));
    QVERIFY(proxy.records[2].captured);
    QCOMPARE(bytes(proxy.records[2].captured->clientRequest.body), QByteArray("no json"));
    QVERIFY(proxy.records[2].captured->providerRequest.start.empty());
}

void ExchangeCaptureTest::keepsLastAttempt()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider);
    FakeUpstream& second = proxy.addProvider("second", Protocol::Anthropic);
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer::json(429, R"({"error":{"message":"slow down"}})"));
    second.enqueue(goodAnswer({ sides.client, Protocol::Anthropic, sides.stream }));
    QCOMPARE(proxy.ask(generation(sides)).status, 200);
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 1 });
    const CapturedExchange& captured = *proxy.records.front().captured;
    QVERIFY(bytes(captured.providerRequest.start).endsWith("/v1/messages"));
    QVERIFY(!bytes(captured.providerAnswer.body).contains("slow down"));
    QCOMPARE(bytes(captured.providerRequest.body), second.requests().first().body);
}

void ExchangeCaptureTest::cutsLargeBodies()
{
    const Sides sides{ Protocol::OpenAiChat, Protocol::OpenAiChat, false };
    RecordingProxy proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    const QByteArray text(int(CapturedBody::largest) + 5000, 'x');
    const QByteArray body
        = R"({"model":"some-model","messages":[{"role":"user","content":")" + text + R"("}]})";
    QCOMPARE(proxy.ask(post("/v1/chat/completions", body)).status, 200);
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 1 });
    const CapturedMessage& request = proxy.records.front().captured->clientRequest;
    QCOMPARE(request.body.size(), CapturedBody::largest);
    QCOMPARE(request.size, std::uint64_t(body.size()));
}

void ExchangeCaptureTest::hidesSecretAtTheCut()
{
    CaptureBudget budget;
    CapturedBody body(budget, std::chrono::steady_clock::now());
    SecretFinder secrets;
    secrets.add(Secret("a-known-secret-value"));
    body.append(std::string(CapturedBody::largest - 10, 'x') + "a-known-secret-value");
    CapturedMessage message;
    body.take(secrets, message, nullptr);
    QCOMPARE(message.body, std::string(CapturedBody::largest - 10, 'x'));
    QCOMPARE(budget.used(), std::size_t{ 0 });
}

void ExchangeCaptureTest::budgetIsGivenBack()
{
    CaptureBudget budget;
    std::vector<std::unique_ptr<CapturedBody>> bodies;
    const std::string large(CapturedBody::largest, 'x');
    for (std::size_t i = 0; i <= CaptureBudget::largest / CapturedBody::largest; ++i) {
        bodies.push_back(std::make_unique<CapturedBody>(budget, std::chrono::steady_clock::now()));
        bodies.back()->append(large);
    }
    QCOMPARE(budget.used(), CaptureBudget::largest);
    CapturedMessage none;
    bodies.back()->take({}, none, nullptr);
    QCOMPARE(none.body.size(), std::size_t{ 0 });
    QCOMPARE(none.size, std::uint64_t(large.size()));
    bodies.clear();
    QCOMPARE(budget.used(), std::size_t{ 0 });
}

void ExchangeCaptureTest::marksFollowHiddenText()
{
    CaptureBudget budget;
    CapturedBody body(budget, {});
    SecretFinder secrets;
    secrets.add(Secret("a-known-secret-value"));
    for (const char* piece : { "one ", "a-known-", "secret-value two", " three" }) {
        body.append(piece);
        QTest::qWait(2); // marks of the same microsecond are one
    }
    CapturedMessage message;
    std::vector<StreamMark> marks;
    body.take(secrets, message, &marks);
    QCOMPARE(message.body, std::string("one *** two three"));
    QCOMPARE(message.size, std::uint64_t(message.body.size()));
    std::vector<std::uint64_t> ends;
    for (const StreamMark& mark : marks)
        ends.push_back(mark.end);
    QCOMPARE(ends, (std::vector<std::uint64_t>{ 4, 7, 11, 17 }));
}

// Every known secret in every place and spelling, on both sides, in good answers and in errors.
void ExchangeCaptureTest::noSecretIsKept()
{
    QFETCH(Sides, sides);
    RecordingProxy proxy(sides.provider);
    proxy.provider().headers = { { "x-tenant-key", headerSecret }, { "x-plain", headerSecret } };
    proxy.start();
    const QList<QByteArray> secrets{ clientKey, ProxyFixture::key, ProxyFixture::token, headerSecret };
    QByteArray planted;
    for (const QByteArray& secret : secrets)
        planted += spellings(secret).join(' ') + ' ';
    const QByteArray unknown = "sk-ant-api03-0123456789abcdef"; // known by its looks only
    planted += unknown;
    QByteArray request = generationBody(sides.client, sides.stream);
    request.replace("\"Hi\"", "\"" + planted + "\"").replace("some-model", secrets[1]);
    QByteArray answer
        = sides.stream ? goodEvents(sides.provider).join("\n\n") + "\n\n" : goodBody(sides.provider);
    answer.replace("Hello ", planted);
    const QByteArray type = sides.stream ? "text/event-stream" : "application/json";
    const QByteArray lines = QByteArray("x-echo: ") + ProxyFixture::key + "\r\nset-cookie: a=" + clientKey
        + "\r\nconnection: close\r\ncontent-type: ";
    proxy.upstream.enqueue(
        ScriptedAnswer().send(ScriptedAnswer::head(200, lines + type + "\r\n") + answer).close());
    proxy.upstream.enqueue(ScriptedAnswer()
                               .send(ScriptedAnswer::head(400, lines + "text/plain\r\n") + "Bad: " + planted)
                               .close());
    const QByteArray target = generationPath(sides.client)
        + "?key=" + QByteArray(clientKey).toPercentEncoding() + "&token=" + ProxyFixture::token
        + "&a=" + ProxyFixture::key;
    const QByteArray clientLines = QByteArray("x-api-key: ") + clientKey + "\r\nAuthorization: Bearer "
        + ProxyFixture::token + "\r\nCookie: one=" + clientKey + "; two=2\r\nUser-Agent: client/1 "
        + clientKey + "\r\nx-note: " + ProxyFixture::key + "\r\n";
    proxy.ask(post(target, request, clientLines));
    proxy.ask(post(target, request, clientLines));
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 2 });
    QVERIFY(proxy.upstream.requests().first().head.contains(headerSecret));
    for (const RequestRecord& record : proxy.records) {
        const QByteArray all = allTexts(record);
        for (const QByteArray& secret : secrets) {
            for (const QByteArray& spelling : spellings(secret))
                QVERIFY2(!all.contains(spelling), (spelling + " in\n" + all).constData());
        }
        QVERIFY2(!all.contains(unknown), all.constData());
        QVERIFY(all.contains("***"));
    }
}

QTEST_GUILESS_MAIN(ExchangeCaptureTest)
#include "tst_exchangecapture.moc"
