#include "upstream/HeadReader.h"

#include <QTest>

#include <string>

using namespace dragoman;
using Step = HeadReader::Step;

namespace {

// Feeds all lines; the step of the last one, or of the first that is refused.
Step readAll(HeadReader& reader, const std::string& text)
{
    Step step = Step::More;
    for (std::size_t begin = 0; begin < text.size() && step < Step::TooLarge;) {
        const std::size_t end = text.find('\n', begin) + 1;
        step = reader.take(std::string_view(text).substr(begin, end - begin));
        begin = end;
    }
    return step;
}

} // namespace

class HeadReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsFieldsInOrder();
    void skipsInformationalHeads();
    void ignoresTrailers();
    void refuses_data();
    void refuses();
};

void HeadReaderTest::keepsFieldsInOrder()
{
    HeadReader reader({});
    QVERIFY(!reader.hasBegun());
    QCOMPARE(readAll(reader, "HTTP/1.1 429 Slow down\r\nB: 1\r\na:2 \r\nB:\r\n\r\n"), Step::Complete);
    QVERIFY(reader.isComplete());
    QCOMPARE(reader.head().status, 429);
    std::string seen;
    for (const Header& header : reader.head().headers)
        seen += header.name + '=' + header.value + ';';
    QCOMPARE(seen, std::string("B=1;a=2;B=;"));
}

void HeadReaderTest::skipsInformationalHeads()
{
    HeadReader reader({});
    QCOMPARE(readAll(reader, "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"), Step::More);
    QCOMPARE(readAll(reader, "HTTP/2 200\r\n\r\n"), Step::Complete);
    QCOMPARE(reader.head().status, 200);
    QVERIFY(reader.head().headers.isEmpty());
}

void HeadReaderTest::ignoresTrailers()
{
    HeadReader reader({});
    readAll(reader, "HTTP/1.1 200 OK\r\n\r\n");
    QCOMPARE(readAll(reader, "digest: x\r\n\r\n"), Step::More);
    QVERIFY(reader.head().headers.isEmpty());
}

void HeadReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("step");
    const int malformed = static_cast<int>(Step::Malformed);
    const int tooLarge = static_cast<int>(Step::TooLarge);
    QTest::newRow("noStatus") << QByteArray("hello\r\n") << malformed;
    QTest::newRow("shortStatus") << QByteArray("HTTP/1.1 20\r\n") << malformed;
    QTest::newRow("statusOutOfRange") << QByteArray("HTTP/1.1 099 x\r\n") << malformed;
    QTest::newRow("switchingProtocols") << QByteArray("HTTP/1.1 101 x\r\n\r\n") << malformed;
    QTest::newRow("noColon") << QByteArray("HTTP/1.1 200 OK\r\nhello\r\n") << malformed;
    QTest::newRow("foldedLine") << QByteArray("HTTP/1.1 200 OK\r\na: b\r\n c: d\r\n") << malformed;
    QTest::newRow("controlCharacter") << QByteArray("HTTP/1.1 200 OK\r\na: b\x01\r\n") << malformed;
    QTest::newRow("tooManyFields") << QByteArray("HTTP/1.1 200 OK\r\n") + QByteArray("a: b\r\n").repeated(201)
                                   << tooLarge;
    QTest::newRow("tooManyBytes") << QByteArray("HTTP/1.1 200 OK\r\na: ") + QByteArray(65536, 'x') + "\r\n"
                                  << tooLarge;
    QTest::newRow("endlessInformational")
        << QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(3000) << tooLarge;
}

void HeadReaderTest::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, step);
    HeadReader reader({});
    QCOMPARE(static_cast<int>(readAll(reader, text.toStdString())), step);
    QVERIFY(!reader.isComplete());
}

QTEST_GUILESS_MAIN(HeadReaderTest)
#include "tst_headreader.moc"
