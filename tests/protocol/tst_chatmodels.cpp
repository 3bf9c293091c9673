#include "protocol/openai_chat/ChatModels.h"

#include <QTest>

using namespace dragoman;

namespace {

QByteArray nearestName(const EffortSet& efforts, Effort wanted)
{
    const std::optional<Effort> level = efforts.nearest(wanted);
    return level ? QByteArray::fromStdString(std::string(effortName(*level))) : QByteArray("-");
}

} // namespace

class TestChatModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void traits_data();
    void traits();
    void efforts_data();
    void efforts();
    void configurationDecidesAboutReasoning();
    void effortNamesRoundTrip();
};

void TestChatModels::traits_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<bool>("reasons");
    QTest::addColumn<bool>("newTokenField");
    QTest::addColumn<bool>("refusesSampling");
    QTest::addColumn<bool>("refusesStop");
    const auto row = [](const char* rule, const char* model, const char* flags) {
        const QByteArray set(flags);
        QTest::newRow(rule) << QByteArray(model) << set.contains('r') << set.contains('t')
                            << set.contains('s') << set.contains('p');
    };
    row("gpt5", "gpt-5", "rtsp");
    row("gpt5Dated", "gpt-5-2025-08-07", "rtsp");
    row("gpt51", "gpt-5.1", "rtsp");
    row("gpt5Mini", "gpt-5-mini", "rtsp");
    row("gpt6", "gpt-6", "rtsp");
    row("vendorPrefix", "openai/gpt-5", "rtsp");
    row("twoPrefixes", "router/openai/o3", "rtsp");
    row("upperCase", "GPT-5", "rtsp");
    row("variantSuffix", "openai/o4-mini:free", "rtsp");
    row("o1TakesStop", "o1", "rts");
    row("o1MiniTakesNoEffort", "o1-mini", "ts");
    row("o3", "o3", "rtsp");
    row("o4Mini", "o4-mini", "rtsp");
    row("gpt5ChatDoesNotReason", "gpt-5-chat-latest", "t");
    row("gpt4o", "gpt-4o", "");
    row("gpt41", "gpt-4.1-mini", "");
    row("gptOss", "gpt-oss-120b", "");
    row("olmo", "olmo-2", "");
    row("o1LookAlike", "o1x", "");
    row("claude", "claude-sonnet-4-6", "");
    row("deepseek", "deepseek/deepseek-chat", "");
    row("empty", "", "");
    row("onlySlash", "openai/", "");
    row("onlySeries", "gpt-", "");
    row("hugeVersion", "gpt-99999999999999999999", "");
}

void TestChatModels::traits()
{
    QFETCH(QByteArray, model);
    const ChatModelTraits traits = chatModelTraits(model.toStdString());
    QTEST(!traits.efforts.isEmpty(), "reasons");
    QTEST(traits.maxCompletionTokens, "newTokenField");
    QTEST(traits.refusesSampling, "refusesSampling");
    QTEST(traits.refusesStop, "refusesStop");
}

void TestChatModels::efforts_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char* rule, const char* model, Effort wanted, const char* sent) {
        QTest::newRow(rule) << QByteArray(model) << int(wanted) << QByteArray(sent);
    };
    row("noneOnGpt51", "gpt-5.1", Effort::None, "none");
    row("noneOnGpt5IsMinimal", "gpt-5", Effort::None, "minimal");
    row("noneOnO3IsNothing", "o3", Effort::None, "-");
    row("noneOnCodexIsNothing", "gpt-5-codex", Effort::None, "-");
    row("minimalOnGpt5", "gpt-5-nano", Effort::Minimal, "minimal");
    row("minimalOnGpt51IsLow", "gpt-5.1", Effort::Minimal, "low");
    row("mediumStays", "o3", Effort::Medium, "medium");
    row("xhighOnO3IsHigh", "o3", Effort::XHigh, "high");
    row("xhighOnGpt51IsHigh", "gpt-5.1", Effort::XHigh, "high");
    row("xhighOnCodexMax", "gpt-5.1-codex-max", Effort::XHigh, "xhigh");
    row("maxOnGpt52IsXhigh", "gpt-5.2", Effort::Max, "xhigh");
    row("maxOnGpt56", "gpt-5.6", Effort::Max, "max");
    row("lowOnProIsHigh", "gpt-5-pro", Effort::Low, "high");
    row("anyOnGpt4oIsNothing", "gpt-4o", Effort::High, "-");
}

void TestChatModels::efforts()
{
    QFETCH(QByteArray, model);
    QFETCH(int, wanted);
    QTEST(nearestName(chatModelTraits(model.toStdString()).efforts, static_cast<Effort>(wanted)), "sent");
}

void TestChatModels::configurationDecidesAboutReasoning()
{
    ProviderProfile profile;
    profile.model = "glm-5";
    QVERIFY(chatModelTraits(profile).efforts.isEmpty());
    profile.chat.reasons = true;
    QCOMPARE(nearestName(chatModelTraits(profile).efforts, Effort::Medium), QByteArray("medium"));
    QCOMPARE(nearestName(chatModelTraits(profile).efforts, Effort::None), QByteArray("-"));
    profile.model = "gpt-5";
    QCOMPARE(nearestName(chatModelTraits(profile).efforts, Effort::None), QByteArray("minimal"));
    profile.chat.reasons = false;
    QVERIFY(chatModelTraits(profile).efforts.isEmpty());
}

void TestChatModels::effortNamesRoundTrip()
{
    for (int level = int(Effort::None); level <= int(Effort::Max); ++level)
        QCOMPARE(effortNamed(effortName(static_cast<Effort>(level))), static_cast<Effort>(level));
    QVERIFY(!effortNamed("huge"));
    QVERIFY(!effortNamed(""));
}

QTEST_GUILESS_MAIN(TestChatModels)
#include "tst_chatmodels.moc"
