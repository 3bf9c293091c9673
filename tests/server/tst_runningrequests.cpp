#include "server/RecordingProxy.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;

// What is told of requests while they run, and how they are stopped.
class RunningRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningRequestIsTold();
    void stopped_data();
    void stopped();
    void stoppingWhatHasEndedDoesNothing();
};

namespace {

// The last thing that was told.
struct Watch
{
    explicit Watch(ProxyServer& server)
    {
        QObject::connect(&server, &ProxyServer::activity, &server,
            [this](const ServerActivity& activity) { last = activity; });
        server.tellActivity();
    }
    ServerActivity last;
};

const Sides stream{ Protocol::Anthropic, Protocol::OpenAiChat, true };

} // namespace

void RunningRequestsTest::runningRequestIsTold()
{
    RecordingProxy proxy(stream.provider);
    const Watch watch(proxy.server);
    proxy.upstream.enqueue(unfinishedStream(stream.provider).await("go on").close());
    proxy.start();
    RawClient client(proxy.port());
    client.send(generation(stream));
    QTRY_VERIFY(!watch.last.requests.empty() && watch.last.requests.front().isAnswering);
    const RunningRequest running = watch.last.requests.front();
    QVERIFY(running.number > 0);
    QTRY_COMPARE(watch.last.requests.front().outputTokens, 3); // "Hello there." has twelve bytes
    QCOMPARE(QByteArray::fromStdString(running.provider), QByteArray::fromStdString(proxy.provider().name));
    client.leave(RawClient::Leave::Hard);
    QTRY_VERIFY(watch.last.requests.empty());
}

void RunningRequestsTest::stopped_data()
{
    QTest::addColumn<bool>("isAnswering");
    QTest::newRow("before an answer came") << false;
    QTest::newRow("in the middle of the answer") << true;
}

void RunningRequestsTest::stopped()
{
    QFETCH(bool, isAnswering);
    RecordingProxy proxy(stream.provider);
    const Watch watch(proxy.server);
    proxy.upstream.enqueue(
        isAnswering ? unfinishedStream(stream.provider).await("never") : ScriptedAnswer().await("never"));
    proxy.start();
    RawClient client(proxy.port());
    client.send(generation(stream));
    QTRY_VERIFY(!watch.last.requests.empty() && !watch.last.requests.front().provider.empty()
        && watch.last.requests.front().isAnswering == isAnswering);
    proxy.server.stopRequest(watch.last.requests.front().number);
    QTRY_VERIFY(!proxy.records.empty());
    QVERIFY(proxy.records.front().error.find("user stopped") != std::string::npos);
    QVERIFY(!proxy.records.front().clientLeft);
    const ClientAnswer answer = readAnswer(client.received());
    QCOMPARE(answer.status, isAnswering ? 200 : 400);
    if (isAnswering)
        QVERIFY(endsWithErrorEvent(stream.client, answer.body));
    QTRY_VERIFY(watch.last.requests.empty());
}

void RunningRequestsTest::stoppingWhatHasEndedDoesNothing()
{
    RecordingProxy proxy(stream.provider);
    const Watch watch(proxy.server);
    proxy.upstream.enqueue(goodAnswer(stream));
    proxy.start();
    const ClientAnswer answer = proxy.ask(generation(stream));
    proxy.server.stopRequest(1);
    QCOMPARE(answer.status, 200);
    QTRY_COMPARE(proxy.records.size(), std::size_t(1));
    QVERIFY(proxy.records.front().error.empty());
}

QTEST_GUILESS_MAIN(RunningRequestsTest)
#include "tst_runningrequests.moc"
