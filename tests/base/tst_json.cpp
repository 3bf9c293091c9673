#include "base/Json.h"

#include <QTest>

#include <simdjson.h>

using namespace dragoman;

namespace {

bool reads(const std::string& text)
{
    return JsonDocument().parse(text).has_value();
}

// What simdjson's own complete parser says of the text: the trusted second opinion.
bool trustedReads(const std::string& text)
{
    simdjson::dom::parser parser;
    return parser.parse(text).error() == simdjson::SUCCESS;
}

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

// The text again, written from the tree: every slice must be where it was.
std::string rebuilt(const JsonValue& value)
{
    if (!value.isArray() && !value.isObject())
        return std::string(value.raw().text);
    std::string out;
    for (const JsonValue child : value) {
        out += out.empty() ? "" : ",";
        if (value.isObject())
            out += '"' + std::string(child.rawKey().escaped) + "\":";
        out += rebuilt(child);
    }
    return value.isArray() ? '[' + out + ']' : '{' + out + '}';
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validity_data();
    void validity();
    void everyPrefixIsRefused();
    void slicesSurvive_data();
    void slicesSurvive();
    void looksUpMembers();
    void lastDuplicateWins();
    void escapedKeysCompareDecoded();
    void numbers_data();
    void numbers();
    void paths_data();
    void paths();
    void errorsNameThePlace_data();
    void errorsNameThePlace();
    void decodesText_data();
    void decodesText();
    void blankText_data();
    void blankText();
    void reusesItsMemory();
};

void TestJson::validity_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    const auto row
        = [](const char* rule, const QByteArray& text, bool valid) { QTest::newRow(rule) << text << valid; };
    row("object", "{\"a\":1}", true);
    row("array", "[1,2]", true);
    row("whitespaceAround", " \t\r\n{ \"a\" : [ ] } \n", true);
    row("rootString", "\"x\"", true);
    row("rootNumber", " 12 ", true);
    row("rootTrue", "true", true);
    row("rootNull", "null", true);
    row("lonelySurrogateEscape", "[\"\\ud800\"]", true);
    row("deepestAllowed", QByteArray::fromStdString(nested(256)), true);
    row("tooDeep", QByteArray::fromStdString(nested(257)), false);
    row("empty", "", false);
    row("onlySpace", " \n", false);
    row("trailingComma", "[1,]", false);
    row("trailingCommaInObject", "{\"a\":1,}", false);
    row("missingComma", "[1 2]", false);
    row("missingColon", "{\"a\" 1}", false);
    row("missingValue", "{\"a\":}", false);
    row("doubleColon", "{\"a\"::1}", false);
    row("keyNotString", "{1:1}", false);
    row("keyOnly", "{\"a\"}", false);
    row("unclosedArray", "[1", false);
    row("unclosedObject", "{\"a\":1", false);
    row("unclosedString", "[\"a", false);
    row("wrongBracket", "[1}", false);
    row("extraBracket", "[1]]", false);
    row("textBehind", "{} x", false);
    row("secondDocument", "{}{}", false);
    row("leadingZero", "[01]", false);
    row("plusSign", "[+1]", false);
    row("lonelyMinus", "[-]", false);
    row("noFraction", "[1.]", false);
    row("noExponent", "[1e]", false);
    row("noInteger", "[.5]", false);
    row("hexNumber", "[0x1]", false);
    row("notANumber", "[NaN]", false);
    row("infinity", "[Infinity]", false);
    row("wrongLiteral", "[tru]", false);
    row("longLiteral", "[truex]", false);
    row("upperLiteral", "[TRUE]", false);
    row("illegalEscape", "[\"\\x\"]", false);
    row("shortUnicodeEscape", "[\"\\u12\"]", false);
    row("wrongUnicodeEscape", "[\"\\u12g4\"]", false);
    const QByteArray filler(61, 'x'); // so that what follows stands across the border of a block of 64
    row("escapeAcrossBlocks", "[\"" + filler + "\\n\\n\\n\\\\\"]", true);
    row("illegalEscapeAcrossBlocks", "[\"" + filler + "xx\\x\"]", false);
    row("unicodeEscapeAcrossBlocks", "[\"" + filler + "\\u00e9\"]", true);
    row("shortUnicodeEscapeAcrossBlocks", "[\"" + filler + "\\u00\"]", false);
    row("backslashRuns", "[\"" + QByteArray(128, '\\') + "\"]", true);
    row("oddBackslashRun", "[\"" + QByteArray(127, '\\') + "x\"]", false);
    row("illegalEscapeInKey", "{\"\\x\":1}", false);
    row("newlineInString", "[\"a\nb\"]", false);
    row("nulInString", QByteArray("[\"a\0b\"]", 7), false);
    row("singleQuotes", "['a']", false);
    row("comment", "[1/*x*/]", false);
    row("invalidUtf8", "[\"\xff\"]", false);
    row("overlongUtf8", "[\"\xc0\xaf\"]", false);
    row("surrogateInUtf8", "[\"\xed\xa0\x80\"]", false);
    row("byteOrderMark", "\xef\xbb\xbf{}", false);
    row("stringGluedToWord", "[\"a\"b]", false);
    row("numberGluedToString", "[1\"a\"]", false);
}

void TestJson::validity()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(reads(text.toStdString()), valid);
    const bool limitOfOurs = text.startsWith("[[[[");
    const bool skipsMark = text.startsWith("\xef\xbb\xbf");
    const bool checksSurrogates = text.contains("ud800");
    if (!limitOfOurs && !skipsMark && !checksSurrogates)
        QCOMPARE(trustedReads(text.toStdString()), valid);
}

void TestJson::everyPrefixIsRefused()
{
    const std::string text = R"({"a":[1,-2.5e3,"x\u00e9\n",true,null,{"b":{}}],"c":"é"})";
    QVERIFY(reads(text));
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY2(!reads(text.substr(0, length)), qPrintable(QString::number(length)));
}

void TestJson::slicesSurvive_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("keyOrder") << QByteArray(R"({"z":1,"a":2,"m":{"y":[],"b":{}}})");
    QTest::newRow("numberSpelling") << QByteArray(R"([1.0,1e5,1E+5,12345678901234567890,-0,0.10])");
    QTest::newRow("escapes") << QByteArray(R"(["\u00e9\/\"\\",{"\u0061":"\ud83d\ude00"}])");
    QTest::newRow("scalars") << QByteArray(R"(["",{},[],true,false,null])");
}

void TestJson::slicesSurvive()
{
    QFETCH(QByteArray, text);
    JsonDocument document;
    QVERIFY(document.parse(text.toStdString()));
    QCOMPARE(QByteArray::fromStdString(rebuilt(document.root())), text);
    QCOMPARE(document.root().raw().text, std::string_view(text.constData(), std::size_t(text.size())));
}

void TestJson::looksUpMembers()
{
    JsonDocument document;
    QVERIFY(document.parse(R"({"a":{"b":[10,"x",null]},"t":true})"));
    const JsonValue root = document.root();
    QCOMPARE(root["a"]["b"].size(), std::size_t(3));
    QCOMPARE(root["a"]["b"].at(0).integer(), std::optional<std::int64_t>(10));
    QVERIFY(root["a"]["b"].at(1).equals("x"));
    QVERIFY(root["a"]["b"].at(2).isAbsent());
    QVERIFY(root["a"]["b"].at(3).isMissing());
    QVERIFY(root["nothing"]["deeper"].at(7).isMissing());
    QVERIFY(root["t"].boolOr(false));
    QVERIFY(root["nothing"].boolOr(true));
}

void TestJson::lastDuplicateWins()
{
    JsonDocument document;
    QVERIFY(document.parse(R"({"a":1,"b":2,"a":3})"));
    QCOMPARE(document.root()["a"].integer(), std::optional<std::int64_t>(3));
}

void TestJson::escapedKeysCompareDecoded()
{
    JsonDocument document;
    QVERIFY(document.parse(R"({"\u006dodel":"x","a\"b":1})"));
    QVERIFY(document.root()["model"].equals("x"));
    QVERIFY(document.root()["a\"b"].isNumber());
}

void TestJson::numbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isInteger");
    QTest::addColumn<qint64>("value");
    QTest::newRow("plain") << QByteArray("42") << true << qint64(42);
    QTest::newRow("negative") << QByteArray("-7") << true << qint64(-7);
    QTest::newRow("integralFraction") << QByteArray("4096.0") << true << qint64(4096);
    QTest::newRow("integralExponent") << QByteArray("1e3") << true << qint64(1000);
    QTest::newRow("largest") << QByteArray("9223372036854775807") << true << qint64(9223372036854775807);
    QTest::newRow("fraction") << QByteArray("1.5") << false << qint64(0);
    QTest::newRow("tooLarge") << QByteArray("9223372036854775808") << false << qint64(0);
    QTest::newRow("string") << QByteArray("\"1\"") << false << qint64(0);
}

void TestJson::numbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isInteger);
    QFETCH(qint64, value);
    JsonDocument document;
    QVERIFY(document.parse(text.toStdString()));
    QCOMPARE(document.root().integer().has_value(), isInteger);
    QCOMPARE(qint64(document.root().integer().value_or(0)), value);
}

void TestJson::paths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("root") << QByteArray("");
    QTest::newRow("member") << QByteArray("model");
    QTest::newRow("element") << QByteArray("messages[1]");
    QTest::newRow("deep") << QByteArray("messages[1].content[0].text");
}

void TestJson::paths()
{
    QFETCH(QByteArray, path);
    JsonDocument document;
    QVERIFY(document.parse(R"({"model":"m","messages":[1,{"content":[{"text":"x"}]}]})"));
    const JsonValue root = document.root();
    const JsonValue message = root["messages"].at(1);
    const std::vector<JsonValue> all{ root, root["model"], message, message["content"].at(0)["text"] };
    std::vector<std::string> paths;
    for (const JsonValue& value : all)
        paths.push_back(value.path());
    QVERIFY(std::find(paths.begin(), paths.end(), path.toStdString()) != paths.end());
}

void TestJson::errorsNameThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("line") << QByteArray("{\n \"a\": tru\n}") << QByteArray("line 2, column 7");
    QTest::newRow("trailing") << QByteArray("{}\nx") << QByteArray("line 2, column 1");
    QTest::newRow("utf8") << QByteArray("[\"ab\xff\"]") << QByteArray("byte 4 is not valid UTF-8");
    QTest::newRow("empty") << QByteArray("") << QByteArray("empty");
    QTest::newRow("depth") << QByteArray::fromStdString(nested(300)) << QByteArray("nested too deeply");
}

void TestJson::errorsNameThePlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, part);
    JsonDocument document;
    const Result<void> result = document.parse(text.toStdString());
    QVERIFY(!result);
    QVERIFY2(
        result.error().message.find(part.toStdString()) != std::string::npos, result.error().message.c_str());
    QVERIFY(document.root().isMissing());
}

void TestJson::decodesText_data()
{
    QTest::addColumn<QByteArray>("escaped");
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("none") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("simple") << QByteArray(R"(\"\\\/\b\f\n\r\t)") << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("twoBytes") << QByteArray(R"(\u00e9)") << QByteArray("\xc3\xa9");
    QTest::newRow("threeBytes") << QByteArray(R"(\u4f60x)") << QByteArray("\xe4\xbd\xa0x");
    QTest::newRow("surrogatePair") << QByteArray(R"(\ud83d\ude00)") << QByteArray("\xf0\x9f\x98\x80");
    QTest::newRow("highAlone") << QByteArray(R"(\ud83dx)") << QByteArray("\xef\xbf\xbdx");
    QTest::newRow("lowAlone") << QByteArray(R"(\ude00)") << QByteArray("\xef\xbf\xbd");
    QTest::newRow("highThenOther") << QByteArray(R"(\ud83d\u0041)")
                                   << QByteArray("\xef\xbf\xbd"
                                                 "A");
}

void TestJson::decodesText()
{
    QFETCH(QByteArray, escaped);
    QFETCH(QByteArray, plain);
    QCOMPARE(
        QByteArray::fromStdString(decodeJsonText({ { escaped.constData(), std::size_t(escaped.size()) } })),
        plain);
}

void TestJson::blankText_data()
{
    QTest::addColumn<QByteArray>("escaped");
    QTest::addColumn<bool>("blank");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("spaces") << QByteArray("  ") << true;
    QTest::newRow("escapedNewlines") << QByteArray(R"(\n\t \r)") << true;
    QTest::newRow("unicodeSpace") << QByteArray(R"(\u0020\u3000)") << true;
    QTest::newRow("letter") << QByteArray(R"(\n a)") << false;
    QTest::newRow("escapedQuote") << QByteArray(R"(\")") << false;
    QTest::newRow("unicodeLetter") << QByteArray(R"(\u0041)") << false;
}

void TestJson::blankText()
{
    QFETCH(QByteArray, escaped);
    QFETCH(bool, blank);
    QCOMPARE(isBlank({ { escaped.constData(), std::size_t(escaped.size()) } }), blank);
}

void TestJson::reusesItsMemory()
{
    JsonDocument document;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(document.parseCopy("{\"n\":" + std::to_string(i) + "}"));
        QCOMPARE(document.root()["n"].integer(), std::optional<std::int64_t>(i));
    }
    QVERIFY(!document.parseCopy("["));
    QVERIFY(document.root().isMissing());
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
