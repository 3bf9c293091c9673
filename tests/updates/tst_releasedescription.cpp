#include "updates/ReleaseDescription.h"

#include <QTest>

using namespace dragoman;

namespace {

const QByteArray whole = "{\"product\":\"dragoman\",\"version\":\"1.2.3\",\"date\":\"2026-11-21\","
                         "\"notes\":\"https://n.example/1\",\"issued\":\"2026-11-21T12:00:00Z\","
                         "\"expires\":\"2027-05-21T12:00:00Z\",\"later\":[true],"
                         "\"files\":[{\"name\":\"a.deb\",\"size\":12,\"sha256\":\"SUM\"}]}";

// The description with one text in the place of another.
std::string changed(const QByteArray& from, const QByteArray& to)
{
    QByteArray text = whole;
    text.replace("SUM", QByteArray(64, '0'));
    return text.replace(from, to).toStdString();
}

} // namespace

class ReleaseDescriptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMember();
    void refused_data();
    void refused();
    void cutTexts();
};

void ReleaseDescriptionTest::everyMember()
{
    const Result<ReleaseDescription> read = readReleaseDescription(changed("", ""));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->version, "1.2.3");
    QCOMPARE(read->date, "2026-11-21");
    QCOMPARE(read->notesUrl, "https://n.example/1");
    QCOMPARE(read->issued.time_since_epoch().count(), 1795262400);
    QCOMPARE(read->expires.time_since_epoch().count(), 1810900800);
    QCOMPARE(read->files, (std::vector<ReleaseFile>{ { "a.deb", 12, std::string(64, '0') } }));
}

void ReleaseDescriptionTest::refused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char* name, const char* from, const char* to, const char* word) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(word);
    };
    row("another product", "\"dragoman\"", "\"other\"", "'product'");
    row("no product", "\"product\"", "\"prod\"", "'product'");
    row("not a version", "1.2.3", "1.2", "'version'");
    row("a version as a number", "\"1.2.3\"", "1", "'version'");
    row("not a day", "\"2026-11-21\"", "\"2026-02-30\"", "'date'");
    row("notes over plain http", "https://n", "http://n", "'notes'");
    row("notes that are a script", "https://n.example/1", "javascript:alert(1)", "'notes'");
    row("notes with a blank", "n.example/1", "n.example/ 1", "'notes'");
    row("notes without a host", "https://n.example/1", "https://", "'notes'");
    row("issued in local time", "12:00:00Z\",\"expires", "12:00:00\",\"expires", "'issued'");
    row("expires before it is issued", "2027-05", "2025-05", "'expires'");
    row("no expiry", "\"expires\"", "\"ends\"", "'expires'");
    row("files that are no list", "\"files\":[", "\"files\":1,\"x\":[", "'files'");
    row("a path as a name", "a.deb", "../a.deb", "'files[0].name'");
    row("a hidden name", "a.deb", ".deb", "'files[0].name'");
    row("a negative size", "12,", "-1,", "'files[0].size'");
    row("a sum in capitals", "0000\"", "000A\"", "'files[0].sha256'");
    row("a sum that is too short", "00\"", "0\"", "'files[0].sha256'");
}

void ReleaseDescriptionTest::refused()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArray, word);
    const Result<ReleaseDescription> read = readReleaseDescription(changed(from, to));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidRequest);
    QVERIFY2(
        read.error().message.find(word.toStdString()) != std::string::npos, read.error().message.c_str());
}

void ReleaseDescriptionTest::cutTexts()
{
    const std::string text = changed("", "");
    for (std::size_t i = 0; i < text.size(); ++i)
        QVERIFY2(!readReleaseDescription(text.substr(0, i)), std::to_string(i).c_str());
}

QTEST_APPLESS_MAIN(ReleaseDescriptionTest)
#include "tst_releasedescription.moc"
