#include "AnthropicWriting.h"

#include "ConversationText.h"
#include "protocol/anthropic/AnthropicRequestReader.h"

#include <QTest>

using namespace dragoman;

namespace {

std::string anthropic(const std::string& messages, const std::string& members = {})
{
    return R"({"model":"m","max_tokens":5,"messages":[)" + messages + ']'
        + (members.empty() ? "" : "," + members) + '}';
}

std::string user(const std::string& content)
{
    return R"({"role":"user","content":)" + content + '}';
}

std::string assistant(const std::string& content)
{
    return R"({"role":"assistant","content":)" + content + '}';
}

std::string systemMessage(const std::string& text)
{
    return R"({"role":"system","content":")" + text + "\"}";
}

std::string marked(const std::string& text)
{
    return R"({"type":"text","text":")" + text + R"(","cache_control":{"type":"ephemeral"}})";
}

} // namespace

class TestAnthropicRequestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesMessages_data();
    void writesMessages();
    void placesSystem_data();
    void placesSystem();
    void writesOptions_data();
    void writesOptions();
    void limitsCacheMarks();
    void cachesAutomatically_data();
    void cachesAutomatically();
    void structuredAnswer_data();
    void structuredAnswer();
    void refuses_data();
    void refuses();
    void namesTheVersion();
    void forcesWholeReplies();
};

void TestAnthropicRequestWriter::writesMessages_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("expected"); // empty: as they came
    const auto row = [](const char* name, const std::string& messages, const std::string& expected = {}) {
        QTest::newRow(name) << QByteArray::fromStdString(messages) << QByteArray::fromStdString(expected);
    };
    const std::string call = R"({"type":"tool_use","id":"i","name":"f","input":{ "z":1,"a":1e99 }})";
    const std::string hi = user(R"("Hi")") + ',';
    const std::string result = R"("type":"tool_result","tool_use_id":"i")";
    const std::string calls = hi + assistant('[' + call + ']') + ',';
    row("text", user(R"("H\u0069 \ud83d\ude00")"));
    row("singleBlockAsString", user(R"([{"type":"text","text":"a"}])"), user(R"("a")"));
    row("severalBlocks", user(R"([{"type":"text","text":"a"},{"type":"text","text":"b"}])"));
    row("markedBlock", user('[' + marked("a") + ']'));
    row("image",
        user(R"([{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA"}},)"
             R"({"type":"image","source":{"type":"url","url":"https://a"}}])"));
    row("documents",
        user(R"([{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AA"},)"
             R"("title":"T","context":"C"},{"type":"document","source":{"type":"text","media_type":)"
             R"("text/plain","data":"a"}},{"type":"document","source":{"type":"url","url":"https://a"}},)"
             R"({"type":"document","source":{"type":"content","content":[{"type":"text","text":"a"}]}}])"));
    row("searchResult",
        user(
            R"([{"type":"search_result","source":"s","title":"T","content":[{"type":"text","text":"a"}]}])"));
    row("toolResultString", calls + user("[{" + result + R"(,"content":"x"}])"));
    row("toolResultError", calls + user("[{" + result + R"(,"content":"x","is_error":true}])"));
    row("toolResultEmpty", calls + user("[{" + result + R"(,"content":""}])"),
        calls + user("[{" + result + "}]"));
    row("toolResultImage",
        calls
            + user("[{" + result
                + R"(,"content":[{"type":"text","text":"a"},{"type":"image","source":)"
                  R"({"type":"url","url":"https://a"}}]}])"));
    row("toolReference",
        calls + user("[{" + result + R"(,"content":[{"type":"tool_reference","tool_name":"f"}]}])"));
    row("serverBlocks",
        hi
            + assistant(
                R"([{"type":"server_tool_use","id":"s","x":[1.0]},{"type":"web_search_tool_result"}])"));
    row("prefillTrimmed", hi + assistant(R"("So \n\u0020")"), hi + assistant(R"("So")"));
    row("unsignedThinkingOnly",
        hi + assistant(R"([{"type":"thinking","thinking":"x"}])") + ',' + user(R"("b")"),
        hi + user(R"("b")"));
    row("redactedThinking",
        hi + assistant(R"([{"type":"redacted_thinking","data":"d"},{"type":"text","text":"a"}])"));
}

void TestAnthropicRequestWriter::writesMessages()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, expected);
    const Written written
        = writtenFromAnthropic(anthropic(messages.toStdString()), claudeProfile("claude-opus-4-8"));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("messages"), '[' + (expected.isEmpty() ? messages : expected) + ']');
}

void TestAnthropicRequestWriter::placesSystem_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("systemText");
    const auto row = [](const char* name, const char* model, const std::string& messages,
                         const std::string& expected, const char* systemText) {
        QTest::newRow(name) << QByteArray(model) << QByteArray::fromStdString(messages)
                            << QByteArray::fromStdString(expected) << QByteArray(systemText);
    };
    const char* inlineModel = "claude-opus-4-8";
    const char* olderModel = "claude-opus-4-6";
    const std::string a = user(R"("a")");
    const std::string b = assistant(R"("b")");
    const std::string c = user(R"("c")");
    const std::string s = systemMessage("s");
    row("afterUser", inlineModel, a + ',' + s + ',' + b + ',' + c, a + ',' + s + ',' + b + ',' + c, "-");
    row("atTheEnd", inlineModel, a + ',' + s, a + ',' + s, "-");
    row("afterAssistant", inlineModel, a + ',' + b + ',' + s + ',' + c, a + ',' + b + ',' + c + ',' + s, "-");
    row("nothingBehind", inlineModel, a + ',' + b + ',' + s, a + ',' + b, R"("s")");
    row("first", inlineModel, s + ',' + a, a, R"("s")");
    row("olderModel", olderModel, a + ',' + s + ',' + b + ',' + c, a + ',' + b + ',' + c, R"("s")");
}

void TestAnthropicRequestWriter::placesSystem()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, systemText);
    const Written written
        = writtenFromAnthropic(anthropic(messages.toStdString()), claudeProfile(model.toStdString()));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("messages"), '[' + expected + ']');
    QCOMPARE(written.member("system"), systemText);
}

void TestAnthropicRequestWriter::writesOptions_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("warned");
    const auto row = [](const char* name, const char* members, const char* key, const char* expected,
                         const char* warned = "") {
        QTest::newRow(name) << QByteArray(members) << QByteArray(key) << QByteArray(expected)
                            << QByteArray(warned);
    };
    row("stopString", R"("stop":"a\n")", "stop_sequences", R"(["a\n"])");
    row("stopBlank", R"("stop":["a","\n "])", "stop_sequences", R"(["a"])", "stop[1]");
    row("stopAllBlank", R"("stop":["\n"])", "stop_sequences", "-", "stop[0]");
    row("stream", R"("stream":true)", "stream", "true");
    row("noStream", R"("stream":false)", "stream", "-");
    row("user", R"("user":"u-\u00e9")", "metadata", R"({"user_id":"u-\u00e9"})");
    row("userMail", R"("user":"jo@example.org")", "metadata", "-", "user");
    row("userPhone", R"("user":"+49 (170) 123-4567")", "metadata", "-", "user");
    row("tierPriority", R"("service_tier":"priority")", "service_tier", R"("auto")");
    row("tierDefault", R"("service_tier":"default")", "service_tier", R"("standard_only")");
    row("tierFlex", R"("service_tier":"flex")", "service_tier", "-", "service_tier");
    row("model", "", "model", R"("claude-opus-4-6")");
}

void TestAnthropicRequestWriter::writesOptions()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, warned);
    const std::string body = R"({"model":"m","messages":[{"role":"user","content":"Hi"}])"
        + (members.isEmpty() ? "" : "," + members.toStdString()) + '}';
    const Written written = writtenFromChat(body, claudeProfile("claude-opus-4-6"));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member(key), expected);
    QCOMPARE(written.warnedFields(), warned);
}

void TestAnthropicRequestWriter::limitsCacheMarks()
{
    const std::string tool = R"("tools":[{"name":"f","input_schema":{"type":"object"},)"
                             R"("cache_control":{"type":"ephemeral"}}],"system":[)"
        + marked("s") + ']';
    const std::string body = anthropic(
        user('[' + marked("1") + ',' + marked("2") + ',' + marked("3") + ',' + marked("4") + ']'), tool);
    const Written written = writtenFromAnthropic(body, claudeProfile("claude-opus-4-6"));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("tools").count("cache_control"), 0);
    QCOMPARE(written.member("system"), QByteArray(R"([{"type":"text","text":"s"}])"));
    QCOMPARE(written.member("messages").count("cache_control"), 4);
    QCOMPARE(written.warnedFields(), QByteArray("cache_control"));
}

void TestAnthropicRequestWriter::cachesAutomatically_data()
{
    QTest::addColumn<bool>("native");
    QTest::addColumn<bool>("configured");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("hasMarks");
    QTest::addColumn<bool>("caches");
    QTest::newRow("configured") << true << true << false << false << true;
    QTest::newRow("asked") << true << false << true << false << true;
    QTest::newRow("askedBesideMarks") << true << false << true << true << true;
    QTest::newRow("clientMarksItself") << true << true << false << true << false;
    QTest::newRow("otherHost") << false << true << true << false << false;
    QTest::newRow("notWanted") << true << false << false << false << false;
}

void TestAnthropicRequestWriter::cachesAutomatically()
{
    QFETCH(bool, native);
    QFETCH(bool, configured);
    QFETCH(bool, asked);
    QFETCH(bool, hasMarks);
    QFETCH(bool, caches);
    ProviderProfile profile = claudeProfile("claude-opus-4-6");
    profile.native = native;
    profile.autoPromptCache = configured;
    const Written written
        = writtenFromAnthropic(anthropic(user(hasMarks ? '[' + marked("a") + ']' : R"("a")"),
                                   asked ? R"("cache_control":{"type":"ephemeral"})" : ""),
            profile);
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("cache_control") != "-", caches);
    QCOMPARE(written.member("messages").contains("cache_control"), hasMarks);
}

void TestAnthropicRequestWriter::structuredAnswer_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("tools");
    QTest::addColumn<bool>("hasLine");
    const auto format = [](const char* schema, const char* more = "") {
        return R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":)"
            + QByteArray(schema) + "}}" + more;
    };
    const char* fit
        = R"({"type":"object","properties":{"a":{"type":"string","minLength":2}},"required":["a"]})";
    const char* open = R"({"type":"object","additionalProperties":true})";
    const QByteArray native(R"({"format":{"type":"json_schema","schema":{"type":"object","properties":{"a":)"
                            R"x({"type":"string","description":"(minLength: 2)"}},"required":["a"],)x"
                            R"("additionalProperties":false}}})");
    const QByteArray none("-");
    const auto tool = [](const char* schema) {
        return R"([{"name":"structured_output","description":"Gives the answer.","input_schema":)"
            + QByteArray(schema) + "}]";
    };
    const QByteArray opus("claude-opus-4-6");
    QTest::newRow("native") << opus << format(fit) << native << none << false;
    QTest::newRow("tool") << QByteArray("kimi-k2") << format(fit) << none << tool(fit) << false;
    QTest::newRow("toolForOpenSchema") << opus << format(open) << none << tool(open) << false;
    QTest::newRow("promptWhenToolCannotBeForced")
        << QByteArray("claude-fable-5-1") << format(open) << none << none << true;
    QTest::newRow("promptBesideTools")
        << opus << format(open, R"(,"tools":[{"type":"function","function":{"name":"f"}}])") << none
        << QByteArray(R"([{"name":"f","input_schema":{"type":"object","properties":{}}}])") << true;
    QTest::newRow("promptWhileThinking")
        << QByteArray("claude-sonnet-4-20250514") << format(fit, R"(,"reasoning_effort":"low")") << none
        << none << true;
    QTest::newRow("promptForLists") << QByteArray("kimi-k2") << format(R"({"type":"array"})") << none << none
                                    << true;
    QTest::newRow("jsonObject") << opus << QByteArray(R"("response_format":{"type":"json_object"})") << none
                                << none << true;
    QTest::newRow("text") << opus << QByteArray(R"("response_format":{"type":"text"})") << none << none
                          << false;
}

void TestAnthropicRequestWriter::structuredAnswer()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, tools);
    QFETCH(bool, hasLine);
    const std::string body
        = R"({"model":"m","messages":[{"role":"user","content":"Hi"}],)" + members.toStdString() + '}';
    const Written written = writtenFromChat(body, claudeProfile(model.toStdString()));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("output_config"), config);
    QCOMPARE(written.member("tools"), tools);
    QCOMPARE(written.member("system").contains("JSON"), hasLine);
    const bool isTool = tools.contains("structured_output");
    QCOMPARE(written.request->plan.structuredByTool, isTool);
    if (isTool)
        QCOMPARE(written.member("tool_choice"), QByteArray(R"({"type":"tool","name":"structured_output"})"));
}

void TestAnthropicRequestWriter::refuses_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("param");
    const auto row = [](const char* name, const std::string& messages, const char* param) {
        QTest::newRow(name) << QByteArray::fromStdString(messages) << QByteArray(param);
    };
    const std::string bmp
        = R"({"type":"image","source":{"type":"base64","media_type":"image/bmp","data":"A"}})";
    row("imageType", user('[' + bmp + ']'), "messages[0].content[0]");
    row("documentType",
        user(R"([{"type":"document","source":{"type":"base64","media_type":"a/b","data":"A"}}])"),
        "messages[0].content[0]");
    row("imageTypeInResult",
        assistant(R"([{"type":"tool_use","id":"i","name":"f"}])") + ','
            + user(R"([{"type":"tool_result","tool_use_id":"i","content":[)" + bmp + "]}]"),
        "messages[1].content[0].content[0]");
    row("nothingLeft", assistant(R"([{"type":"thinking","thinking":"x"}])"), "messages");
}

void TestAnthropicRequestWriter::refuses()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, param);
    const Written written
        = writtenFromAnthropic(anthropic(messages.toStdString()), claudeProfile("claude-opus-4-6"));
    QVERIFY(!written.request);
    QCOMPARE(written.request.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(QByteArray::fromStdString(written.request.error().param), param);
}

void TestAnthropicRequestWriter::namesTheVersion()
{
    const Written written = writtenFromAnthropic(anthropic(user(R"("a")")), claudeProfile("claude-opus-4-6"));
    QVERIFY(written.request);
    QCOMPARE(written.request->headers.size(), std::size_t(1));
    QCOMPARE(written.request->headers.value("anthropic-version"), std::string_view("2023-06-01"));
    QCOMPARE(written.request->plan.model, std::string("claude-opus-4-6"));
}

void TestAnthropicRequestWriter::forcesWholeReplies()
{
    ProviderProfile profile = claudeProfile("claude-opus-4-6");
    profile.forceNonStream = true;
    QCOMPARE(writtenFromAnthropic(anthropic(user(R"("a")"), R"("stream":true)"), profile).member("stream"),
        QByteArray("-"));
}

QTEST_GUILESS_MAIN(TestAnthropicRequestWriter)
#include "tst_anthropicrequestwriter.moc"
