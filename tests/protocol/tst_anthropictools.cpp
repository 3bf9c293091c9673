#include "AnthropicWriting.h"

#include "protocol/anthropic/AnthropicToolSchema.h"

#include <QTest>

using namespace dragoman;

namespace {

std::string chat(const std::string& members)
{
    return R"({"model":"m","messages":[{"role":"user","content":"Hi"}],)" + members + '}';
}

std::string function(const std::string& members)
{
    return R"({"type":"function","function":{)" + members + "}}";
}

} // namespace

class TestAnthropicTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTools_data();
    void writesTools();
    void writesChoice_data();
    void writesChoice();
    void writesSchema_data();
    void writesSchema();
    void keepsOwnTools();
    void refusesForcedToolThatIsNotThere();
    void namesAreMappedBack();
};

void TestAnthropicTools::writesTools_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("tools");
    QTest::addColumn<QByteArray>("warned");
    const auto row = [](const char* name, const std::string& members, const char* tools,
                         const char* warned = "") {
        QTest::newRow(name) << QByteArray::fromStdString(members) << QByteArray(tools) << QByteArray(warned);
    };
    const auto tools = [](const std::string& list) { return R"("tools":[)" + list + ']'; };
    row("empty", tools(""), "-");
    row("schemaAsSpelled",
        tools(function(R"("name":"f","description":"d\u00e9","parameters":{"type":"object","z":1.0,"a":)"
                       R"(12345678901234567890})")),
        R"([{"name":"f","description":"d\u00e9","input_schema":{"type":"object","z":1.0,"a":)"
        R"(12345678901234567890}}])");
    row("noParameters", tools(function(R"("name":"f")")),
        R"([{"name":"f","input_schema":{"type":"object","properties":{}}}])");
    row("nullDescription", tools(function(R"("name":"f","description":null,"parameters":{})")),
        R"([{"name":"f","input_schema":{"type":"object","properties":{}}}])");
    row("strictClosed",
        tools(function(R"("name":"f","strict":true,"parameters":{"type":"object","properties":{},)"
                       R"("additionalProperties":false})")),
        R"([{"name":"f","input_schema":{"type":"object","properties":{},"additionalProperties":false},)"
        R"("strict":true}])");
    row("strictOpen", tools(function(R"("name":"f","strict":true,"parameters":{"type":"object"})")),
        R"([{"name":"f","input_schema":{"type":"object"}}])", "tools[0]");
    row("custom", tools(R"({"type":"custom","custom":{"name":"c"}})"),
        R"([{"name":"c","input_schema":{"type":"object","properties":{"input":{"type":"string"}},)"
        R"("required":["input"]}}])");
    row("webSearch", R"("web_search_options":{"search_context_size":"low"})",
        R"([{"type":"web_search_20250305","name":"web_search","max_uses":1}])");
    row("webSearchTaken",
        tools(function(R"("name":"web_search","parameters":{"type":"object"})"))
            + R"(,"web_search_options":{})",
        R"([{"name":"web_search","input_schema":{"type":"object"}}])", "web_search_options");
    row("cacheMark",
        tools(R"({"type":"function","cache_control":{"type":"ephemeral"},"function":{"name":"f"}})"),
        R"([{"name":"f","input_schema":{"type":"object","properties":{}},"cache_control":{"type":"ephemeral"}}])");
    row("topLevelAlternatives",
        tools(function(R"("name":"f","parameters":{"anyOf":[{"properties":{"a":{}}}]})")),
        R"([{"name":"f","input_schema":{"type":"object","properties":{"a":{}}}}])", "tools[0]");
}

void TestAnthropicTools::writesTools()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, tools);
    QFETCH(QByteArray, warned);
    const Written written = writtenFromChat(chat(members.toStdString()), claudeProfile("claude-opus-4-6"));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("tools"), tools);
    QCOMPARE(written.warnedFields(), warned);
}

void TestAnthropicTools::writesChoice_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<QByteArray>("warned");
    const auto row = [](const char* name, const char* members, const char* choice, const char* warned = "",
                         const char* model = "claude-opus-4-6") {
        QTest::newRow(name) << QByteArray(
            model) << (R"("tools":[{"type":"function","function":{"name":"f"}}])" + QByteArray(members))
                            << QByteArray(choice) << QByteArray(warned);
    };
    row("absent", "", "-");
    row("auto", R"(,"tool_choice":"auto")", R"({"type":"auto"})");
    row("required", R"(,"tool_choice":"required")", R"({"type":"any"})");
    row("none", R"(,"tool_choice":"none","parallel_tool_calls":false)", R"({"type":"none"})");
    row("named", R"(,"tool_choice":{"type":"function","function":{"name":"f"}})",
        R"({"type":"tool","name":"f"})");
    row("notParallel", R"(,"parallel_tool_calls":false)",
        R"({"type":"auto","disable_parallel_tool_use":true})");
    row("parallel", R"(,"parallel_tool_calls":true)", "-");
    row("requiredNotParallel", R"(,"tool_choice":"required","parallel_tool_calls":false)",
        R"({"type":"any","disable_parallel_tool_use":true})");
    row("modelRefusesForce", R"(,"tool_choice":"required")", R"({"type":"auto"})", "tool_choice",
        "claude-fable-5-1");
}

void TestAnthropicTools::writesChoice()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, choice);
    QFETCH(QByteArray, warned);
    const Written written = writtenFromChat(chat(members.toStdString()), claudeProfile(model.toStdString()));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("tool_choice"), choice);
    QCOMPARE(written.warnedFields(), warned);
    QVERIFY(written.member("tools") != "-");
}

void TestAnthropicTools::writesSchema_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* schema, const char* expected) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(expected);
    };
    row("fit", R"({ "type":"object" })", R"({ "type":"object" })");
    row("empty", "{}", R"({"type":"object","properties":{}})");
    row("missing", "", R"({"type":"object","properties":{}})");
    row("noType", R"({"properties":{"b":1,"a":2},"required":["b"]})",
        R"({"type":"object","properties":{"b":1,"a":2},"required":["b"]})");
    row("typeNull", R"({"type":null,"properties":null,"x":1})", R"({"type":"object","properties":{},"x":1})");
    row("typeList", R"({"properties":{},"type":["object","null"]})", R"({"type":"object","properties":{}})");
    row("anyOf",
        R"({"description":"d","anyOf":[{"properties":{"a":1,"b":2},"required":["a","b"]},)"
        R"({"properties":{"b":3,"c":4},"required":["b"]}],"required":["z"],"properties":{"z":0}})",
        R"({"type":"object","description":"d","properties":{"z":0,"a":1,"b":2,"c":4},"required":["z","b"]})");
    row("allOf", R"({"type":"object","allOf":[{"properties":{"a":1},"required":["a"]},{"required":["b"]}]})",
        R"({"type":"object","properties":{"a":1},"required":["a","b"]})");
    row("oneOfWithoutObjects", R"({"oneOf":[{"$ref":"#/$defs/a"},1],"$defs":{"a":{}}})",
        R"({"type":"object","$defs":{"a":{}},"properties":{}})");
}

void TestAnthropicTools::writesSchema()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, expected);
    std::string out;
    JsonWriter json(out);
    JsonDocument memory;
    writeAnthropicToolSchema(
        json, { std::string_view(schema.constData(), std::size_t(schema.size())) }, memory);
    QCOMPARE(QByteArray::fromStdString(out), expected);
}

void TestAnthropicTools::keepsOwnTools()
{
    const std::string tools = R"([{"type":"bash_20250124","name":"bash","x":1.0},)"
                              R"({"type":"web_search_20250305","name":"web_search","max_uses":3},)"
                              R"({"name":"f","input_schema":{"type":"object"}}])";
    const std::string body
        = R"({"model":"m","max_tokens":1,"messages":[{"role":"user","content":"a"}],"tools":)"
        + tools.substr(0, tools.size() - 1) + R"(,{"name":"f","input_schema":{"type":"object"}}]})";
    const Written written = writtenFromAnthropic(body, claudeProfile("claude-opus-4-6"));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("tools"), QByteArray::fromStdString(tools));
    QCOMPARE(written.warnedFields(), QByteArray("tools[3]"));
}

void TestAnthropicTools::refusesForcedToolThatIsNotThere()
{
    ProviderProfile profile = claudeProfile("claude-opus-4-6");
    QVERIFY(writtenFromChat(chat(R"("tool_choice":"required")"), profile).error().contains("tool"));
    QVERIFY(writtenFromChat(chat(R"("tools":[{"type":"function","function":{"name":"f"}}],)"
                                 R"("tool_choice":{"type":"function","function":{"name":"g"}})"),
        profile)
                .error()
                .contains("not among the tools"));
}

void TestAnthropicTools::namesAreMappedBack()
{
    const Written written
        = writtenFromChat(chat(R"("tools":[{"type":"function","function":{"name":"a.b"}}],)"
                               R"("tool_choice":{"type":"function","function":{"name":"a.b"}})"),
            claudeProfile("claude-opus-4-6"));
    QCOMPARE(written.error(), QByteArray());
    QCOMPARE(written.member("tool_choice"), QByteArray(R"({"type":"tool","name":"a_b"})"));
    QCOMPARE(written.request->plan.toolNames.at("a_b"), std::string("a.b"));
}

QTEST_GUILESS_MAIN(TestAnthropicTools)
#include "tst_anthropictools.moc"
