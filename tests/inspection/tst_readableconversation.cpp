#include "inspection/ReadableConversation.h"
#include "inspection/RequestSamples.h"

#include <QTest>

using namespace dragoman;

namespace {

void appendBlock(std::string& out, const ReadableBlock& block)
{
    out += blockWord(block.kind);
    for (const std::string* word : { &block.id, &block.name, &block.text, &block.mediaType, &block.url })
        out += word->empty() ? "" : ' ' + *word;
    if (block.bytes > 0)
        out += ' ' + std::to_string(block.bytes) + " bytes";
    out += block.isError ? " failed" : "";
    out += block.isSigned ? " signed" : "";
    out += block.isCacheMark ? " cached" : "";
    for (const ReadableBlock& part : block.parts) {
        out += " [";
        appendBlock(out, part);
        out += ']';
    }
}

std::string lines(const ReadableConversation& conversation)
{
    std::string out;
    for (const ReadableBlock& block : conversation.system) {
        out += "system: ";
        appendBlock(out, block);
        out += '\n';
    }
    for (const ReadableMessage& message : conversation.messages) {
        for (const ReadableBlock& block : message.blocks) {
            out += std::string(roleWord(message.role)) + ": ";
            appendBlock(out, block);
            out += '\n';
        }
    }
    for (const ReadableTool& tool : conversation.tools)
        out += "tool: " + tool.name + ' ' + tool.description + ' ' + tool.schema + '\n';
    return out;
}

std::string lines(const ReadableReply& reply)
{
    std::string out;
    for (const ReadableBlock& block : reply.blocks) {
        appendBlock(out, block);
        out += '\n';
    }
    if (reply.stopReason)
        out += std::string(stopReasonWord(*reply.stopReason)) + '\n';
    return out + (reply.error ? "error\n" : "");
}

} // namespace

class ReadableConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_data();
    void request();
    void cutRequest();
    void reply_data();
    void reply();
};

void ReadableConversationTest::request_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("anthropic") << int(Protocol::Anthropic) << QByteArray(anthropicRequest)
                               << QByteArray("system: text Be\nkind cached\nuser: text Hi \xc3\xa4\n"
                                             "user: image image/png 4 bytes\nassistant: thinking hm signed\n"
                                             "assistant: tool call c1 t {\"a\":1}\n"
                                             "user: tool result c1 failed [text no]\n"
                                             "tool: t d {\"type\":\"object\"}\n");
    QTest::newRow("chat") << int(Protocol::OpenAiChat) << QByteArray(chatRequest)
                          << QByteArray("system: text Be kind\nuser: text Hi\nuser: image http://h/i.png\n"
                                        "assistant: tool call c1 t {\"a\":1}\n"
                                        "user: tool result c1 [text yes]\n");
}

void ReadableConversationTest::request()
{
    QFETCH(int, protocol);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, shown);
    const Result<ReadableConversation> read = readableRequest(Protocol(protocol), body.toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(lines(*read)), shown);
}

void ReadableConversationTest::cutRequest()
{
    QVERIFY(!readableRequest(Protocol::Anthropic, std::string(anthropicRequest).substr(0, 200)));
}

void ReadableConversationTest::reply_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray start
        = "data: {\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\",\"usage\":{}}}\n\n";
    const QByteArray open = "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
                            "{\"type\":\"tool_use\",\"id\":\"c\",\"name\":\"t\",\"input\":{}}}\n\n";
    const QByteArray delta = "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                             "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":1}\"}}\n\n";
    const QByteArray end = "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                           "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"}}\n\n"
                           "data: {\"type\":\"message_stop\"}\n\n";
    QTest::newRow("stream") << int(Protocol::Anthropic) << QByteArray(start + open + delta + end)
                            << QByteArray("tool call c t {\"a\":1}\ntool_use\n");
    QTest::newRow("cutStream") << int(Protocol::Anthropic) << QByteArray(start + open + delta)
                               << QByteArray("tool call c t {\"a\":1}\nerror\n");
    QTest::newRow("whole") << int(Protocol::OpenAiChat)
                           << QByteArray("{\"id\":\"i\",\"model\":\"m\",\"choices\":[{\"message\":{\"role\":"
                                         "\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}")
                           << QByteArray("text Hi\nend_turn\n");
}

void ReadableConversationTest::reply()
{
    QFETCH(int, protocol);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(lines(readableReply(Protocol(protocol), bytes.toStdString()))), shown);
}

QTEST_GUILESS_MAIN(ReadableConversationTest)
#include "tst_readableconversation.moc"
