#include "protocol/BodyEdit.h"

#include <QTest>

using namespace dragoman;

class TestBodyEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesMembers_data();
    void removesMembers();
    void removesElements_data();
    void removesElements();
    void replacesMembers_data();
    void replacesMembers();
    void setsMembers_data();
    void setsMembers();
    void combines();
    void changesNothing();
};

void TestBodyEdit::removesMembers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("after");
    const QByteArray three(R"( { "a" : 1 , "b" : [2] , "c" : "3" } )");
    QTest::newRow("first") << three << QByteArray("a") << QByteArray(R"( { "b" : [2] , "c" : "3" } )");
    QTest::newRow("middle") << three << QByteArray("b") << QByteArray(R"( { "a" : 1 , "c" : "3" } )");
    QTest::newRow("last") << three << QByteArray("c") << QByteArray(R"( { "a" : 1 , "b" : [2] } )");
    QTest::newRow("lastTwo") << three << QByteArray("bc") << QByteArray(R"( { "a" : 1 } )");
    QTest::newRow("outer") << three << QByteArray("ac") << QByteArray(R"( { "b" : [2] } )");
    QTest::newRow("all") << three << QByteArray("abc") << QByteArray(R"( {  } )");
    QTest::newRow("unknown") << three << QByteArray("x") << three;
    QTest::newRow("givenTwice") << QByteArray(R"({"a":1,"b":2,"a":3})") << QByteArray("a")
                                << QByteArray(R"({"b":2})");
    QTest::newRow("escapedKey") << QByteArray(R"({"\u0061":1,"b":2})") << QByteArray("a")
                                << QByteArray(R"({"b":2})");
    QTest::newRow("noObject") << QByteArray("[1]") << QByteArray("a") << QByteArray("[1]");
}

void TestBodyEdit::removesMembers()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, after);
    JsonDocument document;
    QVERIFY(document.parse(before.toStdString()));
    BodyEdit edit(document);
    for (const char key : keys)
        edit.removeMember(std::string_view(&key, 1));
    QCOMPARE(QByteArray::fromStdString(edit.apply()), after);
}

void TestBodyEdit::removesElements_data()
{
    QTest::addColumn<QList<int>>("indices");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("first") << QList<int>{ 0 } << QByteArray(R"({"l":[{"x":2}, 3]})");
    QTest::newRow("last") << QList<int>{ 2 } << QByteArray(R"({"l":[1, {"x":2}]})");
    QTest::newRow("two") << QList<int>{ 1, 2 } << QByteArray(R"({"l":[1]})");
    QTest::newRow("all") << QList<int>{ 2, 1, 0 } << QByteArray(R"({"l":[]})");
}

void TestBodyEdit::removesElements()
{
    QFETCH(QList<int>, indices);
    QFETCH(QByteArray, after);
    JsonDocument document;
    QVERIFY(document.parse(R"({"l":[1, {"x":2}, 3]})"));
    BodyEdit edit(document);
    const JsonValue list = document.root()["l"];
    for (const int index : indices)
        edit.removeElement(list, list.at(std::size_t(index)));
    QCOMPARE(QByteArray::fromStdString(edit.apply()), after);
}

void TestBodyEdit::replacesMembers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("inPlace") << QByteArray(R"({ "m" : "old", "b":1})")
                             << QByteArray(R"({ "m" : "new", "b":1})");
    QTest::newRow("added") << QByteArray(R"({"b":1 })") << QByteArray(R"({"b":1 ,"m":"new"})");
    QTest::newRow("addedToEmpty") << QByteArray("{}") << QByteArray(R"({"m":"new"})");
    QTest::newRow("eachOfTwo") << QByteArray(R"({"m":1,"m":2})") << QByteArray(R"({"m":"new","m":"new"})");
    QTest::newRow("topLevelOnly") << QByteArray(R"({"a":{"m":1},"m":2})")
                                  << QByteArray(R"({"a":{"m":1},"m":"new"})");
}

void TestBodyEdit::replacesMembers()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    JsonDocument document;
    QVERIFY(document.parse(before.toStdString()));
    BodyEdit edit(document);
    edit.replaceMember("m", "\"new\"");
    QCOMPARE(QByteArray::fromStdString(edit.apply()), after);
}

void TestBodyEdit::setsMembers_data()
{
    QTest::addColumn<QByteArray>("additions");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("both") << QByteArray(R"({"a":[ 1e400 ],"q\"":{"z":1,"y":2}})")
                          << QByteArray(R"({"a":[ 1e400 ],"b":2,"q\"":{"z":1,"y":2}})");
    QTest::newRow("none") << QByteArray("{}") << QByteArray(R"({"a":1,"b":2})");
    QTest::newRow("noObject") << QByteArray("[1]") << QByteArray();
    QTest::newRow("noJson") << QByteArray("{") << QByteArray();
}

void TestBodyEdit::setsMembers()
{
    QFETCH(QByteArray, additions);
    QFETCH(QByteArray, after);
    JsonDocument document;
    QVERIFY(document.parse(R"({"a":1,"b":2})"));
    BodyEdit edit(document);
    const Result<void> set
        = edit.setMembers({ std::string_view(additions.constData(), std::size_t(additions.size())) });
    QCOMPARE(set.has_value(), !after.isEmpty());
    if (set)
        QCOMPARE(QByteArray::fromStdString(edit.apply()), after);
}

void TestBodyEdit::combines()
{
    JsonDocument document;
    QVERIFY(document.parse(R"({"m":"x","l":[{"k":1},{"k":2}],"s":true})"));
    BodyEdit edit(document);
    const JsonValue list = document.root()["l"];
    edit.replaceValue(list.at(0)["k"], "9");
    edit.replaceValue(list.at(1)["k"], "9"); // goes with its element
    edit.removeElement(list, list.at(1));
    edit.removeMember("s");
    edit.replaceMember("m", "\"y\"");
    edit.replaceMember("n", "0");
    QCOMPARE(edit.apply(), std::string(R"({"m":"y","l":[{"k":9}],"n":0})"));
}

void TestBodyEdit::changesNothing()
{
    JsonDocument document;
    QVERIFY(document.parse(" {\"a\" : 1}\n"));
    BodyEdit edit(document);
    edit.removeMember("b");
    QVERIFY(edit.isEmpty());
    QCOMPARE(edit.apply(), std::string(" {\"a\" : 1}\n"));
}

QTEST_GUILESS_MAIN(TestBodyEdit)
#include "tst_bodyedit.moc"
