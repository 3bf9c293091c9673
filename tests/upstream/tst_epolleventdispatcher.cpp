#include "support/FakeUpstream.h"
#include "upstream/AnswerRecorder.h"
#include "upstream/EpollEventDispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <functional>

#include <sys/socket.h>
#include <unistd.h>

using namespace dragoman;

namespace {

// Two connected sockets; closed with the object unless closed before.
struct SocketPair
{
    SocketPair() { ok = socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0; }
    ~SocketPair()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(int which)
    {
        if (ends[which] >= 0)
            ::close(ends[which]);
        ends[which] = -1;
    }
    void writeTo(int which) const { ok = ::write(ends[which], "x", 1) == 1; }
    void drain(int which) const
    {
        char bytes[64];
        while (::read(ends[which], bytes, sizeof bytes) > 0) { }
    }

    int ends[2] = { -1, -1 };
    mutable bool ok = false;
};

// Runs a test body on a thread with the dispatcher under test and waits for it.
void runWithDispatcher(const std::function<void()>& body)
{
    QThread thread;
    thread.setEventDispatcher(new EpollEventDispatcher);
    QObject* context = new QObject;
    context->moveToThread(&thread);
    QObject::connect(&thread, &QThread::started, context, [&] {
        body();
        thread.quit();
    });
    QObject::connect(&thread, &QThread::finished, context, &QObject::deleteLater);
    thread.start();
    thread.wait();
}

// Runs the event loop until `done`; false after 10 s.
bool spinUntil(const std::function<bool()>& done)
{
    constexpr int patience = 10'000;
    return QTest::qWaitFor(done, patience);
}

} // namespace

class EpollEventDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timers_data();
    void timers();
    void timersInOrder();
    void killedTimersStaySilent();
    void zeroTimersLeaveRoomForOthers();
    void tellsRemainingTime();
    void timerInNestedLoop();
    void readAndWriteNotifiers();
    void disabledNotifiersStaySilent();
    void hangUpActivates();
    void notifierRemovedDuringDelivery();
    void descriptorNumberComesBack();
    void postedEvents();
    void wakesUpFromOtherThreads();
    void manyWakeUpsFromOtherThreads();
    void emitsAwakeAndAboutToBlock();
    void excludesSocketNotifiers();
    void echoesOverTcp();
    void carriesUpstreamCalls();
};

void EpollEventDispatcherTest::timers_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<bool>("single");
    QTest::addColumn<int>("expected");
    QTest::newRow("single") << 5 << Qt::PreciseTimer << true << 1;
    QTest::newRow("repeating") << 2 << Qt::PreciseTimer << false << 3;
    QTest::newRow("zeroSingle") << 0 << Qt::PreciseTimer << true << 1;
    QTest::newRow("zeroRepeating") << 0 << Qt::CoarseTimer << false << 3;
    QTest::newRow("coarse") << 45 << Qt::CoarseTimer << false << 2;
    QTest::newRow("veryCoarse") << 10 << Qt::VeryCoarseTimer << true << 1;
}

void EpollEventDispatcherTest::timers()
{
    QFETCH(const int, interval);
    QFETCH(const Qt::TimerType, type);
    QFETCH(const bool, single);
    QFETCH(const int, expected);
    runWithDispatcher([&] {
        QTimer timer;
        int fired = 0;
        timer.setTimerType(type);
        timer.setSingleShot(single);
        connect(&timer, &QTimer::timeout, &timer, [&fired] { ++fired; });
        QElapsedTimer clock;
        clock.start();
        timer.start(interval);
        QVERIFY(spinUntil([&] { return fired >= expected; }));
        QVERIFY(clock.elapsed() >= qint64(interval) * expected * 9 / 10); // never early
        QCOMPARE(timer.isActive(), !single);
    });
}

void EpollEventDispatcherTest::timersInOrder()
{
    runWithDispatcher([] {
        QList<int> order;
        QObject context;
        for (const int interval : { 12, 4, 8, 0 })
            QTimer::singleShot(
                interval, Qt::PreciseTimer, &context, [&order, interval] { order.append(interval); });
        QVERIFY(spinUntil([&] { return order.size() == 4; }));
        QCOMPARE(order, (QList<int>{ 0, 4, 8, 12 }));
    });
}

void EpollEventDispatcherTest::killedTimersStaySilent()
{
    runWithDispatcher([] {
        QTimer first;
        QTimer second;
        int fired = 0;
        const auto stopBoth = [&] {
            ++fired;
            first.stop();
            second.stop();
        };
        connect(&first, &QTimer::timeout, &first, stopBoth);
        connect(&second, &QTimer::timeout, &second, stopBoth);
        first.start(1);
        second.start(1);
        bool later = false;
        QTimer::singleShot(20, Qt::PreciseTimer, &first, [&later] { later = true; });
        QVERIFY(spinUntil([&] { return later; }));
        QCOMPARE(fired, 1);
    });
}

void EpollEventDispatcherTest::zeroTimersLeaveRoomForOthers()
{
    runWithDispatcher([] {
        SocketPair pair;
        QTimer busy;
        busy.start(0);
        QSocketNotifier notifier(pair.ends[1], QSocketNotifier::Read);
        bool read = false;
        connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
            pair.drain(1);
            read = true;
        });
        pair.writeTo(0);
        QVERIFY(spinUntil([&] { return read; }));
    });
}

void EpollEventDispatcherTest::tellsRemainingTime()
{
    runWithDispatcher([] {
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        timer.start(100'000);
        QVERIFY(timer.remainingTime() > 50'000 && timer.remainingTime() <= 100'000);
        auto* dispatcher = QAbstractEventDispatcher::instance();
        QCOMPARE(dispatcher->registeredTimers(&timer).size(), 1);
        QCOMPARE(dispatcher->registeredTimers(&timer).constFirst().interval, 100'000);
        QCOMPARE(dispatcher->remainingTime(123'456), -1);
        QVERIFY(dispatcher->unregisterTimers(&timer));
        QVERIFY(dispatcher->registeredTimers(&timer).isEmpty());
    });
}

void EpollEventDispatcherTest::timerInNestedLoop()
{
    runWithDispatcher([] {
        QTimer outer;
        int depth = 0;
        int deepest = 0;
        bool done = false;
        connect(&outer, &QTimer::timeout, &outer, [&] {
            deepest = std::max(deepest, ++depth);
            QEventLoop nested;
            QTimer::singleShot(10, Qt::PreciseTimer, &nested, &QEventLoop::quit);
            nested.exec();
            --depth;
            done = true;
        });
        outer.start(1);
        QVERIFY(spinUntil([&] { return done; }));
        QCOMPARE(deepest, 1);
    });
}

void EpollEventDispatcherTest::readAndWriteNotifiers()
{
    runWithDispatcher([] {
        SocketPair pair;
        QSocketNotifier reading(pair.ends[1], QSocketNotifier::Read);
        QSocketNotifier writing(pair.ends[1], QSocketNotifier::Write);
        int reads = 0;
        int writes = 0;
        connect(&reading, &QSocketNotifier::activated, &reading, [&] {
            pair.drain(1);
            ++reads;
        });
        connect(&writing, &QSocketNotifier::activated, &writing, [&] {
            ++writes;
            writing.setEnabled(false);
        });
        QVERIFY(spinUntil([&] { return writes == 1; }));
        QCOMPARE(reads, 0);
        pair.writeTo(0);
        QVERIFY(spinUntil([&] { return reads == 1; }));
        writing.setEnabled(true);
        pair.writeTo(0);
        QVERIFY(spinUntil([&] { return reads == 2 && writes == 2; }));
    });
}

void EpollEventDispatcherTest::disabledNotifiersStaySilent()
{
    runWithDispatcher([] {
        SocketPair pair;
        QSocketNotifier notifier(pair.ends[1], QSocketNotifier::Read);
        QSignalSpy activated(&notifier, &QSocketNotifier::activated);
        pair.writeTo(0);
        notifier.setEnabled(false);
        bool later = false;
        QTimer::singleShot(5, &notifier, [&later] { later = true; });
        QVERIFY(spinUntil([&] { return later; }));
        QCOMPARE(activated.size(), 0);
        notifier.setEnabled(true);
        QVERIFY(spinUntil([&] { return !activated.isEmpty(); }));
    });
}

void EpollEventDispatcherTest::hangUpActivates()
{
    runWithDispatcher([] {
        SocketPair pair;
        QSocketNotifier reading(pair.ends[1], QSocketNotifier::Read);
        bool read = false;
        connect(&reading, &QSocketNotifier::activated, &reading, [&] {
            read = true;
            reading.setEnabled(false);
        });
        pair.closeEnd(0);
        QVERIFY(spinUntil([&] { return read; }));
    });
}

void EpollEventDispatcherTest::notifierRemovedDuringDelivery()
{
    runWithDispatcher([] {
        SocketPair pairs[2];
        std::unique_ptr<QSocketNotifier> notifiers[2];
        int activated = 0;
        for (int i = 0; i < 2; ++i) {
            notifiers[i] = std::make_unique<QSocketNotifier>(pairs[i].ends[1], QSocketNotifier::Read);
            // Whichever comes first takes the other one away, and closes its socket.
            connect(
                notifiers[i].get(), &QSocketNotifier::activated, qApp,
                [&, i] {
                    ++activated;
                    pairs[i].drain(1);
                    notifiers[1 - i].reset();
                    pairs[1 - i].closeEnd(1);
                },
                Qt::DirectConnection);
            pairs[i].writeTo(0);
        }
        bool later = false;
        QObject context;
        QTimer::singleShot(10, &context, [&later] { later = true; });
        QVERIFY(spinUntil([&] { return later; }));
        QCOMPARE(activated, 1);
    });
}

// The kernel forgets a closed descriptor; its number may come back within the same turn of the loop.
void EpollEventDispatcherTest::descriptorNumberComesBack()
{
    runWithDispatcher([] {
        SocketPair old;
        const int number = old.ends[1];
        auto notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
        bool later = false;
        QTimer::singleShot(1, notifier.get(), [&later] { later = true; });
        QVERIFY(spinUntil([&] { return later; }));
        notifier.reset();
        SocketPair fresh;
        QVERIFY(dup2(fresh.ends[1], number) == number); // closes the old one
        notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
        bool read = false;
        connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [&] {
            fresh.drain(1);
            read = true;
        });
        fresh.writeTo(0);
        QVERIFY(spinUntil([&] { return read; }));
    });
}

// Blocks for good if an event posted by the thread itself does not keep the loop from waiting.
void EpollEventDispatcherTest::postedEvents()
{
    runWithDispatcher([] {
        QEventLoop loop;
        int count = 0;
        std::function<void()> post = [&] {
            if (++count == 100)
                return loop.quit();
            QMetaObject::invokeMethod(&loop, post, Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(&loop, post, Qt::QueuedConnection);
        loop.exec();
        QCOMPARE(count, 100);
    });
}

void EpollEventDispatcherTest::wakesUpFromOtherThreads()
{
    QThread thread;
    thread.setEventDispatcher(new EpollEventDispatcher);
    QObject receiver;
    receiver.moveToThread(&thread);
    QSignalSpy blocking(thread.eventDispatcher(), &QAbstractEventDispatcher::aboutToBlock);
    thread.start();
    QVERIFY(blocking.wait() || !blocking.isEmpty());
    std::atomic<bool> called = false;
    QMetaObject::invokeMethod(
        &receiver, [&called] { called = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(called);
    thread.quit(); // interrupts the wait
    QVERIFY(thread.wait(10'000));
}

void EpollEventDispatcherTest::manyWakeUpsFromOtherThreads()
{
    constexpr int rounds = 20'000;
    QThread thread;
    thread.setEventDispatcher(new EpollEventDispatcher);
    QObject receiver;
    receiver.moveToThread(&thread);
    thread.start();
    std::atomic<int> seen = 0;
    for (int i = 0; i < rounds; ++i) {
        QMetaObject::invokeMethod(
            &receiver,
            [&] {
                ++seen;
                QMetaObject::invokeMethod(
                    &receiver, [&seen] { ++seen; }, Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }
    QTRY_COMPARE_WITH_TIMEOUT(seen.load(), 2 * rounds, 20'000);
    thread.quit();
    QVERIFY(thread.wait(10'000));
}

void EpollEventDispatcherTest::emitsAwakeAndAboutToBlock()
{
    runWithDispatcher([] {
        auto* dispatcher = QAbstractEventDispatcher::instance();
        QSignalSpy awake(dispatcher, &QAbstractEventDispatcher::awake);
        QSignalSpy blocking(dispatcher, &QAbstractEventDispatcher::aboutToBlock);
        dispatcher->processEvents(QEventLoop::AllEvents);
        QCOMPARE(blocking.size(), 0);
        QTimer timer;
        timer.start(1);
        QEventLoop loop;
        // On a busy machine a timer may be due before there is anything to wait for; then the next one
        // counts.
        const auto quitOnceBlocked = [&] {
            if (!blocking.isEmpty())
                loop.quit();
        };
        connect(&timer, &QTimer::timeout, &loop, quitOnceBlocked);
        loop.exec(); // for ever, if it never says that it blocks
        QVERIFY(awake.size() >= 2);
    });
}

void EpollEventDispatcherTest::excludesSocketNotifiers()
{
    runWithDispatcher([] {
        SocketPair pair;
        QSocketNotifier notifier(pair.ends[1], QSocketNotifier::Read);
        QSignalSpy activated(&notifier, &QSocketNotifier::activated);
        pair.writeTo(0);
        QEventLoop loop;
        bool fired = false;
        QTimer::singleShot(1, &loop, [&fired] { fired = true; });
        while (!fired)
            loop.processEvents(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        QCOMPARE(activated.size(), 0);
        QVERIFY(spinUntil([&] { return !activated.isEmpty(); }));
    });
}

void EpollEventDispatcherTest::echoesOverTcp()
{
    runWithDispatcher([] {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
        });
        const QByteArray sent(qsizetype{ 4 } * 1024 * 1024, 'x');
        QTcpSocket client;
        QByteArray received;
        connect(&client, &QTcpSocket::readyRead, &client, [&] { received += client.readAll(); });
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        client.write(sent);
        QVERIFY(spinUntil([&] { return received.size() == sent.size(); }));
        QVERIFY(received == sent);
        client.disconnectFromHost();
        QVERIFY(spinUntil([&] { return client.state() == QAbstractSocket::UnconnectedState; }));
    });
}

// libcurl opens and closes sockets within one turn, so their numbers come back all the time.
void EpollEventDispatcherTest::carriesUpstreamCalls()
{
    runWithDispatcher([] {
        FakeUpstream server;
        UpstreamClient client;
        for (int round = 0; round < 5; ++round) {
            std::array<AnswerRecorder, 20> answers;
            for (AnswerRecorder& answer : answers) {
                server.enqueue(ScriptedAnswer::sse({ "data: 1", "data: 2" }));
                UpstreamRequest request;
                request.url = server.url();
                answer.start(client, std::move(request));
            }
            for (AnswerRecorder& answer : answers)
                QVERIFY(answer.finish() && answer.hasSucceeded());
            client.clearPool();
        }
        QCOMPARE(server.requests().size(), 100);
    });
}

QTEST_GUILESS_MAIN(EpollEventDispatcherTest)
#include "tst_epolleventdispatcher.moc"
