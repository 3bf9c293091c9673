#include "journal/Journal.h"
#include "journal/JournalFixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

constexpr JournalTimes quick{ 20ms, 50ms, 50ms, 100ms };

struct Place
{
    QTemporaryDir folder;
    QString file = Journal::fileIn(folder.path());
};

// A folder with room for 4 MB.
struct SmallDisk
{
    SmallDisk()
    {
#ifdef Q_OS_LINUX
        isThere = ::mount("tmpfs", QFile::encodeName(folder.path()).constData(), "tmpfs", 0, "size=4m") == 0;
#endif
    }
    ~SmallDisk()
    {
#ifdef Q_OS_LINUX
        if (isThere)
            ::umount2(QFile::encodeName(folder.path()).constData(), MNT_DETACH);
#endif
    }
    QTemporaryDir folder;
    bool isThere = false;
};

// The notices so far, one a line.
QString notices(const QSignalSpy& spy)
{
    QString text;
    for (const QList<QVariant>& notice : spy)
        text += notice.first().toString() + QLatin1Char('\n');
    return text;
}

// The last whole line of a child that says how many rows are safe.
qint64 safeRows(const QByteArray& output)
{
    const QList<QByteArray> lines = output.left(output.lastIndexOf('\n')).split('\n');
    return lines.last().toLongLong();
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesInBatches();
    void restIsWrittenAtTheEnd();
    void idleJournalWritesNothing();
    void followsItsSettings();
    void damagedFileIsSetAside();
    void damageWhileRunningIsSetAside();
    void removedFileIsMadeAnew();
    void lockedJournalCatchesUp();
    void lossesAreTold();
    void unusableFolder();
    void survivesBeingKilled();
    void twoProgramsShareIt();
    void fullDisk();
};

void JournalTest::writesInBatches()
{
    const Place place;
    Journal journal(place.file, {}, { 200ms, 50ms, 50ms, 60s });
    QSignalSpy written(&journal, &Journal::written);
    journal.ended(usualRecord());
    QVERIFY(written.wait());
    for (int i = 0; i < 500; ++i)
        journal.ended(usualRecord());
    QVERIFY(written.wait());
    QCOMPARE(rowsIn(place.file), std::int64_t(501));
    QCOMPARE(written.size(), 2);
}

void JournalTest::restIsWrittenAtTheEnd()
{
    const Place place;
    {
        Journal journal(place.file, {}, { 60s, 50ms, 50ms, 60s });
        QSignalSpy written(&journal, &Journal::written);
        journal.ended(usualRecord());
        QVERIFY(written.wait());
        journal.ended(usualRecord());
    }
    QCOMPARE(rowsIn(place.file), std::int64_t(2));
    QVERIFY(!QFile::exists(place.file + QStringLiteral("-wal")));
}

void JournalTest::idleJournalWritesNothing()
{
    const Place place;
    Journal journal(place.file, {}, quick);
    QSignalSpy written(&journal, &Journal::written);
    journal.ended(usualRecord());
    QVERIFY(written.wait());
    const auto changes = [&] { return numberIn(place.file, QStringLiteral("PRAGMA data_version")); };
    const auto database = Database::open(place.file, Database::Access::Read);
    const std::int64_t before = *(*database)->number(QStringLiteral("PRAGMA data_version"));
    QTest::qWait(300); // several times as long as a batch and a sweep take to come round
    QCOMPARE(*(*database)->number(QStringLiteral("PRAGMA data_version")), before);
    QVERIFY(changes() > 0);
}

void JournalTest::followsItsSettings()
{
    const Place place;
    Journal journal(place.file, {}, quick);
    QSignalSpy written(&journal, &Journal::written);
    RequestRecord now = recordWithBodies("hello");
    now.time = std::chrono::system_clock::now();
    journal.ended(now);
    QVERIFY(written.wait());
    JournalSettings settings;
    settings.bodies = BodiesKept::All;
    journal.configure(settings);
    journal.ended(now);
    QVERIFY(written.wait());
    QCOMPARE(textIn(place.file, QStringLiteral("SELECT group_concat(bodies) FROM requests")),
        QStringLiteral("0,1"));
    settings.age = -1h;
    journal.configure(settings);
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(0));
}

void JournalTest::damagedFileIsSetAside()
{
    const Place place;
    QFile file(place.file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("Not a database. ").repeated(1000));
    file.close();
    Journal journal(place.file, {}, quick);
    QSignalSpy noticed(&journal, &Journal::noticed);
    journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(1));
    QTRY_VERIFY(notices(noticed).contains(QLatin1String("was damaged")));
    QCOMPARE(QDir(place.folder.path()).entryList({ QStringLiteral("*.damaged-*") }).size(), 1);
}

void JournalTest::damageWhileRunningIsSetAside()
{
    const Place place;
    {
        Journal journal(place.file, {}, quick);
        for (int i = 0; i < 2000; ++i)
            journal.ended(usualRecord());
    }
    QFile file(place.file); // the head stays good, the rest does not
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096));
    file.write(QByteArray(int(file.size()) - 4096, '\xff'));
    file.close();
    Journal journal(place.file, {}, quick);
    QSignalSpy noticed(&journal, &Journal::noticed);
    journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(1));
    QTRY_VERIFY(notices(noticed).contains(QLatin1String("was damaged")));
    QVERIFY(isSound(place.file));
}

void JournalTest::removedFileIsMadeAnew()
{
    const Place place;
    Journal journal(place.file, {}, quick);
    journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(1));
    QVERIFY(QFile::remove(place.file));
    journal.ended(usualRecord());
    QTRY_VERIFY(QFile::exists(place.file));
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(1));
}

void JournalTest::lockedJournalCatchesUp()
{
    const Place place;
    Journal journal(place.file, {}, quick);
    QSignalSpy noticed(&journal, &Journal::noticed);
    journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(1));
    const auto other = Database::open(place.file, Database::Access::Write);
    QVERIFY((*other)->run(QStringLiteral("BEGIN EXCLUSIVE")));
    journal.ended(usualRecord());
    QTRY_VERIFY_WITH_TIMEOUT(journal.pauseReason().contains(QLatin1String("another program")), 20'000);
    journal.ended(usualRecord());
    QVERIFY((*other)->run(QStringLiteral("COMMIT")));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(place.file), std::int64_t(3), 20'000);
    QTRY_VERIFY(journal.pauseReason().isEmpty());
    QTRY_VERIFY(notices(noticed).contains(QLatin1String("written again")));
}

void JournalTest::lossesAreTold()
{
    const Place place;
    Journal journal(place.file, {}, { 300ms, 50ms, 50ms, 60s }, { 10, 1000 });
    QSignalSpy noticed(&journal, &Journal::noticed);
    journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(1));
    for (int i = 0; i < 15; ++i)
        journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(11));
    QTRY_VERIFY(notices(noticed).contains(QLatin1String("lost 5 requests")));
    QCOMPARE(journal.drops().rows, std::uint64_t(5));
}

void JournalTest::unusableFolder()
{
    Journal journal(QStringLiteral("/nowhere/at/all/journal.sqlite"), {}, quick);
    QSignalSpy noticed(&journal, &Journal::noticed);
    journal.ended(usualRecord());
    QTRY_VERIFY(journal.pauseReason().contains(QLatin1String("cannot be written")));
    QTest::qWait(200); // tries again several times
    QCOMPARE(noticed.size(), 1);
}

void JournalTest::survivesBeingKilled()
{
    const Place place;
    qint64 safe = 0;
    for (int round = 0; round < 5; ++round) {
        QProcess child;
        child.start(QStringLiteral(JOURNAL_CHILD), { place.file });
        QByteArray output;
        const auto linesSoFar = [&] { return output.append(child.readAllStandardOutput()).count('\n'); };
        QTRY_VERIFY_WITH_TIMEOUT(linesSoFar() > 3 + round, 30'000);
        child.kill();
        QVERIFY(child.waitForFinished());
        output += child.readAllStandardOutput();
        QVERIFY(safeRows(output) > safe);
        safe = safeRows(output);
        QVERIFY2(rowsIn(place.file) >= safe, QByteArray::number(safe));
        QVERIFY(isSound(place.file));
    }
}

void JournalTest::twoProgramsShareIt()
{
    const Place place;
    Journal journal(place.file, {}, quick);
    QSignalSpy noticed(&journal, &Journal::noticed);
    QProcess child;
    child.start(QStringLiteral(JOURNAL_CHILD), { place.file, QStringLiteral("2000") });
    int own = 0;
    while (child.state() != QProcess::NotRunning) {
        journal.ended(usualRecord());
        ++own;
        QTest::qWait(5);
    }
    QCOMPARE(child.exitCode(), 0);
    QTRY_COMPARE(rowsIn(place.file), std::int64_t(2000 + own));
    QVERIFY2(noticed.isEmpty(), qPrintable(notices(noticed)));
    QCOMPARE(numberIn(place.file, QStringLiteral("SELECT count(*) FROM labels")), std::int64_t(1));
}

void JournalTest::fullDisk()
{
    const SmallDisk disk;
    if (!disk.isThere)
        QSKIP("a small disk can be made by root only, where the system lets it mount");
    const QString file = Journal::fileIn(disk.folder.path());
    Journal journal(file, {}, quick);
    journal.ended(usualRecord());
    QTRY_COMPARE(rowsIn(file), std::int64_t(1));
    QFile ballast(disk.folder.filePath(QStringLiteral("ballast")));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096) { }
    for (int i = 0; i < 1000; ++i)
        journal.ended(usualRecord());
    QTRY_VERIFY(journal.pauseReason().contains(QLatin1String("no room")));
    QVERIFY(ballast.remove());
    QTRY_COMPARE(rowsIn(file), std::int64_t(1001));
    QTRY_VERIFY(journal.pauseReason().isEmpty());
    QVERIFY(isSound(file));
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
