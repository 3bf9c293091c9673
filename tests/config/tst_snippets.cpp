#include "base/Json.h"
#include "config/Snippets.h"

#include <QSet>
#include <QTest>

using namespace dragoman;

namespace {

const SnippetValues values{ "http://127.0.0.1:9998", "test-token", "test-model" };

} // namespace

class TestSnippets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreUnique();
    void everyPlaceIsFilled_data();
    void everyPlaceIsFilled();
    void jsonIsValid_data();
    void jsonIsValid();
    void fills_data();
    void fills();
    void unknownClient();
};

void TestSnippets::idsAreUnique()
{
    QSet<QString> ids;
    for (const SnippetClient& client : snippetClients()) {
        ids.insert(QString::fromUtf8(client.id.data(), qsizetype(client.id.size())));
        QVERIFY(!client.title.empty() && !client.where.empty());
    }
    QCOMPARE(std::size_t(ids.size()), snippetClients().size());
}

void TestSnippets::everyPlaceIsFilled_data()
{
    QTest::addColumn<QByteArray>("client");
    for (const SnippetClient& client : snippetClients())
        QTest::newRow(std::string(client.id).c_str())
            << QByteArray(client.id.data(), qsizetype(client.id.size()));
}

void TestSnippets::everyPlaceIsFilled()
{
    QFETCH(QByteArray, client);
    const Result<std::string> text = snippetFor(client.toStdString(), values);
    QVERIFY(text);
    QVERIFY(text->find(values.root) != std::string::npos);
    for (const char* place : { "{root}", "{token}", "{model}" })
        QVERIFY(text->find(place) == std::string::npos);
    QVERIFY(text->ends_with('\n'));
}

void TestSnippets::jsonIsValid_data()
{
    QTest::addColumn<QByteArray>("client");
    for (const char* client : { "claude-code", "opencode", "zed" })
        QTest::newRow(client) << QByteArray(client);
}

void TestSnippets::jsonIsValid()
{
    QFETCH(QByteArray, client);
    JsonDocument document;
    const Result<void> parsed = document.parse(*snippetFor(client.toStdString(), values));
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
}

void TestSnippets::fills_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("filled");
    QTest::newRow("twice") << QByteArray("{model} {model}") << QByteArray("test-model test-model");
    QTest::newRow("otherBraces") << QByteArray("{\"a\": {}}{roots}") << QByteArray("{\"a\": {}}{roots}");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestSnippets::fills()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, filled);
    QCOMPARE(fillSnippet(text.toStdString(), values), filled.toStdString());
    // What is filled in is not looked at again.
    QCOMPARE(fillSnippet("{root}", { "{token}", "{model}", "{root}" }), "{token}");
}

void TestSnippets::unknownClient()
{
    const Result<std::string> text = snippetFor("odd", values);
    QVERIFY(!text);
    QCOMPARE(text.error().kind, ErrorKind::NotFound);
    QVERIFY(text.error().message.starts_with("there is no snippet for 'odd'; there are: claude-code, "));
}

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
