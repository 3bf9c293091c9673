#include "http/ResponseWriter.h"

#include <QtTest>

#include <string>

using namespace dragoman;
using namespace std::string_literals;

class ResponseWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsReasons_data();
    void knowsReasons();
    void writesHead_data();
    void writesHead();
    void dropsInvalidHeaders();
    void writesFramingOnce();
    void writesWholeResponse();
    void appends();
    void writesChunks();
    void writesNoChunkForNothing();
};

void ResponseWriterTest::knowsReasons_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("continue") << 100 << "Continue"s;
    QTest::newRow("ok") << 200 << "OK"s;
    QTest::newRow("headTooLarge") << 431 << "Request Header Fields Too Large"s;
    QTest::newRow("overloaded") << 529 << "Overloaded"s;
    QTest::newRow("unknown") << 599 << "Status"s;
}

void ResponseWriterTest::knowsReasons()
{
    QFETCH(int, status);
    QFETCH(std::string, expected);
    QCOMPARE(std::string(reasonPhrase(status)), expected);
}

void ResponseWriterTest::writesHead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<BodyFraming>("framing");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, int status, BodyFraming framing, const std::string& expected) {
        QTest::newRow(name) << status << framing << expected;
    };
    row("untilClose", 200, BodyFraming::None, "HTTP/1.1 200 OK\r\n\r\n");
    row("length", 200, BodyFraming::Length, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n");
    row("chunked", 200, BodyFraming::Chunked, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("continue", 100, BodyFraming::Length, "HTTP/1.1 100 Continue\r\n\r\n");
    row("noContent", 204, BodyFraming::Chunked, "HTTP/1.1 204 No Content\r\n\r\n");
    row("notModified", 304, BodyFraming::Length, "HTTP/1.1 304 Not Modified\r\n\r\n");
    row("unknownStatus", 299, BodyFraming::None, "HTTP/1.1 299 Status\r\n\r\n");
}

void ResponseWriterTest::writesHead()
{
    QFETCH(int, status);
    QFETCH(BodyFraming, framing);
    QFETCH(std::string, expected);
    std::string out;
    appendResponseHead(out, { status, {} }, { framing, 12 });
    QCOMPARE(out, expected);
}

void ResponseWriterTest::dropsInvalidHeaders()
{
    const HeaderList headers{ { "a", "1" }, { "b", "2\r\nset-cookie: x" }, { "c d", "3" }, { "", "4" },
        { "e", "5\n" }, { "f", "6\0"s }, { "g", "7" } };
    std::string out;
    appendResponseHead(out, { 200, headers }, {});
    QCOMPARE(out, "HTTP/1.1 200 OK\r\na: 1\r\ng: 7\r\n\r\n"s);
}

void ResponseWriterTest::writesFramingOnce()
{
    const HeaderList headers{ { "content-length", "99" }, { "TRANSFER-ENCODING", "chunked" } };
    std::string out;
    appendResponseHead(out, { 200, headers }, { BodyFraming::Length, 0 });
    QCOMPARE(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"s);
}

void ResponseWriterTest::writesWholeResponse()
{
    std::string out;
    appendResponse(out, { 404, { { "Content-Type", "application/json" } } }, "{}");
    QCOMPARE(out, "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"s);
    out.clear();
    appendResponse(out, { 204, {} }, "body");
    QCOMPARE(out, "HTTP/1.1 204 No Content\r\n\r\n"s);
}

void ResponseWriterTest::appends()
{
    std::string out = "before";
    appendResponse(out, { 200, {} }, "x");
    QCOMPARE(out, "beforeHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"s);
}

void ResponseWriterTest::writesChunks()
{
    std::string out;
    appendChunk(out, "hello");
    appendChunk(out, std::string(26, 'x'));
    appendLastChunk(out);
    QCOMPARE(out, "5\r\nhello\r\n1a\r\n" + std::string(26, 'x') + "\r\n0\r\n\r\n");
}

void ResponseWriterTest::writesNoChunkForNothing()
{
    std::string out;
    appendChunk(out, "");
    QVERIFY(out.empty());
}

QTEST_GUILESS_MAIN(ResponseWriterTest)
#include "tst_responsewriter.moc"
