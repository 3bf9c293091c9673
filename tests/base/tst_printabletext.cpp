#include "base/PrintableText.h"

#include <QTest>

using namespace dragoman;

class TestPrintableText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaces_data();
    void replaces();
};

void TestPrintableText::replaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const char* text, const char* shown) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
    };
    row("plain", "plain text ~", "plain text ~");
    row("escape", "\x1b[2J", "?[2J");
    row("lineBreaks", "a\r\nb\tc", "a??b?c");
    row("delete", "a\x7f", "a?");
    row("longControl",
        "a\xc2\x9b"
        "2J",
        "a?2J");
    row("longControlLast", "\xc2\x9f", "?");
    row("latin", "\xc2\xa0\xc3\xa9", "\xc2\xa0\xc3\xa9");
    row("chinese", "通译", "通译");
    row("cut", "a\xc2", "a\xc2");
    row("empty", "", "");
}

void TestPrintableText::replaces()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(printable(text.toStdString()), shown.toStdString());
}

QTEST_GUILESS_MAIN(TestPrintableText)
#include "tst_printabletext.moc"
