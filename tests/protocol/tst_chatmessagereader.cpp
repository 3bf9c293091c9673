#include "protocol/openai_chat/ChatRequestReader.h"

#include "ConversationText.h"

#include <QTest>

using namespace dragoman;

namespace {

Result<Conversation> readMessages(const QByteArray& messages)
{
    return readChatRequest(R"({"model":"m","messages":[)" + messages.toStdString() + "]}");
}

// One user message with these parts.
QByteArray userParts(const QByteArray& parts)
{
    return R"({"role":"user","content":[)" + parts + "]}";
}

QByteArray image(const QByteArray& url)
{
    return userParts(R"({"type":"image_url","image_url":{"url":")" + url + R"("}})");
}

QByteArray file(const QByteArray& members)
{
    return userParts(R"({"type":"file","file":{)" + members + "}}");
}

// A question, an assistant message with one call of these arguments (JSON), a result.
QByteArray callWith(const QByteArray& arguments)
{
    return R"({"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"id":"c1","type":"function",)"
           R"("function":{"name":"f","arguments":)"
        + arguments + R"(}}]})";
}

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

class TestChatMessageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void parts_data();
    void parts();
    void calls_data();
    void calls();
    void warnings_data();
    void warnings();
    void errors_data();
    void errors();
    void callErrors_data();
    void callErrors() { errors(); }
};

namespace {

// Behind the class, because moc 6.4 loses its way in these raw strings.
struct MessageRow
{
    const char* rule;
    const char* json;
    const char* expected;
};

constexpr MessageRow messageRows[] = {
    { "user", R"({"role":"user","content":"q"})", "user(text q)" },
    { "escapesStay", R"({"role":"user","content":"\u00e9\/\"\n"})", R"(user(text \u00e9\/\"\n))" },
    { "leadingSystem",
        R"({"role":"system","content":"a"},{"role":"developer","content":[{"type":"text","text":"b"}]},{"role":"user","content":"q"})",
        "system(text a; text b) user(text q)" },
    { "blankSystem", R"({"role":"system","content":" \n"},{"role":"user","content":"q"})", "user(text q)" },
    { "systemInTheMiddle",
        R"({"role":"user","content":"q"},{"role":"system","content":"s"},{"role":"assistant","content":"a"})",
        "user(text q) system(text s) assistant(text a)" },
    { "systemCacheMark",
        R"({"role":"system","content":"s","cache_control":{"type":"ephemeral","ttl":"1h"}},{"role":"user","content":"q"})",
        "system(text s*1h) user(text q)" },
    { "partCacheMark",
        R"({"role":"user","content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}},{"type":"text","text":"b"}]})",
        "user(text a*; text b)" },
    { "promptCacheBreakpoint",
        R"({"role":"user","content":[{"type":"text","text":"a","prompt_cache_breakpoint":{"mode":"explicit"}}]})",
        "user(text a*)" },
    { "messageCacheMarkIsForTheLastBlock",
        R"({"role":"user","cache_control":{"type":"ephemeral"},"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]})",
        "user(text a; text b*)" },
    { "noContent", R"({"role":"user","content":"q"},{"role":"assistant","content":null})",
        "user(text q) assistant()" },
    { "nameIsDropped", R"({"role":"user","name":"bob","content":"q"})", "user(text q)" },
    { "refusalField", R"({"role":"user","content":"q"},{"role":"assistant","content":null,"refusal":"no"})",
        "user(text q) assistant(text no)" },
    { "refusalPart",
        R"({"role":"user","content":"q"},{"role":"assistant","content":[{"type":"refusal","refusal":"no"}]})",
        "user(text q) assistant(text no)" },
    { "reasoningContentIsDropped",
        R"({"role":"user","content":"q"},{"role":"assistant","content":"a","reasoning_content":"r","reasoning":"r"})",
        "user(text q) assistant(text a)" },
    { "signedThinkingBlocks",
        R"({"role":"user","content":"q"},{"role":"assistant","content":"a","thinking_blocks":[{"type":"thinking","thinking":"t","signature":"s"},{"type":"redacted_thinking","data":"d"},{"type":"thinking","thinking":"unsigned"}]})",
        "user(text q) assistant(thinking t signed s; redacted d; text a)" },
    { "reasoningDetailsOfAnthropic",
        R"({"role":"user","content":"q"},{"role":"assistant","content":"a","reasoning_details":[{"type":"reasoning.text","text":"t","signature":"s","format":"anthropic-claude-v1"},{"type":"reasoning.encrypted","data":"d","format":"anthropic-claude-v1"}]})",
        "user(text q) assistant(thinking t signed s; redacted d; text a)" },
    { "reasoningDetailsOfOthers",
        R"({"role":"user","content":"q"},{"role":"assistant","content":"a","reasoning_details":[{"type":"reasoning.encrypted","data":"d","format":"openai-responses-v1"},{"type":"reasoning.summary","summary":"x"}]})",
        "user(text q) assistant(text a)" },
    { "thinkingPartWithoutSignature",
        R"({"role":"user","content":"q"},{"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"t"}]},{"type":"text","text":"a"}]})",
        "user(text q) assistant(text a)" },
    { "toolMessages",
        R"({"role":"user","content":"q"},{"role":"assistant","content":"a","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"c2","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c2","content":"r2"},{"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"r1"}]})",
        "user(text q) assistant(text a; call c1 f {}; call c2 g {}) user(result c2 (text r2)) user(result c1 "
        "(text r1))" },
    { "blankToolResult", R"({"role":"user","content":"q"},{"role":"tool","tool_call_id":"c1","content":""})",
        "user(text q) user(result c1 ())" },
    { "imageInToolResult",
        R"({"role":"user","content":"q"},{"role":"tool","tool_call_id":"c1","content":[{"type":"image_url","image_url":{"url":"https://h/i.png"}}]})",
        "user(text q) user(result c1 (image url https://h/i.png))" },
    { "toolCacheMark",
        R"({"role":"user","content":"q"},{"role":"tool","tool_call_id":"c1","content":"r","cache_control":{"type":"ephemeral"}})",
        "user(text q) user(result c1 (text r)*)" },
    { "missingIdsStayEmpty",
        R"({"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"function":{"name":"f"}}]},{"role":"tool","content":"r"})",
        "user(text q) assistant(call  f {}) user(result  (text r))" },
    { "customCall",
        R"({"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"id":"c1","type":"custom","custom":{"name":"f","input":"a \"b\"\n"}}]})",
        R"(user(text q) assistant(call c1 f {"input":"a \"b\"\n"}))" },
    { "functionCall",
        R"({"role":"user","content":"q"},{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{\"a\":1}"}},{"role":"function","name":"f","content":"r"})",
        R"(user(text q) assistant(call function_call_1 f {"a":1}) user(result function_call_1 (text r)))" },
    { "twoFunctionCalls",
        R"({"role":"user","content":"q"},{"role":"assistant","function_call":{"name":"f"}},{"role":"function","name":"f","content":"1"},{"role":"assistant","function_call":{"name":"f"}},{"role":"function","name":"f","content":"2"})",
        "user(text q) assistant(call function_call_1 f {}) user(result function_call_1 (text 1)) "
        "assistant(call function_call_3 f {}) user(result function_call_3 (text 2))" },
};

} // namespace

void TestChatMessageReader::messages_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    for (const MessageRow& row : messageRows)
        QTest::newRow(row.rule) << QByteArray(row.json) << QByteArray(row.expected);
}

void TestChatMessageReader::messages()
{
    QFETCH(QByteArray, json);
    const Result<Conversation> read = readMessages(json);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QTEST(bytes(conversationText(*read)), "expected");
    QCOMPARE(bytes(warningsText(read->warnings)), QByteArray());
}

void TestChatMessageReader::parts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* rule, const QByteArray& json, const QByteArray& expected) {
        QTest::newRow(rule) << json << expected;
    };
    row("imageUrl", image("https://h/i.png"), "image url https://h/i.png");
    row("imageAsPlainString", userParts(R"({"type":"image_url","image_url":"https://h/i.png"})"),
        "image url https://h/i.png");
    row("imageData", image("data:image/png;base64,AAAA"), "image image/png AAAA");
    row("escapedSlashes", image("data:image\\/png;base64,AA\\/A"), "image image/png AA\\/A");
    row("jpgIsJpeg", image("data:image/jpg;base64,AAAA"), "image image/jpeg AAAA");
    row("upperCaseType", image("DATA:IMAGE/PNG;base64,AAAA"), "image image/png AAAA");
    row("otherParameters", image("data:image/png;name=a.png;base64,AAAA"), "image image/png AAAA");
    row("sniffPng", image("data:;base64,iVBORw0KGgoAAAANSUhEUg=="),
        "image image/png iVBORw0KGgoAAAANSUhEUg==");
    row("sniffJpeg", image("data:;base64,/9j/4AAQSkZJRg=="), "image image/jpeg /9j/4AAQSkZJRg==");
    row("sniffEscapedJpeg", image("data:;base64,\\/9j\\/4AAQSkZJRg=="),
        "image image/jpeg \\/9j\\/4AAQSkZJRg==");
    row("sniffGif", image("data:application/octet-stream;base64,R0lGODlhAQABAA=="),
        "image image/gif R0lGODlhAQABAA==");
    row("sniffWebp", image("data:;base64,UklGRiQAAABXRUJQVlA4"), "image image/webp UklGRiQAAABXRUJQVlA4");
    row("detailIsDropped",
        userParts(R"({"type":"image_url","image_url":{"url":"https://h/i","detail":"low"}})"),
        "image url https://h/i");
    row("pdf", file(R"("filename":"a.pdf","file_data":"data:application/pdf;base64,JVBERi0x")"),
        "document application/pdf a.pdf JVBERi0x()");
    row("pdfWithoutDataUrl", file(R"("filename":"a.pdf","file_data":"JVBERi0xLjQ=")"),
        "document application/pdf a.pdf JVBERi0xLjQ=()");
    row("textFile", file(R"("filename":"a.md","file_data":"data:text/markdown;base64,QSAiYiIKw6k=")"),
        "document text/plain a.md A \\\"b\\\"\\n\xc3\xa9()");
    row("invalidUtf8InTextFile", file(R"("file_data":"data:text/plain;base64,/w==")"),
        "document text/plain  \xef\xbf\xbd()");
}

void TestChatMessageReader::parts()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    const Result<Conversation> read = readMessages(json);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(bytes(conversationText(*read)), "user(" + expected + ")");
}

void TestChatMessageReader::calls_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<bool>("warned");
    const auto row = [](const char* rule, const char* arguments, const char* input, bool warned) {
        QTest::newRow(rule) << QByteArray(arguments) << QByteArray(input) << warned;
    };
    row("object", R"("{\"b\":1,\"a\":9007199254740993}")", R"({"b":1,"a":9007199254740993})", false);
    row("innerEscapesStay", R"("{\"a\":\"\\u00e9\\n\"}")", R"({"a":"\u00e9\n"})", false);
    row("unicodeSpelledBrace", R"("\u007b\"a\":1}")", R"({"a":1})", false);
    row("spacesAround", R"(" {\"a\": 1}\n")", R"({"a": 1})", false);
    row("emptyString", R"("")", "{}", false);
    row("blankString", R"(" \n")", "{}", false);
    row("null", "null", "{}", false);
    row("objectInPlaceOfString", R"({"a":1})", R"({"a":1})", false);
    row("brokenJson", R"("{\"a\":")", R"({"_raw":"{\"a\":"})", true);
    row("twoObjects", R"("{}{}")", R"({"_raw":"{}{}"})", true);
    row("list", R"("[1]")", R"({"_raw":"[1]"})", true);
    row("jsonString", R"("\"x\"")", R"({"_raw":"\"x\""})", true);
    row("number", "5", R"({"_raw":5})", true);
}

void TestChatMessageReader::calls()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, input);
    const Result<Conversation> read = readMessages(callWith(arguments));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(bytes(conversationText(*read)), "user(text q) assistant(call c1 f " + input + ")");
    QTEST(!read->warnings.empty(), "warned");
    QVERIFY(read->warnings.empty()
        || read->warnings.front().field == "messages[1].tool_calls[0].function.arguments");
    QVERIFY(JsonDocument().parse(input.toStdString()));
}

void TestChatMessageReader::warnings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("audioOfEarlierAnswers") << QByteArray(
        R"({"role":"user","content":"q"},{"role":"assistant","audio":{"id":"a"},"content":"x"})")
                                           << QByteArray("messages[1].audio");
}

void TestChatMessageReader::warnings()
{
    QFETCH(QByteArray, json);
    const Result<Conversation> read = readMessages(json);
    QVERIFY(read);
    QCOMPARE(read->warnings.size(), std::size_t(1));
    QTEST(bytes(read->warnings.front().field), "field");
}

void TestChatMessageReader::errors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("part"); // of the message
    const auto row = [](const char* rule, const QByteArray& json, const char* param, const char* part) {
        QTest::newRow(rule) << json << QByteArray(param) << QByteArray(part);
    };
    row("noMessage", "", "messages", "at least one");
    row("onlySystem", R"({"role":"system","content":"s"})", "messages", "not a system message");
    row("messageIsString", R"("q")", "messages[0]", "object");
    row("noRole", R"({"content":"q"})", "messages[0].role", "required");
    row("unknownRole", R"({"role":"x","content":"q"})", "messages[0].role", "unknown role 'x'");
    row("roleIsNumber", R"({"role":1,"content":"q"})", "messages[0].role", "string");
    row("contentIsNumber", R"({"role":"user","content":1})", "messages[0].content", "string or a list");
    row("partIsString", userParts(R"("q")"), "messages[0].content[0]", "object");
    row("partWithoutType", userParts(R"({"text":"q"})"), "messages[0].content[0].type", "required");
    row("unknownPart", userParts(R"({"type":"x"})"), "messages[0].content[0].type", "'x'");
    row("textIsNumber", userParts(R"({"type":"text","text":1})"), "messages[0].content[0].text", "string");
    row("imageInSystem",
        R"({"role":"system","content":[{"type":"image_url","image_url":{"url":"https://h"}}]})",
        "messages[0].content[0].type", "not allowed");
    row("imageWithoutUrl", userParts(R"({"type":"image_url","image_url":{"detail":"low"}})"),
        "messages[0].content[0].image_url.url", "required");
    row("imageWithoutObject", userParts(R"({"type":"image_url"})"), "messages[0].content[0].image_url",
        "url");
    row("imageFileId", userParts(R"({"type":"image_url","image_url":{"file_id":"f"}})"),
        "messages[0].content[0].image_url.file_id", "vendor");
    row("imageScheme", image("file:///etc/passwd"), "messages[0].content[0].image_url.url", "http(s)");
    row("imageNotBase64", image("data:image/svg+xml,%3Csvg%3E"), "messages[0].content[0].image_url.url",
        "base64");
    row("imageWithoutData", image("data:image/png;base64,"), "messages[0].content[0].image_url.url",
        "base64");
    row("imageType", image("data:image/bmp;base64,AAAA"), "messages[0].content[0].image_url.url",
        "image/bmp");
    row("imageUnknownBytes", image("data:;base64,AAAA"), "messages[0].content[0].image_url.url",
        "not supported");
    row("fileId", file(R"("file_id":"f")"), "messages[0].content[0].file.file_id", "vendor");
    row("fileWithoutData", file(R"("filename":"f")"), "messages[0].content[0].file.file_data", "required");
    row("fileWithoutObject", userParts(R"({"type":"file"})"), "messages[0].content[0].file", "object");
    row("fileType", file(R"("file_data":"data:application/zip;base64,AAAA")"),
        "messages[0].content[0].file.file_data", "PDF or text");
    row("textFileNotBase64", file(R"("file_data":"data:text/plain;base64,%%%")"),
        "messages[0].content[0].file.file_data", "base64");
    row("audio", userParts(R"({"type":"input_audio","input_audio":{}})"), "messages[0].content[0].type",
        "audio");
    row("video", userParts(R"({"type":"video_url","video_url":{}})"), "messages[0].content[0].type", "video");
}

void TestChatMessageReader::callErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("part"); // of the message
    const auto row = [](const char* rule, const char* json, const char* param, const char* part) {
        QTest::newRow(rule) << QByteArray(json) << QByteArray(param) << QByteArray(part);
    };
    row("callsIsObject", R"({"role":"assistant","tool_calls":{"a":1}})", "messages[0].tool_calls", "list");
    row("unknownCallType", R"({"role":"assistant","tool_calls":[{"type":"x"}]})",
        "messages[0].tool_calls[0].type", "must be");
    row("callWithoutFunction", R"({"role":"assistant","tool_calls":[{"id":"a"}]})",
        "messages[0].tool_calls[0].function", "object");
    row("callWithoutName", R"({"role":"assistant","tool_calls":[{"id":"a","function":{}}]})",
        "messages[0].tool_calls[0].function.name", "required");
    row("callWithEmptyName", R"({"role":"assistant","tool_calls":[{"id":"a","function":{"name":""}}]})",
        "messages[0].tool_calls[0].function.name", "empty");
    row("callIdIsNumber", R"({"role":"assistant","tool_calls":[{"id":1,"function":{"name":"f"}}]})",
        "messages[0].tool_calls[0].id", "string");
    row("toolCallIdIsNumber", R"({"role":"tool","tool_call_id":1,"content":"r"})", "messages[0].tool_call_id",
        "string");
    row("functionWithoutName", R"({"role":"function","content":"r"})", "messages[0].name", "required");
}

void TestChatMessageReader::errors()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, part);
    const Result<Conversation> read = readMessages(json);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidRequest);
    QTEST(bytes(read.error().param), "param");
    QVERIFY2(bytes(read.error().message).contains(part), read.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestChatMessageReader)
#include "tst_chatmessagereader.moc"
