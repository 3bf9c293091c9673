#include "clients/JsoncFormat.h"
#include "clientsetup/FormatRows.h"

using namespace dragoman;

class TestJsoncFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAndRemoves_data();
    void setsAndRemoves();
    void replaces_data();
    void replaces();
    void removesInTheMiddle_data();
    void removesInTheMiddle();
    void refuses_data();
    void refuses();
    void restores();
    void laysOutObjects();

private:
    const JsoncFormat m_format;
};

void TestJsoncFormat::setsAndRemoves_data()
{
    formatColumns();
    formatRow("emptyText", "", "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", "{\n  \"a\": {}\n}\n");
    formatRow("onlyComment", "// mine", "// mine\n{\n  \"a\": {\n    \"b\": 1\n  }\n}\n",
        "// mine\n{\n  \"a\": {}\n}\n");
    formatRow("emptyObject", "{\"a\": {}}", "{\"a\": {\n  \"b\": 1\n}}");
    formatRow("missingContainer", "{\n  \"x\": 2\n}\n", "{\n  \"x\": 2,\n  \"a\": {\n    \"b\": 1\n  }\n}\n",
        "{\n  \"x\": 2,\n  \"a\": {}\n}\n");
    formatRow("behindTheLast", "{\n  \"a\": {\n    \"x\": 2\n  }\n}",
        "{\n  \"a\": {\n    \"x\": 2,\n    \"b\": 1\n  }\n}");
    formatRow("trailingComma", "{\n  \"a\": {\n    \"x\": 2,\n  },\n}",
        "{\n  \"a\": {\n    \"x\": 2,\n    \"b\": 1,\n  },\n}");
    formatRow("lineCommentBehindTheLast", "{\n\t\"a\": {\n\t\t\"x\": 2 // two\n\t}\n}",
        "{\n\t\"a\": {\n\t\t\"x\": 2, // two\n\t\t\"b\": 1\n\t}\n}");
    formatRow("commentsBelowTheLast", "{ \"a\": {\n  \"x\": 2\n  // end\n} }",
        "{ \"a\": {\n  \"x\": 2,\n  \"b\": 1\n  // end\n} }");
    formatRow("blockCommentOverLines", "{ \"a\": {\n  \"x\": 2 /* one\n two */\n} }",
        "{ \"a\": {\n  \"x\": 2, /* one\n two */\n  \"b\": 1\n} }");
    formatRow("oneLine", "{\"a\": { \"x\": 2 } }", "{\"a\": { \"x\": 2, \"b\": 1 } }");
    formatRow("oneLineTrailingComma", "{\"a\": { \"x\": 2, } }", "{\"a\": { \"x\": 2, \"b\": 1, } }");
    formatRow("carriageReturns", "{\r\n  \"a\": {\r\n    \"x\": 2\r\n  }\r\n}\r\n",
        "{\r\n  \"a\": {\r\n    \"x\": 2,\r\n    \"b\": 1\r\n  }\r\n}\r\n");
    formatRow("byteOrderMark", "\xEF\xBB\xBF{ \"a\": { \"x\": 2 } }",
        "\xEF\xBB\xBF{ \"a\": { \"x\": 2, \"b\": 1 } }");
    formatRow(
        "commentInEmptyObject", "{ \"a\": { // none yet\n} }", "{ \"a\": { // none yet\n  \"b\": 1\n} }");
    formatRow("escapedKeyOnTheWay", "{ \"\\u0061\": { \"x\": \"//\" } }",
        "{ \"\\u0061\": { \"x\": \"//\", \"b\": 1 } }");
}

void TestJsoncFormat::setsAndRemoves()
{
    compareRow(m_format, { "a", "b" }, "1");
}

void TestJsoncFormat::replaces_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("number") << QByteArray("{ \"a\": 7 /* seven */, \"x\": 2 }")
                            << QByteArray("{ \"a\": 1 /* seven */, \"x\": 2 }");
    QTest::newRow("object") << QByteArray("{\n  \"a\": {\n    // gone\n    \"x\": 2\n  },\n}")
                            << QByteArray("{\n  \"a\": 1,\n}");
    QTest::newRow("textWithBrackets")
        << QByteArray("{\"a\":\"}//\\\"\",\"x\":[1,]}") << QByteArray("{\"a\":1,\"x\":[1,]}");
}

void TestJsoncFormat::replaces()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(shown(setChecked(m_format, before.toStdString(), { "a" }, { "1" })), after);
}

void TestJsoncFormat::removesInTheMiddle_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("oneLine") << QByteArray("{ \"a\": 1, \"x\": 2 }") << QByteArray("{ \"x\": 2 }");
    QTest::newRow("ownLine") << QByteArray("{\n  \"w\": 0,\n  \"a\": 1,\n  \"x\": 2\n}")
                             << QByteArray("{\n  \"w\": 0,\n  \"x\": 2\n}");
    QTest::newRow("commentsStay") << QByteArray(
        "{\n  // w\n  \"w\": 0,\n  // above\n  \"a\": 1, // behind\n  \"x\": 2\n}")
                                  << QByteArray(
                                         "{\n  // w\n  \"w\": 0,\n  // above // behind\n  \"x\": 2\n}");
    QTest::newRow("firstOfTwoOnALine")
        << QByteArray("{\n  \"a\": 1, \"x\": 2\n}") << QByteArray("{\n  \"x\": 2\n}");
    QTest::newRow("nothingThere") << QByteArray("{ \"x\": 2 }") << QByteArray("{ \"x\": 2 }");
    QTest::newRow("theOnlyOne") << QByteArray("{\n  \"a\": 1\n}\n") << QByteArray("{}\n");
}

void TestJsoncFormat::removesInTheMiddle()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(shown(removeChecked(m_format, before.toStdString(), { "a" })), after);
}

void TestJsoncFormat::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("where");
    QTest::newRow("notClosed") << QByteArray("{\n  \"a\": {\n") << QByteArray("line ");
    QTest::newRow("missingComma") << QByteArray("{\n  \"x\": 1\n  \"y\": 2\n}")
                                  << QByteArray("line 3, column 3");
    QTest::newRow("onlyComma") << QByteArray("{,}") << QByteArray("line 1, column ");
    QTest::newRow("twoCommas") << QByteArray("[1,,]") << QByteArray("line 1, column ");
    QTest::newRow("openComment") << QByteArray("{}\n /* a") << QByteArray("line 2, column 2");
    QTest::newRow("notAnObject") << QByteArray("[]") << QByteArray("line 1, column 1");
    QTest::newRow("scalarOnTheWay") << QByteArray("{\n \"a\": 7}") << QByteArray("line 2, column 7");
    QTest::newRow("keyTwice") << QByteArray("{\"a\": {},\n\"a\": {}}") << QByteArray("line 2, column 1");
}

void TestJsoncFormat::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, where);
    const Result<std::string> changed = setChecked(m_format, text.toStdString(), { "a", "b" }, { "1" });
    QVERIFY(!changed);
    QVERIFY2(changed.error().message.find(where.toStdString()) != std::string::npos,
        changed.error().message.c_str());
}

void TestJsoncFormat::restores()
{
    const std::string before = "{\n  \"a\": {\n      \"odd\" :1 // kept\n  }, \"x\": 2\n}";
    const Result<std::optional<std::string>> spelled = m_format.spelled(before, { "a" });
    QVERIFY(spelled && *spelled);
    const Result<std::string> changed = setChecked(m_format, before, { "a" }, { "{\"n\":[1,{}]}" });
    QVERIFY(changed && *changed != before);
    QCOMPARE(
        shown(restoreChecked(m_format, *changed, { "a" }, **spelled)), QByteArray::fromStdString(before));
}

void TestJsoncFormat::laysOutObjects()
{
    constexpr std::string_view value = R"({"b":{"c":[1,2]},"d":[{"e":{}}]})";
    const QByteArray expected = R"({
    "x": 1,
    "a": {
        "b": {
            "c": [1,2]
        },
        "d": [
            {
                "e": {}
            }
        ]
    }
})";
    QCOMPARE(shown(setChecked(m_format, "{\n    \"x\": 1\n}", { "a" }, { value })), expected);
}

QTEST_GUILESS_MAIN(TestJsoncFormat)
#include "tst_jsoncformat.moc"
