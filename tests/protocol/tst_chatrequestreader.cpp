#include "protocol/openai_chat/ChatRequestReader.h"

#include "ConversationText.h"

#include <QTest>

using namespace dragoman;

namespace {

// A request with these members beside a model and one message.
std::string requestWith(const QByteArray& members)
{
    return R"({"model":"m","messages":[{"role":"user","content":"q"}])"
        + (members.isEmpty() ? "" : "," + members.toStdString()) + "}";
}

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

struct OptionRow
{
    const char* rule;
    const char* members;
    const char* expected;
};

constexpr OptionRow optionRows[] = {
    { "nothing", "", "" },
    { "maxTokens", R"("max_tokens":5)", "maxTokens=5" },
    { "maxCompletionTokensWins", R"("max_completion_tokens":7,"max_tokens":5)", "maxTokens=7" },
    { "integralFraction", R"("max_tokens":4096.0)", "maxTokens=4096" },
    { "numbersStaySpelled", R"("temperature":0.70,"top_p":1e-1,"top_k":40)",
        "temperature=0.70 topP=1e-1 topK=40" },
    { "stopString", R"("stop":"END")", "stop=END" },
    { "stopList", R"("stop":["a\n","b"])", R"(stop=a\n stop=b)" },
    { "blankStopIsLeftOut", R"("stop":["\n","b"])", "stop=b" },
    { "stream", R"("stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false})",
        "stream=yes usage=yes" },
    { "oneChoice", R"("n":1)", "" },
    { "tool",
        R"("tools":[{"type":"function","function":{"name":"f","parameters":{"z":1,"a":9007199254740993}}}])",
        R"(tools=f{"z":1,"a":9007199254740993})" },
    { "strictTool", R"("tools":[{"type":"function","function":{"name":"f","strict":true}}])", "tools=f!" },
    { "toolWithCacheMark",
        R"("tools":[{"type":"function","function":{"name":"f"},"cache_control":{"type":"ephemeral"}}])",
        "tools=f*" },
    { "toolWithoutType", R"("tools":[{"function":{"name":"f"}}])", "tools=f" },
    { "customTool", R"("tools":[{"type":"custom","custom":{"name":"c","format":{"type":"text"}}}])",
        R"(tools=custom:c{"type":"object","properties":{"input":{"type":"string"}},"required":["input"]})" },
    { "firstOfTwoToolsCounts",
        R"("tools":[{"function":{"name":"f","strict":true}},{"function":{"name":"\u0066"}}])", "tools=f!" },
    { "functions",
        R"("functions":[{"name":"f","parameters":{"type":"object"}}],"function_call":{"name":"f"})",
        R"(tools=f{"type":"object"} choice=tool:f)" },
    { "choiceAuto", R"("tools":[{"function":{"name":"f"}}],"tool_choice":"auto")", "tools=f choice=auto" },
    { "choiceNone", R"("tools":[{"function":{"name":"f"}}],"tool_choice":"none")", "tools=f choice=none" },
    { "choiceRequired", R"("tools":[{"function":{"name":"f"}}],"tool_choice":"required")",
        "tools=f choice=any" },
    { "choiceFunction",
        R"("tool_choice":{"type":"function","function":{"name":"f"}},"tools":[{"function":{"name":"f"}}])",
        "tools=f choice=tool:f" },
    { "choiceCustom",
        R"("tool_choice":{"type":"custom","custom":{"name":"f"}},"tools":[{"function":{"name":"f"}}])",
        "tools=f choice=tool:f" },
    { "choiceAllowedTools",
        R"("tools":[{"function":{"name":"f"}},{"function":{"name":"g"}}],"tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"g"}}]}})",
        "tools=g choice=any" },
    { "choiceWithoutTools", R"("tools":[],"tool_choice":"auto")", "" },
    { "parallel", R"("parallel_tool_calls":false)", "parallel=no" },
    { "formatText", R"("response_format":{"type":"text"})", "" },
    { "formatJsonObject", R"("response_format":{"type":"json_object"})", "format=1" },
    { "formatSchema",
        R"("response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"b":1,"a":2}}})",
        R"(format=2n!{"b":1,"a":2})" },
    { "formatSchemaWithoutSchema", R"("response_format":{"type":"json_schema","json_schema":{"name":"n"}})",
        "format=1" },
    { "effort", R"("reasoning_effort":"xhigh")", "reasoning=/xhigh" },
    { "effortNone", R"("reasoning_effort":"none")", "reasoning=/none" },
    { "reasoningObject", R"("reasoning":{"effort":"low"})", "reasoning=/low" },
    { "reasoningBudget", R"("reasoning":{"max_tokens":2000})", "reasoning=budget:2000" },
    { "reasoningOff", R"("reasoning":{"enabled":false})", "reasoning=disabled" },
    { "thinkingBudget", R"("thinking":{"type":"enabled","budget_tokens":1024})", "reasoning=budget:1024" },
    { "thinkingWithoutBudget", R"("thinking":{"type":"enabled"})", "reasoning=adaptive" },
    { "thinkingDisabled", R"("thinking":{"type":"disabled"})", "reasoning=disabled" },
    { "thinkingWithEffort", R"("thinking":{"type":"adaptive"},"reasoning_effort":"high")",
        "reasoning=adaptive/high" },
    { "user", R"("user":"u1")", "user=u1" },
    { "safetyIdentifierWins", R"("safety_identifier":"s1","user":"u1")", "user=s1" },
    { "emailIsNoUser", R"("user":"someone@example.org")", "" },
    { "phoneIsNoUser", R"("user":"+49 (30) 1234-567")", "" },
    { "userBehindEmail", R"("safety_identifier":"someone@example.org","user":"u1")", "user=u1" },
    { "tier", R"("service_tier":"priority")", "tier=4" },
    { "webSearch", R"("web_search_options":{"search_context_size":"high"})", "search=10" },
    { "emptyWebSearchCounts", R"("web_search_options":{})", "search=0" },
    { "webSearchPlace",
        R"("web_search_options":{"user_location":{"type":"approximate","approximate":{"city":"Oslo"}}})",
        R"(search=0{"type":"approximate","city":"Oslo"})" },
    { "promptCache", R"("prompt_cache_options":{})", "cache=yes" },
    { "textModality", R"("modalities":["text"])", "" },
    { "lastDuplicateWins", R"("max_tokens":1,"max_tokens":2)", "maxTokens=2" },
};

struct ErrorRow
{
    const char* rule;
    const char* members;
    const char* param;
    const char* part;
};

constexpr ErrorRow errorRows[] = {
    { "modelIsNumber", R"("model":1)", "model", "model: " },
    { "modelIsBlank", R"("model":" ")", "model", "name of a model" },
    { "maxTokensIsString", R"("max_tokens":"5")", "max_tokens", "whole number" },
    { "maxTokensIsZero", R"("max_tokens":0)", "max_tokens", "at least 1" },
    { "maxTokensHasFraction", R"("max_tokens":1.5)", "max_tokens", "whole number" },
    { "temperatureIsString", R"("temperature":"hot")", "temperature", "must be a number" },
    { "stopIsNumber", R"("stop":1)", "stop", "string" },
    { "stopListHasNumber", R"("stop":["a",1])", "stop[1]", "string" },
    { "twoChoices", R"("n":2)", "n", "only one answer" },
    { "streamIsString", R"("stream":"yes")", "stream", "true or false" },
    { "toolsIsObject", R"("tools":{"a":1})", "tools", "list" },
    { "toolIsString", R"("tools":["x"])", "tools[0]", "object" },
    { "unknownToolType", R"("tools":[{"type":"web_search"}])", "tools[0].type", "'web_search'" },
    { "toolWithoutFunction", R"("tools":[{"type":"function"}])", "tools[0].function", "object" },
    { "toolWithoutName", R"("tools":[{"type":"function","function":{}}])", "tools[0].function.name",
        "required" },
    { "toolWithEmptyName", R"("tools":[{"function":{"name":""}}])", "tools[0].function.name", "empty" },
    { "parametersIsString", R"("tools":[{"function":{"name":"f","parameters":"x"}}])",
        "tools[0].function.parameters", "object" },
    { "strictIsString", R"("tools":[{"function":{"name":"f","strict":"x"}}])", "tools[0].function.strict",
        "true or false" },
    { "unknownChoice", R"("tool_choice":"maybe")", "tool_choice", "'maybe'" },
    { "requiredWithoutTools", R"("tool_choice":"required")", "tool_choice", "no tools" },
    { "namedWithoutTools", R"("tool_choice":{"type":"function","function":{"name":"f"}})", "tool_choice",
        "'f'" },
    { "choiceOfNoTool",
        R"("tools":[{"function":{"name":"f"}}],"tool_choice":{"type":"function","function":{"name":"g"}})",
        "tool_choice", "'g'" },
    { "choiceWithoutName", R"("tools":[{"function":{"name":"f"}}],"tool_choice":{"type":"function"})",
        "tool_choice", "name" },
    { "choiceOfUnknownType", R"("tool_choice":{"type":"x"})", "tool_choice.type", "must be" },
    { "noneAllowed",
        R"("tools":[{"function":{"name":"f"}}],"tool_choice":{"type":"allowed_tools","allowed_tools":{"tools":[{"function":{"name":"g"}}]}})",
        "tool_choice.allowed_tools.tools", "none" },
    { "unknownFormat", R"("response_format":{"type":"xml"})", "response_format.type", "must be" },
    { "schemaIsString", R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":"x"}})",
        "response_format.json_schema.schema", "object" },
    { "unknownEffort", R"("reasoning_effort":"huge")", "reasoning_effort", "must be" },
    { "unknownEffortInObject", R"("reasoning":{"effort":1})", "reasoning.effort", "must be" },
    { "unknownThinking", R"("thinking":{"type":"deep"})", "thinking.type", "'deep'" },
    { "negativeBudget", R"("thinking":{"type":"enabled","budget_tokens":-1})", "thinking.budget_tokens",
        "number" },
    { "audioOutput", R"("modalities":["text","audio"])", "modalities[1]", "text output" },
    { "searchSize", R"("web_search_options":{"search_context_size":"huge"})",
        "web_search_options.search_context_size", "must be" },
    { "userIsNumber", R"("user":1)", "user", "string" },
};

} // namespace

// Top-level fields; tst_chatmessagereader reads the messages.
class TestChatRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void options_data();
    void options();
    void warnings_data();
    void warnings();
    void errors_data();
    void errors();
    void everyPrefixIsRefused();
    void nothingGivenLeavesNothing_data();
    void nothingGivenLeavesNothing();
    void warningsAreBounded();
    void slicesOutliveTheMove();
};

void TestChatRequestReader::options_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("expected"); // behind "model=m"
    for (const OptionRow& row : optionRows)
        QTest::newRow(row.rule) << QByteArray(row.members) << QByteArray(row.expected);
}

void TestChatRequestReader::options()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, expected);
    const Result<Conversation> read = readChatRequest(requestWith(members));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(bytes(optionsText(*read)), "model=m" + (expected.isEmpty() ? "" : " " + expected));
}

void TestChatRequestReader::warnings_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("fields"); // those that a warning names
    const auto row = [](const char* rule, const char* members, const char* fieldNames) {
        QTest::newRow(rule) << QByteArray(members) << QByteArray(fieldNames);
    };
    row("none", R"("temperature":1)", "");
    row("unknownField", R"("enable_thinking":true)", "enable_thinking");
    row("seed", R"("seed":1,"logit_bias":{"1":2})", "seed logit_bias");
    row("penalties", R"("frequency_penalty":0.1,"presence_penalty":0.1)",
        "frequency_penalty presence_penalty");
    row("emptyLogitBias", R"("logit_bias":{})", "");
    row("logprobs", R"("logprobs":true,"top_logprobs":3)", "logprobs top_logprobs");
    row("noLogprobs", R"("logprobs":false)", "");
    row("verbosity", R"("verbosity":"low")", "verbosity");
    row("metadata", R"("metadata":{"a":"b"})", "");
    row("promptCacheKey", R"("prompt_cache_key":"k","prompt_cache_retention":"24h")", "");
    row("store", R"("store":true)", "store");
    row("noStore", R"("store":false)", "");
    row("prediction", R"("prediction":{"type":"content","content":"x"})", "prediction");
    row("email", R"("user":"someone@example.org")", "user");
    row("blankStop", R"("stop":["a"," "])", "stop[1]");
    row("duplicateTool", R"("tools":[{"function":{"name":"f"}},{"function":{"name":"f"}}])", "tools[1]");
    row("grammar",
        R"("tools":[{"type":"custom","custom":{"name":"c","format":{"type":"grammar","grammar":{}}}}])",
        "tools[0].custom.format");
    row("unknownTier", R"("service_tier":"gold")", "service_tier");
    row("heldBackReasoning", R"("reasoning":{"effort":"low","exclude":true})", "reasoning.exclude");
    row("audioSettings", R"("audio":{"voice":"x","format":"wav"})", "audio");
}

void TestChatRequestReader::warnings()
{
    QFETCH(QByteArray, members);
    const Result<Conversation> read = readChatRequest(requestWith(members));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QByteArrayList named;
    for (const Warning& warning : read->warnings)
        named.append(bytes(warning.field));
    QTEST(named.join(' '), "fields");
}

void TestChatRequestReader::errors_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("part"); // of the message
    for (const ErrorRow& row : errorRows)
        QTest::newRow(row.rule) << QByteArray(row.members) << QByteArray(row.param) << QByteArray(row.part);
}

void TestChatRequestReader::errors()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, part);
    const Result<Conversation> read = readChatRequest(requestWith(members));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidRequest);
    QTEST(bytes(read.error().param), "param");
    QVERIFY2(bytes(read.error().message).contains(part), read.error().message.c_str());
    QVERIFY(bytes(read.error().message).startsWith(bytes(read.error().param) + ": "));
}

void TestChatRequestReader::everyPrefixIsRefused()
{
    const std::string body = requestWith(R"("tools":[{"function":{"name":"f"}}],"stop":["a"],"stream":true)");
    QVERIFY(readChatRequest(body));
    for (std::size_t length = 0; length < body.size(); ++length)
        QVERIFY(!readChatRequest(body.substr(0, length)));
}

void TestChatRequestReader::nothingGivenLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("empty");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("emptyList") << QByteArray("[]");
    QTest::newRow("emptyObject") << QByteArray("{}");
}

void TestChatRequestReader::nothingGivenLeavesNothing()
{
    QFETCH(QByteArray, empty);
    QByteArrayList members;
    for (const char* name : { "max_tokens", "temperature", "stop", "n", "stream", "stream_options", "tools",
             "functions", "tool_choice", "function_call", "response_format", "reasoning_effort", "reasoning",
             "thinking", "user", "service_tier", "modalities", "logprobs", "seed", "somethingElse" })
        members.append('"' + QByteArray(name) + "\":" + empty);
    const Result<Conversation> read = readChatRequest(requestWith(members.join(',')));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(bytes(optionsText(*read)), QByteArray("model=m"));
    QVERIFY(read->warnings.empty());
}

void TestChatRequestReader::warningsAreBounded()
{
    QByteArrayList members;
    for (int i = 0; i < 5000; ++i)
        members.append("\"x" + QByteArray::number(i) + "\":1");
    const Result<Conversation> read = readChatRequest(requestWith(members.join(',')));
    QVERIFY(read);
    QCOMPARE(read->warnings.size(), std::size_t(101));
}

void TestChatRequestReader::slicesOutliveTheMove()
{
    Result<Conversation> read = readChatRequest(requestWith(R"("user":"someone")"));
    QVERIFY(read);
    const Conversation moved = std::move(*read);
    QCOMPARE(bytes(conversationText(moved)), QByteArray("user(text q)"));
    QCOMPARE(moved.userId.escaped, std::string_view("someone"));
}

QTEST_GUILESS_MAIN(TestChatRequestReader)
#include "tst_chatrequestreader.moc"
