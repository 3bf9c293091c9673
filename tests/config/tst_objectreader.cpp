#include "config/ObjectReader.h"
#include "config/ProblemText.h"

#include <QTest>

using namespace dragoman;

namespace {

enum class Colour { Red, Green };

struct Fields
{
    std::string text = "before";
    std::string required = "before";
    bool flag = true;
    int number = 7;
    Colour colour = Colour::Red;
    std::vector<std::string> list{ "before" };
    std::vector<std::pair<std::string, std::string>> map{ { "before", "x" } };
};

// Reads one object with a member of every kind; "required" only where asked for.
std::string read(const QByteArray& text, Fields& fields, bool required = false)
{
    JsonDocument document;
    if (!document.parse(text.toStdString()))
        return "not JSON";
    std::vector<ConfigurationProblem> problems;
    ObjectReader reader(document.root(), "at", problems);
    reader.string("text", fields.text);
    reader.boolean("flag", fields.flag);
    reader.integer("number", fields.number, { 1, 10 });
    reader.choice("colour", fields.colour, { { "red", Colour::Red }, { "green", Colour::Green } });
    reader.strings("list", fields.list);
    reader.stringMap("map", fields.map);
    if (required)
        reader.requiredString("required", fields.required);
    ObjectReader inner(reader.object("inner"), reader.pathOf("inner"), problems);
    inner.finish();
    reader.finish();
    return problemLines(problems);
}

} // namespace

class TestObjectReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKind();
    void missingLeavesFields();
    void problems_data();
    void problems();
    void requiredStrings_data();
    void requiredStrings();
    void rootHasNoPath();
};

void TestObjectReader::readsEveryKind()
{
    Fields fields;
    QCOMPARE(read(R"({"text": "t", "flag": false, "number": 10, "colour": "green", "list": ["a", "b"],
                      "map": {"k": "v", "l": ""}, "inner": {}})",
                 fields),
        "");
    QCOMPARE(fields.text, "t");
    QCOMPARE(fields.flag, false);
    QCOMPARE(fields.number, 10);
    QCOMPARE(fields.colour, Colour::Green);
    QCOMPARE(fields.list, (std::vector<std::string>{ "a", "b" }));
    QCOMPARE(fields.map, (std::vector<std::pair<std::string, std::string>>{ { "k", "v" }, { "l", "" } }));
}

void TestObjectReader::missingLeavesFields()
{
    Fields fields;
    QCOMPARE(read("{}", fields), "");
    const Fields before;
    QCOMPARE(fields.text, before.text);
    QCOMPARE(fields.flag, before.flag);
    QCOMPARE(fields.number, before.number);
    QCOMPARE(fields.list, before.list);
    QCOMPARE(fields.map, before.map);
}

void TestObjectReader::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(problem);
    };
    row("notAnObject", "[]", "at: must be an object");
    row("nullObject", "null", "at: must be an object");
    row("stringAsNumber", R"({"text": 1})", "at.text: must be a string");
    row("stringAsNull", R"({"text": null})", "at.text: must be a string");
    row("booleanAsString", R"({"flag": "true"})", "at.flag: must be true or false");
    row("integerAsString", R"({"number": "1"})", "at.number: must be a whole number from 1 to 10");
    row("integerWithFraction", R"({"number": 1.5})", "at.number: must be a whole number from 1 to 10");
    row("integerTooLow", R"({"number": 0})", "at.number: must be a whole number from 1 to 10");
    row("integerTooHigh", R"({"number": 11})", "at.number: must be a whole number from 1 to 10");
    row("integerHuge", R"({"number": 1e300})", "at.number: must be a whole number from 1 to 10");
    row("unknownWord", R"({"colour": "blue"})", "at.colour: must be one of \"red\", \"green\"");
    row("wordInOtherCase", R"({"colour": "Red"})", "at.colour: must be one of \"red\", \"green\"");
    row("listAsString", R"({"list": "a"})", "at.list: must be a list");
    row("listOfNumbers", R"({"list": ["a", 1]})", "at.list[1]: must be a string that is not empty");
    row("listWithEmpty", R"({"list": [""]})", "at.list[0]: must be a string that is not empty");
    row("mapAsList", R"({"map": []})", "at.map: must be an object");
    row("mapOfNumbers", R"({"map": {"k": 1}})", "at.map.k: must be a string");
    row("objectAsString", R"({"inner": "x"})", "at.inner: must be an object");
    row("unknownMember", R"({"odd": 1})", "at.odd: is not known here");
    row("unknownInner", R"({"inner": {"odd": 1}})", "at.inner.odd: is not known here");
    row("memberTwice", R"({"flag": true, "flag": false})", "at.flag: is given twice");
    row("several", R"({"flag": 1, "odd": 1})", "at.flag: must be true or false\nat.odd: is not known here");
}

void TestObjectReader::problems()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    Fields fields;
    QCOMPARE(read(text, fields), problem.toStdString());
}

void TestObjectReader::requiredStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("there") << QByteArray(R"({"required": "x"})") << QByteArray();
    QTest::newRow("missing") << QByteArray("{}") << QByteArray("at.required: is required");
    QTest::newRow("empty") << QByteArray(R"({"required": ""})") << QByteArray("at.required: is required");
    QTest::newRow("number") << QByteArray(R"({"required": 1})")
                            << QByteArray("at.required: must be a string");
}

void TestObjectReader::requiredStrings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    Fields fields;
    QCOMPARE(read(text, fields, true), problem.toStdString());
}

void TestObjectReader::rootHasNoPath()
{
    JsonDocument document;
    QVERIFY(document.parse(R"({"odd": 1})"));
    std::vector<ConfigurationProblem> problems;
    ObjectReader(document.root(), "", problems).finish();
    QCOMPARE(problemLines(problems), "odd: is not known here");
}

QTEST_GUILESS_MAIN(TestObjectReader)
#include "tst_objectreader.moc"
