#include "base/Json.h"
#include "journal/JournalFixture.h"
#include "journal/JournalStore.h"
#include "journal/RequestExport.h"
#include "journal/UsageExport.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

// A hundred good requests of deepseek and ten failed ones of another provider, which has no price, on
// 2026-11-20 from 09:15 UTC on; one of the day before.
std::deque<JournalEntry> variety()
{
    std::deque<JournalEntry> list;
    for (int i = 1; i <= 100; ++i) {
        RequestRecord record = usualRecord();
        record.duration = std::chrono::milliseconds(i);
        record.firstToken = i % 2 == 0 ? std::chrono::milliseconds(i / 2) : 0ms;
        list.push_back({ record, BodiesState::NotKept });
    }
    for (int i = 0; i < 10; ++i) {
        RequestRecord record = failedRecord(500, "Broken.");
        record.provider = "other";
        record.usedModel = "unheard-of";
        record.client = "";
        record.inputTokens.reset();
        record.cacheReadTokens.reset();
        record.duration = 1h;
        list.push_back({ record, BodiesState::NotKept });
    }
    RequestRecord before = usualRecord();
    before.time -= std::chrono::hours(24);
    before.provider = "former";
    list.push_back({ before, BodiesState::NotKept });
    return list;
}

PriceTable prices()
{
    return *PriceTable::parse(
        R"({"prices":[{"models":["deepseek*"],"input":1,"output":10,"cacheRead":0.1}]})");
}

UsageRange bothDays()
{
    return { QDateTime(QDate(2026, 11, 19), QTime(0, 0), Qt::UTC),
        QDateTime(QDate(2026, 11, 21), QTime(0, 0), Qt::UTC) };
}

} // namespace

class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void total();
    void groups_data();
    void groups();
    void rangeHasAnEnd();
    void localTimeDecides();
    void nothingThere();
    void clientProducts_data();
    void clientProducts();
    void json();
    void csv();
    void csvCells_data();
    void csvCells();

private:
    UsageReport report(const UsageRange& range) const
    {
        JournalReader reader(m_file);
        return queryUsage(reader, range,
            { UsageGroup::Provider, UsageGroup::Model, UsageGroup::Client, UsageGroup::Endpoint,
                UsageGroup::Day, UsageGroup::Hour, UsageGroup::HourOfWeek },
            prices())
            .value_or(UsageReport());
    }

    QTemporaryDir m_folder;
    QString m_file;
};

void UsageTest::initTestCase()
{
    m_file = m_folder.filePath(QStringLiteral("journal.sqlite"));
    JournalStore store(m_file);
    QVERIFY(store.open() && store.append(variety()));
}

void UsageTest::total()
{
    const UsageRow total = report(bothDays()).total;
    QCOMPARE(total.requests, std::int64_t(111));
    QCOMPARE(total.failed, std::int64_t(10));
    QCOMPARE(total.successRate(), 101.0 / 111);
    QCOMPARE(total.inputTokens, std::int64_t(101 * 1204));
    QCOMPARE(total.outputTokens, std::int64_t(101 * 88));
    QCOMPARE(total.cacheReadTokens, std::int64_t(101 * 1000));
    QCOMPARE(total.cacheHitRate(), 1000.0 / 2204);
    QVERIFY(qAbs(total.cost() - 101 * (1204 + 880 + 100) * 1e-6) < 1e-9);
    QCOMPARE(total.withoutPrice, std::int64_t(10));
    const std::vector<UsageRow> providers = report(bothDays()).groups.at(UsageGroup::Provider);
    const UsageRow& deepseek = providers.front(); // failures do not count for times
    QVERIFY(deepseek.duration50 == 50ms && deepseek.duration95 == 95ms);
    QVERIFY(deepseek.firstToken50 == 25ms && deepseek.firstToken95 == 48ms);
    QVERIFY(providers[1].name == "other" && providers[1].duration50 == 0ms);
}

void UsageTest::groups_data()
{
    QTest::addColumn<int>("group");
    QTest::addColumn<QString>("rows");
    const auto row = [](UsageGroup group, const char* rows) {
        QTest::newRow(usageGroupName(group).data()) << int(group) << QString::fromLatin1(rows);
    };
    row(UsageGroup::Provider, "deepseek 100, other 10, former 1");
    row(UsageGroup::Model, "deepseek-chat 101, unheard-of 10");
    row(UsageGroup::Client, "claude-cli 101, unknown 10");
    row(UsageGroup::Endpoint, "anthropic 111");
    row(UsageGroup::Day, "2026-11-19 1, 2026-11-20 110");
    row(UsageGroup::Hour, "2026-11-19 09 1, 2026-11-20 09 110");
    row(UsageGroup::HourOfWeek, "4 09 1, 5 09 110");
}

void UsageTest::groups()
{
    QFETCH(int, group);
    QFETCH(QString, rows);
    QStringList found;
    const UsageReport all = report(bothDays());
    for (const UsageRow& row : all.groups.at(static_cast<UsageGroup>(group)))
        found += QStringLiteral("%1 %2").arg(QString::fromStdString(row.name)).arg(row.requests);
    QCOMPARE(found.join(QStringLiteral(", ")), rows);
}

void UsageTest::rangeHasAnEnd()
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(1795166100, Qt::UTC);
    QCOMPARE(report({ bothDays().from, time }).total.requests, std::int64_t(1));
    QCOMPARE(report({ time, bothDays().until }).total.requests, std::int64_t(110));
}

void UsageTest::localTimeDecides()
{
    const QTimeZone far(-10 * 3600); // it is the day before there
    const UsageReport there = report({ bothDays().from.toTimeZone(far), bothDays().until.toTimeZone(far) });
    QCOMPARE(there.groups.at(UsageGroup::Day)[0].name, std::string("2026-11-18"));
    QCOMPARE(there.groups.at(UsageGroup::HourOfWeek)[0].name, std::string("3 23"));
}

void UsageTest::nothingThere()
{
    const UsageReport none = report({ bothDays().from.addYears(-1), bothDays().from });
    QCOMPARE(none.total.requests, std::int64_t(0));
    QCOMPARE(none.total.successRate(), 0.0);
    QCOMPARE(none.total.cacheHitRate(), 0.0);
    QVERIFY(none.groups.at(UsageGroup::Day).empty());
}

void UsageTest::clientProducts_data()
{
    QTest::addColumn<QByteArray>("agent");
    QTest::addColumn<QByteArray>("product");
    const auto row = [](const char* agent, const char* product) {
        QTest::newRow(agent) << QByteArray(agent) << QByteArray(product);
    };
    row("claude-cli/2.1.0 (external, cli)", "claude-cli");
    row("OpenAI/Python 1.99", "OpenAI");
    row("curl", "curl");
    row("something (odd)", "something");
    row("", "unknown");
    row("/odd", "unknown");
}

void UsageTest::clientProducts()
{
    QFETCH(QByteArray, agent);
    QFETCH(QByteArray, product);
    QCOMPARE(clientProduct(agent.toStdString()), product.toStdString());
}

void UsageTest::json()
{
    JsonDocument document;
    QVERIFY(document.parse(usageJson(report(bothDays()), bothDays())));
    const JsonValue root = document.root();
    QCOMPARE(root["from"].decoded(), std::string("2026-11-19T00:00:00Z"));
    QVERIFY(root["costIsEstimate"].boolOr(false));
    QCOMPARE(root["total"]["requests"].integer().value_or(0), std::int64_t(111));
    QCOMPARE(root["provider"].at(0)["name"].decoded(), std::string("deepseek"));
    QCOMPARE(root["provider"].at(0)["durationMilliseconds95"].number().value_or(0), 95.0);
    QVERIFY(root["provider"].at(1)["durationMilliseconds95"].isNull());
    QCOMPARE(root["hour"].size(), std::size_t(2));
}

void UsageTest::csv()
{
    const QStringList lines
        = QString::fromStdString(usageCsv(report(bothDays()), UsageGroup::Day)).split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith(QLatin1String("day,requests,failed,")));
    QVERIFY2(lines[1].startsWith(QLatin1String("2026-11-19,1,0,1204,88,1000,0,0.002184,0,")),
        qPrintable(lines[1]));
    QVERIFY(lines[3].startsWith(QLatin1String("total,111,10,")));
}

void UsageTest::csvCells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* name, const char* text, const char* cell) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(cell);
    };
    row("plain", "a b", "a b");
    row("comma", "a,b", "\"a,b\"");
    row("quotes", "a\"b\"", "\"a\"\"b\"\"\"");
    row("line", "a\nb", "\"a\nb\"");
    row("formula", "=1+1", "'=1+1");
    row("formula with a comma", "@a,b", "\"'@a,b\"");
    row("empty", "", "");
}

void UsageTest::csvCells()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvCell(text.toStdString()), cell.toStdString());
}

QTEST_GUILESS_MAIN(UsageTest)
#include "tst_usage.moc"
