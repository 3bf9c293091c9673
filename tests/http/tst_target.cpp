#include "http/Target.h"

#include <QtTest>

#include <string>

using namespace dragoman;
using namespace std::string_literals;

class TargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesPath_data();
    void decodesPath();
    void refusesPath_data();
    void refusesPath();
    void findsQueryValue_data();
    void findsQueryValue();
    void missesQueryValue_data();
    void missesQueryValue();
};

void TargetTest::decodesPath_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("plain") << "/v1/models"s
                           << "/v1/models"s;
    QTest::newRow("escapedSlash") << "/v1/models/a%2Fb"s
                                  << "/v1/models/a/b"s;
    QTest::newRow("lowerCaseDigits") << "%2f%e9"s
                                     << "/\xe9"s;
    QTest::newRow("plusStays") << "/a+b"s
                               << "/a+b"s;
    QTest::newRow("decodedOnce") << "%252F"s
                                 << "%2F"s;
    QTest::newRow("utf8") << "%C3%A9"s
                          << "\xc3\xa9"s;
    QTest::newRow("empty") << ""s
                           << ""s;
}

void TargetTest::decodesPath()
{
    QFETCH(std::string, path);
    QFETCH(std::string, expected);
    QCOMPARE(decodePath(path).value_or("refused"), expected);
}

void TargetTest::refusesPath_data()
{
    QTest::addColumn<std::string>("path");
    for (const char* path :
        { "%", "%2", "a%", "%zz", "%2g", "%-1", "% 1", "%+1", "%00", "%0a", "%0D", "%7f" })
        QTest::newRow(path) << std::string(path);
}

void TargetTest::refusesPath()
{
    QFETCH(std::string, path);
    const Result<std::string> decoded = decodePath(path);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, ErrorKind::InvalidRequest);
}

void TargetTest::findsQueryValue_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("only") << "beta=true"s
                          << "true"s;
    QTest::newRow("last") << "a=1&beta=true"s
                          << "true"s;
    QTest::newRow("firstOfTwo") << "beta=1&beta=2"s
                                << "1"s;
    QTest::newRow("withoutEquals") << "a&beta"s
                                   << ""s;
    QTest::newRow("emptyValue") << "beta=&a=1"s
                                << ""s;
    QTest::newRow("equalsInValue") << "beta=a=b"s
                                   << "a=b"s;
    QTest::newRow("escapes") << "beta=a%2Fb%26+c"s
                             << "a/b& c"s;
    QTest::newRow("escapedName") << "b%65ta=1"s
                                 << "1"s;
    QTest::newRow("emptyPairs") << "&&beta=1&"s
                                << "1"s;
}

void TargetTest::findsQueryValue()
{
    QFETCH(std::string, query);
    QFETCH(std::string, expected);
    QCOMPARE(queryValue(query, "beta").value_or("none"), expected);
}

void TargetTest::missesQueryValue_data()
{
    QTest::addColumn<std::string>("query");
    for (const char* query : { "", "a=beta", "Beta=1", "beta2=1", "beta=%", "beta=%00", "%=1" })
        QTest::newRow(query) << std::string(query);
}

void TargetTest::missesQueryValue()
{
    QFETCH(std::string, query);
    QVERIFY(!queryValue(query, "beta").has_value());
}

QTEST_GUILESS_MAIN(TargetTest)
#include "tst_target.moc"
