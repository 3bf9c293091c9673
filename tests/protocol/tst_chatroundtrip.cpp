#include "base/JsonWriter.h"
#include "protocol/openai_chat/ChatRequestReader.h"
#include "protocol/openai_chat/ChatRequestWriter.h"

#include "ConversationText.h"

#include <QTest>

#include <random>

using namespace dragoman;

namespace {

// Makes up requests that read and write without loss: every run the same ones.
class RequestMaker
{
public:
    explicit RequestMaker(unsigned seed)
        : m_random(seed)
    {
    }

    std::string request()
    {
        std::string body;
        JsonWriter json(body);
        json.beginObject().key("model").string("m").key("messages").beginArray();
        json.beginObject().key("role").string("system").key("content").raw({ jsonString() }).endObject();
        const int turns = below(4) + 1;
        for (int turn = 0; turn < turns; ++turn)
            addTurn(json);
        json.endArray().key("tools").beginArray();
        for (int i = 0; i < 3; ++i)
            addTool(json, i);
        json.endArray().endObject();
        return body;
    }

private:
    int below(int limit) { return int(m_random() % unsigned(limit)); }

    // A string that is never blank, in a spelling that a serializer would change.
    std::string jsonString()
    {
        constexpr const char* pieces[]
            = { "x", " ", R"(\n)", R"(\")", R"(\\)", R"(\/)", R"(\u00e9)", "\xc3\xa9", R"(\ud83d\ude00)",
                  R"(\ud800)", "{}", "[DONE]", R"(\u0000)", "\xf0\x9f\x98\x80", "</think>", "data: " };
        std::string text = "\"s";
        for (int i = below(12); i > 0; --i)
            text += pieces[below(int(std::size(pieces)))];
        return text + '"';
    }

    std::string jsonValue(int depth)
    {
        constexpr const char* scalars[]
            = { "1.0", "1e5", "12345678901234567890", "-0", "true", "null", "[]", "{}" };
        switch (below(depth > 3 ? 2 : 4)) {
        case 0: return scalars[below(int(std::size(scalars)))];
        case 1: return jsonString();
        case 2: return "[" + jsonValue(depth + 1) + ", " + jsonValue(depth + 1) + "]";
        default: return jsonObject(depth + 1);
        }
    }

    std::string jsonObject(int depth)
    {
        return R"({"z":)" + jsonValue(depth + 1) + R"(, "a" :)" + jsonValue(depth + 1) + "}";
    }

    void addTurn(JsonWriter& json)
    {
        json.beginObject().key("role").string("user").key("content").raw({ jsonString() }).endObject();
        json.beginObject().key("role").string("assistant").key("content").raw({ jsonString() });
        const int calls = below(3);
        if (calls > 0)
            json.key("tool_calls").beginArray();
        for (int i = 0; i < calls; ++i) {
            json.beginObject().key("id").string(id(i)).key("type").string("function");
            json.key("function").beginObject().key("name").string("tool_" + std::to_string(below(3)));
            json.key("arguments").stringOf({ jsonObject(0) }).endObject().endObject();
        }
        if (calls > 0)
            json.endArray();
        json.endObject();
        for (int i = 0; i < calls; ++i) {
            json.beginObject().key("role").string("tool").key("tool_call_id").string(id(i));
            json.key("content").raw({ jsonString() }).endObject();
        }
        ++m_turn;
    }

    void addTool(JsonWriter& json, int number)
    {
        json.beginObject().key("type").string("function").key("function").beginObject();
        json.key("name").string("tool_" + std::to_string(number)).key("description").raw({ jsonString() });
        const std::string schema = R"({"type":"object","properties": )" + jsonObject(0) + "}";
        json.key("parameters").raw({ schema }).endObject().endObject();
    }

    std::string id(int number) const
    {
        return "call_" + std::to_string(m_turn) + "_" + std::to_string(number);
    }

    std::mt19937 m_random;
    int m_turn = 0;
};

std::string written(const std::string& body)
{
    const Result<Conversation> read = readChatRequest(body);
    if (!read)
        return "not read: " + read.error().message;
    ProviderProfile profile;
    profile.model = "m";
    const Result<ProviderRequest> request = writeChatRequest(*read, profile);
    return request ? request->body : "not written: " + request.error().message;
}

std::string described(const std::string& body)
{
    const Result<Conversation> read = readChatRequest(body);
    return read ? conversationText(*read) + '\n' + optionsText(*read) : "not read: " + read.error().message;
}

} // namespace

class TestChatRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsInputsAndSchemasSurvive();
    void writingAgainChangesNothing();
};

void TestChatRoundTrip::textsInputsAndSchemasSurvive()
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        const std::string body = RequestMaker(seed).request();
        const std::string result = written(body);
        QVERIFY2(JsonDocument().parse(result), result.c_str());
        QCOMPARE(QByteArray::fromStdString(described(result)), QByteArray::fromStdString(described(body)));
    }
}

void TestChatRoundTrip::writingAgainChangesNothing()
{
    for (unsigned seed = 1000; seed < 1100; ++seed) {
        const std::string once = written(RequestMaker(seed).request());
        QCOMPARE(QByteArray::fromStdString(written(once)), QByteArray::fromStdString(once));
    }
}

QTEST_GUILESS_MAIN(TestChatRoundTrip)
#include "tst_chatroundtrip.moc"
