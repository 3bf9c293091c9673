#include "server/ProxyFixture.h"

#include <QTest>

#include <array>

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dragoman::ScriptedAnswer)

namespace {

constexpr Protocol anthropic = Protocol::Anthropic;
constexpr Protocol chat = Protocol::OpenAiChat;
constexpr std::array<Protocol, 2> protocols{ anthropic, chat };

ScriptedAnswer refusal(int status, const QByteArray& message = "No.", const QByteArray& lines = {})
{
    const QByteArray body = R"({"type":"error","error":{"type":"api_error","message":")" + message + "\"}}";
    return ScriptedAnswer().send(ScriptedAnswer::head(status,
                                     lines + "content-type: application/json\r\ncontent-length: "
                                         + QByteArray::number(body.size()) + "\r\n")
        + body);
}

ScriptedAnswer streamOf(const QList<QByteArray>& events)
{
    ScriptedAnswer answer;
    answer.send(
        ScriptedAnswer::head(200, "content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n"));
    for (const QByteArray& event : events)
        answer.send(ScriptedAnswer::chunk(event + "\n\n"));
    return answer;
}

QByteArray errorEvent(Protocol protocol)
{
    if (protocol == anthropic)
        return "event: error\ndata: "
               R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})";
    return R"(data: {"error":{"message":"Overloaded","type":"server_error","code":"overloaded"}})";
}

// Everything that may go wrong before the first content, as a provider of that protocol sends it.
QList<QPair<QByteArray, ScriptedAnswer>> faultsBeforeContent(Protocol protocol)
{
    QList<QPair<QByteArray, ScriptedAnswer>> faults;
    for (const int status : { 401, 402, 403, 408, 409, 425, 429, 500, 502, 503, 529 })
        faults.append({ QByteArray::number(status), refusal(status) });
    faults.append({ "overloadedIn400", refusal(400, "The server is overloaded") });
    faults.append({ "noCreditIn400", refusal(400, "Your credit balance is too low") });
    faults.append({ "configuredStatus", refusal(418) });
    faults.append({ "configuredMessage", refusal(400, "please try later") });
    faults.append({ "reset", ScriptedAnswer().reset() });
    faults.append({ "closed", ScriptedAnswer().close() });
    faults.append({ "html",
        ScriptedAnswer()
            .send(ScriptedAnswer::head(200, "content-type: text/html\r\n")
                + "<html><title>Sign in</title></html>")
            .close() });
    faults.append({ "empty", ScriptedAnswer().send(ScriptedAnswer::head(200, "content-length: 0\r\n")) });
    faults.append({ "errorBody", ScriptedAnswer::json(200, R"({"error":{"message":"Overloaded"}})") });
    faults.append({ "errorEvent", streamOf({ errorEvent(protocol) }).close() });
    faults.append(
        { "errorBehindTheHello", streamOf({ goodEvents(protocol).first(), errorEvent(protocol) }).close() });
    faults.append({ "cutBehindTheHello", streamOf({ goodEvents(protocol).first() }).close() });
    faults.append({ "wrongLength",
        ScriptedAnswer().send(ScriptedAnswer::head(200, "content-length: 900\r\n") + "{").close() });
    faults.append({ "redirect",
        ScriptedAnswer().send(
            ScriptedAnswer::head(302, "location: http://127.0.0.2/\r\ncontent-length: 0\r\n")) });
    faults.append({ "stall", ScriptedAnswer().stall() });
    faults.append({ "stallBehindTheHead",
        ScriptedAnswer().send(ScriptedAnswer::head(200, "content-type: text/event-stream\r\n")).stall() });
    return faults;
}

QByteArray asked(const FakeUpstream& upstream)
{
    return upstream.requests().isEmpty() ? QByteArray() : upstream.requests().last().body;
}

// Two providers, the second of which always answers.
struct Pair : ProxyFixture
{
    Pair(Protocol first, Protocol second, bool stream)
        : ProxyFixture(first)
        , other(addProvider("other", second))
    {
        RoutingConfig& routing = setup.configuration.routing;
        routing.retryStatuses = { 418 };
        routing.retryMessages = { "try*later" };
        provider().timeouts.firstByte = 300ms;
        provider().timeouts.idle = 300ms;
        provider().models.aliases = { { "some*", "model-of-one" } };
        setup.configuration.providers.back().models.aliases = { { "some*", "model-of-two" } };
        other.setStandingAnswer(goodAnswer({ anthropic, second, stream }));
    }

    FakeUpstream& other;
};

} // namespace

class FailoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultBeforeContent_data();
    void faultBeforeContent();
    void requestsOwnFault_data();
    void requestsOwnFault();
    void cutBehindContent();
    void chainOfThree();
    void nobodyAnswers();
    void soleProviderKeepsItsWords();
    void soleProviderIsAskedAgain();
    void untranslatableGoesToTheOther();
    void skippedProviderIsNamed();
};

void FailoverTest::faultBeforeContent_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<ScriptedAnswer>("answer");
    for (const bool stream : { true, false }) {
        for (const Protocol client : protocols) {
            for (const Protocol provider : protocols) {
                for (const auto& [name, answer] : faultsBeforeContent(provider)) {
                    const QByteArray row = name + (stream ? "Stream" : "Whole")
                        + (client == anthropic ? "Anthropic" : "Chat")
                        + (provider == anthropic ? "Anthropic" : "Chat");
                    QTest::newRow(row.constData()) << Sides{ client, provider, stream } << answer;
                }
            }
        }
    }
}

// The other provider, of the other protocol, serves the request, under its own name for the model; the
// client gets one whole answer and is told why.
void FailoverTest::faultBeforeContent()
{
    QFETCH(Sides, sides);
    QFETCH(ScriptedAnswer, answer);
    const Protocol second = sides.provider == anthropic ? chat : anthropic;
    Pair proxy(sides.provider, second, sides.stream);
    proxy.upstream.enqueue(answer);
    proxy.start();
    const ClientAnswer got = proxy.ask(generation(sides));
    QCOMPARE(got.status, 200);
    QVERIFY(got.isComplete);
    QVERIFY2(hasNormalEnd(sides.client, got.body), got.body.constData());
    QCOMPARE(got.body.count("there."), 1);
    QCOMPARE(got.header("x-dragoman-provider"), "other");
    QCOMPARE(got.header("x-dragoman-model"), "model-of-two");
    QCOMPARE(got.header("x-dragoman-attempts"), "2");
    QVERIFY2(got.header("x-dragoman-tried").startsWith("scripted: "), got.head.constData());
    QVERIFY(!got.head.contains(ProxyFixture::key));
    QVERIFY(asked(proxy.upstream).contains("model-of-one"));
    QVERIFY(asked(proxy.other).contains("model-of-two"));
    QCOMPARE(proxy.other.requests().size(), 1);
}

void FailoverTest::requestsOwnFault_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<int>("status");
    for (const int status : { 400, 404, 413, 422 }) {
        for (const Protocol client : protocols)
            QTest::addRow("%dFor%s", status, client == anthropic ? "Anthropic" : "Chat")
                << Sides{ client, anthropic, true } << status;
    }
}

void FailoverTest::requestsOwnFault()
{
    QFETCH(Sides, sides);
    QFETCH(int, status);
    Pair proxy(sides.provider, chat, sides.stream);
    proxy.upstream.enqueue(refusal(status, "The field is wrong."));
    proxy.start();
    const ClientAnswer got = proxy.ask(generation(sides));
    QCOMPARE(got.status, status);
    QVERIFY(got.body.contains("The field is wrong."));
    QCOMPARE(got.header("x-dragoman-attempts"), "1");
    QVERIFY(got.header("x-dragoman-tried").isNull());
    QVERIFY(proxy.other.requests().isEmpty());
}

void FailoverTest::cutBehindContent()
{
    for (const Protocol client : protocols) {
        Pair proxy(anthropic, chat, true);
        proxy.upstream.enqueue(unfinishedStream(anthropic).close());
        proxy.start();
        const ClientAnswer got = proxy.ask(generation({ client, anthropic, true }));
        QCOMPARE(got.status, 200);
        QVERIFY2(endsWithErrorEvent(client, got.body), got.body.constData());
        QVERIFY(proxy.other.requests().isEmpty());
        QVERIFY(proxy.page("/health").contains("answer broke off")); // it does not count as a success
    }
}

void FailoverTest::chainOfThree()
{
    Pair proxy(chat, chat, true);
    FakeUpstream& third = proxy.addProvider("third", anthropic);
    proxy.setup.configuration.providers.back().models.middle = { "model-of-three" };
    proxy.setup.configuration.providers.back().models.aliases = { { "some*", "claude-sonnet-5" } };
    proxy.upstream.enqueue(refusal(503));
    proxy.other.enqueue(streamOf({ errorEvent(chat) }));
    third.enqueue(goodAnswer({ anthropic, anthropic, true }));
    proxy.start();
    const ClientAnswer got = proxy.ask(generation({ anthropic, chat, true }));
    QCOMPARE(got.header("x-dragoman-provider"), "third");
    QCOMPARE(got.header("x-dragoman-attempts"), "3");
    QVERIFY2(got.header("x-dragoman-tried").contains("other: error instead of an answer: Overloaded"),
        got.head.constData());
    QVERIFY(asked(third).contains("claude-sonnet-5"));
}

void FailoverTest::nobodyAnswers()
{
    for (const Protocol client : protocols) {
        Pair proxy(anthropic, chat, true);
        proxy.upstream.enqueue(refusal(529, "Overloaded"));
        proxy.other.enqueue(refusal(429, "Too many", "retry-after: 7\r\n"));
        proxy.start();
        const ClientAnswer got = proxy.ask(generation({ client, anthropic, true }));
        QCOMPARE(got.status, 429);
        QCOMPARE(got.header("retry-after"), "7");
        QVERIFY2(got.body.contains("scripted: HTTP 529: Overloaded; other: HTTP 429: Too many"),
            got.body.constData());
    }
}

// With nobody else in play the client reads what the provider itself said.
void FailoverTest::soleProviderKeepsItsWords()
{
    ProxyFixture proxy(anthropic);
    proxy.provider().retries = 2;
    const QByteArray body = R"({"type":"error","error":{"type":"api_error","message":"Down"},"odd":1})";
    for (int i = 0; i < 3; ++i)
        proxy.upstream.enqueue(ScriptedAnswer::json(500, body));
    proxy.start();
    const ClientAnswer got = proxy.ask(generation({ anthropic, anthropic, true }));
    QCOMPARE(got.status, 500);
    QCOMPARE(got.body, body);
    QCOMPARE(got.header("x-dragoman-attempts"), "3");
}

void FailoverTest::soleProviderIsAskedAgain()
{
    ProxyFixture proxy(chat);
    proxy.provider().retries = 2;
    proxy.upstream.enqueue(refusal(503));
    proxy.upstream.enqueue(goodAnswer({ anthropic, chat, true }));
    proxy.start();
    const ClientAnswer got = proxy.ask(generation({ anthropic, chat, true }));
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body.count("there."), 1);
    QCOMPARE(got.header("x-dragoman-tried"), "scripted: HTTP 503: No.");
}

// What one protocol cannot say, a provider of the client's own protocol is still asked.
void FailoverTest::untranslatableGoesToTheOther()
{
    Pair proxy(anthropic, chat, false);
    proxy.start();
    const QByteArray body = R"({"model":"some-model","n":2,"messages":[{"role":"user","content":"Hi"}]})";
    const ClientAnswer got = proxy.ask(post(generationPath(chat), body));
    QCOMPARE(got.status, 200);
    QCOMPARE(got.header("x-dragoman-provider"), "other");
    QVERIFY(proxy.upstream.requests().isEmpty());
    QVERIFY(asked(proxy.other).contains("\"n\":2"));
}

void FailoverTest::skippedProviderIsNamed()
{
    Pair proxy(anthropic, chat, true);
    proxy.setup.configuration.routing.breakerFailures = 2;
    proxy.upstream.setStandingAnswer(refusal(500));
    proxy.start();
    const QByteArray request = generation({ anthropic, anthropic, true });
    for (int i = 0; i < 2; ++i)
        QCOMPARE(proxy.ask(request).header("x-dragoman-attempts"), "2");
    const ClientAnswer got = proxy.ask(request);
    QCOMPARE(got.status, 200);
    QCOMPARE(got.header("x-dragoman-attempts"), "1");
    QCOMPARE(got.header("x-dragoman-tried"), "scripted: left alone for a while after failures");
    QCOMPARE(proxy.upstream.requests().size(), 2);
    QVERIFY(proxy.page("/health").contains("\"breaker\":\"open\""));
}

QTEST_GUILESS_MAIN(FailoverTest)
#include "tst_failover.moc"
