#include "routing/ProviderOrder.h"

#include <QTest>

#include <map>
#include <random>

using namespace dragoman;

class TestProviderOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void priority();
    void stickyWithoutConversationIsPriority();
    void randomByWeight();
    void roundRobinByWeight();
    void stickyIsAlwaysTheSame();
    void stickyMovesOnlyWhatIsLost();
    void stickySpreadsByWeight();
    void zeroWeightComesLast();
    void nobody();
};

namespace {

using Candidates = std::vector<OrderCandidate>;
const Candidates three{ { "a", 2, 1 }, { "b", 1, 1 }, { "c", 1, 2 } };

RandomNumber seeded(unsigned seed)
{
    return [random = std::mt19937(seed)]() mutable { return random() / 4294967296.0; };
}

std::string names(const Candidates& candidates, const std::vector<std::size_t>& order)
{
    std::string text;
    for (const std::size_t i : order)
        text += candidates[i].name;
    return text;
}

std::string order(RouteStrategy strategy, const Candidates& candidates, const std::string& conversation = {})
{
    return names(candidates, ProviderOrder().order(strategy, candidates, conversation, seeded(1)));
}

std::string conversation(int number)
{
    return "conversation-" + std::to_string(number);
}

} // namespace

void TestProviderOrder::priority()
{
    QCOMPARE(order(RouteStrategy::Priority, three), std::string("bca"));
}

void TestProviderOrder::stickyWithoutConversationIsPriority()
{
    QCOMPARE(order(RouteStrategy::Sticky, three), std::string("bca"));
}

void TestProviderOrder::randomByWeight()
{
    ProviderOrder sut;
    const RandomNumber random = seeded(7);
    std::map<std::size_t, int> first;
    for (int i = 0; i < 4000; ++i)
        ++first[sut.order(RouteStrategy::Random, three, {}, random).front()];
    QVERIFY2(std::abs(first[0] - 1000) < 120, qPrintable(QString::number(first[0])));
    QVERIFY2(std::abs(first[2] - 2000) < 150, qPrintable(QString::number(first[2])));
}

void TestProviderOrder::roundRobinByWeight()
{
    ProviderOrder sut;
    std::string orders;
    for (int i = 0; i < 4; ++i)
        orders += names(three, sut.order(RouteStrategy::RoundRobin, three, {}, seeded(1))) + " ";
    QCOMPARE(orders, std::string("cba abc bca cba "));
}

void TestProviderOrder::stickyIsAlwaysTheSame()
{
    QCOMPARE(order(RouteStrategy::Sticky, three, "x"), order(RouteStrategy::Sticky, three, "x"));
    Candidates moved{ three[2], three[0], three[1] };
    for (int i = 0; i < 50; ++i)
        QCOMPARE(order(RouteStrategy::Sticky, moved, conversation(i)),
            order(RouteStrategy::Sticky, three, conversation(i)));
}

void TestProviderOrder::stickyMovesOnlyWhatIsLost()
{
    const Candidates two{ three[0], three[1] };
    for (int i = 0; i < 200; ++i) {
        std::string before = order(RouteStrategy::Sticky, three, conversation(i));
        before.erase(before.find('c'), 1);
        QCOMPARE(order(RouteStrategy::Sticky, two, conversation(i)), before);
    }
}

void TestProviderOrder::stickySpreadsByWeight()
{
    std::map<char, int> first;
    for (int i = 0; i < 4000; ++i)
        ++first[order(RouteStrategy::Sticky, three, conversation(i)).front()];
    QVERIFY2(std::abs(first['a'] - 1000) < 120, qPrintable(QString::number(first['a'])));
    QVERIFY2(std::abs(first['c'] - 2000) < 150, qPrintable(QString::number(first['c'])));
}

void TestProviderOrder::zeroWeightComesLast()
{
    const Candidates candidates{ { "a", 0, 0 }, { "b", 0, 1 } };
    for (int i = 0; i < 100; ++i)
        QCOMPARE(order(RouteStrategy::Sticky, candidates, conversation(i)), std::string("ba"));
    QCOMPARE(order(RouteStrategy::Random, candidates), std::string("ba"));
    QCOMPARE(order(RouteStrategy::RoundRobin, candidates), std::string("ba"));
}

void TestProviderOrder::nobody()
{
    for (const auto strategy :
        { RouteStrategy::Priority, RouteStrategy::Random, RouteStrategy::RoundRobin, RouteStrategy::Sticky })
        QCOMPARE(order(strategy, {}, "x"), std::string());
}

QTEST_GUILESS_MAIN(TestProviderOrder)
#include "tst_providerorder.moc"
