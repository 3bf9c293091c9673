#include "http/RequestTranscript.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace dragoman;
using namespace std::string_literals;

// Bytes that two parsers could read in two ways: every row must be refused however it is cut.
class RequestFramingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesLength_data();
    void refusesLength() { refuse(); }
    void refusesTransferEncoding_data();
    void refusesTransferEncoding() { refuse(); }
    void refusesChunks_data();
    void refusesChunks() { refuse(); }
    void refusesHeaderLines_data();
    void refusesHeaderLines() { refuse(); }
    void refusesHost_data();
    void refusesHost() { refuse(); }
    void refusesRequestLine_data();
    void refusesRequestLine() { refuse(); }

private:
    static void refuse();
};

namespace {

struct Row
{
    const char* name;
    std::string bytes;
};

void addRows(const std::vector<Row>& rows)
{
    QTest::addColumn<std::string>("bytes");
    for (const Row& row : rows)
        QTest::newRow(row.name) << row.bytes;
}

// What an attacker wants to be read as a request of its own.
const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post(const std::string& headers, const std::string& body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string withLength(const std::string& value)
{
    return post("Content-Length:" + value + "\r\n", "hello") + smuggled;
}

std::string withCoding(const std::string& line)
{
    return post(line + "\r\n", "5\r\nhello\r\n0\r\n\r\n") + smuggled;
}

std::string chunks(const std::string& body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

std::string get(const std::string& headers)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

std::string line(const std::string& requestLine)
{
    return requestLine + "\r\nHost: a\r\n\r\n";
}

} // namespace

void RequestFramingTest::refuse()
{
    QFETCH(std::string, bytes);
    for (const Pieces& pieces : allPieces(bytes)) {
        const std::string text = RequestTranscript::of(pieces);
        QVERIFY2(text.size() >= 2 && text.front() == '!', text.c_str());
        QCOMPARE(text, RequestTranscript::of({ bytes }));
    }
}

void RequestFramingTest::refusesLength_data()
{
    addRows({
        { "empty", withLength("") },
        { "negative", withLength(" -5") },
        { "plusSign", withLength(" +5") },
        { "hexadecimal", withLength(" 0x5") },
        { "hexadecimalDigits", withLength(" 5a") },
        { "decimalPoint", withLength(" 5.0") },
        { "exponent", withLength(" 5e0") },
        { "underscore", withLength(" 5_0") },
        { "spaceInside", withLength(" 5 5") },
        { "tabInside", withLength(" 5\t5") },
        { "listOfSame", withLength(" 5, 5") },
        { "listOfDifferent", withLength(" 5, 6") },
        { "trailingComma", withLength(" 5,") },
        { "leadingComma", withLength(" ,5") },
        { "semicolon", withLength(" 5;x") },
        { "quoted", withLength(" \"5\"") },
        { "word", withLength(" five") },
        { "sixteenDigits", withLength(" 0000000000000005") },
        { "overflow64Bits", withLength(" 18446744073709551621") },
        { "overflow128Bits", withLength(" 340282366920938463463374607431768211461") },
        { "nonAsciiDigit", withLength(" \xd9\xa5") },
        { "nulBehind", withLength(" 5\0"s) },
        { "verticalTab", withLength(" 5\v") },
        { "twiceSame", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello") },
        { "twiceDifferent", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello") },
        { "twiceZeroFirst", post("Content-Length: 0\r\nContent-Length: 5\r\n", "hello") },
        { "twiceOtherCase", post("Content-Length: 5\r\ncontent-length: 5\r\n", "hello") },
        { "missingOnPost", post("", "hello") },
    });
}

void RequestFramingTest::refusesTransferEncoding_data()
{
    addRows({
        { "withLength", withCoding("Transfer-Encoding: chunked\r\nContent-Length: 5") },
        { "behindLength", withCoding("Content-Length: 5\r\nTransfer-Encoding: chunked") },
        { "withZeroLength", withCoding("Transfer-Encoding: chunked\r\nContent-Length: 0") },
        { "withBadLength", withCoding("Transfer-Encoding: chunked\r\nContent-Length: x") },
        { "unknownWithLength", withCoding("Transfer-Encoding: x\r\nContent-Length: 5") },
        { "identity", withCoding("Transfer-Encoding: identity") },
        { "gzip", withCoding("Transfer-Encoding: gzip") },
        { "gzipThenChunked", withCoding("Transfer-Encoding: gzip, chunked") },
        { "chunkedThenGzip", withCoding("Transfer-Encoding: chunked, gzip") },
        { "chunkedThenIdentity", withCoding("Transfer-Encoding: chunked, identity") },
        { "chunkedTwiceInList", withCoding("Transfer-Encoding: chunked, chunked") },
        { "twoFields", withCoding("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") },
        { "twoFieldsIdentity", withCoding("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity") },
        { "identityFirst", withCoding("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked") },
        { "empty", withCoding("Transfer-Encoding:") },
        { "emptyThenChunked", withCoding("Transfer-Encoding:\r\nTransfer-Encoding: chunked") },
        { "prefixed", withCoding("Transfer-Encoding: xchunked") },
        { "suffixed", withCoding("Transfer-Encoding: chunkedx") },
        { "quoted", withCoding("Transfer-Encoding: \"chunked\"") },
        { "singleQuoted", withCoding("Transfer-Encoding: 'chunked'") },
        { "parameter", withCoding("Transfer-Encoding: chunked;q=1") },
        { "trailingComma", withCoding("Transfer-Encoding: chunked,") },
        { "leadingComma", withCoding("Transfer-Encoding: ,chunked") },
        { "verticalTab", withCoding("Transfer-Encoding: \vchunked") },
        { "formFeed", withCoding("Transfer-Encoding: \fchunked") },
        { "nul", withCoding("Transfer-Encoding: chunked\0"s) },
        { "deleteCharacter", withCoding("Transfer-Encoding: chunked\x7f") },
        { "spaceBeforeColon", withCoding("Transfer-Encoding : chunked") },
        { "tabBeforeColon", withCoding("Transfer-Encoding\t: chunked") },
        { "spaceBeforeName", withCoding("X: y\r\n Transfer-Encoding: chunked") },
        { "folded", withCoding("Transfer-Encoding:\r\n chunked") },
        { "foldedWithTab", withCoding("Transfer-Encoding:\r\n\tchunked") },
        { "bareLineFeedBefore", withCoding("X: y\nTransfer-Encoding: chunked") },
        { "bareReturnBefore", withCoding("X: y\rTransfer-Encoding: chunked") },
        { "underscoreAndLength", withCoding("Transfer-Encoding: x\r\nTransfer_Encoding: chunked") },
        { "http10", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
    });
}

void RequestFramingTest::refusesChunks_data()
{
    addRows({
        { "noSize", chunks("\r\nhello\r\n0\r\n\r\n") },
        { "notHexadecimal", chunks("g\r\nhello\r\n0\r\n\r\n") },
        { "prefix0x", chunks("0x5\r\nhello\r\n0\r\n\r\n") },
        { "plusSign", chunks("+5\r\nhello\r\n0\r\n\r\n") },
        { "negative", chunks("-5\r\nhello\r\n0\r\n\r\n") },
        { "negativeZero", chunks("-0\r\n\r\n") },
        { "leadingSpace", chunks(" 5\r\nhello\r\n0\r\n\r\n") },
        { "leadingTab", chunks("\t5\r\nhello\r\n0\r\n\r\n") },
        { "trailingSpace", chunks("5 \r\nhello\r\n0\r\n\r\n") },
        { "trailingTab", chunks("5\t\r\nhello\r\n0\r\n\r\n") },
        { "underscore", chunks("1_0\r\nhello\r\n0\r\n\r\n") },
        { "overflow64Bits", chunks("10000000000000005\r\nhello\r\n0\r\n\r\n") },
        { "overflowWithFs", chunks("ffffffffffffffffff\r\nhello\r\n0\r\n\r\n") },
        { "extension", chunks("5;name=value\r\nhello\r\n0\r\n\r\n") },
        { "extensionWithoutName", chunks("5;\r\nhello\r\n0\r\n\r\n") },
        { "quotedExtension", chunks("5;a=\"b\"\r\nhello\r\n0\r\n\r\n") },
        { "extensionWithLineFeed", chunks("5;a\nb\r\nhello\r\n0\r\n\r\n") },
        { "extensionOnLast", chunks("5\r\nhello\r\n0;a=b\r\n\r\n") },
        { "nulInSize", chunks("5\0\r\nhello\r\n0\r\n\r\n"s) },
        { "bareLineFeedBehindSize", chunks("5\nhello\r\n0\r\n\r\n") },
        { "bareReturnBehindSize", chunks("5\rhello\r\n0\r\n\r\n") },
        { "returnAndOther", chunks("5\rXhello\r\n0\r\n\r\n") },
        { "dataTooLong", chunks("5\r\nhello!\r\n0\r\n\r\n") },
        { "dataTooShort", chunks("6\r\nhello\r\n0\r\n\r\n") },
        { "noEndOfData", chunks("5\r\nhello0\r\n\r\n") },
        { "bareLineFeedBehindData", chunks("5\r\nhello\n0\r\n\r\n") },
        { "bareReturnBehindData", chunks("5\r\nhello\r0\r\n\r\n") },
        { "bareLineFeedAtEnd", chunks("5\r\nhello\r\n0\r\n\n") },
        { "bareLineFeedBehindLast", chunks("5\r\nhello\r\n0\n\r\n") },
        { "trailerWithLength", chunks("0\r\nContent-Length: 5\r\n\r\n") },
        { "trailerWithoutColon", chunks("0\r\ntrailer\r\n\r\n") },
        { "trailerSpaceBeforeColon", chunks("0\r\nX : y\r\n\r\n") },
        { "trailerFolded", chunks("0\r\nX: y\r\n z\r\n\r\n") },
        { "trailerBareLineFeed", chunks("0\r\nX: y\nZ: w\r\n\r\n") },
        { "trailerWithNul", chunks("0\r\nX: \0\r\n\r\n"s) },
        { "trailersTooLong", chunks("0\r\nX: " + std::string(8 * 1024, 'x')) },
        { "sizeLineTooLong", chunks(std::string(8 * 1024, '0') + "5\r\nhello\r\n0\r\n\r\n") },
        { "sizeOverBodyLimit", chunks("fffffffffffffff\r\nhello") },
    });
}

void RequestFramingTest::refusesHeaderLines_data()
{
    addRows({
        { "bareLineFeed", "GET / HTTP/1.1\nHost: a\n\n" },
        { "bareLineFeedAtEnd", "GET / HTTP/1.1\r\nHost: a\r\n\n" },
        { "bareReturn", "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n" },
        { "bareReturnInValue", get("X: a\rb\r\n") },
        { "bareReturnOnly", "GET / HTTP/1.1\rHost: a\r\r" },
        { "nulInName", get("X\0Y: z\r\n"s) },
        { "nulInValue", get("X: \0\r\n"s) },
        { "escapeInValue", get("X: \x1b[31m\r\n") },
        { "folded", get("X: a\r\n b\r\n") },
        { "foldedWithTab", get("X: a\r\n\tb\r\n") },
        { "foldedFirstLine", "GET / HTTP/1.1\r\n Host: a\r\n\r\n" },
        { "emptyFold", get("X: a\r\n \r\n") },
        { "spaceBeforeColon", get("X : a\r\n") },
        { "tabBeforeColon", get("X\t: a\r\n") },
        { "spaceInName", get("X Y: a\r\n") },
        { "noColon", get("XY\r\n") },
        { "noName", get(": a\r\n") },
        { "nonAsciiName", get("X\xc3\xa9: a\r\n") },
        { "slashInName", get("X/Y: a\r\n") },
        { "bracketInName", get("X[Y]: a\r\n") },
        { "quoteInName", get("\"X\": a\r\n") },
        { "atSignInName", get("X@: a\r\n") },
        { "badConnection", get("Connection: close;now\r\n") },
        { "unknownExpectation", get("Expect: 200-ok\r\n") },
        { "twoExpectations", get("Expect: 100-continue\r\nExpect: 100-continue\r\n") },
    });
}

void RequestFramingTest::refusesHost_data()
{
    addRows({
        { "missing", "GET / HTTP/1.1\r\n\r\n" },
        { "twiceSame", get("Host: a\r\n") },
        { "twiceDifferent", get("Host: b\r\n") },
        { "twiceOnHttp10", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n" },
        { "empty", "GET / HTTP/1.1\r\nHost:\r\n\r\n" },
        { "list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n" },
        { "withPath", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n" },
        { "withUser", "GET / HTTP/1.1\r\nHost: x@a\r\n\r\n" },
        { "withSpace", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n" },
        { "nonAscii", "GET / HTTP/1.1\r\nHost: \xc3\xa9\r\n\r\n" },
        { "withNul", "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"s },
    });
}

void RequestFramingTest::refusesRequestLine_data()
{
    addRows({
        { "http09", "GET /\r\n" },
        { "http09WithHeaders", line("GET /") },
        { "http12", line("GET / HTTP/1.2") },
        { "http20", line("GET / HTTP/2.0") },
        { "http20Preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" },
        { "http19", line("GET / HTTP/1.9") },
        { "versionWithoutMinor", line("GET / HTTP/1") },
        { "versionWithThreeDigits", line("GET / HTTP/1.11") },
        { "versionLowerCase", line("GET / http/1.1") },
        { "versionOther", line("GET / HTTPS/1.1") },
        { "spaceBehindVersion", line("GET / HTTP/1.1 ") },
        { "twoSpacesBeforeTarget", line("GET  / HTTP/1.1") },
        { "twoSpacesBeforeVersion", line("GET /  HTTP/1.1") },
        { "tabInsteadOfSpace", line("GET\t/ HTTP/1.1") },
        { "leadingSpace", line(" GET / HTTP/1.1") },
        { "noTarget", line("GET HTTP/1.1") },
        { "spaceInTarget", line("GET /a b HTTP/1.1") },
        { "absoluteTarget", line("GET http://a/ HTTP/1.1") },
        { "absoluteTargetOtherHost", line("GET http://evil.invalid/ HTTP/1.1") },
        { "authorityTarget", line("CONNECT a:443 HTTP/1.1") },
        { "asteriskTarget", line("OPTIONS * HTTP/1.1") },
        { "relativeTarget", line("GET a HTTP/1.1") },
        { "fragment", line("GET /a#b HTTP/1.1") },
        { "nonAsciiTarget", line("GET /\xc3\xa9 HTTP/1.1") },
        { "nulInTarget", line("GET /\0 HTTP/1.1"s) },
        { "unknownMethod", line("FETCH / HTTP/1.1") },
        { "lowerCaseMethod", line("get / HTTP/1.1") },
        { "traceMethod", line("TRACE / HTTP/1.1") },
        { "connectMethod", line("CONNECT / HTTP/1.1") },
        { "methodWithColon", line("GET: / HTTP/1.1") },
        { "responseLine", line("HTTP/1.1 200 OK") },
        { "twoEmptyLinesBefore", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "bareLineFeedBefore", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "tlsClientHello", "\x16\x03\x01\x02"s },
        { "byteOrderMark", line("\xEF\xBB\xBFGET / HTTP/1.1") },
    });
}

QTEST_GUILESS_MAIN(RequestFramingTest)
#include "tst_requestframing.moc"
