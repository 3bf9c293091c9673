#include "journal/JournalFixture.h"
#include "journal/JournalStore.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

QDateTime morning()
{
    return QDateTime::fromSecsSinceEpoch(1795166100, Qt::UTC);
}

// Cannot be compressed.
std::string noise(int kilobytes)
{
    std::string text;
    for (int i = 0; i < kilobytes * 1024; ++i)
        text += static_cast<char>('0' + QRandomGenerator::global()->bounded(64));
    return text;
}

struct OpenStore
{
    OpenStore() { QVERIFY(store.open()); }

    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("journal.sqlite"));
    JournalStore store{ file };
};

} // namespace

class JournalStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileIsPrivate();
    void appendsAllOrNothing();
    void sharesLabels();
    void keepsNoSecrets();
    void forgetsWhatIsOld();
    void bodiesGoBeforeRows();
    void rowsGoWhenNoBodiesAreLeft();
    void givesRoomBack();
    void setsAside();
    void unusableFiles_data();
    void unusableFiles();
};

void JournalStoreTest::fileIsPrivate()
{
    const OpenStore open;
    for (const char* end : { "", "-wal", "-shm" }) {
        const QFileInfo info(open.file + QLatin1String(end));
        QVERIFY2(info.exists(), end);
        QCOMPARE(info.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
            QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
    }
}

void JournalStoreTest::appendsAllOrNothing()
{
    OpenStore open;
    QVERIFY(open.store.append(entries({ usualRecord(), failedRecord(500, "Broken.") })));
    QCOMPARE(rowsIn(open.file), std::int64_t(2));
    const auto other = Database::open(open.file, Database::Access::Write);
    QVERIFY((*other)->run(QStringLiteral("CREATE TRIGGER no BEFORE INSERT ON requests WHEN NEW.status = 418"
                                         " BEGIN SELECT RAISE(ABORT, 'no'); END")));
    QVERIFY(!open.store.append(entries({ usualRecord(), failedRecord(418, "Teapot.") })));
    QCOMPARE(rowsIn(open.file), std::int64_t(2));
    QVERIFY(open.store.append(entries({ usualRecord() })));
    QCOMPARE(rowsIn(open.file), std::int64_t(3));
}

void JournalStoreTest::sharesLabels()
{
    OpenStore open;
    RequestRecord other = usualRecord();
    other.provider = "anyrouter";
    QVERIFY(open.store.append(entries({ usualRecord(), other, usualRecord() })));
    QVERIFY(open.store.append(entries({ other })));
    QCOMPARE(numberIn(open.file, QStringLiteral("SELECT count(*) FROM labels")), std::int64_t(2));
    QCOMPARE(textIn(open.file,
                 QStringLiteral("SELECT group_concat(label) FROM (SELECT label FROM requests ORDER BY id)")),
        QStringLiteral("1,2,1,2"));
}

void JournalStoreTest::keepsNoSecrets()
{
    const std::string secret = "sk-ant-0123456789abcdefghij";
    OpenStore open;
    RequestRecord record = recordWithBodies("nothing");
    record.client = "curl " + secret;
    record.askedModel = secret;
    record.error = "Bad key " + secret;
    record.warnings = { "header; Bearer " + secret };
    record.skipped = { { "one", secret } };
    record.attempts[0].reason = secret;
    auto captured = std::make_shared<CapturedExchange>(*record.captured);
    captured->clientRequest.headers = { { "authorization", "Bearer " + secret } };
    captured->clientRequest.start = "POST /v1/messages?key=" + secret;
    record.captured = captured;
    QVERIFY(open.store.append(entries({ record })));
    open.store.close();
    QFile file(open.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("Bad key sk-***"));
    QVERIFY(!bytes.contains("0123456789abcdefghij"));
}

void JournalStoreTest::forgetsWhatIsOld()
{
    OpenStore open;
    RequestRecord old = recordWithBodies("old");
    old.provider = "former";
    old.time -= std::chrono::hours(50);
    std::deque<JournalEntry> many = entries({ usualRecord() });
    many.insert(many.end(), 2500, { old, BodiesState::Kept });
    QVERIFY(open.store.append(many));
    JournalSettings settings;
    settings.age = std::chrono::hours(48);
    QVERIFY(*open.store.sweep(settings, morning())); // a part at a time
    QVERIFY(!*open.store.sweep(settings, morning()));
    QCOMPARE(rowsIn(open.file), std::int64_t(1));
    for (const char* table : { "labels", "details" })
        QCOMPARE(numberIn(open.file, QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table))),
            std::int64_t(1));
    QCOMPARE(numberIn(open.file, QStringLiteral("SELECT count(*) FROM bodies")), std::int64_t(0));
}

void JournalStoreTest::bodiesGoBeforeRows()
{
    OpenStore open;
    const RequestRecord big = recordWithBodies(noise(4));
    QVERIFY(open.store.append(std::deque<JournalEntry>(300, { big, BodiesState::Kept })));
    JournalSettings settings;
    settings.bytes = 3'500'000; // about two thirds of it
    while (*open.store.sweep(settings, morning())) { }
    QCOMPARE(rowsIn(open.file), std::int64_t(300));
    const std::int64_t expired
        = numberIn(open.file, QStringLiteral("SELECT count(*) FROM requests WHERE bodies = 3"));
    QVERIFY(expired >= 100 && expired <= 200);
    QCOMPARE(numberIn(open.file, QStringLiteral("SELECT min(request) FROM bodies")), expired + 1);
}

void JournalStoreTest::rowsGoWhenNoBodiesAreLeft()
{
    OpenStore open;
    QVERIFY(open.store.append(std::deque<JournalEntry>(10'000, { usualRecord() })));
    JournalSettings settings;
    settings.bytes = 2'000'000;
    while (*open.store.sweep(settings, morning())) { }
    const std::int64_t rows = rowsIn(open.file);
    QVERIFY2(rows > 0 && rows <= 8000, QByteArray::number(qint64(rows)));
    QCOMPARE(numberIn(open.file, QStringLiteral("SELECT max(id) FROM requests")), std::int64_t(10'000));
}

void JournalStoreTest::givesRoomBack()
{
    OpenStore open;
    QVERIFY(
        open.store.append(std::deque<JournalEntry>(100, { recordWithBodies(noise(20)), BodiesState::Kept })));
    open.store.close();
    const qint64 before = QFileInfo(open.file).size();
    QVERIFY(open.store.open());
    JournalSettings settings;
    settings.age = std::chrono::hours(1);
    QVERIFY(!*open.store.sweep(settings, morning().addDays(1)));
    open.store.close();
    QVERIFY2(QFileInfo(open.file).size() < before / 10, QByteArray::number(QFileInfo(open.file).size()));
}

void JournalStoreTest::setsAside()
{
    OpenStore open;
    QVERIFY(open.store.append(entries({ usualRecord() })));
    const DatabaseResult<QString> first = open.store.setAside(morning());
    QCOMPARE(*first, open.file + QStringLiteral(".damaged-20261120-091500"));
    QVERIFY(open.store.open());
    QCOMPARE(rowsIn(open.file), std::int64_t(0));
    QCOMPARE(rowsIn(*first), std::int64_t(1));
    QVERIFY(*open.store.setAside(morning()) != *first);
}

void JournalStoreTest::unusableFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("fault");
    QTest::newRow("text") << QByteArray("This is no database at all. ").repeated(100)
                          << int(DatabaseFault::Corrupt);
    QTest::newRow("truncated") << QByteArray("SQLite format 3\0\x10\0", 18) + QByteArray(600, '\7')
                               << int(DatabaseFault::Corrupt);
}

void JournalStoreTest::unusableFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(int, fault);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("journal.sqlite")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    JournalStore store(file.fileName());
    const DatabaseResult<void> opened = store.open();
    QVERIFY(!opened);
    QCOMPARE(int(opened.error().fault), fault);
}

QTEST_GUILESS_MAIN(JournalStoreTest)
#include "tst_journalstore.moc"
