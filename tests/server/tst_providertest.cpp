#include "server/ProviderTest.h"

#include "base/Json.h"
#include "server/ProviderTestAnswers.h"
#include "server/ProviderTestJson.h"
#include "support/FakeUpstream.h"
#include "support/LocalAuthority.h"
#include "tokens/ImageSize.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;
using Step = dragoman::ProviderTestStep;
using Outcome = dragoman::ProviderTestOutcome;

Q_DECLARE_METATYPE(dragoman::ScriptedAnswer)
Q_DECLARE_METATYPE(dragoman::Protocol)
Q_DECLARE_METATYPE(dragoman::ProviderTestStep)
Q_DECLARE_METATYPE(dragoman::ProviderTestOutcome)

namespace {

constexpr Protocol anthropic = Protocol::Anthropic;
constexpr Protocol chat = Protocol::OpenAiChat;
constexpr int patience = 20'000; // ms

QByteArray bytes(std::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

ScriptedAnswer refusal(int status, const QByteArray& message)
{
    return ScriptedAnswer::json(
        status, R"({"type":"error","error":{"type":"refused","message":")" + message + "\"}}");
}

class Recorder : public ProviderTestListener
{
public:
    void onStepStarted(Step step) override { started.append(step); }
    void onStepFinished(const ProviderTestResult& result) override { finished.append(result.step); }
    void onTestFinished(const ProviderTestReport& given) override
    {
        report = given;
        ++endings;
    }

    QList<Step> started;
    QList<Step> finished;
    ProviderTestReport report;
    int endings = 0;
};

// One test of a scripted provider.
struct Trial
{
    explicit Trial(Protocol protocol)
        : answers(protocol)
    {
        plan.provider.name = "scripted";
        plan.provider.protocol = protocol;
        plan.provider.baseUrl = upstream.url("");
        plan.provider.proxy = "none";
        plan.keys = { { "env:FIRST", Secret("first-secret-key") } };
    }

    // Starts with these answers in the place of those of `answers`.
    void start(const QList<ScriptedAnswer>& script)
    {
        for (const ScriptedAnswer& answer : script)
            upstream.enqueue(answer);
        test = std::make_unique<ProviderTest>(client, plan, recorder);
        test->start();
    }
    void run(const QList<ScriptedAnswer>& script)
    {
        start(script);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.endings > 0, patience);
    }
    void run() { run(answers.inOrder()); }

    const ProviderTestReport& report() const { return recorder.report; }
    const ProviderTestResult& result(Step step) const { return *report().find(step); }
    QByteArray explanation(Step step) const { return bytes(result(step).explanation); }
    // The request of a step, when no key was tried twice.
    const ReceivedRequest& request(Step step) const { return upstream.requests().at(int(step) - 1); }
    QByteArray body(Step step) const { return request(step).body; }

    FakeUpstream upstream;
    UpstreamClient client;
    ProviderTestAnswers answers;
    ProviderTestPlan plan;
    Recorder recorder;
    std::unique_ptr<ProviderTest> test;
};

void addProtocols()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("anthropic") << anthropic;
    QTest::newRow("chat") << chat;
}

} // namespace

class ProviderTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingWorks_data() { addProtocols(); }
    void everythingWorks();
    void asksLittle_data() { addProtocols(); }
    void asksLittle();
    void sendsAnImageThatIsOne();
    void sendsWhatIsConfigured();
    void judgesEachStep_data();
    void judgesEachStep();
    void stopsWhereAskingOnIsOfNoUse_data();
    void stopsWhereAskingOnIsOfNoUse();
    void stopsWithoutConnection_data();
    void stopsWithoutConnection();
    void choosesTheModel_data();
    void choosesTheModel();
    void needsAModel();
    void asksForStreamsWhereOnlyStreamsWork();
    void triesEachKey();
    void findsTheKeyThatWorks();
    void saysThatNoKeyWorks();
    void saysWhichKeysAreNotLoaded();
    void needsAKeyThatCouldBeLoaded();
    void takesAStallForAFailure();
    void triesNoOtherKeyAfterAStall();
    void takesAStreamThatStaysOpen();
    void writesAsTheListSaysOfTheModel();
    void stopsWhenDestroyed();
    void showsNoKey_data() { addProtocols(); }
    void showsNoKey();
    void tellsStepByStep();
    void writesJson();
};

void ProviderTestTest::everythingWorks()
{
    QFETCH(Protocol, protocol);
    Trial trial(protocol);
    trial.run();
    for (const ProviderTestResult& result : trial.report().steps) {
        const bool cannotCount = protocol == chat && result.step == Step::CountTokens;
        QVERIFY2(result.outcome == (cannotCount ? Outcome::NotSupported : Outcome::Passed),
            result.explanation.c_str());
        QVERIFY(result.deviations.empty());
        QVERIFY(!result.explanation.empty());
    }
    QVERIFY(trial.report().works());
    QVERIFY(trial.result(Step::Completion).firstByte.has_value());
    const ProviderCapabilities capabilities = trial.report().capabilities();
    QCOMPARE(capabilities.images, std::optional(true));
    QCOMPARE(capabilities.tools, std::optional(true));
    QCOMPARE(capabilities.thinking, std::optional(true));
    QCOMPARE(capabilities.countTokens, std::optional(protocol == anthropic));
    QCOMPARE(trial.report().tokens(), std::int64_t(5 * 5));
    QCOMPARE(trial.report().model, std::string("first"));
    QCOMPARE(trial.report().keys.front().verdict, ProviderKeyVerdict::Works);
    const QByteArray counting = protocol == anthropic ? ", token counting" : "";
    QCOMPARE(bytes(trial.report().summary()),
        QByteArray("Works; capabilities: model list, streaming, tools, images, thinking") + counting
            + "; 25 tokens used.");
}

void ProviderTestTest::asksLittle()
{
    QFETCH(Protocol, protocol);
    Trial trial(protocol);
    trial.run();
    const bool isAnthropic = protocol == anthropic;
    QCOMPARE(trial.upstream.requests().size(), isAnthropic ? 7 : 6);
    QCOMPARE(trial.request(Step::Models).method, QByteArray("GET"));
    QVERIFY(trial.body(Step::Completion).contains(R"("max_tokens":1,)")
        || trial.body(Step::Completion).contains(R"("max_tokens":1})"));
    QVERIFY(!trial.body(Step::Completion).contains("stream"));
    QVERIFY(trial.body(Step::Streaming).contains(R"("stream":true)"));
    QVERIFY(trial.body(Step::Streaming).contains(R"("max_tokens":16)"));
    QVERIFY(trial.body(Step::ToolCall).contains("tool_choice"));
    QVERIFY(trial.body(Step::ToolCall).contains(R"({"word":{"type":"string"}})"));
    QVERIFY(trial.body(Step::Thinking)
                .contains(isAnthropic ? R"("thinking":{"type":"enabled","budget_tokens":1024})"
                                      : R"("reasoning_effort":"low")"));
    for (const ReceivedRequest& request : trial.upstream.requests())
        QVERIFY(request.head.contains("first-secret-key"));
}

void ProviderTestTest::sendsAnImageThatIsOne()
{
    Trial trial(anthropic);
    trial.run();
    JsonDocument json;
    QVERIFY(json.parse(trial.body(Step::Image).toStdString()));
    const JsonValue source = json.root()["messages"].at(0)["content"].at(1)["source"];
    const std::optional<ImageSize> size = imageSizeOfBase64(source["data"].text().escaped);
    QVERIFY(size);
    QCOMPARE(size->width, 32U);
    QCOMPARE(size->height, 32U);
}

void ProviderTestTest::sendsWhatIsConfigured()
{
    Trial trial(chat);
    trial.plan.provider.headers = { { "x-extra", "value" } };
    trial.plan.provider.body = R"({"service_tier":"auto"})";
    trial.plan.provider.forceNonStream = true;
    trial.run();
    QCOMPARE(trial.request(Step::Models).header("x-extra"), QByteArray("value"));
    QCOMPARE(trial.request(Step::Image).header("x-extra"), QByteArray("value"));
    QVERIFY(trial.body(Step::Image).contains(R"("service_tier":"auto")"));
    QVERIFY(trial.body(Step::Streaming).contains(R"("stream":true)"));
}

void ProviderTestTest::judgesEachStep_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Step>("step");
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QByteArray>("text"); // in the explanation or in a deviation
    const auto html = ScriptedAnswer::json(200, "<html><title>Sign in</title></html>");
    const auto bare
        = ScriptedAnswer::json(200, ProviderTestAnswers::completion(chat).replace("usage", "used"));
    const auto whole = [](Protocol protocol) {
        return ScriptedAnswer::json(200, ProviderTestAnswers::completion(protocol));
    };
    QTest::newRow("noModelList") << chat << Step::Models << refusal(404, "Not found") << Outcome::NotSupported
                                 << QByteArray("write the model names into the configuration");
    QTest::newRow("modelListForbidden") << chat << Step::Models << refusal(403, "Not for you")
                                        << Outcome::Failed << QByteArray("Not for you (HTTP 403)");
    QTest::newRow("modelListIsAPage")
        << anthropic << Step::Models << html << Outcome::Failed << QByteArray("Sign in");
    QTest::newRow("modelListWithoutObject")
        << chat << Step::Models << ScriptedAnswer::json(200, R"({"data":[{"id":"first"}]})")
        << Outcome::PassedWithDeviation << QByteArray("object is not 'list'");
    QTest::newRow("completionIsAPage")
        << chat << Step::Completion << html << Outcome::Failed << QByteArray("Sign in");
    QTest::newRow("completionWithoutUsage")
        << chat << Step::Completion << bare << Outcome::PassedWithDeviation
        << QByteArray("usage with prompt_tokens");
    QTest::newRow("streamForACompletion")
        << anthropic << Step::Completion << ScriptedAnswer::sse(ProviderTestAnswers::stream(anthropic))
        << Outcome::PassedWithDeviation << QByteArray("stream is ignored: one JSON body");
    QTest::newRow("completionBreaks") << chat << Step::Completion << refusal(500, "Out of order")
                                      << Outcome::Failed << QByteArray("Out of order (HTTP 500)");
    QTest::newRow("limitTooSmallForReasoning")
        << chat << Step::Completion
        << refusal(400, "Could not finish the message because max_tokens or model output limit was reached.")
        << Outcome::Passed << QByteArray("takes the request");
    QTest::newRow("streamIsWhole") << chat << Step::Streaming << whole(chat) << Outcome::NotSupported
                                   << QByteArray("in one piece");
    QTest::newRow("streamNotSupported")
        << anthropic << Step::Streaming << refusal(400, "Streaming is not supported for this model")
        << Outcome::NotSupported << QByteArray("Streaming is not supported");
    QTest::newRow("streamWithoutEnd")
        << chat << Step::Streaming << ScriptedAnswer::sse(ProviderTestAnswers::stream(chat).mid(0, 3))
        << Outcome::PassedWithDeviation << QByteArray("[DONE] is missing");
    QTest::newRow("streamCutInTheMiddle")
        << anthropic << Step::Streaming
        << ScriptedAnswer::sse(ProviderTestAnswers::stream(anthropic).mid(0, 3)) << Outcome::Failed
        << QByteArray("ended early");
    QTest::newRow("streamEndsWithAReset")
        << chat << Step::Streaming
        << ScriptedAnswer()
               .send(ScriptedAnswer::head(200, "content-type: text/event-stream\r\ncontent-length: 9999\r\n")
                   + ProviderTestAnswers::stream(chat).join("\n\n") + "\n\n")
               .close()
        << Outcome::PassedWithDeviation << QByteArray("The connection does not end with the stream");
    QTest::newRow("toolUnknown") << chat << Step::ToolCall << refusal(400, "Unknown parameter: 'tools'.")
                                 << Outcome::NotSupported << QByteArray("Unknown parameter");
    QTest::newRow("toolNoEndpoint") << chat << Step::ToolCall
                                    << refusal(404, "No endpoints found that support tool use.")
                                    << Outcome::NotSupported << QByteArray("No endpoints");
    QTest::newRow("toolNotCalled") << anthropic << Step::ToolCall << whole(anthropic) << Outcome::NotSupported
                                   << QByteArray("does not call it");
    QTest::newRow("toolRefusedForAnotherReason") << anthropic << Step::ToolCall << refusal(400, "Bad day")
                                                 << Outcome::Failed << QByteArray("Bad day (HTTP 400)");
    QTest::newRow("imageUnknown") << chat << Step::Image
                                  << refusal(400, "unknown variant `image_url`, expected `text`")
                                  << Outcome::NotSupported << QByteArray("unknown variant");
    QTest::newRow("imageTooSmall") << anthropic << Step::Image << refusal(400, "The image is too small")
                                   << Outcome::Failed << QByteArray("too small");
    QTest::newRow("imageBreaks") << anthropic << Step::Image << refusal(529, "Overloaded") << Outcome::Failed
                                 << QByteArray("Overloaded (HTTP 529)");
    QTest::newRow("thinkingUnknown") << chat << Step::Thinking
                                     << refusal(
                                            400, "Unrecognized request argument supplied: reasoning_effort")
                                     << Outcome::NotSupported << QByteArray("reasoning_effort");
    QTest::newRow("thinkingIgnored") << anthropic << Step::Thinking << whole(anthropic)
                                     << Outcome::PassedWithDeviation << QByteArray("thinking was asked for");
    QTest::newRow("countMissing") << anthropic << Step::CountTokens << refusal(404, "Not found")
                                  << Outcome::NotSupported << QByteArray("Dragoman estimates");
    QTest::newRow("countWithoutCount") << anthropic << Step::CountTokens << ScriptedAnswer::json(200, "{}")
                                       << Outcome::NotSupported << QByteArray("no count");
    QTest::newRow("countBreaks") << anthropic << Step::CountTokens << refusal(500, "Oops") << Outcome::Failed
                                 << QByteArray("Oops (HTTP 500)");
}

void ProviderTestTest::judgesEachStep()
{
    QFETCH(Protocol, protocol);
    QFETCH(Step, step);
    QFETCH(ScriptedAnswer, answer);
    QFETCH(Outcome, outcome);
    QFETCH(QByteArray, text);
    Trial trial(protocol);
    trial.plan.model = "first";
    trial.answers.replace(step, answer);
    trial.run();
    QByteArray said = trial.explanation(step);
    for (const std::string& sentence : trial.result(step).deviations)
        said += '\n' + bytes(sentence);
    QVERIFY2(trial.result(step).outcome == outcome, said.constData());
    QVERIFY2(said.contains(text), said.constData());
    // One bad step does not spoil the others.
    const Step other = step == Step::Image ? Step::ToolCall : Step::Image;
    QVERIFY2(trial.result(other).hasPassed(), trial.explanation(other).constData());
}

void ProviderTestTest::stopsWhereAskingOnIsOfNoUse_data()
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

void ProviderTestTest::stopsWhereAskingOnIsOfNoUse()
{
    QFETCH(Step, step);
    QFETCH(int, status);
    Trial trial(anthropic);
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

void ProviderTestTest::stopsWithoutConnection_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::newRow("refused") << false;
    QTest::newRow("untrusted") << true;
}

void ProviderTestTest::stopsWithoutConnection()
{
    QFETCH(bool, isTls);
    LocalAuthority authority;
    FakeUpstream untrusted(authority.serverConfiguration(LocalAuthority::Certificate::SelfSigned));
    Trial trial(chat);
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

void ProviderTestTest::choosesTheModel_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("middle");
    QTest::addColumn<QByteArray>("small");
    QTest::addColumn<QByteArray>("big");
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("asked") << QByteArray("a") << QByteArray("m") << QByteArray("s") << QByteArray("b")
                           << QByteArray("a");
    QTest::newRow("middle") << QByteArray() << QByteArray("m") << QByteArray("s") << QByteArray("b")
                            << QByteArray("m");
    QTest::newRow("small") << QByteArray() << QByteArray() << QByteArray("s") << QByteArray("b")
                           << QByteArray("s");
    QTest::newRow("big") << QByteArray() << QByteArray() << QByteArray() << QByteArray("b")
                         << QByteArray("b");
    QTest::newRow("firstOfTheList") << QByteArray() << QByteArray() << QByteArray() << QByteArray()
                                    << QByteArray("first");
}

void ProviderTestTest::choosesTheModel()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, middle);
    QFETCH(QByteArray, small);
    QFETCH(QByteArray, big);
    QFETCH(QByteArray, chosen);
    const auto names = [](const QByteArray& name) {
        return name.isEmpty() ? std::vector<std::string>() : std::vector<std::string>{ name.toStdString() };
    };
    Trial trial(chat);
    trial.plan.model = asked.toStdString();
    trial.plan.provider.models.middle = names(middle);
    trial.plan.provider.models.small = names(small);
    trial.plan.provider.models.big = names(big);
    trial.run();
    QCOMPARE(bytes(trial.report().model), chosen);
    const QByteArray sent = "\"model\":\"" + chosen + '"';
    QVERIFY(trial.body(Step::Completion).contains(sent));
    QCOMPARE(trial.explanation(Step::Models).contains("not among them"), chosen != "first");
}

void ProviderTestTest::needsAModel()
{
    Trial trial(chat);
    trial.run({ refusal(404, "Not found") });
    QCOMPARE(trial.result(Step::Models).outcome, Outcome::NotSupported);
    QCOMPARE(trial.result(Step::Completion).outcome, Outcome::Skipped);
    QVERIFY(trial.explanation(Step::Completion).contains("write the model names"));
}

void ProviderTestTest::asksForStreamsWhereOnlyStreamsWork()
{
    Trial trial(chat);
    trial.answers.replace(Step::Completion, refusal(400, "stream must be true"));
    trial.answers.replace(Step::Image, ScriptedAnswer::sse(ProviderTestAnswers::stream(chat)));
    trial.run();
    QCOMPARE(trial.result(Step::Completion).outcome, Outcome::Failed);
    QVERIFY(trial.body(Step::Image).contains(R"("stream":true)"));
    QCOMPARE(trial.result(Step::Image).outcome, Outcome::Passed);
    QVERIFY(!trial.report().works());
}

void ProviderTestTest::triesEachKey()
{
    Trial trial(chat);
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

void ProviderTestTest::findsTheKeyThatWorks()
{
    Trial trial(anthropic);
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

void ProviderTestTest::saysThatNoKeyWorks()
{
    Trial trial(chat);
    trial.plan.keys.push_back({ "env:SECOND", Secret("second-secret-key") });
    trial.run({ refusal(401, "Wrong key"), refusal(401, "Wrong key") });
    QCOMPARE(trial.upstream.requests().size(), 2);
    QCOMPARE(trial.result(Step::Models).outcome, Outcome::Failed);
    QCOMPARE(trial.result(Step::Completion).outcome, Outcome::Skipped);
    QCOMPARE(trial.report().keys[1].verdict, ProviderKeyVerdict::Refused);
}

void ProviderTestTest::saysWhichKeysAreNotLoaded()
{
    Trial trial(chat);
    trial.plan.keys.insert(
        trial.plan.keys.begin(), { "env:GONE", failure(ErrorKind::Unavailable, "GONE is not set.") });
    trial.run();
    QCOMPARE(trial.report().keys[0].verdict, ProviderKeyVerdict::NotLoaded);
    QCOMPARE(bytes(trial.report().keys[0].explanation), QByteArray("GONE is not set."));
    QCOMPARE(trial.report().keys[1].verdict, ProviderKeyVerdict::Works);
}

void ProviderTestTest::needsAKeyThatCouldBeLoaded()
{
    Trial trial(chat);
    trial.plan.keys = { { "env:GONE", failure(ErrorKind::Unavailable, "GONE is not set.") } };
    trial.run({});
    QVERIFY(trial.upstream.requests().isEmpty());
    QCOMPARE(trial.result(Step::Connect).outcome, Outcome::Skipped);
    QVERIFY(trial.explanation(Step::Connect).contains("GONE is not set."));
}

void ProviderTestTest::takesAStallForAFailure()
{
    Trial trial(chat);
    trial.plan.provider.timeouts.firstByte = 100ms;
    trial.answers.replace(Step::ToolCall, ScriptedAnswer().stall());
    trial.run();
    QCOMPARE(trial.result(Step::ToolCall).outcome, Outcome::Failed);
    QVERIFY(!trial.explanation(Step::ToolCall).isEmpty());
    QVERIFY(!trial.result(Step::ToolCall).supports.has_value());
    QCOMPARE(trial.result(Step::Image).outcome, Outcome::Passed);
}

void ProviderTestTest::triesNoOtherKeyAfterAStall()
{
    Trial trial(chat);
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

void ProviderTestTest::takesAStreamThatStaysOpen()
{
    Trial trial(anthropic);
    trial.plan.provider.timeouts.idle = 100ms;
    trial.answers.replace(Step::Streaming,
        ScriptedAnswer()
            .send(ScriptedAnswer::head(200, "content-type: text/event-stream\r\ncontent-length: 9999\r\n")
                + ProviderTestAnswers::stream(anthropic).join("\n\n") + "\n\n")
            .stall());
    trial.run();
    const ProviderTestResult& streaming = trial.result(Step::Streaming);
    QCOMPARE(streaming.outcome, Outcome::PassedWithDeviation);
    QCOMPARE(streaming.deviations.size(), std::size_t(1));
    QVERIFY(bytes(streaming.deviations.front()).startsWith("The connection does not end with the stream"));
}

void ProviderTestTest::writesAsTheListSaysOfTheModel()
{
    Trial trial(anthropic);
    trial.answers.replace(Step::Models,
        ScriptedAnswer::json(200,
            R"({"data":[{"id":"claude-opus-4-6","capabilities":{"thinking":{"types":)"
            R"({"enabled":{"supported":false},"adaptive":{"supported":true}}}}}],"has_more":false})"));
    trial.run();
    QVERIFY2(trial.body(Step::Thinking).contains("adaptive"), trial.body(Step::Thinking).constData());
    QCOMPARE(trial.result(Step::Thinking).outcome, Outcome::Passed);
}

void ProviderTestTest::stopsWhenDestroyed()
{
    Trial trial(chat);
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

void ProviderTestTest::showsNoKey()
{
    QFETCH(Protocol, protocol);
    const QByteArray key = "first-secret-key";
    Trial trial(protocol);
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

void ProviderTestTest::tellsStepByStep()
{
    Trial trial(anthropic);
    trial.run();
    const QList<Step> all(providerTestSteps.begin(), providerTestSteps.end());
    QCOMPARE(trial.recorder.started, all);
    QCOMPARE(trial.recorder.finished, all);
    QCOMPARE(trial.recorder.endings, 1);
}

void ProviderTestTest::writesJson()
{
    Trial trial(chat);
    trial.answers.replace(Step::Image, refusal(400, "image input is not supported"));
    trial.run();
    JsonDocument json;
    QVERIFY(json.parse(providerTestJson(trial.report())));
    const JsonValue root = json.root();
    QVERIFY(root["provider"].equals("scripted"));
    QVERIFY(root["protocol"].equals("openai-chat"));
    QVERIFY(root["works"].boolOr(false));
    QVERIFY(!root["capabilities"]["images"].boolOr(true));
    QVERIFY(root["capabilities"]["streaming"].boolOr(false));
    QCOMPARE(root["steps"].size(), providerTestSteps.size());
    QVERIFY(root["steps"].at(5)["outcome"].equals("not supported"));
    QVERIFY(root["keys"].at(0)["verdict"].equals("works"));
}

QTEST_GUILESS_MAIN(ProviderTestTest)
#include "tst_providertest.moc"
