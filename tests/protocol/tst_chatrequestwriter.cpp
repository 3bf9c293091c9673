#include "protocol/openai_chat/ChatRequestWriter.h"

#include "WriterCase.h"

#include <QTest>

using namespace dragoman;

class TestChatRequestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data() { addRows(chatMessageCases()); }
    void writes();
    void foreignFilesAreRefused();
    void namesAreMappedEverywhere();
    void planTellsTheReplyDecoder();
    void warningsOfReadingComeFirst();
};

void TestChatRequestWriter::writes()
{
    QFETCH(int, index);
    check(chatMessageCases()[std::size_t(index)]);
}

void TestChatRequestWriter::foreignFilesAreRefused()
{
    for (const char* type : { "image", "document" }) {
        Conversation conversation = question();
        conversation.messages.back().blocks.push_back({ ForeignBlock{ type, { "{}" } } });
        const Result<ProviderRequest> request = writeChatRequest(conversation, {});
        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorKind::InvalidRequest);
    }
}

void TestChatRequestWriter::namesAreMappedEverywhere()
{
    Conversation conversation = question();
    conversation.tools = { tool("server.f", R"({"type":"object","properties":{}})") };
    conversation.toolChoice = ToolChoice{ ToolChoice::Mode::Tool, { "server.f" } };
    conversation.messages.push_back({ Role::Assistant, { call("c1", "server.f", "{}") } });
    const Result<ProviderRequest> request = writeChatRequest(conversation, {});
    QVERIFY(request);
    QCOMPARE(QByteArray::fromStdString(request->body).count("\"name\":\"server_f\""), 3);
    QCOMPARE(request->plan.toolNames.at("server_f"), std::string("server.f"));
}

void TestChatRequestWriter::planTellsTheReplyDecoder()
{
    ProviderProfile profile;
    profile.model = "big";
    profile.chat.lenientEof = true;
    profile.chat.splitThinkTags = true;
    const Result<ProviderRequest> request = writeChatRequest(question(), profile);
    QVERIFY(request);
    QCOMPARE(request->plan.model, std::string("big"));
    QVERIFY(request->plan.lenientEof);
    QVERIFY(request->plan.splitThinkTags);
    QVERIFY(request->plan.toolNames.empty());
    QVERIFY(!request->plan.structuredByTool);
    QVERIFY(request->headers.isEmpty());
}

void TestChatRequestWriter::warningsOfReadingComeFirst()
{
    Conversation conversation = question();
    conversation.warn("seed", "not sent");
    conversation.sampling.topK = { "5" };
    const Result<ProviderRequest> request = writeChatRequest(conversation, {});
    QVERIFY(request);
    QCOMPARE(request->warnings.size(), std::size_t(2));
    QCOMPARE(request->warnings.front().field, std::string("seed"));
    QCOMPARE(request->warnings.back().field, std::string("top_k"));
}

QTEST_GUILESS_MAIN(TestChatRequestWriter)
#include "tst_chatrequestwriter.moc"
