#include "AnthropicWriting.h"
#include "ConversationText.h"
#include "protocol/HistoryRepair.h"
#include "protocol/anthropic/AnthropicRequestReader.h"
#include "protocol/anthropic/AnthropicRequestWriter.h"

#include <QTest>

#include <array>
#include <random>

using namespace dragoman;

namespace {

// Makes requests that are legal but spelled oddly: escapes, numbers that no double holds, key orders.
class RequestMaker
{
public:
    explicit RequestMaker(unsigned seed)
        : m_random(seed)
    {
    }

    std::string request();

private:
    template <std::size_t count>
    std::string pick(const std::array<const char*, count>& choices)
    {
        return choices[m_random() % count];
    }
    std::string text();
    std::string value(int depth);
    std::string object(int depth);
    std::string textBlock() { return R"({"type":"text","text":")" + text() + "\"}"; }
    std::string userBlock();
    std::string turn(int number);
    std::string result(const std::string& id);

    std::mt19937 m_random;
};

std::string RequestMaker::text()
{
    constexpr std::array<const char*, 9> pieces{ "a", "\\u00e9", "\xe4\xbd\xa0", "\\ud83d\\ude00", "\\n",
        "\\\"", "\\ud800", "\\/", " b " };
    std::string made = "x";
    for (auto count = m_random() % 12; count > 0; --count)
        made += pick(pieces);
    return made;
}

std::string RequestMaker::value(int depth)
{
    constexpr std::array<const char*, 6> scalars{ "1.0", "12345678901234567890123", "-0", "1e400", "null",
        "true" };
    switch (m_random() % (depth > 0 ? 4 : 2)) {
    case 0: return pick(scalars);
    case 1: return '"' + text() + '"';
    case 2: return "[ " + value(depth - 1) + " ,\t" + value(depth - 1) + "]";
    default: return object(depth - 1);
    }
}

std::string RequestMaker::object(int depth)
{
    constexpr std::array<const char*, 4> keys{ "z", "a", "\\u0061b", "\xc3\xa4" };
    std::string made;
    for (auto count = m_random() % 4; count > 0; --count)
        made += (made.empty() ? "" : ", ") + ('"' + pick(keys)) + "\" :" + value(depth);
    return '{' + made + '}';
}

std::string RequestMaker::userBlock()
{
    switch (m_random() % 4) {
    case 0: return R"({"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}})";
    case 1:
        return R"({"type":"document","source":{"type":"text","media_type":"text/plain","data":")" + text()
            + R"("},"title":")" + text() + "\"}";
    default: return textBlock();
    }
}

std::string RequestMaker::result(const std::string& id)
{
    const std::string content
        = m_random() % 2 == 0 ? '"' + text() + '"' : '[' + textBlock() + ',' + userBlock() + ']';
    return R"({"type":"tool_result","tool_use_id":")" + id + R"(","content":)" + content + '}';
}

std::string RequestMaker::turn(int number)
{
    std::string calls;
    std::string results;
    for (auto count = m_random() % 3; count > 0; --count) {
        const std::string id = "id_" + std::to_string(number) + '-' + std::to_string(count);
        calls += R"(,{"type":"tool_use","id":")" + id + R"(","name":"f","input":)" + object(3) + '}';
        results += result(id) + ',';
    }
    return R"({"role":"assistant","content":[{"type":"thinking","thinking":")" + text()
        + R"(","signature":"s"},)" + textBlock() + calls + R"(]},{"role":"user","content":[)" + results
        + userBlock() + "]}";
}

std::string RequestMaker::request()
{
    std::string messages = R"({"role":"user","content":[)" + userBlock() + "]}";
    for (int number = 0, count = int(m_random() % 5); number < count; ++number)
        messages += ',' + turn(number);
    return R"({"model":"m","max_tokens":9,"system":")" + text() + R"(","tools":[{"name":"f","description":")"
        + text() + R"(","input_schema":{"type":"object","x":)" + value(3) + R"(}}],"messages":[)" + messages
        + "]}";
}

} // namespace

class TestAnthropicRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItDoesNotTranslate_data();
    void keepsWhatItDoesNotTranslate();
    void survivesEveryModel_data() { keepsWhatItDoesNotTranslate_data(); }
    void survivesEveryModel();
};

void TestAnthropicRoundTrip::keepsWhatItDoesNotTranslate_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 100; ++seed)
        QTest::newRow(std::to_string(seed).c_str()) << seed;
}

void TestAnthropicRoundTrip::keepsWhatItDoesNotTranslate()
{
    QFETCH(unsigned, seed);
    const std::string body = RequestMaker(seed).request();
    auto first = readAnthropicRequest(body);
    QVERIFY2(first, first ? "" : first.error().message.c_str());
    QVERIFY(repairHistory(*first));
    QCOMPARE(first->warnings.size(), std::size_t(0));
    ProviderProfile profile = claudeProfile("m");
    profile.claude = claudeProfile("claude-opus-4-8").claude;
    const auto written = writeAnthropicRequest(*first, profile);
    QVERIFY(written);
    const auto second = readAnthropicRequest(written->body);
    QVERIFY2(second, second ? "" : second.error().message.c_str());
    QCOMPARE(conversationText(*second), conversationText(*first));
    QCOMPARE(optionsText(*second), optionsText(*first));
    QVERIFY(second->tools[0].description->escaped == first->tools[0].description->escaped);
}

void TestAnthropicRoundTrip::survivesEveryModel()
{
    QFETCH(unsigned, seed);
    const std::string body = RequestMaker(seed).request();
    for (const char* model : { "claude-3-haiku", "claude-sonnet-4-5", "claude-fable-5-1", "kimi-k2" }) {
        const Written written = writtenFromAnthropic(body, claudeProfile(model));
        QCOMPARE(written.error(), QByteArray());
        QVERIFY(written.member("messages").startsWith('['));
    }
}

QTEST_GUILESS_MAIN(TestAnthropicRoundTrip)
#include "tst_anthropicroundtrip.moc"
