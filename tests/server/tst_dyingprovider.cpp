#include "server/ProxyFixture.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace dragoman;

namespace {

constexpr int clients = 200;

// What a client saw in the end.
struct Outcome
{
    bool complete = false; // one whole good answer
    bool error = false; // one clear error: a status, or the protocol's error event at the end of a stream
};

Outcome outcomeOf(const Sides& sides, const QByteArray& bytes)
{
    const ClientAnswer answer = readAnswer(bytes);
    const QByteArray rest = bytes.mid(answer.size);
    if (!answer.isComplete || !rest.isEmpty())
        return {};
    const int texts = static_cast<int>(answer.body.count("there."));
    Outcome outcome;
    outcome.complete = answer.status == 200 && texts == 1 && hasNormalEnd(sides.client, answer.body);
    outcome.error = answer.status >= 400 || endsWithErrorEvent(sides.client, answer.body);
    return outcome;
}

// How a provider dies under its requests.
enum class Death { Resets, RefusesToConnect, AnswersErrors };

} // namespace

Q_DECLARE_METATYPE(Death)

class DyingProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClientGetsOneAnswer_data();
    void everyClientGetsOneAnswer();
};

void DyingProviderTest::everyClientGetsOneAnswer_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<Death>("death");
    for (const bool stream : { true, false }) {
        const Sides same{ Protocol::Anthropic, Protocol::Anthropic, stream };
        const Sides other{ Protocol::OpenAiChat, Protocol::Anthropic, stream };
        const char* const form = stream ? "Stream" : "Whole";
        QTest::addRow("resets%s", form) << other << Death::Resets;
        QTest::addRow("refusesToConnect%s", form) << same << Death::RefusesToConnect;
        QTest::addRow("answersErrors%s", form) << other << Death::AnswersErrors;
    }
}

// 200 requests at once; the first provider answers some, has begun others, and dies. Nobody waits for ever,
// nobody gets half an answer as a whole one or two answers, and both sides agree on the numbers.
void DyingProviderTest::everyClientGetsOneAnswer()
{
    QFETCH(Sides, sides);
    QFETCH(Death, death);
    ProxyFixture proxy(sides.provider);
    FakeUpstream& other = proxy.addProvider("other", Protocol::OpenAiChat);
    other.setStandingAnswer(goodAnswer({ sides.client, Protocol::OpenAiChat, sides.stream }));
    for (int i = 0; i < 40; ++i)
        proxy.upstream.enqueue(goodAnswer(sides));
    const int begun = sides.stream ? 30 : 0; // their clients have a part of the answer
    for (int i = 0; i < begun; ++i)
        proxy.upstream.enqueue(unfinishedStream(sides.provider).await("die").reset());
    for (int i = 0; i < 30; ++i)
        proxy.upstream.enqueue(ScriptedAnswer().await("die").reset());
    proxy.upstream.setStandingAnswer(death == Death::AnswersErrors
            ? ScriptedAnswer::json(500, R"({"error":{"message":"I am dying"}})")
            : ScriptedAnswer().reset());
    proxy.start();

    std::vector<std::unique_ptr<RawClient>> all;
    for (int i = 0; i < clients; ++i) {
        all.push_back(std::make_unique<RawClient>(proxy.port()));
        all.back()->send(generation(sides));
    }
    QTRY_VERIFY_WITH_TIMEOUT(proxy.upstream.requests().size() >= 70 + begun, 30'000);
    if (death == Death::RefusesToConnect)
        proxy.upstream.close();
    proxy.upstream.trigger("die");
    int complete = 0;
    int errors = 0;
    const auto allAnswered = [&] {
        complete = errors = 0;
        for (const auto& client : all) {
            const Outcome outcome = outcomeOf(sides, client->received());
            complete += outcome.complete ? 1 : 0;
            errors += outcome.error && !outcome.complete ? 1 : 0;
        }
        return complete + errors == clients;
    };
    const bool answered = QTest::qWaitFor(allAnswered, 60'000);
    for (const auto& client : all) {
        const Outcome outcome = outcomeOf(sides, client->received());
        if (!outcome.complete && !outcome.error)
            qWarning("Neither a whole answer nor an error: %s", client->received().constData());
    }
    QVERIFY2(answered, qPrintable(QString::number(complete + errors)));
    QCOMPARE(errors, begun); // only those whose answer had begun
    QCOMPARE(complete, 40 + other.requests().size()); // each answer that was given reached one client
    QTRY_VERIFY(proxy.page("/stats").contains("\"running\":0,"));
}

QTEST_GUILESS_MAIN(DyingProviderTest)
#include "tst_dyingprovider.moc"
