#include "updates/SigningKey.h"

#include <QTest>

using namespace dragoman;

class ReleaseSignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodSignature();
    void anotherKey();
    void changedByte();
    void cutEverywhere();
    void otherForms_data();
    void otherForms();
    void knownKey();
    void keys_data();
    void keys();

private:
    const SigningKey m_key{ 1 };
    const std::string m_description = describedRelease("1.2.3");
    const std::string m_signed = m_key.sign(m_description);
};

void ReleaseSignatureTest::goodSignature()
{
    const Result<std::string_view> verified = verifiedDescription(m_signed, m_key.key());
    QVERIFY(verified);
    QCOMPARE(std::string(*verified), m_description);
}

void ReleaseSignatureTest::anotherKey()
{
    const Result<std::string_view> verified = verifiedDescription(m_signed, SigningKey(2).key());
    QVERIFY(!verified);
    QCOMPARE(verified.error().kind, ErrorKind::Forbidden);
}

void ReleaseSignatureTest::changedByte()
{
    for (std::size_t i = 0; i < m_signed.size(); ++i) {
        for (const char flip : { '\x01', '\x20', '\x80' }) {
            std::string text = m_signed;
            text[i] = static_cast<char>(text[i] ^ flip);
            QVERIFY2(!verifiedDescription(text, m_key.key()), std::to_string(i).c_str());
        }
    }
}

void ReleaseSignatureTest::cutEverywhere()
{
    for (std::size_t i = 0; i < m_signed.size(); ++i)
        QVERIFY2(!verifiedDescription(m_signed.substr(0, i), m_key.key()), std::to_string(i).c_str());
}

void ReleaseSignatureTest::otherForms_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray text = QByteArray::fromStdString(m_signed);
    const qsizetype secondLine = text.indexOf('\n') + 1;
    const QByteArray padded = text.left(text.indexOf('\n', secondLine));
    QTest::newRow("something behind it") << text + ' ';
    QTest::newRow("line ends of Windows") << QByteArray(text).replace("\n", "\r\n");
    QTest::newRow("a web page") << QByteArray("<html>\n<body>\n</body>");
    QTest::newRow("the description alone") << text.mid(text.indexOf('{'));
    QTest::newRow("a blank before the signature") << text.left(secondLine) + ' ' + text.mid(secondLine);
    QTest::newRow("a signature without padding") << padded.left(padded.size() - 2) + text.mid(padded.size());
    QTest::newRow("another kind of signed text") << QByteArray(text).replace("release-1", "release-2");
}

void ReleaseSignatureTest::otherForms()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!verifiedDescription(text.toStdString(), m_key.key()));
}

// The key and signature of RFC 8032, section 7.1, test 3 do not fit our form, but its key does.
void ReleaseSignatureTest::knownKey()
{
    const QByteArray key
        = QByteArray::fromHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    const Result<ReleaseKey> read = readReleaseKey(key.toBase64().toStdString());
    QVERIFY(read);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(read->data()), 32), key);
}

void ReleaseSignatureTest::keys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("too short") << QByteArray(31, 'k').toBase64();
    QTest::newRow("too long") << QByteArray(33, 'k').toBase64();
    QTest::newRow("hexadecimal") << QByteArray(32, 'k').toHex();
    QTest::newRow("a line end behind it") << QByteArray(32, 'k').toBase64() + '\n';
}

void ReleaseSignatureTest::keys()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!readReleaseKey(text.toStdString()));
}

QTEST_APPLESS_MAIN(ReleaseSignatureTest)
#include "tst_releasesignature.moc"
