#include "http/HeaderList.h"

#include <QtTest>

#include <string>

using namespace dragoman;
using namespace std::string_literals;

class HeaderListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesNamesWithoutCase();
    void keepsOrderAndSpelling();
    void findsFirst();
    void setReplacesAllInPlaceOfFirst();
    void removesAll();
    void validates_data();
    void validates();
};

namespace {

std::string joined(const HeaderList& headers)
{
    std::string text;
    for (const Header& header : headers)
        text += header.name + '=' + header.value + ' ';
    return text;
}

} // namespace

void HeaderListTest::comparesNamesWithoutCase()
{
    QVERIFY(headerNameEquals("X-Api-Key", "x-api-key"));
    QVERIFY(!headerNameEquals("X-Api-Key", "x-api-keys"));
    QVERIFY(!headerNameEquals("a[", "a{"));
}

void HeaderListTest::keepsOrderAndSpelling()
{
    HeaderList headers{ { "B", "1" } };
    headers.add("a", "2");
    headers.add("b", "3");
    QCOMPARE(joined(headers), "B=1 a=2 b=3 "s);
    QCOMPARE(headers.size(), std::size_t(3));
    QVERIFY(!headers.isEmpty());
}

void HeaderListTest::findsFirst()
{
    const HeaderList headers{ { "Accept", "one" }, { "ACCEPT", "two" }, { "Empty", "" } };
    QCOMPARE(headers.value("accept"), std::string_view("one"));
    QCOMPARE(headers.count("accept"), std::size_t(2));
    QVERIFY(headers.contains("empty"));
    QVERIFY(headers.find("none") == nullptr);
    QVERIFY(headers.value("none").empty());
    QCOMPARE(headers.count("none"), std::size_t(0));
}

void HeaderListTest::setReplacesAllInPlaceOfFirst()
{
    HeaderList headers{ { "a", "1" }, { "b", "2" }, { "A", "3" } };
    headers.set("A", "4");
    QCOMPARE(joined(headers), "A=4 b=2 "s);
    headers.set("c", "5");
    QCOMPARE(joined(headers), "A=4 b=2 c=5 "s);
}

void HeaderListTest::removesAll()
{
    HeaderList headers{ { "a", "1" }, { "b", "2" }, { "A", "3" } };
    headers.remove("a");
    QCOMPARE(joined(headers), "b=2 "s);
}

void HeaderListTest::validates_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<bool>("expected");
    QTest::newRow("plain") << "x-api-key"s
                           << "test-key-1"s << true;
    QTest::newRow("allTokenMarks") << "!#$%&'*+-.^_`|~"s
                                   << ""s << true;
    QTest::newRow("tabAndNonAscii") << "a"s
                                    << "x\t\xc3\xa9"s << true;
    QTest::newRow("emptyName") << ""s
                               << "x"s << false;
    QTest::newRow("spaceInName") << "a b"s
                                 << "x"s << false;
    QTest::newRow("colonInName") << "a:"s
                                 << "x"s << false;
    QTest::newRow("lineFeedInName") << "a\n"s
                                    << "x"s << false;
    QTest::newRow("lineFeedInValue") << "a"s
                                     << "x\ny"s << false;
    QTest::newRow("returnInValue") << "a"s
                                   << "x\ry"s << false;
    QTest::newRow("nulInValue") << "a"s
                                << "x\0y"s << false;
    QTest::newRow("deleteInValue") << "a"s
                                   << "x\x7f"s << false;
}

void HeaderListTest::validates()
{
    QFETCH(std::string, name);
    QFETCH(std::string, value);
    QTEST(isValidHeader({ name, value }), "expected");
}

QTEST_GUILESS_MAIN(HeaderListTest)
#include "tst_headerlist.moc"
