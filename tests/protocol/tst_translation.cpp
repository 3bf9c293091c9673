#include "protocol/Translation.h"

#include <QTest>

using namespace dragoman;

namespace {

constexpr TranslationPair fromAnthropic{ Protocol::Anthropic, Protocol::OpenAiChat };
constexpr TranslationPair fromChat{ Protocol::OpenAiChat, Protocol::Anthropic };

} // namespace

// The ways in which translating fails: refused input names the field at fault by its path.
class TestTranslation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheField_data();
    void namesTheField();
    void failsWhereTheClientGetsAnHttpError_data();
    void failsWhereTheClientGetsAnHttpError();
    void keepsAFailureInsideAStream();
};

void TestTranslation::namesTheField_data()
{
    QTest::addColumn<bool>("chat");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("param");
    const auto row = [](const char* name, bool chat, const char* body, const char* param) {
        QTest::newRow(name) << chat << QByteArray(body) << QByteArray(param);
    };
    row("anthropicNotJson", false, "{", "");
    row("anthropicNoMessages", false, R"({"model":"m","max_tokens":5})", "messages");
    row("anthropicMessagesNoList", false, R"({"model":"m","max_tokens":5,"messages":{}})", "messages");
    row("anthropicUnknownRole", false,
        R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"a"},{"role":"robot","content":"b"}]})",
        "messages[1].role");
    row("anthropicFileId", false,
        R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"file","file_id":"f"}}]}]})",
        "messages[0].content[0].source");
    row("anthropicForcedWithoutTools", false,
        R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"a"}],"tool_choice":{"type":"any"}})",
        "tool_choice");
    row("anthropicOnlyBlankText", false,
        R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":" "}]})", "messages");
    row("chatNotJson", true, "[1,", "");
    row("chatNoMessages", true, R"({"model":"m"})", "messages");
    row("chatUnknownRole", true, R"({"model":"m","messages":[{"role":"robot","content":"b"}]})",
        "messages[0].role");
    row("chatSeveralChoices", true, R"({"model":"m","n":2,"messages":[{"role":"user","content":"a"}]})", "n");
    row("chatOnlySystem", true, R"({"model":"m","messages":[{"role":"system","content":"a"}]})", "messages");
    row("chatAudioPart", true,
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}]}]})",
        "messages[0].content[0].type");
    row("chatForcedWithoutTools", true,
        R"({"model":"m","messages":[{"role":"user","content":"a"}],"tool_choice":"required"})",
        "tool_choice");
}

void TestTranslation::namesTheField()
{
    QFETCH(bool, chat);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, param);
    const Result<TranslatedText> result
        = translateRequest(chat ? fromChat : fromAnthropic, body.toStdString());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(QByteArray::fromStdString(result.error().param), param);
    QVERIFY(!result.error().message.empty());
}

void TestTranslation::failsWhereTheClientGetsAnHttpError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("webPage") << QByteArray("<html><title>Bad gateway</title></html>");
    QTest::newRow("brokenJson") << QByteArray(R"({"id":)");
    QTest::newRow("errorWithStatus200")
        << QByteArray(R"({"error":{"message":"full","type":"server_error"}})");
    QTest::newRow("noChoices") << QByteArray(R"({"id":"c","choices":[]})");
    QTest::newRow("onlyComments") << QByteArray(": waiting\n\n");
}

void TestTranslation::failsWhereTheClientGetsAnHttpError()
{
    QFETCH(QByteArray, bytes);
    for (const bool stream : { false, true }) {
        const ReplyShape shape{ stream, false, "m", "id1" };
        const Result<TranslatedText> result = translateReply(fromChat, bytes.toStdString(), shape);
        QVERIFY(!result);
        QVERIFY(!result.error().message.empty());
    }
}

// Once the client has seen a byte, the failure is the last event of its stream, and a failure of the whole.
void TestTranslation::keepsAFailureInsideAStream()
{
    const std::string begun
        = "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n";
    const Result<TranslatedText> streamed = translateReply(fromChat, begun, { true, false, "m", "id1" });
    QVERIFY(streamed);
    QVERIFY(streamed->text.find("event: error\n") != std::string::npos);
    QVERIFY(streamed->text.find("message_stop") == std::string::npos);
    const Result<TranslatedText> whole = translateReply(fromChat, begun, { false, false, "m", "id1" });
    QVERIFY(!whole);
    QCOMPARE(whole.error().kind, ErrorKind::BadGateway);
}

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"
