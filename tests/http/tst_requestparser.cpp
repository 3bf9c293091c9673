#include "http/RequestTranscript.h"

#include <QtTest>

#include <string>

using namespace dragoman;

class RequestParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void keepsAlive_data();
    void keepsAlive();
    void expectsContinue_data();
    void expectsContinue();
    void enforcesLimits_data();
    void enforcesLimits();
    void fillsHead();
    void stopsBehindHead();
    void stopsBehindMessage();
    void tellsIdleFromStarted();
    void refusesEverythingAfterError();
    void refusesLengthOverLimitBeforeBody();
    void ignoresTrailers();
    void leavesRoomBehindBody_data();
    void leavesRoomBehindBody();
};

namespace {

const char* const lengthPost = "POST /v1/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
const char* const chunkedPost = "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";

RequestHead readHead(const std::string& bytes)
{
    RequestParser parser;
    const Result<std::size_t> used = parser.feed(bytes);
    return used && parser.headComplete() ? parser.head() : RequestHead{};
}

// Feeds all of it, as a connection does that lets every request pass.
Result<std::size_t> feedAll(RequestParser& parser, std::string_view bytes)
{
    Result<std::size_t> used = 0;
    for (std::size_t all = 0; used && all < bytes.size() && !parser.complete(); all += *used)
        used = parser.feed(bytes.substr(all));
    return used;
}

} // namespace

void RequestParserTest::reads_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const std::string& bytes, const std::string& expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const std::string chunked = "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("nothing", "", "");
    row("withoutBody", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / [] ");
    row("http10", "GET / HTTP/1.0\r\n\r\n", "GET / [] ");
    row("head", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD / [] ");
    row("length", lengthPost, "POST /v1/messages [hello] ");
    row("lengthZero", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "POST / [] ");
    row("lengthWithZeros", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 005\r\n\r\nhello",
        "POST / [hello] ");
    row("bodyOnGet", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", "GET / [hi] ");
    row("chunks", chunkedPost, "POST /c [hello world] ");
    row("noChunk", chunked + "0\r\n\r\n", "POST /c [] ");
    row("upperCaseSize", chunked + "A\r\n0123456789\r\n0\r\n\r\n", "POST /c [0123456789] ");
    row("sizeWithZeros", chunked + "005\r\nhello\r\n000\r\n\r\n", "POST /c [hello] ");
    row("lineBreaksInChunk", chunked + "4\r\n\r\n\r\n\r\n0\r\n\r\n", "POST /c [\r\n\r\n] ");
    row("chunkedInUpperCase", "POST /c HTTP/1.1\r\nHost: a\r\ntransfer-encoding: CHUNKED\r\n\r\n0\r\n\r\n",
        "POST /c [] ");
    row("trailer", chunked + "2\r\nhi\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n", "POST /c [hi] ");
    row("pipelined", std::string(lengthPost) + chunkedPost + "GET /g HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /v1/messages [hello] POST /c [hello world] GET /g [] ");
    row("emptyLineBefore", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / [] ");
    row("emptyLineBetween", std::string(lengthPost) + "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /v1/messages [hello] GET / [] ");
    row("emptyHeaderValue", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n", "GET / [] ");
    row("nonAsciiHeaderValue", "GET / HTTP/1.1\r\nHost: a\r\nX: \xc3\xa9\r\n\r\n", "GET / [] ");
    row("hostWithPort", "GET / HTTP/1.1\r\nHost: [::1]:9998\r\n\r\n", "GET / [] ");
    row("escapedTarget", "GET /v1/models/a%2Fb?x=%20 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/models/a%2Fb?x=%20 [] ");
    row("headCut", "GET / HTTP/1.1\r\nHost: a\r\n", "...");
    row("bodyCut", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhello", "...");
    row("chunkCut", chunked + "5\r\nhel", "...");
    row("lastChunkCut", chunked + "5\r\nhello\r\n0\r\n", "...");
}

void RequestParserTest::reads()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(RequestTranscript::of(pieces), expected);
}

void RequestParserTest::keepsAlive_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<bool>("expected");
    QTest::newRow("http11") << std::string("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("http11Close") << std::string("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n")
                                 << false;
    QTest::newRow("http11CloseInList")
        << std::string("GET / HTTP/1.1\r\nHost: a\r\nConnection: te, close\r\n\r\n") << false;
    QTest::newRow("http10") << std::string("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("http10KeepAlive") << std::string("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                                     << true;
}

void RequestParserTest::keepsAlive()
{
    QFETCH(std::string, bytes);
    const RequestHead head = readHead(bytes);
    QCOMPARE(head.method, std::string("GET"));
    QTEST(head.keepAlive, "expected");
}

void RequestParserTest::expectsContinue_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<bool>("expected");
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("length") << post + "Content-Length: 5\r\nExpect: 100-Continue\r\n\r\n" << true;
    QTest::newRow("chunked") << post + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n" << true;
    QTest::newRow("emptyBody") << post + "Content-Length: 0\r\nExpect: 100-continue\r\n\r\n" << false;
    QTest::newRow("notAsked") << post + "Content-Length: 5\r\n\r\n" << false;
    QTest::newRow("http10") << std::string(
        "POST / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
                            << false;
}

void RequestParserTest::expectsContinue()
{
    QFETCH(std::string, bytes);
    const RequestHead head = readHead(bytes);
    QCOMPARE(head.method, std::string("POST"));
    QTEST(head.expectsContinue, "expected");
}

void RequestParserTest::enforcesLimits_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const std::string& bytes, const std::string& expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
    const std::string chunked = "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string headTooLarge = RequestTranscript::refusedAs(ErrorKind::HeadTooLarge);
    const std::string tooLarge = RequestTranscript::refusedAs(ErrorKind::TooLarge);
    const std::string invalid = RequestTranscript::refusedAs(ErrorKind::InvalidRequest);
    const std::string longValue(300 - get.size() - 7, 'x');
    row("headAtLimit", get + "X: " + longValue + "\r\n\r\n", "GET / [] ");
    row("headOverLimit", get + "X: " + longValue + "x\r\n\r\n", headTooLarge);
    row("endlessHead", get + "X: " + std::string(400, 'x'), headTooLarge);
    row("countAtLimit", get + "A:\r\nB:\r\nC:\r\n\r\n", "GET / [] ");
    row("countOverLimit", get + "A:\r\nB:\r\nC:\r\nD:\r\n\r\n", headTooLarge);
    row("trailersOverCount", chunked + "0\r\nA:\r\nB:\r\nC:\r\n\r\n", headTooLarge);
    row("targetAtLimit", "GET /23456789 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /23456789 [] ");
    row("targetOverLimit", "GET /234567890 HTTP/1.1\r\nHost: a\r\n\r\n", invalid);
    row("endlessTarget", "GET /" + std::string(100, 'x'), invalid);
    row("lengthAtLimit", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n01234567",
        "PUT / [01234567] ");
    row("lengthOverLimit", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", tooLarge);
    row("chunkAtLimit", chunked + "8\r\n01234567\r\n0\r\n\r\n", "POST /c [01234567] ");
    row("chunkOverLimit", chunked + "9\r\n", tooLarge);
    row("chunksAtLimit", chunked + "4\r\n0123\r\n4\r\n4567\r\n0\r\n\r\n", "POST /c [01234567] ");
    row("chunksOverLimit", chunked + "4\r\n0123\r\n5\r\n", tooLarge);
}

void RequestParserTest::enforcesLimits()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    const RequestLimits limits{ .headBytes = 300, .headCount = 4, .targetBytes = 9, .bodyBytes = 8 };
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(RequestTranscript::of(pieces, limits), expected);
}

void RequestParserTest::fillsHead()
{
    const RequestHead head = readHead(
        "POST /v1/a%2Fb?beta=true&x HTTP/1.1\r\nHost:  a:1 \r\nX-One: 1\r\ncontent-length: 7\r\n\r\n");
    QCOMPARE(head.method, std::string("POST"));
    QCOMPARE(head.target, std::string("/v1/a%2Fb?beta=true&x"));
    QCOMPARE(head.path, std::string("/v1/a%2Fb"));
    QCOMPARE(head.query, std::string("beta=true&x"));
    QCOMPARE(head.minorVersion, 1);
    QCOMPARE(head.headers.size(), std::size_t(3));
    QCOMPARE(head.headers.begin()->value, std::string("a:1"));
    QCOMPARE(head.framing, BodyFraming::Length);
    QCOMPARE(head.contentLength.value_or(0), std::uint64_t(7));
}

void RequestParserTest::stopsBehindHead()
{
    const std::string bytes = lengthPost;
    RequestParser parser;
    QCOMPARE(parser.feed(bytes).value_or(0), bytes.size() - 5);
    QVERIFY(parser.headComplete());
    QVERIFY(!parser.complete());
    QCOMPARE(parser.feed("hello").value_or(0), std::size_t(5));
    QVERIFY(parser.complete());
    QCOMPARE(parser.takeBody(), std::string("hello"));
}

void RequestParserTest::stopsBehindMessage()
{
    RequestParser parser;
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    QCOMPARE(parser.feed(get + get).value_or(0), get.size());
    QVERIFY(parser.complete());
    QCOMPARE(parser.feed(get).value_or(1), std::size_t(0));
    parser.startNext();
    QVERIFY(!parser.headComplete());
    QCOMPARE(parser.feed(get).value_or(0), get.size());
    QVERIFY(parser.complete());
}

void RequestParserTest::tellsIdleFromStarted()
{
    RequestParser parser;
    QVERIFY(!parser.started());
    QVERIFY(parser.feed("").has_value());
    QVERIFY(!parser.started());
    QVERIFY(parser.feed("G").has_value());
    QVERIFY(parser.started());
}

void RequestParserTest::refusesEverythingAfterError()
{
    RequestParser parser;
    QCOMPARE(parser.feed("FETCH / HTTP/1.1\r\nHost: a\r\n\r\n").error().kind, ErrorKind::MethodNotAllowed);
    QVERIFY(!parser.headComplete());
    QVERIFY(!parser.complete());
    const Result<std::size_t> again = parser.feed("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::MethodNotAllowed);
}

void RequestParserTest::refusesLengthOverLimitBeforeBody()
{
    RequestParser parser;
    const Result<std::size_t> used
        = parser.feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 67108865\r\n\r\n");
    QVERIFY(!used);
    QCOMPARE(used.error().kind, ErrorKind::TooLarge);
}

void RequestParserTest::ignoresTrailers()
{
    RequestParser parser;
    QVERIFY(feedAll(parser,
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nHost: b\r\nConnection: "
        "close\r\n\r\n"));
    QVERIFY(parser.complete());
    QCOMPARE(parser.head().headers.size(), std::size_t(2));
    QVERIFY(parser.head().keepAlive);
}

void RequestParserTest::leavesRoomBehindBody_data()
{
    QTest::addColumn<int>("size");
    for (const int size : { 1, 600 * 1024, 5 * 1024 * 1024 })
        QTest::addRow("%d", size) << size;
}

void RequestParserTest::leavesRoomBehindBody()
{
    QFETCH(int, size);
    RequestParser parser;
    const std::string body(static_cast<std::size_t>(size), 'x');
    QVERIFY(feedAll(
        parser, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + body));
    QVERIFY(parser.complete());
    const std::string taken = parser.takeBody();
    QVERIFY(taken == body);
    QVERIFY(taken.capacity() - taken.size() >= 64);
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "tst_requestparser.moc"
