#include "journal/PriceTable.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

class PriceTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPriceSaysWhereItIsFrom();
    void finds_data();
    void finds();
    void costOfARequest();
    void usersPricesComeFirst();
    void whatIsWrittenIsReadAgain();
    void mistakes_data();
    void mistakes();
};

void PriceTableTest::everyPriceSaysWhereItIsFrom()
{
    const PriceTable table = PriceTable::builtIn();
    QVERIFY(table.prices().size() > 20);
    for (const Price& price : table.prices()) {
        QVERIFY2(!price.source.empty() && price.date.starts_with("202"), price.models[0].c_str());
        QVERIFY2(price.output >= price.input, price.models[0].c_str());
        QVERIFY2(price.cacheRead.value_or(0) <= price.input, price.models[0].c_str());
    }
}

void PriceTableTest::finds_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<double>("input"); // -1 = no price
    const auto row
        = [](const char* model, double input) { QTest::newRow(model) << QByteArray(model) << input; };
    row("claude-opus-4-6", 5);
    row("claude-opus-4-5-20251101", 5);
    row("claude-opus-4.5", 5);
    row("claude-opus-4-1-20250805", 15);
    row("claude-opus-4-20250514", 15);
    row("claude-opus-5-5", 4);
    row("claude-opus-5", 5);
    row("claude-sonnet-4-6", 3);
    row("Claude-Sonnet-4-5", 3);
    row("anthropic/claude-sonnet-4.5", 3);
    row("claude-haiku-4-5-20251001", 1);
    row("gpt-4o", 2.5);
    row("gpt-4o-mini", 0.15);
    row("gpt-5", 1.25);
    row("gpt-5-mini", 0.25);
    row("gpt-5.4", 2.5);
    row("gpt-5.4-mini", 0.75);
    row("gpt-5.4-pro", -1);
    row("demo-echo", 0);
    row("my-own-model", -1);
    row("", -1);
}

void PriceTableTest::finds()
{
    QFETCH(QByteArray, model);
    QFETCH(double, input);
    const PriceTable table = PriceTable::builtIn();
    const Price* const price = table.find(model.toStdString());
    QCOMPARE(price ? price->input : -1, input);
}

void PriceTableTest::costOfARequest()
{
    const Result<PriceTable> table = PriceTable::parse(
        R"({"prices":[{"models":["full"],"input":2,"output":10,"cacheRead":0.5,"cacheWrite":3},)"
        R"({"models":["plain"],"input":2,"output":10}]})");
    QVERIFY(table);
    RequestRecord record;
    QCOMPARE(table->find("full")->costOf(record), 0.0);
    record.inputTokens = 1'000'000;
    record.outputTokens = 200'000;
    record.cacheReadTokens = 2'000'000;
    record.cacheWriteTokens = 1'000'000;
    QCOMPARE(table->find("full")->costOf(record), 2.0 + 2 + 1 + 3);
    QCOMPARE(table->find("plain")->costOf(record), 2.0 + 2 + 4 + 2);
}

void PriceTableTest::usersPricesComeFirst()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("prices.json")));
    QCOMPARE(PriceTable::load(file.fileName())->find("gpt-4o")->input, 2.5);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"prices":[{"models":["gpt*"],"input":7,"output":8}]})");
    file.close();
    const Result<PriceTable> table = PriceTable::load(file.fileName());
    QCOMPARE(table->find("gpt-4o")->input, 7.0);
    QCOMPARE(table->find("claude-opus-4-6")->input, 5.0);
    QCOMPARE(table->ownPrices(), std::size_t(1));
}

void PriceTableTest::whatIsWrittenIsReadAgain()
{
    Price own{ { "a*", "b\"c" }, 0.1, 8 };
    own.cacheWrite = 0;
    own.source = "https://example.com";
    own.date = "2026-11";
    const Result<PriceTable> table = PriceTable::parse(pricesJson({ own, { { "d" }, 1, 2 } }));
    QVERIFY(table);
    QCOMPARE(table->prices().size(), std::size_t(2));
    const Price& read = table->prices()[0];
    QCOMPARE(read.models, own.models);
    QCOMPARE(read.input, 0.1);
    QVERIFY(!read.cacheRead && read.cacheWrite == 0.0);
    QCOMPARE(read.source + read.date, own.source + own.date);
}

void PriceTableTest::mistakes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("cannot be used");
    QTest::newRow("no models") << QByteArray(R"({"prices":[{"input":1,"output":1}]})")
                               << QByteArray("prices[0]: needs the names");
    QTest::newRow("no output") << QByteArray(R"({"prices":[{"models":["a"],"input":1}]})")
                               << QByteArray("prices[0]: needs \"input\"");
    QTest::newRow("below zero") << QByteArray(R"({"prices":[{"models":["a"],"input":-1,"output":1}]})")
                                << QByteArray("prices[0]: needs \"input\"");
}

void PriceTableTest::mistakes()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, message);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("prices.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) == json.size());
    file.close();
    const Result<PriceTable> table = PriceTable::load(file.fileName());
    QVERIFY(!table);
    QVERIFY2(
        QByteArray::fromStdString(table.error().message).contains(message), table.error().message.c_str());
}

QTEST_GUILESS_MAIN(PriceTableTest)
#include "tst_pricetable.moc"
