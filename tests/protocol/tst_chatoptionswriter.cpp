#include "protocol/openai_chat/ChatRequestWriter.h"

#include "WriterCase.h"

#include <QTest>

using namespace dragoman;

namespace {

constexpr const char* closedSchema
    = R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false})";

Tool typedTool(Tool::Kind kind, const char* type, const char* name)
{
    Tool made = tool(name, "");
    made.kind = kind;
    made.type = type;
    return made;
}

void thinkOn(Conversation& c, ProviderProfile& p, const char* model, const Reasoning& reasoning)
{
    p.model = model;
    c.reasoning = reasoning;
}

// Everything but the messages.
constexpr WriterCase cases[] = {
    { "modelOfTheProfile", [](Conversation&, ProviderProfile& p) { p.model = "a\"b"; },
        R"({"model":"a\"b",)" },
    { "nothingElse", [](Conversation&, ProviderProfile&) {},
        R"({"model":"m","messages":[{"role":"user","content":"q"}]})" },
    { "stream", [](Conversation& c, ProviderProfile&) { c.stream = true; },
        R"("stream":true,"stream_options":{"include_usage":true})" },
    { "streamWithoutUsage",
        [](Conversation& c, ProviderProfile& p) {
            c.stream = true;
            p.chat.streamUsage = false;
        },
        R"("stream":true)", "", "stream_options" },
    { "forceNonStream",
        [](Conversation& c, ProviderProfile& p) {
            c.stream = true;
            p.forceNonStream = true;
        },
        "messages", "", "stream" },
    { "maxTokens", [](Conversation& c, ProviderProfile&) { c.maxTokens = 9; }, R"("max_tokens":9)" },
    { "maxCompletionTokens",
        [](Conversation& c, ProviderProfile& p) {
            c.maxTokens = 99;
            p.model = "gpt-5";
        },
        R"("max_completion_tokens":99)", "", "max_tokens\"" },
    { "maxTokensFieldByHost",
        [](Conversation& c, ProviderProfile& p) {
            c.maxTokens = 9;
            p.chat.maxTokensField = ChatQuirks::MaxTokensField::MaxCompletionTokens;
        },
        R"("max_completion_tokens":9)" },
    { "probeOfOneOnReasoningModels",
        [](Conversation& c, ProviderProfile& p) {
            c.maxTokens = 1;
            p.model = "o3";
        },
        R"("max_completion_tokens":16)" },
    { "probeOfOneElsewhere", [](Conversation& c, ProviderProfile&) { c.maxTokens = 1; },
        R"("max_tokens":1)" },
    { "cacheWarmUpOfZero", [](Conversation& c, ProviderProfile&) { c.maxTokens = 0; }, R"("max_tokens":1)" },
    { "defaultLimit", [](Conversation&, ProviderProfile& p) { p.defaultMaxTokens = 8192; },
        R"("max_tokens":8192)" },
    { "highestLimit",
        [](Conversation& c, ProviderProfile& p) {
            c.maxTokens = 100000;
            p.maxMaxTokens = 64000;
        },
        R"("max_tokens":64000)" },
    { "lowestLimit",
        [](Conversation& c, ProviderProfile& p) {
            c.maxTokens = 5;
            p.minMaxTokens = 100;
        },
        R"("max_tokens":100)" },
    { "samplingStaysSpelled",
        [](Conversation& c, ProviderProfile&) {
            c.sampling = { { "0.70" }, { "9e-1" }, {} };
        },
        R"("temperature":0.70,"top_p":9e-1)" },
    { "samplingOnReasoningModels",
        [](Conversation& c, ProviderProfile& p) {
            c.sampling.temperature = { "0.7" };
            p.model = "gpt-5";
        },
        "messages", "temperature; ", "\"temperature\"" },
    { "temperatureOfOneNeedsNoWarning",
        [](Conversation& c, ProviderProfile& p) {
            c.sampling.temperature = { "1.0" };
            p.model = "gpt-5";
        },
        "messages", "", "\"temperature\"" },
    { "topKIsLeftOut", [](Conversation& c, ProviderProfile&) { c.sampling.topK = { "40" }; }, "messages",
        "top_k; ", "\"top_k\"" },
    { "topKForLocalHosts",
        [](Conversation& c, ProviderProfile& p) {
            c.sampling.topK = { "40" };
            p.chat.topK = true;
        },
        R"("top_k":40)" },
    { "stop",
        [](Conversation& c, ProviderProfile&) {
            c.stopSequences = { { R"(\n\n)" }, { "b" } };
        },
        R"("stop":["\n\n","b"])" },
    { "fourStops",
        [](Conversation& c, ProviderProfile&) {
            c.stopSequences = { { "1" }, { "2" }, { "3" }, { "4" }, { "5" } };
        },
        R"("stop":["1","2","3","4"])", "first four" },
    { "stopOnReasoningModels",
        [](Conversation& c, ProviderProfile& p) {
            c.stopSequences = { { "a" } };
            p.model = "o4-mini";
        },
        "messages", "stop_sequences; ", "\"stop\"" },
    { "smallBudget",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5", { Reasoning::Mode::Budget, 4095, {} });
        },
        R"("reasoning_effort":"low")" },
    { "middleBudget",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5", { Reasoning::Mode::Budget, 4096, {} });
        },
        R"("reasoning_effort":"medium")" },
    { "largeBudget",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "o3", { Reasoning::Mode::Budget, 16384, {} });
        },
        R"("reasoning_effort":"high")" },
    { "adaptiveSaysNothing",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5", { Reasoning::Mode::Adaptive, 0, {} });
        },
        "messages", "", "reasoning_effort" },
    { "adaptiveWithEffort",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5", { Reasoning::Mode::Adaptive, 0, Effort::High });
        },
        R"("reasoning_effort":"high")" },
    { "disabledIsNone",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5.1", { Reasoning::Mode::Disabled, 0, Effort::High });
        },
        R"("reasoning_effort":"none")" },
    { "disabledIsMinimal",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5", { Reasoning::Mode::Disabled, 0, {} });
        },
        R"("reasoning_effort":"minimal")" },
    { "disabledWhereItCannotBe",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "o3", { Reasoning::Mode::Disabled, 0, {} });
        },
        "messages", "cannot stop thinking", "reasoning_effort" },
    { "disabledOnPlainModels",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-4o", { Reasoning::Mode::Disabled, 0, {} });
        },
        "messages", "", "reasoning_effort" },
    { "betweenToolsIsMinimal",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-5", { Reasoning::Mode::BetweenTools, 0, {} });
        },
        R"("reasoning_effort":"minimal")" },
    { "effortOnPlainModels",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "gpt-4o", { Reasoning::Mode::Budget, 5000, {} });
        },
        "messages", "does not take a reasoning effort", "reasoning_effort" },
    { "highestEffortOfTheHost",
        [](Conversation& c, ProviderProfile& p) {
            thinkOn(c, p, "glm-5", { Reasoning::Mode::Adaptive, 0, Effort::Max });
            p.chat.reasons = true;
            p.chat.highestEffort = "high";
        },
        R"("reasoning_effort":"high")" },
    { "jsonObject",
        [](Conversation& c, ProviderProfile&) { c.outputFormat.kind = OutputFormat::Kind::JsonObject; },
        R"("response_format":{"type":"json_object"})" },
    { "jsonSchemaThatFitsStrictMode",
        [](Conversation& c, ProviderProfile&) {
            c.outputFormat.kind = OutputFormat::Kind::JsonSchema;
            c.outputFormat.schema = { closedSchema };
        },
        R"("response_format":{"type":"json_schema","json_schema":{"name":"output","schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false},"strict":true}})" },
    { "openJsonSchema",
        [](Conversation& c, ProviderProfile&) {
            c.outputFormat.kind = OutputFormat::Kind::JsonSchema;
            c.outputFormat.name = { "n" };
            c.outputFormat.schema = { R"({"type":"object"})" };
        },
        R"("json_schema":{"name":"n","schema":{"type":"object"}}})" },
    { "shortUser", [](Conversation& c, ProviderProfile&) { c.userId = { "u1" }; }, R"("user":"u1")" },
    { "longUserIsHashed",
        [](Conversation& c, ProviderProfile&) {
            c.userId = { "user_0123456789012345678901234567890123456789_account__code_0123456789" };
        },
        R"("user":")", "", "user_0" },
    { "serviceTier", [](Conversation& c, ProviderProfile&) { c.serviceTier = ServiceTier::Default; },
        R"("service_tier":"default")" },
    { "tool",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", R"({"type":"object","properties":{"z":{"const":9007199254740993}}})") };
            c.tools[0].description = JsonText{ R"(d\u00e9)" };
        },
        R"("tools":[{"type":"function","function":{"name":"f","description":"d\u00e9","parameters":{"type":"object","properties":{"z":{"const":9007199254740993}}}}}])" },
    { "toolWithoutSchema", [](Conversation& c, ProviderProfile&) { c.tools = { tool("f", "") }; },
        R"({"name":"f","parameters":{"type":"object","properties":{}}})" },
    { "schemaWithoutProperties",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", R"({ "type": "object", "a": [1] })") };
        },
        R"("parameters":{"type":"object","a":[1],"properties":{}})" },
    { "schemaWithoutType",
        [](Conversation& c, ProviderProfile&) { c.tools = { tool("f", R"({"properties":{"a":{}}})") }; },
        R"("parameters":{"type":"object","properties":{"a":{}}})" },
    { "schemaOfAnotherTypeStays",
        [](Conversation& c, ProviderProfile&) { c.tools = { tool("f", R"({"type":"string"})") }; },
        R"("parameters":{"type":"string"})" },
    { "strictSchema",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", closedSchema) };
            c.tools[0].strict = true;
        },
        R"("additionalProperties":false},"strict":true})" },
    { "strictButOpenSchema",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", R"({"type":"object","properties":{"a":{}}})") };
            c.tools[0].strict = true;
        },
        "\"tools\"", "strict", "strict" },
    { "firstOfTwoToolsCounts",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", ""), tool("f", closedSchema) };
        },
        R"("tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}}}])",
        "only the first" },
    { "bashTool",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { typedTool(Tool::Kind::BuiltIn, "bash_20250124", "bash") };
        },
        R"({"name":"bash","description":"Runs a command)" },
    { "editorTool",
        [](Conversation& c, ProviderProfile&) {
            c.tools
                = { typedTool(Tool::Kind::BuiltIn, "text_editor_20250728", "str_replace_based_edit_tool") };
        },
        R"("enum":["view","str_replace","create","insert"])" },
    { "memoryTool",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { typedTool(Tool::Kind::BuiltIn, "memory_20250818", "memory") };
        },
        R"("old_path")" },
    { "serverToolIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { typedTool(Tool::Kind::Server, "web_fetch_20250910", "web_fetch"), tool("f", "") };
        },
        R"("tools":[{"type":"function","function":{"name":"f")", "web_fetch_20250910", "\"web_fetch\"" },
    { "webSearchOnSearchModels",
        [](Conversation& c, ProviderProfile& p) {
            c.tools = { typedTool(Tool::Kind::Server, "web_search_20250305", "web_search") };
            p.model = "gpt-4o-search-preview";
        },
        R"("web_search_options":{})", "", "\"tools\"" },
    { "webSearchWithPlace",
        [](Conversation& c, ProviderProfile& p) {
            c.webSearch = WebSearch{ WebSearch::ContextSize::Low,
                { R"({"type":"approximate","city":"Oslo","region":null})" }, 1 };
            p.model = "gpt-4o-search-preview";
        },
        R"("web_search_options":{"search_context_size":"low","user_location":{"type":"approximate","approximate":{"city":"Oslo"}}})" },
    { "webSearchElsewhere", [](Conversation& c, ProviderProfile&) { c.webSearch = WebSearch(); }, "messages",
        "web_search_options; ", "\"web_search_options\"" },
    { "choiceAutoIsLeftOut",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", "") };
            c.toolChoice = ToolChoice();
        },
        "\"tools\"", "", "tool_choice" },
    { "choiceAny",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", "") };
            c.toolChoice = ToolChoice{ ToolChoice::Mode::Any };
        },
        R"("tool_choice":"required")" },
    { "choiceNone",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", "") };
            c.toolChoice = ToolChoice{ ToolChoice::Mode::None };
        },
        R"("tool_choice":"none")" },
    { "choiceTool",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", "") };
            c.toolChoice = ToolChoice{ ToolChoice::Mode::Tool, { "f" } };
        },
        R"("tool_choice":{"type":"function","function":{"name":"f"}})" },
    { "choiceWithoutToolsIsLeftOut",
        [](Conversation& c, ProviderProfile&) { c.toolChoice = ToolChoice{ ToolChoice::Mode::None }; },
        "messages", "", "tool_choice" },
    { "oneCallAtATime",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", "") };
            c.parallelToolCalls = false;
        },
        R"("parallel_tool_calls":false)" },
    { "parallelIsTheDefault",
        [](Conversation& c, ProviderProfile&) {
            c.tools = { tool("f", "") };
            c.parallelToolCalls = true;
        },
        "\"tools\"", "", "parallel_tool_calls" },
    { "parallelFlagWithoutTools", [](Conversation& c, ProviderProfile&) { c.parallelToolCalls = false; },
        "messages", "", "parallel_tool_calls" },
    { "parallelFlagOnOModels",
        [](Conversation& c, ProviderProfile& p) {
            c.tools = { tool("f", "") };
            c.parallelToolCalls = false;
            p.model = "o3";
        },
        "\"tools\"", "parallel_tool_calls; ", "\"parallel_tool_calls\"" },
    { "toolCacheMark",
        [](Conversation& c, ProviderProfile& p) {
            c.tools = { tool("f", "") };
            c.tools[0].cache = CacheMark{};
            p.chat.cacheMarks = true;
        },
        R"("properties":{}}},"cache_control":{"type":"ephemeral"}}])" },
};

} // namespace

class TestChatOptionsWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data() { addRows(cases); }
    void writes();
    void errors_data();
    void errors();
};

void TestChatOptionsWriter::writes()
{
    QFETCH(int, index);
    check(cases[index]);
}

void TestChatOptionsWriter::errors_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("forcedName"); // "any" forces any tool
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("computerUse") << QByteArray("computer_20250124") << QByteArray()
                                 << QByteArray("computer_20250124");
    QTest::newRow("forcedWithoutTools")
        << QByteArray() << QByteArray("any") << QByteArray("none of the tools");
    QTest::newRow("forcedUnknownTool") << QByteArray("bash_20250124") << QByteArray("g") << QByteArray("'g'");
}

void TestChatOptionsWriter::errors()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, forcedName);
    QFETCH(QByteArray, part);
    Conversation conversation = question();
    if (!type.isEmpty())
        conversation.tools = { typedTool(Tool::Kind::BuiltIn, type.constData(), "name") };
    if (forcedName == "any")
        conversation.toolChoice = ToolChoice{ ToolChoice::Mode::Any };
    else if (!forcedName.isEmpty())
        conversation.toolChoice = ToolChoice{ ToolChoice::Mode::Tool, { forcedName.constData() } };
    const Result<ProviderRequest> request = writeChatRequest(conversation, {});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::InvalidRequest);
    QVERIFY2(
        QByteArray::fromStdString(request.error().message).contains(part), request.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestChatOptionsWriter)
#include "tst_chatoptionswriter.moc"
