#include "tokens/ImageSize.h"

#include <QTest>

using dragoman::ImageSize;
using dragoman::imageSizeOfBase64;

namespace {

std::optional<ImageSize> sizeOf(const QByteArray& file)
{
    return imageSizeOfBase64(file.toBase64().toStdString());
}

QByteArray bytes(const char* hex)
{
    return QByteArray::fromHex(hex);
}

const QByteArray png = bytes("89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 0806000000");
const QByteArray gif = QByteArray("GIF89a") + bytes("4001f000 f70000");
const QByteArray jpeg = bytes("ffd8 ffe0 0010 4a46494600010100000100010000 ffc0 0011 08 0438 0780 03");
const QByteArray webpHead = QByteArray("RIFF") + bytes("10000000") + QByteArray("WEBP");

QByteArray jpegWithPreview()
{
    const QByteArray preview(60000, '\x55');
    return bytes("ffd8 ffe1 ea62") + preview + bytes("ffc2 0011 08 0bb8 0fa0 03");
}

} // namespace

class TestImageSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSize_data();
    void readsSize();
    void refuses_data();
    void refuses();
    void headerCutAnywhere_data();
    void headerCutAnywhere();
};

void TestImageSize::readsSize_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<uint>("width");
    QTest::addColumn<uint>("height");
    QTest::newRow("png") << png << 640u << 480u;
    QTest::newRow("gif89") << gif << 320u << 240u;
    QTest::newRow("gif87") << QByteArray("GIF87a") + bytes("0100ffff") << 1u << 65535u;
    QTest::newRow("jpegBaseline") << jpeg << 1920u << 1080u;
    QTest::newRow("jpegProgressiveBehindLargePreview") << jpegWithPreview() << 4000u << 3000u;
    QTest::newRow("jpegHuffmanTableFirst")
        << bytes("ffd8 ffc4 0005 001122 ffc1 0011 08 0010 0020 03") << 32u << 16u;
    QTest::newRow("webpLossy") << webpHead + "VP8 " + bytes("00000000 000000 9d012a 8002 e041") << 640u
                               << 480u;
    QTest::newRow("webpLossless") << webpHead + "VP8L" + bytes("00000000 2f 7fc27700") << 640u << 480u;
    QTest::newRow("webpExtended") << webpHead + "VP8X" + bytes("0a000000 10000000 7f0200 df0100") << 640u
                                  << 480u;
}

void TestImageSize::readsSize()
{
    QFETCH(QByteArray, file);
    QFETCH(uint, width);
    QFETCH(uint, height);
    const std::optional<ImageSize> size = sizeOf(file);
    QVERIFY(size.has_value());
    QCOMPARE(size->width, width);
    QCOMPARE(size->height, height);
}

void TestImageSize::refuses_data()
{
    QTest::addColumn<QByteArray>("base64");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("oneCharacter") << QByteArray("i");
    QTest::newRow("otherFormat") << QByteArray("%PDF-1.7 and so on").toBase64();
    QTest::newRow("notBase64") << QByteArray("{not base64}");
    QTest::newRow("dataUrl") << "data:image/png;base64," + png.toBase64();
    QTest::newRow("zeroWidth") << QByteArray("GIF89a\0\0\x10\0", 10).toBase64();
    QTest::newRow("jpegWithoutMarker") << bytes("ffd8 0102 0304 0506 0708 0910").toBase64();
    QTest::newRow("jpegWithoutFrame")
        << QByteArray(bytes("ffd8") + bytes("fffe0002").repeated(400)).toBase64();
    QTest::newRow("webpOfAnotherKind") << QByteArray(webpHead + "ICCP" + QByteArray(40, 'x')).toBase64();
    QTest::newRow("foreignCharacterInSize") << QByteArray(png.toBase64()).replace(24, 1, "\n");
}

void TestImageSize::refuses()
{
    QFETCH(QByteArray, base64);
    QVERIFY(!imageSizeOfBase64(base64.toStdString()).has_value());
}

void TestImageSize::headerCutAnywhere_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("enough"); // bytes through the end of the size
    QTest::newRow("png") << png << 24;
    QTest::newRow("gif") << gif << 10;
    QTest::newRow("jpeg") << jpeg << 29;
    QTest::newRow("webpExtended") << webpHead + "VP8X" + bytes("0a000000 10000000 7f0200 df0100") << 30;
}

void TestImageSize::headerCutAnywhere()
{
    QFETCH(QByteArray, file);
    QFETCH(int, enough);
    for (int length = 0; length <= file.size(); ++length)
        QCOMPARE(sizeOf(file.left(length)).has_value(), length >= enough);
}

QTEST_GUILESS_MAIN(TestImageSize)
#include "tst_imagesize.moc"
