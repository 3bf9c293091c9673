#include "journal/JournalFixture.h"
#include "journal/JournalSchema.h"
#include "journal/JournalStore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

// A file as that version of the schema left it, with one request in it.
void makeOld(const QString& fileName, int version)
{
    const auto database = Database::open(fileName, Database::Access::Write);
    QVERIFY(database);
    QStringList statements;
    for (int step = 1; step <= version; ++step)
        statements += schemaStep(step);
    statements += { QStringLiteral("INSERT INTO labels (endpoint, client, client_protocol, provider_protocol,"
                                   " provider, key, asked_model, used_model) VALUES ('e', 'cursor', 'a', 'o',"
                                   " 'deepseek', 'k', 'm', 'n')"),
        QStringLiteral(
            "INSERT INTO requests (id, time, label, status, failed, stream, translated,"
            " client_left, attempts, warnings, bodies, input_tokens, output_tokens,"
            " cache_read_tokens, cache_write_tokens, reasoning_tokens, first_token, duration,"
            " request_bytes, response_bytes, stop_reason, error)"
            " VALUES (1, 5, 1, 200, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'end_turn', '')"),
        QStringLiteral("PRAGMA user_version = %1").arg(version) };
    for (const QString& statement : statements)
        QVERIFY2((*database)->run(statement), qPrintable(statement));
}

} // namespace

class JournalSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migrates_data();
    void migrates();
    void laterOneIsLeftAlone();
    void interruptedStepIsWhole();
};

void JournalSchemaTest::migrates_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= currentSchema; ++version)
        QTest::addRow("from %d", version) << version;
}

void JournalSchemaTest::migrates()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("journal.sqlite"));
    makeOld(file, version);
    JournalStore store(file);
    const DatabaseResult<void> opened = store.open();
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QVERIFY(store.append(entries({ usualRecord() })));
    QCOMPARE(rowsIn(file), std::int64_t(2));
    QCOMPARE(numberIn(file, QStringLiteral("PRAGMA user_version")), std::int64_t(currentSchema));
    QCOMPARE(textIn(file, QStringLiteral("SELECT stop_reason FROM requests WHERE id = 1")),
        QStringLiteral("end_turn"));
    if (version == 1)
        QCOMPARE(textIn(file, QStringLiteral("SELECT text FROM labels WHERE id = 1")),
            QStringLiteral("e cursor a o deepseek k m n"));
    QVERIFY(isSound(file));
}

void JournalSchemaTest::laterOneIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("journal.sqlite"));
    makeOld(file, currentSchema);
    QVERIFY(
        (*Database::open(file, Database::Access::Write))->run(QStringLiteral("PRAGMA user_version = 99")));
    JournalStore store(file);
    const DatabaseResult<void> opened = store.open();
    QVERIFY(!opened);
    QCOMPARE(int(opened.error().fault), int(DatabaseFault::Newer));
    QCOMPARE(rowsIn(file), std::int64_t(1));
}

// A step that fails leaves nothing behind.
void JournalSchemaTest::interruptedStepIsWhole()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("journal.sqlite"));
    makeOld(file, 1);
    const auto database = Database::open(file, Database::Access::Write);
    QVERIFY((*database)->run(QStringLiteral("CREATE TABLE requests_failed (x)"))); // the name is taken
    QVERIFY(!migrate(**database));
    QCOMPARE(*schemaVersion(**database), 1);
    QVERIFY((*database)->run(QStringLiteral("DROP TABLE requests_failed")));
    QVERIFY(migrate(**database));
}

QTEST_GUILESS_MAIN(JournalSchemaTest)
#include "tst_journalschema.moc"
