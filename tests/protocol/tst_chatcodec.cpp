#include "protocol/EventLines.h"
#include "protocol/ReplyReader.h"
#include "protocol/openai_chat/ChatCodec.h"

#include <QTest>

using namespace dragoman;

// That the codec hands each task to the right part; the parts have their own test programs.
class TestChatCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identity();
    void authenticates();
    void writesErrorsAndModels();
    void readsErrorsAndModels();
    void translatesReplies();
};

void TestChatCodec::identity()
{
    const ChatCodec codec;
    QCOMPARE(codec.protocol(), Protocol::OpenAiChat);
    QVERIFY(codec.requestPath() == "/v1/chat/completions");
    QVERIFY(codec.keepAlive() == ": keep-alive\n\n");
    QCOMPARE(codec.httpStatus(ErrorKind::Overloaded), 503);
}

void TestChatCodec::authenticates()
{
    const HeaderList headers = ChatCodec().authentication(Secret("test-key-1"));
    QCOMPARE(headers.size(), std::size_t(1));
    QVERIFY(headers.value("Authorization") == "Bearer test-key-1");
}

void TestChatCodec::writesErrorsAndModels()
{
    const ChatCodec codec;
    QVERIFY(codec.writeError({ ErrorKind::InvalidRequest, "bad", {}, {} }, "req_1").find("req_1")
        == std::string::npos);
    const ModelInfo model{ .id = "m1" };
    QVERIFY(codec.writeModels({ model }, { .limit = 1 }).find(codec.writeModel(model)) != std::string::npos);
}

void TestChatCodec::readsErrorsAndModels()
{
    const ChatCodec codec;
    QCOMPARE(codec.readError(429, "{}").kind, ErrorKind::RateLimited);
    QCOMPARE(codec.readModels(R"({"data":[{"id":"m1"}]})")->models.at(0).id, std::string("m1"));
    QCOMPARE(codec.readModel(R"({"id":"m1"})")->id, std::string("m1"));
}

void TestChatCodec::translatesReplies()
{
    class Writer : public ReplySink
    {
    public:
        explicit Writer(ReplyEncoder& encoder)
            : m_encoder(encoder)
        {
        }
        void on(const ReplyEvent& event) override { m_encoder.encode(event, out); }
        std::string out;

    private:
        ReplyEncoder& m_encoder;
    };
    const ChatCodec codec;
    const std::unique_ptr<ReplyDecoder> decoder = codec.replyDecoder({ .model = "m1" });
    const std::unique_ptr<ReplyEncoder> encoder
        = codec.replyEncoder({ .stream = true, .model = {}, .fallbackId = {} });
    Writer writer(*encoder);
    ReplyReader reader(*decoder, writer, {});
    reader.feed(R"({"id":"c1","choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})");
    reader.end();
    QVERIFY(writer.out.find(R"("model":"m1","choices":[{"index":0,"delta":{"content":"Hi"})")
        != std::string::npos);
    QVERIFY(writer.out.ends_with("data: [DONE]\n\n"));
}

QTEST_GUILESS_MAIN(TestChatCodec)
#include "tst_chatcodec.moc"
