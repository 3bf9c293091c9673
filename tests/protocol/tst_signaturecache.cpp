#include "protocol/SignatureCache.h"

#include "ConversationText.h"

#include <QTest>

using namespace dragoman;

namespace {

Conversation withCalls(const std::vector<const char*>& ids)
{
    Conversation conversation;
    conversation.messages.push_back({ Role::User, {} });
    conversation.messages.back().blocks.push_back({ TextBlock{ { "q" } } });
    conversation.messages.push_back({ Role::Assistant, {} });
    for (const char* id : ids)
        conversation.messages.back().blocks.push_back({ ToolUseBlock{ { id }, { "t" }, { "{}" } } });
    return conversation;
}

std::vector<KeptThinking> thinking(const std::string& text, const std::string& signature = "sig")
{
    return { { KeptThinking::Kind::Thinking, text, signature } };
}

std::string restored(SignatureCache& cache, const std::vector<const char*>& ids)
{
    Conversation conversation = withCalls(ids);
    return cache.restore(conversation) > 0 ? conversationText(conversation) : std::string();
}

void feed(ThinkingRecorder& recorder, const std::vector<ReplyEvent>& events)
{
    for (const ReplyEvent& event : events)
        recorder.on(event);
}

std::vector<ReplyEvent> toolTurn()
{
    return { ReplyStarted{}, BlockOpened{ BlockKind::Thinking },
        BlockDelta{ DeltaKind::Thinking, { "a\\n" } }, BlockDelta{ DeltaKind::Thinking, { "b" } },
        BlockDelta{ DeltaKind::Signature, { "s1" } }, BlockDelta{ DeltaKind::Signature, { "s2" } },
        BlockClosed{}, BlockOpened{ BlockKind::RedactedThinking, {}, {}, { "secret" } }, BlockClosed{},
        BlockOpened{ BlockKind::Text }, BlockDelta{ DeltaKind::Text, { "text" } }, BlockClosed{},
        BlockOpened{ BlockKind::ToolUse, { "call\\/1" }, { "t" } },
        BlockDelta{ DeltaKind::ToolArguments, { "{}" } }, BlockClosed{}, Ping{} };
}

} // namespace

class TestSignatureCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restoresInFront();
    void orderOfIdsDoesNotMatter();
    void otherIdsMiss();
    void signedTurnsStay_data();
    void signedTurnsStay();
    void unsignedThinkingIsNoObstacle();
    void turnsWithoutCallsStay();
    void newestStoreWins();
    void leastRecentlyUsedGoes();
    void bytesAreBounded();
    void tooLargeIsNotKept();
    void recordsATurn();
    void recordsNothingWithoutCalls();
    void recordsNothingAfterFailure();
    void unsignedThinkingIsNotRecorded();
    void emptyThinkingWithSignatureIsRecorded();
};

void TestSignatureCache::restoresInFront()
{
    SignatureCache cache;
    cache.store({ "a", "b" },
        { { KeptThinking::Kind::Thinking, "think", "sig" }, { KeptThinking::Kind::Redacted, "data" } });
    QCOMPARE(restored(cache, { "a", "b" }),
        std::string(
            "user(text q) assistant(thinking think signed sig; redacted data; call a t {}; call b t {})"));
}

void TestSignatureCache::orderOfIdsDoesNotMatter()
{
    SignatureCache cache;
    cache.store({ "b", "a" }, thinking("t"));
    QVERIFY(!restored(cache, { "a", "b" }).empty());
}

void TestSignatureCache::otherIdsMiss()
{
    SignatureCache cache;
    cache.store({ "a", "b" }, thinking("t"));
    QVERIFY(restored(cache, { "a" }).empty());
    QVERIFY(restored(cache, { "ab" }).empty());
    QVERIFY(restored(cache, { "a", "b", "c" }).empty());
}

void TestSignatureCache::signedTurnsStay_data()
{
    QTest::addColumn<bool>("redacted");
    QTest::newRow("signedThinking") << false;
    QTest::newRow("redactedThinking") << true;
}

void TestSignatureCache::signedTurnsStay()
{
    QFETCH(bool, redacted);
    SignatureCache cache;
    cache.store({ "a" }, thinking("t"));
    Conversation conversation = withCalls({ "a" });
    std::vector<Block>& blocks = conversation.messages.back().blocks;
    if (redacted)
        blocks.insert(blocks.begin(), Block{ RedactedThinkingBlock{ { "own" } } });
    else
        blocks.insert(blocks.begin(), Block{ ThinkingBlock{ { "own" }, { "s" } } });
    QCOMPARE(cache.restore(conversation), std::size_t(0));
    QCOMPARE(blocks.size(), std::size_t(2));
}

void TestSignatureCache::unsignedThinkingIsNoObstacle()
{
    SignatureCache cache;
    cache.store({ "a" }, thinking("t"));
    Conversation conversation = withCalls({ "a" });
    std::vector<Block>& blocks = conversation.messages.back().blocks;
    blocks.insert(blocks.begin(), Block{ ThinkingBlock{ { "own" }, {} } });
    QCOMPARE(cache.restore(conversation), std::size_t(1));
    QVERIFY(!blocks.front().as<ThinkingBlock>()->signature.isEmpty());
}

void TestSignatureCache::turnsWithoutCallsStay()
{
    SignatureCache cache;
    cache.store({}, thinking("t"));
    cache.store({ "a" }, {});
    QCOMPARE(cache.entryCount(), std::size_t(0));
    QVERIFY(restored(cache, {}).empty());
}

void TestSignatureCache::newestStoreWins()
{
    SignatureCache cache;
    cache.store({ "a" }, thinking("old"));
    cache.store({ "a" }, thinking("new"));
    QCOMPARE(cache.entryCount(), std::size_t(1));
    QVERIFY(restored(cache, { "a" }).find("thinking new") != std::string::npos);
}

void TestSignatureCache::leastRecentlyUsedGoes()
{
    SignatureCache cache({ 2, 1000 });
    cache.store({ "a" }, thinking("t"));
    cache.store({ "b" }, thinking("t"));
    QVERIFY(!restored(cache, { "a" }).empty());
    cache.store({ "c" }, thinking("t"));
    QVERIFY(restored(cache, { "b" }).empty());
    QVERIFY(!restored(cache, { "a" }).empty());
    QVERIFY(!restored(cache, { "c" }).empty());
}

void TestSignatureCache::bytesAreBounded()
{
    SignatureCache cache({ 1000, 500 });
    for (int i = 0; i < 100; ++i) {
        cache.store({ "id" + std::to_string(i) }, thinking(std::string(100, 'x')));
        QVERIFY(cache.byteCount() <= 500);
    }
    QVERIFY(cache.entryCount() >= 3);
}

void TestSignatureCache::tooLargeIsNotKept()
{
    SignatureCache cache({ 10, 50 });
    cache.store({ "a" }, thinking("t"));
    cache.store({ "b" }, thinking(std::string(100, 'x')));
    QCOMPARE(cache.entryCount(), std::size_t(1));
    QVERIFY(!restored(cache, { "a" }).empty());
}

void TestSignatureCache::recordsATurn()
{
    SignatureCache cache;
    ThinkingRecorder recorder(cache);
    feed(recorder, toolTurn());
    QCOMPARE(cache.entryCount(), std::size_t(0));
    recorder.on(ReplyFinished{ StopReason::ToolUse });
    QCOMPARE(restored(cache, { "call/1" }),
        std::string("user(text q) assistant(thinking a\\nb signed s1s2; redacted secret; call call/1 t {})"));
}

void TestSignatureCache::recordsNothingWithoutCalls()
{
    SignatureCache cache;
    ThinkingRecorder recorder(cache);
    feed(recorder,
        { ReplyStarted{}, BlockOpened{ BlockKind::Thinking }, BlockDelta{ DeltaKind::Signature, { "s" } },
            BlockClosed{}, ReplyFinished{} });
    QCOMPARE(cache.entryCount(), std::size_t(0));
}

void TestSignatureCache::recordsNothingAfterFailure()
{
    SignatureCache cache;
    ThinkingRecorder recorder(cache);
    feed(recorder, toolTurn());
    recorder.on(ReplyFailed{ {} });
    QCOMPARE(cache.entryCount(), std::size_t(0));
}

void TestSignatureCache::unsignedThinkingIsNotRecorded()
{
    SignatureCache cache;
    ThinkingRecorder recorder(cache);
    feed(recorder,
        { ReplyStarted{}, BlockOpened{ BlockKind::Thinking }, BlockDelta{ DeltaKind::Thinking, { "t" } },
            BlockClosed{}, BlockOpened{ BlockKind::ToolUse, { "a" }, { "t" } }, BlockClosed{},
            ReplyFinished{ StopReason::ToolUse } });
    QCOMPARE(cache.entryCount(), std::size_t(0));
}

void TestSignatureCache::emptyThinkingWithSignatureIsRecorded()
{
    SignatureCache cache;
    ThinkingRecorder recorder(cache);
    feed(recorder,
        { ReplyStarted{}, BlockOpened{ BlockKind::Thinking }, BlockDelta{ DeltaKind::Signature, { "s" } },
            BlockClosed{}, BlockOpened{ BlockKind::ToolUse, { "a" }, { "t" } }, BlockClosed{},
            ReplyFinished{ StopReason::ToolUse } });
    QVERIFY(restored(cache, { "a" }).find("thinking  signed s") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestSignatureCache)
#include "tst_signaturecache.moc"
