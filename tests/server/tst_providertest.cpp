#include "server/ProviderTestJson.h"
#include "server/ProviderTrial.h"
#include "tokens/ImageSize.h"

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
    void choosesTheModel_data();
    void choosesTheModel();
    void asksForStreamsWhereOnlyStreamsWork();
    void takesAStreamThatStaysOpen();
    void writesAsTheListSaysOfTheModel();
    void tellsStepByStep();
    void writesJson();
};

void ProviderTestTest::everythingWorks()
{
    QFETCH(Protocol, protocol);
    ProviderTrial trial(protocol);
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
    ProviderTrial trial(protocol);
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
    ProviderTrial trial(anthropic);
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
    ProviderTrial trial(chat);
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
    ProviderTrial trial(protocol);
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
    ProviderTrial trial(chat);
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

void ProviderTestTest::asksForStreamsWhereOnlyStreamsWork()
{
    ProviderTrial trial(chat);
    trial.answers.replace(Step::Completion, refusal(400, "stream must be true"));
    trial.answers.replace(Step::Image, ScriptedAnswer::sse(ProviderTestAnswers::stream(chat)));
    trial.run();
    QCOMPARE(trial.result(Step::Completion).outcome, Outcome::Failed);
    QVERIFY(trial.body(Step::Image).contains(R"("stream":true)"));
    QCOMPARE(trial.result(Step::Image).outcome, Outcome::Passed);
    QVERIFY(!trial.report().works());
}

void ProviderTestTest::takesAStreamThatStaysOpen()
{
    ProviderTrial trial(anthropic);
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
    ProviderTrial trial(anthropic);
    trial.answers.replace(Step::Models,
        ScriptedAnswer::json(200,
            R"({"data":[{"id":"claude-opus-4-6","capabilities":{"thinking":{"types":)"
            R"({"enabled":{"supported":false},"adaptive":{"supported":true}}}}}],"has_more":false})"));
    trial.run();
    QVERIFY2(trial.body(Step::Thinking).contains("adaptive"), trial.body(Step::Thinking).constData());
    QCOMPARE(trial.result(Step::Thinking).outcome, Outcome::Passed);
}

void ProviderTestTest::tellsStepByStep()
{
    ProviderTrial trial(anthropic);
    trial.run();
    const QList<Step> all(providerTestSteps.begin(), providerTestSteps.end());
    QCOMPARE(trial.recorder.started, all);
    QCOMPARE(trial.recorder.finished, all);
    QCOMPARE(trial.recorder.endings, 1);
}

void ProviderTestTest::writesJson()
{
    ProviderTrial trial(chat);
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
