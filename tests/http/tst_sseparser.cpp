#include "http/SseParser.h"
#include "http/SseWriter.h"

#include "http/Pieces.h"

#include <QtTest>

#include <string>

using namespace dragoman;
using namespace std::string_literals;

class SseParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void enforcesLimit_data();
    void enforcesLimit();
    void refusesEverythingAfterError();
    void givesEventsAtOnce();
    void showsWholeEventsInPlace();
    void startsAnewAfterEnd();
    void writes_data();
    void writes();
};

namespace {

class Recorder : public SseSink
{
public:
    void onEvent(std::string_view name, std::string_view data) override
    {
        text.append(name).append("=").append(data).append("|");
        lastData = data.data();
    }
    void onComment() override { text.append("#"); }

    std::string text;
    const char* lastData = nullptr;
};

std::string read(const Pieces& pieces, std::size_t maxEventBytes = SseParser::defaultEventBytes)
{
    SseParser parser(maxEventBytes);
    Recorder recorder;
    for (const std::string_view piece : pieces) {
        if (!parser.feed(piece, recorder))
            return recorder.text + "!";
    }
    parser.end(recorder);
    return recorder.text;
}

} // namespace

void SseParserTest::reads_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const std::string& bytes, const std::string& expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("nothing", "", "");
    row("dataOnly", "data: a\n\n", "=a|");
    row("named", "event: ping\ndata: {}\n\n", "ping={}|");
    row("two", "data: a\n\ndata: b\n\n", "=a|=b|");
    row("returnAndLineFeed", "event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n", "x=a|=b|");
    row("returns", "event: x\rdata: a\r\rdata: b\r\r", "x=a|=b|");
    row("mixedLineEnds", "event: x\rdata: a\n\r\ndata: b\r\n\n", "x=a|=b|");
    row("noSpaceBehindColon", "event:x\ndata:a\n\n", "x=a|");
    row("onlyOneSpaceStripped", "data:  a \n\n", "= a |");
    row("noColon", "data\n\n", "=|");
    row("emptyData", "data:\n\n", "=|");
    row("severalDataLines", "data: a\ndata: b\ndata:\ndata: c\n\n", "=a\nb\n\nc|");
    row("dataLinesAroundOthers", "data: a\nid: 7\nevent: x\ndata: b\n\n", "x=a\nb|");
    row("eventWithoutData", "event: x\n\n", "x=|");
    row("lastEventNameWins", "event: x\nevent: y\ndata: a\n\n", "y=a|");
    row("nameIsForgotten", "event: x\ndata: a\n\ndata: b\n\n", "x=a|=b|");
    row("emptyLinesOnly", "\n\n\r\n\n", "");
    row("comment", ": keep-alive\n\ndata: a\n\n", "#=a|");
    row("commentInsideEvent", "data: a\n: OPENROUTER PROCESSING\ndata: b\n\n", "#=a\nb|");
    row("bareColon", ":\n\n", "#");
    row("otherFields", "id: 1\nretry: 2\nfoo: 3\ndatas: 4\nDATA: 5\n data: 6\n\n", "");
    row("byteOrderMark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        "=a|");
    row("byteOrderMarkTwice",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\n",
        "");
    row("byteOrderMarkLater",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\n",
        "=a|");
    row("byteOrderMarkCut",
        "\xEF\xBB"
        "data: a\n\n",
        "");
    row("noEmptyLineAtEnd", "data: a\n", "=a|");
    row("noLineEndAtEnd", "event: x\ndata: a", "x=a|");
    row("doneMark", "data: a\n\ndata: [DONE]\n\n", "=a|=[DONE]|");
    row("utf8", "data: \xe4\xbd\xa0\xe5\xa5\xbd\xf0\x9f\x98\x80\n\n",
        "=\xe4\xbd\xa0\xe5\xa5\xbd\xf0\x9f\x98\x80|");
    row("invalidUtf8", "data: \xff\xc3\n\n", "=\xff\xc3|");
    row("nul", "data: a\0b\n\n"s, "=a\0b|"s);
    row("colonInData", "data: a: b\n\n", "=a: b|");
}

void SseParserTest::reads()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(read(pieces), expected);
}

void SseParserTest::enforcesLimit_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const std::string& bytes, const std::string& expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("lineAtLimit", "data: 7890\n\ndata: 7890\n\n", "=7890|=7890|");
    row("lineOverLimit", "data: a\n\ndata: 78901\n\n", "=a|!");
    row("endlessLine", "data: 78901234567890", "!");
    row("endlessComment", ": 345678901", "!");
    row("joinedAtLimit", "data: 78\ndata: 9\n\n", "=78\n9|");
    row("joinedOverLimit", "data: 789\ndata: 0a\n\n", "!");
    row("endlessDataLines", "data\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\n", "!");
    row("otherLinesDoNotCount", "id: 1\nid: 2\nid: 3\nid: 4\ndata: a\n\n", "=a|");
}

void SseParserTest::enforcesLimit()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(read(pieces, 10), expected);
}

void SseParserTest::refusesEverythingAfterError()
{
    SseParser parser(8);
    Recorder recorder;
    QCOMPARE(parser.feed("data: 789\n\n", recorder).error().kind, ErrorKind::TooLarge);
    QCOMPARE(parser.feed("data: a\n\n", recorder).error().kind, ErrorKind::TooLarge);
    parser.end(recorder);
    QVERIFY(recorder.text.empty());
}

void SseParserTest::givesEventsAtOnce()
{
    SseParser parser;
    Recorder recorder;
    QVERIFY(parser.feed("data: a\r\n\r", recorder));
    QCOMPARE(recorder.text, "=a|"s);
    QVERIFY(parser.feed("\ndata: b\n\nda", recorder));
    QCOMPARE(recorder.text, "=a|=b|"s);
}

void SseParserTest::showsWholeEventsInPlace()
{
    SseParser parser;
    Recorder recorder;
    const std::string bytes = "event: x\ndata: abc\n\n";
    QVERIFY(parser.feed(bytes, recorder));
    QCOMPARE(recorder.lastData, bytes.data() + bytes.find("abc"));
}

void SseParserTest::startsAnewAfterEnd()
{
    SseParser parser;
    Recorder recorder;
    QVERIFY(parser.feed("event: x\ndata: a\r", recorder));
    parser.end(recorder);
    QVERIFY(parser.feed("\n\xEF\xBB\xBF"
                        "data: b\n\n",
        recorder));
    parser.end(recorder);
    QVERIFY(parser.feed("\xEF\xBB\xBF"
                        "data: c\n\n",
        recorder));
    QCOMPARE(recorder.text, "x=a|=c|"s);
}

void SseParserTest::writes_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("data");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* rule, const std::string& name, const std::string& data,
                         const std::string& expected) { QTest::newRow(rule) << name << data << expected; };
    row("named", "ping", "{}", "event: ping\ndata: {}\n\n");
    row("unnamed", "", "[DONE]", "data: [DONE]\n\n");
    row("empty", "", "", "data: \n\n");
    row("lineFeed", "x", "a\nb", "event: x\ndata: a\ndata: b\n\n");
    row("return", "", "a\rb", "data: a\ndata: b\n\n");
    row("returnAndLineFeed", "", "a\r\nb\r\n", "data: a\ndata: b\ndata: \n\n");
    row("injectedEvent", "", "a\n\nevent: evil", "data: a\ndata: \ndata: event: evil\n\n");
}

void SseParserTest::writes()
{
    QFETCH(std::string, name);
    QFETCH(std::string, data);
    QFETCH(std::string, expected);
    std::string out;
    appendSseEvent(out, name, data);
    QCOMPARE(out, expected);
    appendSseComment(out, "keep-alive");
    QCOMPARE(out, expected + ": keep-alive\n\n");
}

QTEST_GUILESS_MAIN(SseParserTest)
#include "tst_sseparser.moc"
