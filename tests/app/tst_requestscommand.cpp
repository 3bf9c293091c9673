#include "app/Program.h"
#include "base/Json.h"
#include "journal/Journal.h"
#include "journal/JournalFixture.h"
#include "journal/JournalStore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

class RequestsCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAJournal();
    void table();
    void filterAndLimit();
    void json();
    void csv();
    void mistakes_data();
    void mistakes();

private:
    ProgramRun requests(const QStringList& arguments) const
    {
        QProcessEnvironment environment = bareEnvironment(m_folder.path());
        environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
        return runProgram(
            QStringList{ QStringLiteral("requests"), QStringLiteral("--data-dir"), m_folder.path() }
                + arguments,
            environment);
    }

    QTemporaryDir m_folder;
};

void RequestsCommandTest::withoutAJournal()
{
    const ProgramRun run = requests({});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("There is no journal yet"), run.err.constData());
    RequestRecord wide = failedRecord(429, "=Too many\x1b[2J.");
    wide.provider = "通译";
    wide.attempts.resize(1);
    JournalStore store(Journal::fileIn(m_folder.path()));
    QVERIFY(store.open() && store.append(entries({ usualRecord(), wide })));
}

void RequestsCommandTest::table()
{
    const ProgramRun run = requests({});
    QCOMPARE(run.exitCode, 0);
    const QList<QByteArray> lines = run.out.split('\n');
    QVERIFY2(lines[0].startsWith("TIME                 STATUS  ENDPOINT   CLIENT"), run.out.constData());
    QVERIFY2(
        lines[1].startsWith("2026-11-20 09:15:00  429     anthropic  claude-cli/2.1.0 (exter…"), lines[1]);
    QVERIFY2(lines[1].contains("  通译          1  2204    -"), lines[1].constData());
    QVERIFY2(lines[1].endsWith("=Too many?[2J."), lines[1].constData());
    QVERIFY2(lines[2].contains("claude-opus-4-6 > deepseek-chat  deepseek      2  2204   88   2.10     5.00"),
        lines[2].constData());
}

void RequestsCommandTest::filterAndLimit()
{
    QCOMPARE(requests({ QStringLiteral("--filter"), QStringLiteral("failed") }).out.count('\n'), 2);
    QCOMPARE(requests({ QStringLiteral("--limit"), QStringLiteral("1") }).out.count('\n'), 2);
    const ProgramRun none = requests({ QStringLiteral("--filter"), QStringLiteral("nothing-like-it") });
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.out, QByteArray("No request in the journal fits.\n"));
}

void RequestsCommandTest::json()
{
    const ProgramRun run = requests({ QStringLiteral("--json") });
    JsonDocument document;
    QVERIFY2(document.parse(run.out.toStdString()), run.out.constData());
    QCOMPARE(document.root().size(), std::size_t(2));
    const JsonValue request = document.root().at(1);
    QCOMPARE(request["time"].decoded(), std::string("2026-11-20T09:15:00.000Z"));
    QCOMPARE(request["inputTokens"].integer().value_or(0), std::int64_t(1204));
    QVERIFY(request["cacheWriteTokens"].isNull());
    QCOMPARE(request["tries"].at(0)["status"].integer().value_or(0), std::int64_t(429));
    QCOMPARE(requests({ QStringLiteral("--json"), QStringLiteral("--filter"), QStringLiteral("id=9") }).out,
        QByteArray("[]\n"));
}

void RequestsCommandTest::csv()
{
    const ProgramRun run = requests({ QStringLiteral("--csv") });
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0].count(','), 28);
    QVERIFY2(lines[1].contains(",'=Too many"), lines[1].constData());
    QVERIFY2(lines[2].contains(",\"claude-cli/2.1.0 (external, cli)\","), lines[2].constData());
}

void RequestsCommandTest::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("filter") << QStringList{ QStringLiteral("--filter"), QStringLiteral("modle:x") }
                            << QByteArray("'modle:x' names no field");
    QTest::newRow("limit") << QStringList{ QStringLiteral("--limit"), QStringLiteral("0") }
                           << QByteArray("--limit needs");
    QTest::newRow("argument") << QStringList{ QStringLiteral("failed") } << QByteArray("takes no argument");
    QTest::newRow("forms") << QStringList{ QStringLiteral("--json"), QStringLiteral("--csv") }
                           << QByteArray("choose one");
    QTest::newRow("option") << QStringList{ QStringLiteral("--nothing") } << QByteArray("nothing");
}

void RequestsCommandTest::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const ProgramRun run = requests(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(message), run.err.constData());
}

QTEST_GUILESS_MAIN(RequestsCommandTest)
#include "tst_requestscommand.moc"
