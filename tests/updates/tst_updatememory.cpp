#include "updates/UpdateMemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

class UpdateMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survives();
    void unusableFileGivesNothing_data();
    void unusableFileGivesNothing();
    void missingFolderIsAnError();
};

void UpdateMemoryTest::survives()
{
    const QTemporaryDir folder;
    const QString fileName = folder.filePath(QStringLiteral("updates.json"));
    UpdateMemory memory;
    memory.lastCheck = std::chrono::sys_seconds(std::chrono::seconds(1'800'000'000));
    memory.newestIssued = std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
    memory.skippedVersion = "1.2.3";
    memory.signedRelease = "dragoman-release-1\nsig\n{\"a\":\"通译\"}";
    QVERIFY(writeUpdateMemory(fileName, memory));
    QVERIFY(readUpdateMemory(fileName) == memory);
    QVERIFY(!(QFile::permissions(fileName) & (QFile::ReadGroup | QFile::ReadOther)));
}

void UpdateMemoryTest::unusableFileGivesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("lastCheck");
    QTest::newRow("other types") << QByteArray(
        "{\"lastCheck\":\"x\",\"newestIssued\":[],\"skippedVersion\":1}");
}

void UpdateMemoryTest::unusableFileGivesNothing()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("updates.json")));
    QVERIFY(readUpdateMemory(file.fileName()) == UpdateMemory());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(readUpdateMemory(file.fileName()) == UpdateMemory());
}

void UpdateMemoryTest::missingFolderIsAnError()
{
    const QTemporaryDir folder;
    const Result<void> written = writeUpdateMemory(folder.filePath(QStringLiteral("none/updates.json")), {});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Unavailable);
}

QTEST_GUILESS_MAIN(UpdateMemoryTest)
#include "tst_updatememory.moc"
