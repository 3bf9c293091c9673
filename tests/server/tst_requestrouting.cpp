#include "server/ProxyFixture.h"

#include <QTest>

#include <map>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

constexpr Protocol anthropic = Protocol::Anthropic;
constexpr Protocol chat = Protocol::OpenAiChat;
constexpr Sides whole{ anthropic, anthropic, false };

ScriptedAnswer refusal(int status, const QByteArray& lines = {})
{
    const QByteArray body = R"({"type":"error","error":{"type":"api_error","message":"No."}})";
    return ScriptedAnswer().send(ScriptedAnswer::head(status,
                                     lines + "content-type: application/json\r\ncontent-length: "
                                         + QByteArray::number(body.size()) + "\r\n")
        + body);
}

// One provider with the keys "key-one-...", "key-two-..." and "key-three-...".
struct ThreeKeys : ProxyFixture
{
    ThreeKeys()
        : ProxyFixture(anthropic)
    {
        provider().keys.clear();
        for (const char* const name : { "one", "two", "three" }) {
            const KeyReference reference{ KeyReference::Kind::Environment, name };
            provider().keys.push_back(reference);
            setup.keys.set(reference, Secret("key-" + std::string(name) + "-of-the-test"));
        }
        start();
    }
    // How often each key was sent.
    std::map<QByteArray, int> uses() const
    {
        std::map<QByteArray, int> counts;
        for (const ReceivedRequest& request : upstream.requests())
            ++counts[request.header("x-api-key").split('-').value(1)];
        return counts;
    }
};

QByteArray saying(const QByteArray& text, const QByteArray& more = {})
{
    return post("/v1/messages",
        R"({"model":"some-model","max_tokens":9,)" + more + R"("messages":[{"role":"user","content":")" + text
            + "\"}]}");
}

} // namespace

class RequestRoutingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysTakeTurns();
    void badKeyIsLeftOut();
    void limitedKeyRests();
    void allKeysRest();
    void keyThatIsNotLoaded();
    void clientKeyStaysWithOneProvider();
    void clientKeysAreUsedInTurn();
    void clientKeyGoesToNamedProviders();
    void slotsQueue();
    void queueEnds();
    void stickyConversation();
    void imagesGoToWhoSeesThem();
    void nobodySeesImages();
    void pinnedProviderGoesFirst();
    void countingIsRouted();
    void clientLeavesTheQueue();
};

void RequestRoutingTest::keysTakeTurns()
{
    ThreeKeys proxy;
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    for (int i = 0; i < 6; ++i)
        QCOMPARE(proxy.ask(generation(whole)).status, 200);
    const std::map<QByteArray, int> each{ { "one", 2 }, { "two", 2 }, { "three", 2 } };
    QCOMPARE(proxy.uses(), each);
}

void RequestRoutingTest::badKeyIsLeftOut()
{
    ThreeKeys proxy;
    proxy.upstream.enqueue(refusal(401));
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    const ClientAnswer first = proxy.ask(generation(whole));
    QCOMPARE(first.status, 200);
    QCOMPARE(first.header("x-dragoman-attempts"), "2");
    const QByteArray bad = proxy.upstream.requests().first().header("x-api-key").split('-').value(1);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(proxy.ask(generation(whole)).header("x-dragoman-attempts"), "1");
    QCOMPARE(proxy.uses()[bad], 1);
    QVERIFY(proxy.page("/health").contains("\"restingKeys\":1"));
}

void RequestRoutingTest::limitedKeyRests()
{
    ThreeKeys proxy;
    proxy.upstream.enqueue(refusal(429, "retry-after: 3600\r\n"));
    proxy.upstream.enqueue(refusal(429));
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    QCOMPARE(proxy.ask(generation(whole)).header("x-dragoman-attempts"), "3");
    QCOMPARE(proxy.ask(generation(whole)).header("x-dragoman-attempts"), "1");
    QCOMPARE(proxy.uses().size(), 3U);
}

void RequestRoutingTest::allKeysRest()
{
    ThreeKeys proxy;
    proxy.upstream.setStandingAnswer(refusal(429, "retry-after: 3600\r\n"));
    const ClientAnswer answer = proxy.ask(generation(whole));
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.header("retry-after"), "3600");
    QCOMPARE(proxy.uses().size(), 3U);
}

void RequestRoutingTest::keyThatIsNotLoaded()
{
    ProxyFixture proxy(anthropic);
    proxy.addProvider("other", chat).setStandingAnswer(goodAnswer({ anthropic, chat, false }));
    proxy.setup.keys = KeyRing();
    proxy.setup.keys.set(
        proxy.provider().keys.front(), failure(ErrorKind::Unavailable, "The keychain is locked."));
    proxy.setup.keys.set(proxy.setup.configuration.providers.back().keys.front(), Secret("some-other-key"));
    proxy.start();
    const ClientAnswer answer = proxy.ask(generation(whole));
    QCOMPARE(answer.header("x-dragoman-provider"), "other");
    QVERIFY2(answer.header("x-dragoman-tried").contains("The keychain is locked."), answer.head.constData());
}

// A key is nobody's business but that of the provider it belongs to.
void RequestRoutingTest::clientKeyStaysWithOneProvider()
{
    ProxyFixture proxy(anthropic);
    FakeUpstream& other = proxy.addProvider("other", anthropic);
    proxy.endpoint().access = AccessMode::ClientKey;
    proxy.upstream.setStandingAnswer(refusal(500));
    proxy.start();
    const QByteArray request
        = post("/v1/messages", generationBody(anthropic, false), "x-api-key: the-clients-own-key\r\n");
    QCOMPARE(proxy.ask(request).status, 500);
    QVERIFY(other.requests().isEmpty());
}

void RequestRoutingTest::clientKeysAreUsedInTurn()
{
    ProxyFixture proxy(anthropic);
    proxy.endpoint().access = AccessMode::ClientKey;
    proxy.upstream.enqueue(refusal(401));
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    proxy.start();
    const QByteArray request
        = post("/v1/messages", generationBody(anthropic, false), "x-api-key: first-key, second-key\r\n");
    QCOMPARE(proxy.ask(request).header("x-dragoman-attempts"), "2");
    const QByteArray good = proxy.upstream.requests().last().header("x-api-key");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(proxy.ask(request).status, 200);
    for (const ReceivedRequest& later : proxy.upstream.requests().mid(1))
        QCOMPARE(later.header("x-api-key"), good);
}

void RequestRoutingTest::clientKeyGoesToNamedProviders()
{
    ProxyFixture proxy(anthropic);
    FakeUpstream& mirror = proxy.addProvider("mirror", anthropic);
    proxy.endpoint().access = AccessMode::ClientKey;
    proxy.endpoint().providers = { "scripted", "mirror" };
    proxy.upstream.setStandingAnswer(refusal(500));
    mirror.setStandingAnswer(goodAnswer(whole));
    proxy.start();
    const QByteArray request
        = post("/v1/messages", generationBody(anthropic, false), "x-api-key: the-clients-own-key\r\n");
    QCOMPARE(proxy.ask(request).header("x-dragoman-provider"), "mirror");
    QCOMPARE(mirror.requests().first().header("x-api-key"), "the-clients-own-key");
}

void RequestRoutingTest::slotsQueue()
{
    ProxyFixture proxy(anthropic);
    proxy.provider().limits.concurrentRequests = 1;
    proxy.upstream.enqueue(ScriptedAnswer().await("go").send(goodAnswer(whole).steps().first().bytes));
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    proxy.start();
    RawClient first(proxy.port());
    first.send(generation(whole));
    QTRY_COMPARE(proxy.upstream.requests().size(), 1);
    RawClient second(proxy.port());
    second.send(generation(whole));
    QCOMPARE(proxy.ask(get("/health")).status, 200); // by now the second request has been read
    QCOMPARE(proxy.upstream.requests().size(), 1);
    proxy.upstream.trigger("go");
    QTRY_COMPARE(readAnswer(first.received()).status, 200);
    QTRY_COMPARE(readAnswer(second.received()).status, 200);
}

void RequestRoutingTest::queueEnds()
{
    ProxyFixture proxy(anthropic);
    proxy.provider().limits.concurrentRequests = 1;
    proxy.provider().limits.queueTime = 50ms;
    proxy.upstream.enqueue(ScriptedAnswer().stall());
    proxy.start();
    RawClient first(proxy.port());
    first.send(generation(whole));
    QTRY_COMPARE(proxy.upstream.requests().size(), 1);
    const ClientAnswer answer = proxy.ask(generation(whole));
    QCOMPARE(answer.status, 503);
    QVERIFY2(answer.body.contains("no free slot"), answer.body.constData());
}

void RequestRoutingTest::stickyConversation()
{
    ProxyFixture proxy(anthropic);
    FakeUpstream& other = proxy.addProvider("other", anthropic);
    proxy.setup.configuration.routing.strategy = RouteStrategy::Sticky;
    for (FakeUpstream* upstream : { &proxy.upstream, &other })
        upstream->setStandingAnswer(goodAnswer(whole));
    proxy.start();
    const auto providerOf
        = [&](const QByteArray& request) { return proxy.ask(request).header("x-dragoman-provider"); };
    for (int i = 0; i < 8; ++i) {
        const QByteArray text = "conversation " + QByteArray::number(i);
        const QByteArray home = providerOf(saying(text));
        for (int turn = 0; turn < 3; ++turn)
            QCOMPARE(providerOf(saying(text)), home);
    }
    QVERIFY(!proxy.upstream.requests().isEmpty());
    QVERIFY(!other.requests().isEmpty());
}

void RequestRoutingTest::imagesGoToWhoSeesThem()
{
    ProxyFixture proxy(anthropic);
    FakeUpstream& other = proxy.addProvider("other", anthropic);
    proxy.provider().capabilities.images = false;
    for (FakeUpstream* upstream : { &proxy.upstream, &other })
        upstream->setStandingAnswer(goodAnswer(whole));
    proxy.start();
    const QByteArray image
        = R"([{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}])";
    const QByteArray request = post("/v1/messages",
        R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":)" + image + "}]}");
    QCOMPARE(proxy.ask(request).header("x-dragoman-provider"), "other");
    QCOMPARE(proxy.ask(saying("no image")).header("x-dragoman-provider"), "scripted");
}

void RequestRoutingTest::nobodySeesImages()
{
    ProxyFixture proxy(anthropic);
    proxy.provider().capabilities.tools = false;
    proxy.start();
    const ClientAnswer answer = proxy.ask(
        saying("Hi", R"("tools":[{"name":"t","input_schema":{"type":"object","properties":{}}}],)"));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains("scripted: does not support tools"), answer.body.constData());
}

// A choice by hand does not switch fail-over off.
void RequestRoutingTest::pinnedProviderGoesFirst()
{
    ProxyFixture proxy(anthropic);
    FakeUpstream& other = proxy.addProvider("other", anthropic);
    proxy.setup.configuration.routing.pinned = "other";
    other.enqueue(goodAnswer(whole));
    other.enqueue(refusal(503));
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    proxy.start();
    QCOMPARE(proxy.ask(generation(whole)).header("x-dragoman-provider"), "other");
    QCOMPARE(proxy.ask(generation(whole)).header("x-dragoman-provider"), "scripted");
}

// Counting asks the provider that would get the request, and a failure there counts like any other.
void RequestRoutingTest::countingIsRouted()
{
    ProxyFixture proxy(anthropic);
    proxy.upstream.enqueue(ScriptedAnswer::json(200, R"({"input_tokens":77})"));
    proxy.upstream.enqueue(refusal(401));
    proxy.start();
    const QByteArray request = post("/v1/messages/count_tokens",
        R"({"model":"m","messages":[{"role":"user","content":"How many tokens are these?"}]})");
    QCOMPARE(proxy.ask(request).body, R"({"input_tokens":77})");
    const ClientAnswer estimated = proxy.ask(request);
    QCOMPARE(estimated.status, 200);
    QVERIFY(estimated.body != R"({"input_tokens":77})");
    QVERIFY(proxy.page("/health").contains("\"restingKeys\":1"));
}

void RequestRoutingTest::clientLeavesTheQueue()
{
    ProxyFixture proxy(anthropic);
    proxy.provider().limits.concurrentRequests = 1;
    proxy.upstream.enqueue(ScriptedAnswer().await("go").send(goodAnswer(whole).steps().first().bytes));
    proxy.upstream.setStandingAnswer(goodAnswer(whole));
    proxy.start();
    RawClient first(proxy.port());
    first.send(generation(whole));
    QTRY_COMPARE(proxy.upstream.requests().size(), 1);
    {
        RawClient gone(proxy.port());
        gone.send(generation(whole));
        QTRY_VERIFY(proxy.page("/stats").contains("\"running\":2"));
    }
    QTRY_VERIFY(proxy.page("/stats").contains("\"running\":1"));
    proxy.upstream.trigger("go");
    QTRY_COMPARE(readAnswer(first.received()).status, 200);
    QCOMPARE(proxy.ask(generation(whole)).status, 200);
    QCOMPARE(proxy.upstream.requests().size(), 2); // the one that left was never sent
}

QTEST_GUILESS_MAIN(RequestRoutingTest)
#include "tst_requestrouting.moc"
