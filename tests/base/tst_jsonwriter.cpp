#include "base/JsonWriter.h"

#include <QTest>

using namespace dragoman;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsCommas();
    void stringOfRoundTrips_data();
    void stringOfRoundTrips();
    void escapes_data();
    void escapes();
    void joinsPieces();
    void numbersThatAreNone();
};

void TestJsonWriter::putsCommas()
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("a").integer(1);
    json.key("b").beginArray().boolean(true).null().raw({ "1.0" }).beginObject().endObject().endArray();
    json.key("c").string(JsonText{ R"(\u00e9)" });
    json.endObject();
    QCOMPARE(out, std::string(R"({"a":1,"b":[true,null,1.0,{}],"c":"\u00e9"})"));
}

void TestJsonWriter::stringOfRoundTrips_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("object") << QByteArray(R"({"a":"b\"c\\","n":12345678901234567890})");
    QTest::newRow("unicode") << QByteArray("{\"k\":\"\xe4\xbd\xa0\\ud83d\\ude00\"}");
    QTest::newRow("whiteSpace") << QByteArray("{\n\t\"a\": 1\r\n}");
}

void TestJsonWriter::stringOfRoundTrips()
{
    QFETCH(QByteArray, value);
    std::string out;
    JsonWriter(out).stringOf({ std::string_view(value.constData(), std::size_t(value.size())) });
    JsonDocument document;
    QVERIFY(document.parse(out));
    QCOMPARE(QByteArray::fromStdString(document.root().decoded()), value);
}

void TestJsonWriter::escapes_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("escaped");
    QTest::newRow("nothing") << QByteArray("plain text longer than eight")
                             << QByteArray("plain text longer than eight");
    QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("a\\\"b");
    QTest::newRow("backslash") << QByteArray("a\\b") << QByteArray("a\\\\b");
    QTest::newRow("control") << QByteArray("12345678\x01") << QByteArray("12345678\\u0001");
    QTest::newRow("newline") << QByteArray("\n") << QByteArray("\\n");
    QTest::newRow("highBytes") << QByteArray("\xe4\xbd\xa0\xe4\xbd\xa0\xe4\xbd\xa0")
                               << QByteArray("\xe4\xbd\xa0\xe4\xbd\xa0\xe4\xbd\xa0");
    QTest::newRow("invalidUtf8") << QByteArray("a\xff\"") << QByteArray("a\xef\xbf\xbd\\\"");
}

void TestJsonWriter::escapes()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, escaped);
    QCOMPARE(QByteArray::fromStdString(escapeJson(plain.toStdString())), escaped);
}

void TestJsonWriter::joinsPieces()
{
    std::string out;
    JsonWriter json(out);
    json.beginArray()
        .beginString()
        .append("a\n")
        .append(JsonText{ R"(\u0062)" })
        .endString()
        .string("c")
        .endArray();
    QCOMPARE(out, std::string(R"(["a\n\u0062","c"])"));
}

void TestJsonWriter::numbersThatAreNone()
{
    std::string out;
    JsonWriter json(out);
    json.beginArray().number(0.5).number(std::numeric_limits<double>::quiet_NaN()).endArray();
    QCOMPARE(out, std::string("[0.5,null]"));
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
