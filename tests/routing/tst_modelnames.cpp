#include "routing/ModelNames.h"

#include <QTest>

using namespace dragoman;

class TestModelNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wildcards_data();
    void wildcards();
    void providerModels_data();
    void providerModels();
};

void TestModelNames::wildcards_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("same") << "gpt-4o"
                          << "gpt-4o" << true;
    QTest::newRow("case") << "GPT-4o"
                          << "gpt-4O" << true;
    QTest::newRow("starAtEnd") << "gpt-4o*"
                               << "gpt-4o-mini" << true;
    QTest::newRow("starMatchesNothing") << "gpt-4o*"
                                        << "gpt-4o" << true;
    QTest::newRow("starInMiddle") << "claude-*-4"
                                  << "claude-opus-4" << true;
    QTest::newRow("severalStars") << "*a*b*"
                                  << "xxaxxbxx" << true;
    QTest::newRow("severalStarsWrongOrder") << "*a*b*"
                                            << "xxbxxaxx" << false;
    QTest::newRow("backtracks") << "*aab"
                                << "aaaaaab" << true;
    QTest::newRow("question") << "o?"
                              << "o3" << true;
    QTest::newRow("questionNeedsOne") << "o?"
                                      << "o" << false;
    QTest::newRow("wholeText") << "gpt"
                               << "gpt-4" << false;
    QTest::newRow("emptyPattern") << ""
                                  << "x" << false;
}

void TestModelNames::wildcards()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, matches);
    QCOMPARE(matchesWildcard(pattern.toStdString(), text.toStdString()), matches);
}

void TestModelNames::providerModels_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("used");
    QTest::newRow("haikuIsSmall") << "claude-haiku-4-5"
                                  << "s1";
    QTest::newRow("sonnetIsMiddle") << "Claude-Sonnet-4-6"
                                    << "m1";
    QTest::newRow("opusWithoutBigPasses") << "claude-opus-4-6"
                                          << "claude-opus-4-6";
    QTest::newRow("aliasBeforeRole") << "claude-haiku-special"
                                     << "aliased";
    QTest::newRow("mostSpecificAlias") << "gpt-4o-mini"
                                       << "mini";
    QTest::newRow("wideAlias") << "gpt-4o-2024"
                               << "wide";
    QTest::newRow("unknownPasses") << "my/model:free"
                                   << "my/model:free";
}

void TestModelNames::providerModels()
{
    QFETCH(QString, asked);
    QFETCH(QString, used);
    ModelNames names;
    names.middle = { "m1", "m2" };
    names.small = { "s1" };
    names.aliases = { { "gpt-4o*", "wide" }, { "gpt-4o-mini", "mini" }, { "*special", "aliased" } };
    QCOMPARE(QString::fromStdString(providerModel(names, asked.toStdString())), used);
}

QTEST_GUILESS_MAIN(TestModelNames)
#include "tst_modelnames.moc"
