#include "http/ContentDecoder.h"

#include "http/Pieces.h"

#include <QtTest>

#include <zlib.h>

#include <string>

using namespace dragoman;
using namespace std::string_literals;

class ContentDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void refusesCoding_data();
    void refusesCoding();
    void stopsBombs_data();
    void stopsBombs();
    void decodesMoreThanOneStep();
    void knowsIdentity();
};

namespace {

enum Wrapper { Raw = -MAX_WBITS, Zlib = MAX_WBITS, Gzip = MAX_WBITS + 16 };

std::string compressed(const std::string& plain, Wrapper wrapper)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, wrapper, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// The decoded text, or "!" and the kind of the error.
std::string decode(const std::string& codings, const Pieces& pieces, DecodeLimits limits = {})
{
    const auto refused
        = [](const Error& error) { return "!" + std::to_string(static_cast<int>(error.kind)); };
    Result<ContentDecoder> decoder = ContentDecoder::create(codings, limits);
    if (!decoder)
        return refused(decoder.error());
    std::string out;
    for (const std::string_view piece : pieces) {
        if (const Result<void> fed = decoder->feed(piece, out); !fed)
            return refused(fed.error());
    }
    const Result<void> finished = decoder->finish();
    return finished ? out : refused(finished.error());
}

std::string refusedAs(ErrorKind kind)
{
    return "!" + std::to_string(static_cast<int>(kind));
}

} // namespace

void ContentDecoderTest::decodes_data()
{
    QTest::addColumn<std::string>("codings");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    const auto row
        = [](const char* name, const std::string& codings, const std::string& bytes,
              const std::string& expected) { QTest::newRow(name) << codings << bytes << expected; };
    const std::string gzip = compressed("hello", Gzip);
    row("none", "", "hello", "hello");
    row("identity", "identity", "hello", "hello");
    row("gzip", "gzip", gzip, "hello");
    row("gzipInUpperCase", " GZIP ", gzip, "hello");
    row("oldGzipName", "x-gzip", gzip, "hello");
    row("gzipMembers", "gzip", gzip + compressed(" world", Gzip), "hello world");
    row("gzipOfNothing", "gzip", compressed("", Gzip), "");
    row("emptyBody", "gzip", "", "");
    row("deflate", "deflate", compressed("hello", Zlib), "hello");
    row("deflateRaw", "deflate", compressed("hello", Raw), "hello");
    row("deflateRawOfNothing", "deflate", compressed("", Raw), "");
    row("deflateEmptyBody", "deflate", "", "");
    row("inOrder", "deflate, gzip", compressed(compressed("hello", Zlib), Gzip), "hello");
    row("inOtherOrder", "gzip,deflate", compressed(gzip, Raw), "hello");
    row("threeTimes", "gzip, gzip, gzip", compressed(compressed(gzip, Gzip), Gzip), "hello");
    row("identityBetween", "gzip, identity", gzip, "hello");
    row("emptyListElements", ", gzip,,", gzip, "hello");
}

void ContentDecoderTest::decodes()
{
    QFETCH(std::string, codings);
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(decode(codings, pieces), expected);
}

void ContentDecoderTest::refuses_data()
{
    QTest::addColumn<std::string>("codings");
    QTest::addColumn<std::string>("bytes");
    const auto row = [](const char* name, const std::string& codings, const std::string& bytes) {
        QTest::newRow(name) << codings << bytes;
    };
    const std::string gzip = compressed("hello", Gzip);
    const std::string zlib = compressed("hello", Zlib);
    std::string wrongSum = gzip;
    wrongSum[wrongSum.size() - 5] ^= 1;
    row("plainAsGzip", "gzip", "hello");
    row("zlibAsGzip", "gzip", zlib);
    row("gzipAsDeflate", "deflate", gzip);
    row("gzipCut", "gzip", gzip.substr(0, gzip.size() - 1));
    row("gzipHeaderCut", "gzip", gzip.substr(0, 4));
    row("gzipWrongChecksum", "gzip", wrongSum);
    row("gzipTrailingGarbage", "gzip", gzip + "garbage");
    row("gzipTrailingZeros", "gzip", gzip + "\0\0"s);
    row("gzipSecondMemberCut", "gzip", gzip + gzip.substr(0, 5));
    row("deflateCut", "deflate", zlib.substr(0, zlib.size() - 1));
    row("deflateOneByte", "deflate", zlib.substr(0, 1));
    row("deflateTrailingGarbage", "deflate", zlib + "x");
    row("deflateTwice", "deflate", zlib + zlib);
    row("deflateRawTrailingGarbage", "deflate", compressed("hello", Raw) + "x");
    row("innerCut", "gzip, gzip", compressed(gzip.substr(0, gzip.size() - 1), Gzip));
    row("innerTrailingGarbage", "deflate, gzip", compressed(zlib + "x", Gzip));
}

void ContentDecoderTest::refuses()
{
    QFETCH(std::string, codings);
    QFETCH(std::string, bytes);
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(decode(codings, pieces), refusedAs(ErrorKind::InvalidRequest));
}

void ContentDecoderTest::refusesCoding_data()
{
    QTest::addColumn<std::string>("codings");
    for (const char* codings :
        { "br", "zstd", "gzip, br", "gzip;q=1", "gzip gzip", "gzip, gzip, gzip, gzip" })
        QTest::newRow(codings) << std::string(codings);
}

void ContentDecoderTest::refusesCoding()
{
    QFETCH(std::string, codings);
    QCOMPARE(decode(codings, {}), refusedAs(ErrorKind::UnsupportedMedia));
}

void ContentDecoderTest::stopsBombs_data()
{
    QTest::addColumn<std::string>("codings");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<quint64>("outputBytes");
    const auto row = [](const char* name, const std::string& codings, const std::string& bytes,
                         std::size_t outputBytes) {
        QTest::newRow(name) << codings << bytes << static_cast<quint64>(outputBytes);
    };
    const std::string zeros(20 * 1024 * 1024, '\0');
    const DecodeLimits limits;
    row("ratio", "gzip", compressed(zeros, Gzip), limits.outputBytes);
    row("ratioOfChain", "gzip, gzip", compressed(compressed(zeros, Gzip), Gzip), limits.outputBytes);
    row("output", "gzip", compressed("hello", Gzip), 4);
    row("outputOfIdentity", "", "hello", 4);
    row("outputInsideChain", "gzip, gzip", compressed(compressed("hello", Gzip), Gzip), 4);
}

void ContentDecoderTest::stopsBombs()
{
    QFETCH(std::string, codings);
    QFETCH(std::string, bytes);
    QFETCH(quint64, outputBytes);
    const DecodeLimits limits{ .outputBytes = static_cast<std::size_t>(outputBytes) };
    const std::string_view view = bytes;
    QCOMPARE(decode(codings, { view }, limits), refusedAs(ErrorKind::TooLarge));
    QCOMPARE(decode(codings, { view.substr(0, 3), view.substr(3) }, limits), refusedAs(ErrorKind::TooLarge));
}

void ContentDecoderTest::decodesMoreThanOneStep()
{
    std::string plain;
    for (int i = 0; i < 60'000; ++i)
        plain += std::to_string(i);
    for (const Wrapper wrapper : { Raw, Zlib, Gzip }) {
        const std::string bytes = compressed(plain, wrapper);
        const std::string_view view = bytes;
        const std::string coding = wrapper == Gzip ? "gzip" : "deflate";
        QVERIFY(decode(coding, { view }) == plain);
        QVERIFY(decode(coding, { view.substr(0, 1000), view.substr(1000, 1), view.substr(1001) }) == plain);
    }
    // Much output from few bytes, but less than what is free.
    QVERIFY(decode("gzip", { compressed(std::string(512 * 1024, 'x'), Gzip) }).size() == 512 * 1024);
}

void ContentDecoderTest::knowsIdentity()
{
    QVERIFY(ContentDecoder::create("")->isIdentity());
    QVERIFY(ContentDecoder::create("identity")->isIdentity());
    QVERIFY(!ContentDecoder::create("gzip")->isIdentity());
}

QTEST_GUILESS_MAIN(ContentDecoderTest)
#include "tst_contentdecoder.moc"
