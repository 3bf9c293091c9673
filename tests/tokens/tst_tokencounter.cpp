#include "tokens/TokenCounter.h"

#include <QDir>
#include <QTest>

using namespace dragoman;

namespace {

std::int64_t countOf(std::string_view text)
{
    TokenCounter counter;
    counter.add(text);
    return counter.total();
}

std::int64_t countOfEscaped(std::string_view escaped)
{
    TokenCounter counter;
    counter.addEscaped(JsonText{ escaped });
    return counter.total();
}

std::int64_t countOfJson(std::string_view json)
{
    TokenCounter counter;
    counter.addJson(RawJson{ json });
    return counter.total();
}

QByteArray corpusFile(const QString& name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tokens/corpus/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addCorpusRows()
{
    QTest::addColumn<QString>("name");
    const QDir corpus(QStringLiteral(TEST_DATA_DIR "/tokens/corpus"));
    for (const QString& name : corpus.entryList(QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << name;
}

// Everything that is not plain ASCII as \uXXXX, the way some clients write JSON.
QByteArray escapeAll(const QByteArray& text)
{
    QByteArray escaped;
    for (const QChar unit : QString::fromUtf8(text))
        escaped += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return escaped;
}

} // namespace

class TestTokenCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsTheTokenizer_data();
    void splitsAsTheTokenizer();
    void totalIsNeverNegative();
    void byteByByte_data() { addCorpusRows(); }
    void byteByByte();
    void cutAtEveryPosition();
    void invalidUtf8CountsAlikeInPieces();
    void escapedAsDecoded_data();
    void escapedAsDecoded();
    void corpusEscapedAsDecoded_data() { addCorpusRows(); }
    void corpusEscapedAsDecoded();
    void jsonAsCompact_data();
    void jsonAsCompact();
    void partsAreCountedOnTheirOwn();
    void overheads();
    void image_data();
    void image();
    void document_data();
    void document();
};

void TestTokenCounter::splitsAsTheTokenizer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("tokens");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("oneLetter") << QByteArray("a") << 1;
    QTest::newRow("oneSpace") << QByteArray(" ") << 1;
    QTest::newRow("wordWithSpace") << QByteArray(" the") << 1;
    QTest::newRow("threeDigits") << QByteArray("123") << 1;
    QTest::newRow("sevenDigits") << QByteArray("1234567") << 3;
    QTest::newRow("digitsTakeNoSpace") << QByteArray("1 2") << 3;
    QTest::newRow("digitsBehindTwoSpaces") << QByteArray("1  2") << 4;
    QTest::newRow("blankLines") << QByteArray("\n\n\n") << 1;
    QTest::newRow("spacesBeforeLineBreak") << QByteArray("1   \n2") << 3;
    QTest::newRow("indentGivesLastSpaceToWord") << QByteArray("\n    the") << 3;
    QTest::newRow("tabTakenByNoMark") << QByteArray("1\t(") << 3;
    QTest::newRow("markTakesLineBreak") << QByteArray("1;\n") << 2;
    QTest::newRow("newWordAtCapital") << QByteArray("getName") << 2;
    QTest::newRow("trailingSpaces") << QByteArray("1    ") << 2;
}

void TestTokenCounter::splitsAsTheTokenizer()
{
    QFETCH(QByteArray, text);
    QFETCH(int, tokens);
    QCOMPARE(countOf(text.toStdString()), tokens);
}

void TestTokenCounter::totalIsNeverNegative()
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const char text[] = { static_cast<char>(first), static_cast<char>(second), 'a' };
            QVERIFY(countOf({ text, sizeof text }) > 0);
        }
    }
}

void TestTokenCounter::byteByByte()
{
    QFETCH(QString, name);
    const std::string text = corpusFile(name).toStdString();
    QVERIFY(!text.empty());
    TokenCounter counter;
    for (const char& byte : text)
        counter.add({ &byte, 1 });
    QCOMPARE(counter.total(), countOf(text));
}

void TestTokenCounter::cutAtEveryPosition()
{
    const std::string text = corpusFile(QStringLiteral("mixed-review.txt")).toStdString();
    const std::int64_t whole = countOf(text);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        TokenCounter counter;
        counter.add(std::string_view(text).substr(0, cut));
        QVERIFY(counter.total() >= 0);
        counter.add(std::string_view(text).substr(cut));
        QCOMPARE(counter.total(), whole);
    }
}

void TestTokenCounter::invalidUtf8CountsAlikeInPieces()
{
    constexpr std::string_view text = "ok \xC3\xFF\x80 \xE4\xBD then \xF0\x9F\x8E";
    TokenCounter counter;
    for (const char& byte : text)
        counter.add({ &byte, 1 });
    QCOMPARE(counter.total(), countOf(text));
    counter.endPart();
    QCOMPARE(counter.total(), countOf(text));
}

void TestTokenCounter::escapedAsDecoded_data()
{
    QTest::addColumn<QByteArray>("escaped");
    QTest::addColumn<QByteArray>("decoded");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("plain") << QByteArray("no escapes here") << QByteArray("no escapes here");
    QTest::newRow("lineBreaks") << QByteArray(R"(a\n\n\tb\r\n)") << QByteArray("a\n\n\tb\r\n");
    QTest::newRow("quotes") << QByteArray(R"(say \"hi\" \\ \/)") << QByteArray("say \"hi\" \\ /");
    QTest::newRow("controls") << QByteArray(R"(\b\f)") << QByteArray("\b\f");
    QTest::newRow("asciiAsUnicode") << QByteArray(R"(\u0041\u0062c \u000a)") << QByteArray("Abc \n");
    QTest::newRow("han") << QByteArray(R"(\u4F60\u597d)") << QByteArray("你好");
    QTest::newRow("surrogatePair") << QByteArray(R"(x \uD83C\uDF89 y)") << QByteArray("x 🎉 y");
    QTest::newRow("loneHighSurrogate") << QByteArray(R"(\uD83Cx)") << QByteArray("\xEF\xBF\xBDx");
    QTest::newRow("loneLowSurrogate") << QByteArray(R"(\uDF89)") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("twoHighSurrogates") << QByteArray(R"(\uD83C\uD83C\uDF89)") << QByteArray("\xEF\xBF\xBD🎉");
    QTest::newRow("cutEscapeIsLeftOut") << QByteArray("abc\\") << QByteArray("abc");
}

void TestTokenCounter::escapedAsDecoded()
{
    QFETCH(QByteArray, escaped);
    QFETCH(QByteArray, decoded);
    QCOMPARE(countOfEscaped(escaped.toStdString()), countOf(decoded.toStdString()));
}

void TestTokenCounter::corpusEscapedAsDecoded()
{
    QFETCH(QString, name);
    const QByteArray text = corpusFile(name);
    QCOMPARE(countOfEscaped(escapeAll(text).toStdString()), countOf(text.toStdString()));
}

void TestTokenCounter::jsonAsCompact_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("seen");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("scalar") << QByteArray(" 12 ") << QByteArray("12");
    QTest::newRow("tools") << corpusFile(QStringLiteral("json-tools-indented.json"))
                           << corpusFile(QStringLiteral("json-tools.json"));
    QTest::newRow("spaceInStrings") << QByteArray(R"({ "a  b" : "c \" d  e" })")
                                    << QByteArray(R"({"a  b":"c \" d  e"})");
    QTest::newRow("shortEscapesStay") << QByteArray(R"({"a":"x\ny\\"})") << QByteArray(R"({"a":"x\ny\\"})");
    QTest::newRow("unicodeDecoded") << QByteArray(R"(["\u4f60\u597d \ud83c\udf89 ok"])")
                                    << QByteArray("[\"你好 🎉 ok\"]");
    QTest::newRow("stringNotClosed") << QByteArray("[\"ab c") << QByteArray("[\"ab c");
    QTest::newRow("stringEndsInEscape") << QByteArray("\"ab\\") << QByteArray("\"ab\\");
}

void TestTokenCounter::jsonAsCompact()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, seen);
    QCOMPARE(countOfJson(json.toStdString()), countOf(seen.toStdString()));
}

void TestTokenCounter::partsAreCountedOnTheirOwn()
{
    TokenCounter counter;
    counter.add("12");
    counter.add("3");
    QCOMPARE(counter.total(), 1);
    counter.endPart();
    counter.endPart();
    counter.add("456");
    counter.addJson(RawJson{ "7" });
    counter.add("8");
    QCOMPARE(counter.total(), 4);
}

void TestTokenCounter::overheads()
{
    TokenCounter counter;
    counter.addMessage();
    QCOMPARE(counter.total(), TokenOverhead::message);
    counter.addTool();
    counter.addTool();
    QCOMPARE(counter.total(), TokenOverhead::message + TokenOverhead::toolUse + 2 * TokenOverhead::tool);
}

void TestTokenCounter::image_data()
{
    QTest::addColumn<uint>("width");
    QTest::addColumn<uint>("height");
    QTest::addColumn<int>("tokens");
    QTest::newRow("small") << 200u << 200u << 53;
    QTest::newRow("square") << 1000u << 1000u << 1333;
    QTest::newRow("scaledByLongEdge") << 3136u << 784u << 820;
    QTest::newRow("scaledByTokens") << 4000u << 4000u << 1600;
    QTest::newRow("onePixel") << 1u << 1u << 1;
    QTest::newRow("thinLine") << 100000u << 1u << 1;
    QTest::newRow("largestNumbers") << 4294967295u << 4294967295u << 1600;
    QTest::newRow("noWidth") << 0u << 10u << 1600;
}

void TestTokenCounter::image()
{
    QFETCH(uint, width);
    QFETCH(uint, height);
    QFETCH(int, tokens);
    TokenCounter counter;
    counter.addImage(ImageSize{ width, height });
    QCOMPARE(counter.total(), tokens);
    counter.addImage(std::nullopt);
    QCOMPARE(counter.total(), tokens + TokenOverhead::maxImage);
}

void TestTokenCounter::document_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<int>("pages");
    QTest::newRow("empty") << qint64(0) << 1;
    QTest::newRow("onePage") << qint64(30000) << 1;
    QTest::newRow("twoPages") << qint64(30001) << 2;
    QTest::newRow("tooManyPages") << qint64(32) * 1024 * 1024 << 100;
    QTest::newRow("negative") << qint64(-5) << 1;
}

void TestTokenCounter::document()
{
    QFETCH(qint64, bytes);
    QFETCH(int, pages);
    TokenCounter counter;
    counter.addDocument(bytes);
    QCOMPARE(counter.total(), pages * TokenOverhead::documentPage);
}

QTEST_GUILESS_MAIN(TestTokenCounter)
#include "tst_tokencounter.moc"
