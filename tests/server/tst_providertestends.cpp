#include "server/ProviderTestJson.h"
#include "server/ProviderTrial.h"
#include "support/LocalAuthority.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;
using Step = dragoman::ProviderTestStep;
using Outcome = dragoman::ProviderTestOutcome;

Q_DECLARE_METATYPE(dragoman::Protocol)
Q_DECLARE_METATYPE(dragoman::ProviderTestStep)

namespace {

constexpr Protocol anthropic = Protocol::Anthropic;
constexpr Protocol chat = Protocol::OpenAiChat;
constexpr int patience = 20'000; // ms

void addProtocols()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("anthropic") << anthropic;
    QTest::newRow("chat") << chat;
}

} // namespace

class ProviderTestEndsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsWhereAskingOnIsOfNoUse_data();
    void stopsWhereAskingOnIsOfNoUse();
    void stopsWithoutConnection_data();
    void stopsWithoutConnection();
    void needsAModel();
    void triesEachKey();
    void findsTheKeyThatWorks();
    void saysThatNoKeyWorks();
    void saysWhichKeysAreNotLoaded();
    void needsAKeyThatCouldBeLoaded();
    void takesAStallForAFailure();
    void triesNoOtherKeyAfterAStall();
    void stopsWhenDestroyed();
    void mayBeDestroyedAtItsEnd_data();
    void mayBeDestroyedAtItsEnd();
    void showsNoKey_data() { addProtocols(); }
    void showsNoKey();
};

void ProviderTestEndsTest::stopsWhereAskingOnIsOfNoUse_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("status");
    QTest::newRow("keyRefusedByTheList") << Step::Models << 401;
    QTest::newRow("keyRefused") << Step::Completion << 401;
    QTest::newRow("forbidden") << Step::Completion << 403;
    QTest::newRow("nothingToPayWith") << Step::Completion << 402;
    QTest::newRow("rateLimited") << Step::Completion << 429;
    QTest::newRow("modelUnknown") << Step::Completion << 404;
    QTest::newRow("rateLimitedLater") << Step::ToolCall << 429;
}

void ProviderTestEndsTest::stopsWhereAskingOnIsOfNoUse()
{
    QFETCH(Step, step);
    QFETCH(int, status);
    ProviderTrial trial(anthropic);
    trial.answers.replace(step, refusal(status, "Go away"));
    trial.run();
    QCOMPARE(trial.result(step).outcome, Outcome::Failed);
    QVERIFY(trial.explanation(step).contains("Go away"));
    QCOMPARE(trial.upstream.requests().size(), int(step));
    QCOMPARE(trial.report().steps.size(), providerTestSteps.size());
    for (std::size_t i = std::size_t(step) + 1; i < providerTestSteps.size(); ++i) {
        QCOMPARE(trial.report().steps[i].outcome, Outcome::Skipped);
        QVERIFY(bytes(trial.report().steps[i].explanation).contains("Go away"));
    }
    QCOMPARE(trial.report().works(), step == Step::ToolCall);
}

void ProviderTestEndsTest::stopsWithoutConnection_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::newRow("refused") << false;
    QTest::newRow("untrusted") << true;
}

void ProviderTestEndsTest::stopsWithoutConnection()
{
    QFETCH(bool, isTls);
    LocalAuthority authority;
    FakeUpstream untrusted(authority.serverConfiguration(LocalAuthority::Certificate::SelfSigned));
    ProviderTrial trial(chat);
    trial.upstream.close();
    if (isTls)
        trial.plan.provider.baseUrl = untrusted.url("");
    trial.run({});
    const QByteArray host = isTls ? "localhost" : "127.0.0.1";
    QCOMPARE(trial.result(Step::Connect).outcome, Outcome::Failed);
    QVERIFY2(trial.explanation(Step::Connect).contains(host), trial.explanation(Step::Connect).constData());
    for (std::size_t i = 1; i < providerTestSteps.size(); ++i)
        QCOMPARE(trial.report().steps[i].outcome, Outcome::Skipped);
    QVERIFY(!trial.report().works());
    QVERIFY(untrusted.requests().isEmpty());
}

void ProviderTestEndsTest::needsAModel()
{
    ProviderTrial trial(chat);
    trial.run({ refusal(404, "Not found") });
    QCOMPARE(trial.result(Step::Models).outcome, Outcome::NotSupported);
    QCOMPARE(trial.result(Step::Completion).outcome, Outcome::Skipped);
    QVERIFY(trial.explanation(Step::Completion).contains("write the model names"));
}

void ProviderTestEndsTest::triesEachKey()
{
    ProviderTrial trial(chat);
    trial.plan.keys.push_back({ "env:SECOND", Secret("second-secret-key") });
    trial.plan.keys.push_back({ "env:THIRD", Secret("third-secret-key") });
    QList<ScriptedAnswer> script = trial.answers.inOrder();
    script.insert(2, refusal(401, "Wrong key"));
    script.insert(3, ScriptedAnswer::json(200, ProviderTestAnswers::completion(chat)));
    trial.run(script);
    const std::vector<ProviderKeyResult>& keys = trial.report().keys;
    QCOMPARE(keys.size(), std::size_t(3));
    QCOMPARE(keys[0].verdict, ProviderKeyVerdict::Works);
    QCOMPARE(keys[1].verdict, ProviderKeyVerdict::Refused);
    QCOMPARE(keys[1].label, std::string("env:SECOND"));
    QVERIFY(bytes(keys[1].explanation).contains("Wrong key"));
    QCOMPARE(keys[2].verdict, ProviderKeyVerdict::Works);
    QVERIFY(trial.upstream.requests().at(3).head.contains("third-secret-key"));
    QVERIFY(trial.upstream.requests().at(4).head.contains("first-secret-key"));
    QVERIFY(trial.report().works());
    QCOMPARE(trial.result(Step::Completion).tokens, std::int64_t(10));
}

void ProviderTestEndsTest::findsTheKeyThatWorks()
{
    ProviderTrial trial(anthropic);
    trial.plan.keys.push_back({ "env:SECOND", Secret("second-secret-key") });
    trial.plan.keys.push_back({ "env:THIRD", Secret("third-secret-key") });
    QList<ScriptedAnswer> script = trial.answers.inOrder();
    script.prepend(refusal(401, "Wrong key")); // to the list, with the first key
    script.insert(2, refusal(403, "Not this model")); // to the completion, with the second
    trial.run(script);
    QCOMPARE(trial.report().keys[0].verdict, ProviderKeyVerdict::Refused);
    QCOMPARE(trial.report().keys[1].verdict, ProviderKeyVerdict::Refused);
    QCOMPARE(trial.report().keys[2].verdict, ProviderKeyVerdict::Works);
    QVERIFY(trial.report().works());
    QVERIFY(trial.upstream.requests().constLast().head.contains("third-secret-key"));
}

void ProviderTestEndsTest::saysThatNoKeyWorks()
{
    ProviderTrial trial(chat);
    trial.plan.keys.push_back({ "env:SECOND", Secret("second-secret-key") });
    trial.run({ refusal(401, "Wrong key"), refusal(401, "Wrong key") });
    QCOMPARE(trial.upstream.requests().size(), 2);
    QCOMPARE(trial.result(Step::Models).outcome, Outcome::Failed);
    QCOMPARE(trial.result(Step::Completion).outcome, Outcome::Skipped);
    QCOMPARE(trial.report().keys[1].verdict, ProviderKeyVerdict::Refused);
}

void ProviderTestEndsTest::saysWhichKeysAreNotLoaded()
{
    ProviderTrial trial(chat);
    trial.plan.keys.insert(
        trial.plan.keys.begin(), { "env:GONE", failure(ErrorKind::Unavailable, "GONE is not set.") });
    trial.run();
    QCOMPARE(trial.report().keys[0].verdict, ProviderKeyVerdict::NotLoaded);
    QCOMPARE(bytes(trial.report().keys[0].explanation), QByteArray("GONE is not set."));
    QCOMPARE(trial.report().keys[1].verdict, ProviderKeyVerdict::Works);
}

void ProviderTestEndsTest::needsAKeyThatCouldBeLoaded()
{
    ProviderTrial trial(chat);
    trial.plan.keys = { { "env:GONE", failure(ErrorKind::Unavailable, "GONE is not set.") } };
    trial.run({});
    QVERIFY(trial.upstream.requests().isEmpty());
    QCOMPARE(trial.result(Step::Connect).outcome, Outcome::Skipped);
    QVERIFY(trial.explanation(Step::Connect).contains("GONE is not set."));
}

void ProviderTestEndsTest::takesAStallForAFailure()
{
    ProviderTrial trial(chat);
    trial.plan.provider.timeouts.firstByte = 100ms;
    trial.answers.replace(Step::ToolCall, ScriptedAnswer().stall());
    trial.run();
    QCOMPARE(trial.result(Step::ToolCall).outcome, Outcome::Failed);
    QVERIFY(!trial.explanation(Step::ToolCall).isEmpty());
    QVERIFY(!trial.result(Step::ToolCall).supports.has_value());
    QCOMPARE(trial.result(Step::Image).outcome, Outcome::Passed);
}

void ProviderTestEndsTest::triesNoOtherKeyAfterAStall()
{
    ProviderTrial trial(chat);
    trial.plan.keys.push_back({ "env:SECOND", Secret("second-secret-key") });
    trial.plan.provider.timeouts.firstByte = 100ms;
    trial.answers.replace(Step::Completion, ScriptedAnswer().stall());
    trial.answers.replace(Step::Streaming, ScriptedAnswer().stall());
    trial.run();
    QCOMPARE(trial.upstream.requests().size(), 3);
    QCOMPARE(trial.report().keys[0].verdict, ProviderKeyVerdict::Failed);
    QCOMPARE(trial.report().keys[1].verdict, ProviderKeyVerdict::NotTried);
    QCOMPARE(
        trial.explanation(Step::ToolCall), QByteArray("The model answers neither whole nor as a stream."));
}

void ProviderTestEndsTest::stopsWhenDestroyed()
{
    ProviderTrial trial(chat);
    QSignalSpy closed(&trial.upstream, &FakeUpstream::connectionClosed);
    trial.answers.replace(Step::Streaming, ScriptedAnswer().stall());
    trial.start(trial.answers.inOrder());
    QTRY_COMPARE_WITH_TIMEOUT(trial.upstream.requests().size(), 3, patience);
    QCOMPARE(trial.recorder.started.constLast(), Step::Streaming);
    trial.test.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!closed.isEmpty(), patience);
    QCOMPARE(trial.recorder.endings, 0);
    QCOMPARE(trial.recorder.finished.constLast(), Step::Completion);
    QCOMPARE(trial.upstream.requests().size(), 3);
}

void ProviderTestEndsTest::mayBeDestroyedAtItsEnd_data()
{
    QTest::addColumn<Step>("failing");
    QTest::newRow("behindAllSteps") << Step::CountTokens;
    QTest::newRow("behindTheList") << Step::Models;
    QTest::newRow("behindTheCompletion") << Step::Completion;
    QTest::newRow("inTheMiddle") << Step::Image;
}

void ProviderTestEndsTest::mayBeDestroyedAtItsEnd()
{
    QFETCH(Step, failing);
    ProviderTrial trial(anthropic);
    trial.recorder.atEnd = [&trial] { trial.test.reset(); };
    trial.answers.replace(failing, refusal(401, "Go away"));
    trial.run();
    QCOMPARE(trial.recorder.endings, 1);
    QCOMPARE(trial.report().steps.size(), providerTestSteps.size());
}

void ProviderTestEndsTest::showsNoKey()
{
    QFETCH(Protocol, protocol);
    const QByteArray key = "first-secret-key";
    ProviderTrial trial(protocol);
    trial.answers.replace(Step::Streaming,
        ScriptedAnswer::sse({ R"(data: {"error":{"message":"key first-secret-key","type":"x"}})" }));
    trial.answers.replace(Step::ToolCall, refusal(400, "Your key " + key + " may not use tools"));
    trial.answers.replace(Step::Image,
        ScriptedAnswer::json(200,
            ProviderTestAnswers::completion(protocol).replace("end_turn", key).replace("stop\"", key + '"')));
    trial.run();
    const QByteArray shown = bytes(providerTestJson(trial.report()));
    QVERIFY2(!shown.contains("secret"), shown.constData());
    QVERIFY2(shown.contains("Your key *** may"), shown.constData());
    QVERIFY2(shown.contains("'***', which the protocol does not know"), shown.constData());
}

QTEST_GUILESS_MAIN(ProviderTestEndsTest)
#include "tst_providertestends.moc"
