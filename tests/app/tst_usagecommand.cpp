#include "app/Program.h"
#include "base/Json.h"
#include "journal/Journal.h"
#include "journal/JournalFixture.h"
#include "journal/JournalStore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

class UsageCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void table();
    void otherGroups_data();
    void otherGroups();
    void forms();
    void ownPrices();
    void mistakes_data();
    void mistakes();

private:
    ProgramRun usage(const QStringList& arguments) const
    {
        QProcessEnvironment environment = bareEnvironment(m_folder.path());
        environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
        return runProgram(
            QStringList{ QStringLiteral("usage"), QStringLiteral("--data-dir"), m_folder.path() } + arguments,
            environment);
    }

    QTemporaryDir m_folder;
    const QStringList m_day{ QStringLiteral("--from"), QStringLiteral("2026-11-20"), QStringLiteral("--to"),
        QStringLiteral("2026-11-20") };
};

void UsageCommandTest::initTestCase()
{
    RequestRecord known = usualRecord();
    known.provider = "通译";
    known.usedModel = "claude-opus-4-6";
    known.inputTokens = 1'000'000;
    RequestRecord now = usualRecord();
    now.time = std::chrono::system_clock::now();
    JournalStore store(Journal::fileIn(m_folder.path()));
    QVERIFY(store.open());
    QVERIFY(store.append(entries({ known, known, failedRecord(429, "Too many."), now })));
}

void UsageCommandTest::table()
{
    const ProgramRun run = usage(m_day);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines[0].simplified(),
        QByteArray("PROVIDER REQUESTS GOOD % IN CACHED % OUT COST $ FIRST p50 SECONDS p50 p95"));
    QCOMPARE(lines[1].simplified(), QByteArray("通译 2 100.0 2002000 0.1 176 10.0054 2.10 5.00 5.00"));
    QCOMPARE(lines[2].simplified(), QByteArray("deepseek 1 0.0 2204 45.4 0 - - - -"));
    QCOMPARE(lines[3].simplified(), QByteArray("total 3 66.7 2004204 0.1 176 10.0054+ 2.10 5.00 5.00"));
    QVERIFY2(run.out.contains("estimates"), run.out.constData());
    const ProgramRun today = usage({ QStringLiteral("--days"), QStringLiteral("1") });
    QVERIFY2(today.out.contains("\ntotal            1 "), today.out.constData());
}

void UsageCommandTest::otherGroups_data()
{
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("model") << QByteArray("model") << QByteArray("\nclaude-opus-4-6 ");
    QTest::newRow("client") << QByteArray("client") << QByteArray("\nclaude-cli ");
    QTest::newRow("endpoint") << QByteArray("endpoint") << QByteArray("\nanthropic ");
    QTest::newRow("day") << QByteArray("day") << QByteArray("\n2026-11-20 ");
    QTest::newRow("hour") << QByteArray("hour") << QByteArray("\n5 09 ");
}

void UsageCommandTest::otherGroups()
{
    QFETCH(QByteArray, group);
    QFETCH(QByteArray, line);
    const ProgramRun run = usage(m_day + QStringList{ QStringLiteral("--by"), QString::fromLatin1(group) });
    QVERIFY2(run.out.startsWith(group.toUpper()), run.out.constData());
    QVERIFY2(run.out.contains(line), run.out.constData());
}

void UsageCommandTest::forms()
{
    const ProgramRun json = usage(m_day + QStringList{ QStringLiteral("--json") });
    JsonDocument document;
    QVERIFY2(document.parse(json.out.toStdString()), json.out.constData());
    QCOMPARE(document.root()["total"]["requests"].integer().value_or(0), std::int64_t(3));
    const ProgramRun csv = usage(m_day + QStringList{ QStringLiteral("--csv") });
    QCOMPARE(csv.out.count('\n'), 4);
    QVERIFY(csv.out.startsWith("provider,requests,"));
}

void UsageCommandTest::ownPrices()
{
    QFile file(m_folder.filePath(QStringLiteral("prices.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"prices":[{"models":["*"],"input":0,"output":1000000}]})");
    file.close();
    QVERIFY2(usage(m_day).out.contains(" 176.0000 "), usage(m_day).out.constData());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    QVERIFY2(usage(m_day).err.contains("prices.json' cannot be used"), usage(m_day).err.constData());
    QVERIFY(file.remove());
}

void UsageCommandTest::mistakes_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* arguments, const char* message) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray(message);
    };
    row("--by planet", "--by knows provider, model");
    row("--days 0", "--days needs");
    row("--days many", "--days needs");
    row("--days 3 --from 2026-11-20", "choose --days or");
    row("--from monday", "--from needs a day");
    row("--from 2026-11-21 --to 2026-11-20", "later than");
    row("--json --csv", "choose one");
    row("everything", "takes no argument");
}

void UsageCommandTest::mistakes()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, message);
    const ProgramRun run = usage(arguments.split(u' '));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(message), run.err.constData());
}

QTEST_GUILESS_MAIN(UsageCommandTest)
#include "tst_usagecommand.moc"
