#include "journal/JournalFixture.h"

#include <QTest>

#include <thread>

using namespace dragoman;

namespace {

RequestRecord failedWithBodies()
{
    RequestRecord record = recordWithBodies("x");
    record.status = 500;
    return record;
}

} // namespace

class JournalIntakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsBodiesByChoice_data();
    void keepsBodiesByChoice();
    void dropsBodiesBeforeRows();
    void dropsRowsAtLast();
    void wakesOnce();
    void takesFromManyThreads();
};

void JournalIntakeTest::keepsBodiesByChoice_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<int>("good");
    QTest::addColumn<int>("failed");
    const int kept = int(BodiesState::Kept);
    const int none = int(BodiesState::NotKept);
    QTest::newRow("none") << int(BodiesKept::None) << none << none;
    QTest::newRow("failures") << int(BodiesKept::OfFailures) << none << kept;
    QTest::newRow("all") << int(BodiesKept::All) << kept << kept;
}

void JournalIntakeTest::keepsBodiesByChoice()
{
    QFETCH(int, choice);
    QFETCH(int, good);
    QFETCH(int, failed);
    JournalIntake intake;
    intake.setBodies(static_cast<BodiesKept>(choice));
    intake.put(recordWithBodies("x"));
    intake.put(failedWithBodies());
    const std::deque<JournalEntry> taken = intake.take();
    QCOMPARE(int(taken[0].bodies), good);
    QCOMPARE(int(taken[1].bodies), failed);
    QCOMPARE(taken[1].record.captured != nullptr, failed == int(BodiesState::Kept));
    QCOMPARE(intake.drops(), JournalDrops());
}

void JournalIntakeTest::dropsBodiesBeforeRows()
{
    JournalIntake intake({ 100, 1000 });
    intake.setBodies(BodiesKept::All);
    for (int i = 0; i < 10; ++i)
        intake.put(recordWithBodies(std::string(100, 'x')));
    std::deque<JournalEntry> taken = intake.take();
    QCOMPARE(taken.size(), std::size_t(10));
    QCOMPARE(int(taken[1].bodies), int(BodiesState::Kept));
    QCOMPARE(int(taken[2].bodies), int(BodiesState::Dropped));
    QVERIFY(!taken[2].record.captured);
    QCOMPARE(intake.drops().bodies, std::uint64_t(8));
    QCOMPARE(intake.drops().rows, std::uint64_t(0));
    intake.put(recordWithBodies(std::string(100, 'x')));
    QCOMPARE(int(intake.take()[0].bodies), int(BodiesState::Kept));
}

void JournalIntakeTest::dropsRowsAtLast()
{
    JournalIntake intake({ 3, 1000 });
    for (int i = 0; i < 5; ++i)
        intake.put(usualRecord());
    QCOMPARE(intake.take().size(), std::size_t(3));
    QCOMPARE(intake.drops().rows, std::uint64_t(2));
}

void JournalIntakeTest::wakesOnce()
{
    JournalIntake intake;
    QVERIFY(intake.put(usualRecord()));
    QVERIFY(!intake.put(usualRecord()));
    intake.take();
    QVERIFY(intake.isEmpty());
    QVERIFY(intake.put(usualRecord()));
}

void JournalIntakeTest::takesFromManyThreads()
{
    JournalIntake intake;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int k = 0; k < 500; ++k)
                intake.put(usualRecord());
        });
    std::size_t count = 0;
    while (count < 1000)
        count += intake.take().size();
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(count + intake.take().size(), std::size_t(2000));
}

QTEST_GUILESS_MAIN(JournalIntakeTest)
#include "tst_journalintake.moc"
