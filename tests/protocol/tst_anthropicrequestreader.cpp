#include "ConversationText.h"
#include "protocol/anthropic/AnthropicRequestReader.h"

#include <QTest>

using namespace dragoman;

namespace {

// A request with one user message and these further members.
std::string requestWith(const std::string& members)
{
    return R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}])"
        + (members.empty() ? "" : "," + members) + '}';
}

std::string messagesOnly(const std::string& messages)
{
    return R"({"model":"m","max_tokens":5,"messages":[)" + messages + "]}";
}

std::string userContent(const std::string& content)
{
    return messagesOnly(R"({"role":"user","content":)" + content + "}");
}

std::string assistantContent(const std::string& content)
{
    return messagesOnly(R"({"role":"assistant","content":)" + content + "}");
}

void row(const char* name, const std::string& body, const char* first, const char* second = "")
{
    QTest::newRow(name) << QByteArray::fromStdString(body) << QByteArray(first) << QByteArray(second);
}

} // namespace

class TestAnthropicRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessages_data();
    void readsMessages();
    void readsOptions_data();
    void readsOptions();
    void refuses_data();
    void refuses();
    void warns_data();
    void warns();
    void survivesCuts();
    void readsToolKinds();
    void keepsSlices();
};

void TestAnthropicRequestReader::readsMessages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("unused");
    row("contentString", userContent(R"("H\u0069")"), R"(user(text H\u0069))");
    row("contentList", userContent(R"([{"type":"text","text":"a"},{"type":"text","text":"b"}])"),
        "user(text a; text b)");
    row("contentListEmpty", assistantContent("[]"), "assistant()");
    row("escapedWords",
        messagesOnly(R"({"r\u006fle":"us\u0065r","content":[{"type":"t\u0065xt","text":"a"}]})"),
        "user(text a)");
    row("lastOfTwoCounts", userContent(R"([{"type":"text","text":"a","text":"b"}])"), "user(text b)");
    row("cacheMark",
        userContent(R"([{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}])"),
        "user(text a*1h)");
    row("systemString", requestWith(R"("system":"Be brief")"), "system(text Be brief) user(text Hi)");
    row("systemList", requestWith(R"("system":[{"type":"text","text":"x-anthropic-billing-header: a"}])"),
        "system(text x-anthropic-billing-header: a) user(text Hi)");
    row("systemInTheMiddle", messagesOnly(R"({"role":"user","content":"a"},{"role":"system","content":"b"})"),
        "user(text a) system(text b)");
    row("systemFirst", messagesOnly(R"({"role":"system","content":"a"},{"role":"user","content":"b"})"),
        "system(text a) user(text b)");
    row("imageBase64",
        userContent(R"([{"type":"image","source":{"type":"base64","media_type":"image/jpg","data":"AA"}}])"),
        "user(image image/jpeg AA)");
    row("imageUrl", userContent(R"([{"type":"image","source":{"type":"url","url":"https://a/b.png"}}])"),
        "user(image url https://a/b.png)");
    row("documentBase64",
        userContent(R"([{"type":"document","title":"T","source":{"type":"base64",)"
                    R"("media_type":"application/pdf","data":"AA"}}])"),
        "user(document application/pdf T AA())");
    row("documentText",
        userContent(R"([{"type":"document","source":{"type":"text","media_type":"text/plain",)"
                    R"("data":"a"}}])"),
        "user(document text/plain  a())");
    row("documentUrl", userContent(R"([{"type":"document","source":{"type":"url","url":"https://a"}}])"),
        "user(document   https://a())");
    row("documentContent", userContent(R"([{"type":"document","source":{"type":"content","content":"a"}}])"),
        "user(document   (text a))");
    row("searchResult",
        userContent(R"([{"type":"search_result","source":"s","title":"T",)"
                    R"("content":[{"type":"text","text":"a"}]}])"),
        "user(search T)");
    row("thinking", assistantContent(R"([{"type":"thinking","thinking":"hm","signature":"s"}])"),
        "assistant(thinking hm signed s)");
    row("thinkingUnsigned", assistantContent(R"([{"type":"thinking","thinking":"hm"}])"),
        "assistant(thinking hm signed )");
    row("redactedThinking", assistantContent(R"([{"type":"redacted_thinking","data":"d"}])"),
        "assistant(redacted d)");
    row("toolUse",
        assistantContent(R"([{"type":"tool_use","id":"i","name":"f","input":{ "b":1,"a":1e400 }}])"),
        R"(assistant(call i f { "b":1,"a":1e400 }))");
    row("toolUseWithoutInput", assistantContent(R"([{"type":"tool_use","id":"i","name":"f"}])"),
        "assistant(call i f {})");
    row("toolResultString",
        userContent(R"([{"type":"tool_result","tool_use_id":"i","content":"a","is_error":true}])"),
        "user(result i (text a))");
    row("toolResultEmpty", userContent(R"([{"type":"tool_result","tool_use_id":"i"}])"), "user(result i ())");
    row("toolResultBlocks",
        userContent(R"([{"type":"tool_result","tool_use_id":"i","content":[{"type":"tool_reference",)"
                    R"("tool_name":"f"},{"type":"image","source":{"type":"url","url":"https://a"}}]}])"),
        "user(result i (tool f; image url https://a))");
    row("serverBlocks",
        assistantContent(R"([{"type":"server_tool_use","id":"i"},{"type":"web_search_tool_result"}])"),
        "assistant(foreign server_tool_use; foreign web_search_tool_result)");
}

void TestAnthropicRequestReader::readsMessages()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto conversation = readAnthropicRequest(body.toStdString());
    QVERIFY2(conversation, conversation ? "" : conversation.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(conversationText(*conversation)), expected);
}

void TestAnthropicRequestReader::readsOptions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("unused");
    const std::string tools = R"("tools":[{"name":"f","input_schema":{"type":"object"}}],)";
    row("plain", requestWith(""), "model=m maxTokens=5");
    row("sampling", requestWith(R"("temperature":0.50,"top_p":1,"top_k":40)"),
        "model=m maxTokens=5 temperature=0.50 topP=1 topK=40");
    row("nullIsNotGiven",
        requestWith(R"("temperature":null,"tools":[],"tool_choice":null,"metadata":{},"stream":null)"),
        "model=m maxTokens=5");
    row("stop", requestWith(R"("stop_sequences":["a","\n"],"stream":true)"),
        "model=m maxTokens=5 stop=a stop=\\n stream=yes");
    row("tool",
        requestWith(R"("tools":[{"type":"custom","name":"f","description":"d","strict":true,)"
                    R"("cache_control":{"type":"ephemeral"},"input_schema":{"z":1,"a":2}}])"),
        R"(model=m maxTokens=5 tools=f!*{"z":1,"a":2})");
    row("choiceAny", requestWith(tools + R"("tool_choice":{"type":"any"})"),
        R"(model=m maxTokens=5 tools=f{"type":"object"} choice=any)");
    row("choiceTool", requestWith(tools + R"("tool_choice":{"type":"tool","name":"f"})"),
        R"(model=m maxTokens=5 tools=f{"type":"object"} choice=tool:f)");
    row("choiceNone", requestWith(tools + R"("tool_choice":{"type":"none"})"),
        R"(model=m maxTokens=5 tools=f{"type":"object"} choice=none)");
    row("notParallel",
        requestWith(tools + R"("tool_choice":{"type":"auto","disable_parallel_tool_use":true})"),
        R"(model=m maxTokens=5 tools=f{"type":"object"} choice=auto parallel=no)");
    row("choiceWithoutTools", requestWith(R"("tool_choice":{"type":"auto"})"), "model=m maxTokens=5");
    row("thinkingEnabled", requestWith(R"("thinking":{"type":"enabled","budget_tokens":2000})"),
        "model=m maxTokens=5 reasoning=budget:2000");
    row("thinkingAdaptive",
        requestWith(R"("thinking":{"type":"adaptive"},"output_config":{"effort":"xhigh"})"),
        "model=m maxTokens=5 reasoning=adaptive/xhigh");
    row("thinkingDisabled", requestWith(R"("thinking":{"type":"disabled"})"),
        "model=m maxTokens=5 reasoning=disabled");
    row("thinkingBetweenTools", requestWith(R"("thinking":{"type":"between_tools"})"),
        "model=m maxTokens=5 reasoning=between");
    row("outputFormat", requestWith(R"("output_config":{"format":{"type":"json_schema","schema":{"b":1}}})"),
        R"(model=m maxTokens=5 format=2{"b":1})");
    row("outputFormatOld", requestWith(R"("output_format":{"type":"json_schema","schema":{"b":1}})"),
        R"(model=m maxTokens=5 format=2{"b":1})");
    row("user", requestWith(R"("metadata":{"user_id":"u1"},"service_tier":"standard_only")"),
        "model=m maxTokens=5 user=u1 tier=1");
    row("automaticCache", requestWith(R"("cache_control":{"type":"ephemeral"})"),
        "model=m maxTokens=5 cache=yes");
    row("webSearch",
        requestWith(R"("tools":[{"type":"web_search_20250305","name":"web_search","max_uses":3}])"),
        "model=m maxTokens=5 tools=web_search search=3");
}

void TestAnthropicRequestReader::readsOptions()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto conversation = readAnthropicRequest(body.toStdString());
    QVERIFY2(conversation, conversation ? "" : conversation.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(optionsText(*conversation)), expected);
    QCOMPARE(conversation->warnings.size(), std::size_t(0));
}

void TestAnthropicRequestReader::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("message");
    row("noJson", "{", "", "Invalid JSON");
    row("noObject", "[]", "", "must be a JSON object");
    row("modelMissing", R"({"max_tokens":1,"messages":[{"role":"user","content":"a"}]})", "model",
        "required");
    row("modelEmpty", R"({"model":"","max_tokens":1,"messages":[{"role":"user","content":"a"}]})", "model",
        "must be a string that is not empty");
    row("maxTokensMissing", R"({"model":"m","messages":[{"role":"user","content":"a"}]})", "max_tokens",
        "required");
    row("maxTokensFraction", R"({"model":"m","max_tokens":1.5,"messages":[1]})", "max_tokens", "whole");
    row("maxTokensNegative", R"({"model":"m","max_tokens":-1,"messages":[1]})", "max_tokens", "whole");
    row("messagesMissing", R"({"model":"m","max_tokens":1})", "messages", "required");
    row("messagesEmpty", messagesOnly(""), "messages", "required");
    row("messagesObject", R"({"model":"m","max_tokens":1,"messages":{"a":1}})", "messages", "must be a list");
    row("messageNumber", messagesOnly("1"), "messages[0]", "must be an object");
    row("onlySystem", messagesOnly(R"({"role":"system","content":"a"})"), "messages", "user or assistant");
    row("roleMissing", messagesOnly(R"({"content":"a"})"), "messages[0].role", "required");
    row("roleUnknown", messagesOnly(R"({"role":"tool","content":"a"})"), "messages[0].role",
        "unknown role 'tool'");
    row("contentMissing", messagesOnly(R"({"role":"user"})"), "messages[0].content", "required");
    row("contentNumber", userContent("1"), "messages[0].content", "must be a string or a list");
    row("blockString", userContent(R"(["a"])"), "messages[0].content[0]", "must be an object");
    row("blockTypeMissing", userContent(R"([{"text":"a"}])"), "messages[0].content[0].type", "required");
    row("blockTypeNumber", userContent(R"([{"type":1}])"), "messages[0].content[0].type", "must be a string");
    row("blockTypeUnknown", userContent(R"([{"type":"text","text":"a"},{"type":"x"}])"),
        "messages[0].content[1].type", "messages[0].content[1].type: unknown block type 'x'");
    row("textMissing", userContent(R"([{"type":"text"}])"), "messages[0].content[0].text", "required");
    row("textNumber", userContent(R"([{"type":"text","text":1}])"), "messages[0].content[0].text",
        "must be a string");
    row("toolUseOfUser", userContent(R"([{"type":"tool_use","id":"i","name":"f","input":{}}])"),
        "messages[0].content[0].type", "not allowed here");
    row("toolResultOfAssistant", assistantContent(R"([{"type":"tool_result","tool_use_id":"i"}])"),
        "messages[0].content[0].type", "not allowed here");
    row("imageInSystem", requestWith(R"("system":[{"type":"image","source":{"type":"url","url":"u"}}])"),
        "system[0].type", "not allowed here");
    row("toolIdMissing", assistantContent(R"([{"type":"tool_use","name":"f"}])"), "messages[0].content[0].id",
        "required");
    row("toolInputList", assistantContent(R"([{"type":"tool_use","id":"i","name":"f","input":[]}])"),
        "messages[0].content[0].input", "must be an object");
    row("resultIdMissing", userContent(R"([{"type":"tool_result"}])"), "messages[0].content[0].tool_use_id",
        "required");
    row("isErrorString", userContent(R"([{"type":"tool_result","tool_use_id":"i","is_error":"y"}])"),
        "messages[0].content[0].is_error", "true or false");
    row("imageFile", userContent(R"([{"type":"image","source":{"type":"file","file_id":"f"}}])"),
        "messages[0].content[0].source", "Files API");
    row("documentFile", userContent(R"([{"type":"document","source":{"type":"file","file_id":"f"}}])"),
        "messages[0].content[0].source", "Files API");
    row("imageWithoutType", userContent(R"([{"type":"image","source":{"type":"base64","data":"A"}}])"),
        "messages[0].content[0].source.media_type", "required");
    row("cacheUnknown", userContent(R"([{"type":"text","text":"a","cache_control":{"type":"x"}}])"),
        "messages[0].content[0].cache_control.type", "ephemeral");
    row("toolsObject", requestWith(R"("tools":{"a":1})"), "tools", "must be a list");
    row("toolTypeUnknown", requestWith(R"("tools":[{"type":"function","name":"f"}])"), "tools[0].type",
        "unknown tool type 'function'");
    row("toolNameMissing", requestWith(R"("tools":[{"input_schema":{}}])"), "tools[0].name", "required");
    row("schemaString", requestWith(R"("tools":[{"name":"f","input_schema":"x"}])"), "tools[0].input_schema",
        "schema object");
    row("choiceUnknown", requestWith(R"("tool_choice":{"type":"required"})"), "tool_choice.type",
        "unknown tool choice");
    row("choiceForcedWithoutTools", requestWith(R"("tool_choice":{"type":"any"})"), "tool_choice",
        "no tools");
    row("choiceOfAbsentTool",
        requestWith(R"("tools":[{"name":"f"}],"tool_choice":{"type":"tool","name":"g"})"), "tool_choice.name",
        "not among the tools");
    row("temperatureString", requestWith(R"("temperature":"1")"), "temperature", "must be a number");
    row("streamString", requestWith(R"("stream":"yes")"), "stream", "true or false");
    row("stopString", requestWith(R"("stop_sequences":"a")"), "stop_sequences", "list");
    row("stopNumber", requestWith(R"("stop_sequences":["a",1])"), "stop_sequences[1]", "string");
    row("thinkingUnknown", requestWith(R"("thinking":{"type":"much"})"), "thinking.type",
        "unknown thinking type");
    row("budgetMissing", requestWith(R"("thinking":{"type":"enabled"})"), "thinking.budget_tokens",
        "required");
    row("effortUnknown", requestWith(R"("output_config":{"effort":"huge"})"), "output_config.effort",
        "must be");
    row("formatUnknown", requestWith(R"("output_config":{"format":{"type":"xml"}})"),
        "output_config.format.type", "json_schema");
    row("threadContinue", requestWith(R"("thread":{"type":"continue","id":"t"})"), "thread",
        "cannot be continued");
    row("compaction", requestWith(R"("compaction":{"type":"auto"})"), "compaction", "Anthropic only");
}

void TestAnthropicRequestReader::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, param);
    QFETCH(QByteArray, message);
    const auto conversation = readAnthropicRequest(body.toStdString());
    QVERIFY(!conversation);
    QCOMPARE(conversation.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(QByteArray::fromStdString(conversation.error().param), param);
    const QByteArray said = QByteArray::fromStdString(conversation.error().message);
    QVERIFY2(said.contains(message) && said.startsWith(param), said.constData());
}

void TestAnthropicRequestReader::warns_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("warnings");
    QTest::addColumn<QByteArray>("unused");
    row("unknownField", requestWith(R"("speed":"fast")"), "speed; not translated; left out");
    row("unknownFieldNull", requestWith(R"("speed":null,"container":{})"), "");
    row("thread", requestWith(R"("thread":{"type":"new"})"), "thread; not translated; left out");
    row("blockFieldOnce",
        userContent(R"([{"type":"text","text":"a","x":1},{"type":"text","text":"b","x":1}])"),
        "messages[0].content[0].x; not translated; left out");
    row("historyFieldsWithoutMeaning",
        assistantContent(R"([{"type":"text","text":"a","citations":null},)"
                         R"({"type":"tool_use","id":"i","name":"f","input":{},"caller":{}}])"),
        "");
    row("documentCitations",
        userContent(R"([{"type":"document","citations":{"enabled":true},"source":{"type":"url",)"
                    R"("url":"https://a"}}])"),
        "messages[0].content[0].citations; citations are not translated");
    row("serviceTierUnknown", requestWith(R"("service_tier":"gold")"),
        "service_tier; unknown service tier; left out");
    row("toolFields", requestWith(R"("tools":[{"name":"f","input_schema":{},"defer_loading":true,"y":1}])"),
        "tools[0].y; not translated; left out");
}

void TestAnthropicRequestReader::warns()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, warnings);
    const auto conversation = readAnthropicRequest(body.toStdString());
    QVERIFY2(conversation, conversation ? "" : conversation.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(warningsText(conversation->warnings)), warnings);
}

void TestAnthropicRequestReader::survivesCuts()
{
    const std::string whole = requestWith(
        R"("system":[{"type":"text","text":"\u00e9"}],"tools":[{"name":"f","input_schema":{}}])");
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!readAnthropicRequest(whole.substr(0, length)));
    QVERIFY(readAnthropicRequest(whole));
}

void TestAnthropicRequestReader::readsToolKinds()
{
    const auto conversation = readAnthropicRequest(
        requestWith(R"("tools":[{"name":"f"},{"type":"bash_20250124","name":"bash"},)"
                    R"({"type":"code_execution_20250825","name":"code_execution"},{"type":"mcp_toolset"}])"));
    QVERIFY(conversation);
    QCOMPARE(conversation->tools.size(), std::size_t(4));
    QCOMPARE(conversation->tools[0].kind, Tool::Kind::Function);
    QCOMPARE(conversation->tools[1].kind, Tool::Kind::BuiltIn);
    QCOMPARE(conversation->tools[1].type, std::string("bash_20250124"));
    QCOMPARE(conversation->tools[2].kind, Tool::Kind::Server);
    QCOMPARE(conversation->tools[3].kind, Tool::Kind::Server);
}

void TestAnthropicRequestReader::keepsSlices()
{
    auto conversation = readAnthropicRequest(userContent(R"("long text")"));
    QVERIFY(conversation);
    const Conversation moved = std::move(*conversation);
    const std::string_view whole = moved.storage->body.text();
    const std::string_view text = moved.messages[0].blocks[0].as<TextBlock>()->text.escaped;
    QVERIFY(text.data() > whole.data() && text.data() < whole.data() + whole.size());
    QCOMPARE(moved.messages[0].blocks[0].origin.path(), std::string("messages[0].content"));
}

QTEST_GUILESS_MAIN(TestAnthropicRequestReader)
#include "tst_anthropicrequestreader.moc"
