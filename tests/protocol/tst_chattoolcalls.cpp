#include "protocol/ChatStreams.h"

using namespace dragoman;

// Tool calls in streams: which piece belongs to which call, and in which order the calls go out.
class TestChatToolCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCall_data();
    void oneCall();
    void severalCalls_data();
    void severalCalls();
    void betweenProse_data();
    void betweenProse();
    void cutCalls_data();
    void cutCalls();
    void restoresNames();
    void generatesIds();
    void refusesTooManyCalls();
};

namespace {

// `{"tool_calls":[...]}` with the elements given.
QByteArray calls(const char* elements)
{
    return QByteArray("{\"tool_calls\":[") + elements + "]}\n";
}

QByteArray events(const char* blocks, const char* reason = "tool_use")
{
    return QByteArray("started c1 m1\n") + blocks + "finished " + reason + "\n";
}

void row(const char* name, const QByteArray& script, const QByteArray& expected)
{
    QTest::newRow(name) << script + "finish tool_calls\ndone" << expected;
}

const char* const weather = "open tool t1 weather\narguments {\\\"a\\\":1}\nclose\n";

} // namespace

void TestChatToolCalls::oneCall_data()
{
    addChatColumns();
    row("whole",
        calls(
            R"({"index":0,"id":"t1","type":"function","function":{"name":"weather","arguments":"{\"a\":1}"}})"),
        events(weather));
    row("contentEmptyOrNull",
        "{\"role\":\"assistant\",\"content\":null}\n{\"content\":\"\"}\n"
            + calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})"),
        events(weather));
    row("fragmentsStreamLive",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":""}})")
            + calls(R"({"index":0,"function":{"arguments":"{\"a"}})")
            + calls(R"({"index":0,"function":{"arguments":"\":1}"}})"),
        events("open tool t1 weather\narguments {\\\"a\narguments \\\":1}\nclose\n"));
    row("emptyArguments", calls(R"({"index":0,"id":"t1","function":{"name":"now","arguments":""}})"),
        events("open tool t1 now\narguments {}\nclose\n"));
    row("noArguments", calls(R"({"index":0,"id":"t1","function":{"name":"now"}})"),
        events("open tool t1 now\narguments {}\nclose\n"));
    row("blankArguments", calls(R"({"index":0,"id":"t1","function":{"name":"now","arguments":" \n"}})"),
        events("open tool t1 now\narguments {}\nclose\n"));
    row("nullArguments", calls(R"({"index":0,"id":"t1","function":{"name":"now","arguments":null}})"),
        events("open tool t1 now\narguments {}\nclose\n"));
    row("placeholderBeforeArguments",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{}"}})")
            + calls(R"({"index":0,"function":{"arguments":"{\"a\":1}"}})"),
        events(weather));
    row("objectArguments",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":{"a":1}}})"), events(weather));
    row("textBehindArguments",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}\n{"}})"),
        events(weather));
    row("bracesInStrings",
        calls(R"({"index":0,"id":"t1","function":{"name":"w","arguments":"{\"a\":\"}\\\"}"}})")
            + calls(R"({"index":0,"function":{"arguments":"\"}"}})"),
        events("open tool t1 w\narguments {\\\"a\\\":\\\"}\\\\\\\"}\narguments \\\"}\nclose\n"));
    row("lateName",
        calls(R"({"index":0,"id":"t1","function":{"name":"","arguments":""}})")
            + calls(R"({"index":0,"function":{"arguments":"{\"a\":1}"}})")
            + calls(R"({"index":0,"function":{"name":"weather"}})"),
        events(weather));
    row("repeatedNameAndId",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\""}})")
            + calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":":1}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\"\narguments :1}\nclose\n"));
    row("lateIdOfLiveCall",
        calls(R"({"index":0,"id":"","function":{"name":"","arguments":""}})")
            + calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})"),
        events(weather));
    row("nameNeverComes", calls(R"({"index":0,"id":"t1","function":{"arguments":"{\"a\":1}"}})"),
        events("open tool t1 tool_0\narguments {\\\"a\\\":1}\nclose\n"));
    row("nothingEverComes", calls(R"({"index":0,"id":"t1","function":{}})"), events("", "end_turn"));
    row("legacyFunctionCall",
        "{\"function_call\":{\"name\":\"weather\",\"arguments\":\"\"}}\n"
        "{\"function_call\":{\"arguments\":\"{\\\"a\\\":1}\"}}\n",
        events("open tool call_GENERATED weather\narguments {\\\"a\\\":1}\nclose\n"));
    QTest::newRow("finishWithPayload") << QByteArray(
        R"(raw {"id":"c1","model":"m1","choices":[{"delta":{"tool_calls":[{"index":0,"id":"t1",)"
        R"("function":{"name":"weather","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}]})"
        "\ndone") << events(weather);
    QTest::newRow("stopWithTools")
        << calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})")
            + "finish stop\ndone"
        << events(weather);
    QTest::newRow("finishMissing")
        << calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})") + "done"
        << events(weather);
    QTest::newRow("promiseWithoutCall") << QByteArray("{\"content\":\"a\"}\nfinish tool_calls\ndone")
                                        << events("open text\ntext a\nclose\n", "end_turn");
}

void TestChatToolCalls::oneCall()
{
    compareChatRow();
}

void TestChatToolCalls::severalCalls_data()
{
    addChatColumns();
    const char* const both = "open tool t1 weather\narguments {\\\"a\\\":1}\nclose\n"
                             "open tool t2 time\narguments {\\\"b\\\":2}\nclose\n";
    row("twoInOneChunk",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}},)"
              R"({"index":1,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})"),
        events(both));
    row("interleavedByIndex",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":""}})")
            + calls(R"({"index":1,"id":"t2","function":{"name":"time","arguments":"{\"b\""}})")
            + calls(R"({"index":0,"function":{"arguments":"{\"a\":1}"}})")
            + calls(R"({"index":1,"function":{"arguments":":2}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\":1}\nclose\n"
               "open tool t2 time\narguments {\\\"b\\\"\narguments :2}\nclose\n"));
    row("sameIndexNewId",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})")
            + calls(R"({"index":0,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})"),
        events(both));
    row("sameIndexNewIdWithoutArguments",
        calls(R"({"index":0,"id":"t1","function":{"name":"x","arguments":""}})")
            + calls(R"({"index":0,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})"),
        events("open tool t1 x\narguments {}\nclose\nopen tool t2 time\narguments {\\\"b\\\":2}\nclose\n"));
    row("sameIndexInterleavedById",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\""}})")
            + calls(R"({"index":0,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})")
            + calls(R"({"index":0,"id":"t1","function":{"arguments":":1}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\"\narguments :1}\nclose\n"
               "open tool t2 time\narguments {\\\"b\\\":2}\nclose\n"));
    row("noIndex",
        calls(R"({"id":"t1","function":{"name":"weather","arguments":"{\"a\""}})")
            + calls(R"({"function":{"arguments":":1}"}})")
            + calls(R"({"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\"\narguments :1}\nclose\n"
               "open tool t2 time\narguments {\\\"b\\\":2}\nclose\n"));
    row("noIndexIdsRepeated",
        calls(R"({"id":"t1","function":{"name":"weather","arguments":"{\"a\""}})")
            + calls(R"({"id":"t2","function":{"name":"time","arguments":"{\"b\""}})")
            + calls(R"({"id":"t1","function":{"arguments":":1}"}})")
            + calls(R"({"id":"t2","function":{"arguments":":2}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\"\narguments :1}\nclose\n"
               "open tool t2 time\narguments {\\\"b\\\"\narguments :2}\nclose\n"));
    row("idsMissingNameBeginsAnother",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})")
            + calls(R"({"index":0,"function":{"name":"time","arguments":"{\"b\":2}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\":1}\nclose\n"
               "open tool call_GENERATED time\narguments {\\\"b\\\":2}\nclose\n"));
    row("oneIdForTwoIndexes",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})")
            + calls(R"({"index":1,"id":"t1","function":{"name":"weather","arguments":"{\"b\":2}"}})"),
        events("open tool t1 weather\narguments {\\\"a\\\":1}\nclose\n"
               "open tool call_GENERATED weather\narguments {\\\"b\\\":2}\nclose\n"));
    row("indexesWithHoles",
        calls(R"({"index":3,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}},)"
              R"({"index":7,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})"),
        events(both));
    row("firstWithoutNameWaits",
        calls(R"({"index":0,"id":"t1","function":{"arguments":"{\"a\":1}"}})")
            + calls(R"({"index":1,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})")
            + calls(R"({"index":0,"function":{"name":"weather"}})"),
        events("open tool t2 time\narguments {\\\"b\\\":2}\nclose\n"
               "open tool t1 weather\narguments {\\\"a\\\":1}\nclose\n"));
}

void TestChatToolCalls::severalCalls()
{
    compareChatRow();
}

void TestChatToolCalls::betweenProse_data()
{
    addChatColumns();
    const QByteArray first
        = calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})");
    const QByteArray second
        = calls(R"({"index":1,"id":"t2","function":{"name":"time","arguments":"{\"b\":2}"}})");
    const QByteArray firstBlock = weather;
    const QByteArray secondBlock = "open tool t2 time\narguments {\\\"b\\\":2}\nclose\n";
    row("textAndTool", "{\"content\":\"x\"}\n" + first, events("open text\ntext x\nclose\n" + firstBlock));
    row("thinkingTextTool", "{\"reasoning_content\":\"hm\"}\n{\"content\":\"x\"}\n" + first,
        events("open thinking\nthinking hm\nclose\nopen text\ntext x\nclose\n" + firstBlock));
    row("allInOneChunk",
        R"({"tool_calls":[{"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}}],)"
        R"("content":"x","reasoning":"hm"})"
        "\n",
        events("open thinking\nthinking hm\nclose\nopen text\ntext x\nclose\n" + firstBlock));
    row("textToolTextTool", "{\"content\":\"x\"}\n" + first + "{\"content\":\"y\"}\n" + second,
        events("open text\ntext x\nclose\n" + firstBlock + "open text\ntext y\nclose\n" + secondBlock));
    row("newlineBetweenTools", first + "{\"content\":\"\\n\"}\n" + second, events(firstBlock + secondBlock));
    row("textInTheMiddleOfArguments",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\""}})")
            + "{\"content\":\"x\"}\n{\"content\":\" \"}\n"
            + calls(R"({"index":0,"function":{"arguments":":1}"}})") + "{\"content\":\"y\"}\n",
        events("open tool t1 weather\narguments {\\\"a\\\"\narguments :1}\nclose\n"
               "open text\ntext x \ntext y\nclose\n"));
    row("textBeforeAnyArgument",
        calls(R"({"index":0,"id":"t1","function":{"name":"now","arguments":""}})") + "{\"content\":\"x\"}\n",
        events("open tool t1 now\narguments {}\nclose\nopen text\ntext x\nclose\n"));
    row("piecesOfClosedCallIgnored",
        first + "{\"content\":\"x\"}\n" + calls(R"({"index":0,"function":{"arguments":" "}})"),
        events(firstBlock + "open text\ntext x\nclose\n"));
}

void TestChatToolCalls::betweenProse()
{
    compareChatRow();
}

void TestChatToolCalls::cutCalls_data()
{
    addChatColumns();
    const QByteArray live
        = calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\""}})");
    const QByteArray kept = calls(R"({"index":1,"id":"t2","function":{"name":"time","arguments":"{\"b\""}})");
    const auto cut = [](const char* name, const QByteArray& script, const char* blocks) {
        QTest::newRow(name) << script + "finish length\ndone" << events(blocks, "max_tokens");
    };
    cut("liveCallStays", live, "open tool t1 weather\narguments {\\\"a\\\"\nclose\n");
    cut("keptCallIsLeftOut", live + kept, "open tool t1 weather\narguments {\\\"a\\\"\nclose\n");
    cut("completeCallKeepsReason",
        calls(R"({"index":0,"id":"t1","function":{"name":"weather","arguments":"{\"a\":1}"}})"), weather);
    row("withoutLengthNothingIsLeftOut", live + kept,
        events("open tool t1 weather\narguments {\\\"a\\\"\nclose\nopen tool t2 time\narguments "
               "{\\\"b\\\"\nclose\n"));
}

void TestChatToolCalls::cutCalls()
{
    compareChatRow();
}

void TestChatToolCalls::restoresNames()
{
    ReplyPlan plan;
    plan.toolNames = { { "mcp_a", "mcp.\"a\"" } };
    const std::string bytes = chatStream((
        calls(
            R"({"index":0,"id":"t1","function":{"name":"mcp\u005fa"}},{"index":1,"id":"t2","function":{"name":"b"}})")
        + "finish stop\ndone")
                                             .toStdString());
    QCOMPARE(QByteArray::fromStdString(decodeChat(bytes, plan)),
        events("open tool t1 mcp.\\\"a\\\"\narguments {}\nclose\nopen tool t2 b\narguments {}\nclose\n"));
}

void TestChatToolCalls::generatesIds()
{
    const auto idOf = [](const char* reply) {
        const std::string bytes = std::string("data: {\"id\":\"") + reply
            + R"(","choices":[{"delta":{"tool_calls":[{"function":{"name":"f"}}]}}]})"
            + "\n\ndata: [DONE]\n\n";
        ChatReplyDecoder decoder(ReplyPlan{});
        const std::string lines = readPieces(decoder, { bytes }).lines();
        const std::size_t at = lines.find("open tool ") + 10;
        return lines.substr(at, lines.find(' ', at) - at);
    };
    QVERIFY(idOf("c1").starts_with("call_"));
    QCOMPARE(idOf("c1"), idOf("c1"));
    QVERIFY(idOf("c1") != idOf("c2"));
    QVERIFY(idOf("").starts_with("call_"));
    QVERIFY(idOf("") != idOf(""));
}

void TestChatToolCalls::refusesTooManyCalls()
{
    std::string elements;
    for (std::size_t i = 0; i <= ToolCallSlots::maxCalls; ++i)
        elements += (i ? "," : "") + std::string(R"({"index":)") + std::to_string(i) + "}";
    const std::string bytes = chatStream(calls(elements.c_str()).toStdString() + "done");
    ChatReplyDecoder decoder(ReplyPlan{});
    QCOMPARE(readPieces(decoder, { bytes }).lines(),
        std::string("started c1 m1\nfailed 502 The provider's reply has too many tool calls.\n"));
}

QTEST_GUILESS_MAIN(TestChatToolCalls)
#include "tst_chattoolcalls.moc"
