#include "base/Json.h"
#include "protocol/openai_chat/ChatErrors.h"

#include <QTest>

using namespace dragoman;

class TestChatErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void statuses_data();
    void statuses();
    void reads_data();
    void reads();
    void readsWithoutStatus_data();
    void readsWithoutStatus();
};

void TestChatErrors::writes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, ErrorKind kind, const char* message, const char* rest) {
        QTest::newRow(name) << int(kind) << QByteArray(message) << QByteArray()
                            << QByteArray("{\"error\":{\"message\":\"") + message + "\",\"type\":" + rest
                + "}}";
    };
    row("invalidRequest", ErrorKind::InvalidRequest, "x",
        R"("invalid_request_error","param":"a[0]","code":null)");
    row("unauthorized", ErrorKind::Unauthorized, "x",
        R"("invalid_request_error","param":"a[0]","code":"invalid_api_key")");
    row("billing", ErrorKind::Billing, "x",
        R"("insufficient_quota","param":"a[0]","code":"insufficient_quota")");
    row("unknownModel", ErrorKind::NotFound, "model: x",
        R"("invalid_request_error","param":"a[0]","code":"model_not_found")");
    row("unknownPath", ErrorKind::NotFound, "no such path",
        R"("invalid_request_error","param":"a[0]","code":null)");
    row("rateLimited", ErrorKind::RateLimited, "x",
        R"("rate_limit_exceeded","param":"a[0]","code":"rate_limit_exceeded")");
    row("overloaded", ErrorKind::Overloaded, "x", R"("server_error","param":"a[0]","code":"overloaded")");
    row("contextTooLong", ErrorKind::InvalidRequest, "prompt is too long: 9 tokens > 8 maximum",
        R"("invalid_request_error","param":"a[0]","code":"context_length_exceeded")");
    QTest::newRow("ownCodeStays")
        << int(ErrorKind::RateLimited) << QByteArray("\xff") << QByteArray("insufficient_quota")
        << QByteArray("{\"error\":{\"message\":\"\xef\xbf\xbd\",\"type\":\"rate_limit_exceeded\","
                      "\"param\":\"a[0]\",\"code\":\"insufficient_quota\"}}");
}

void TestChatErrors::writes()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, expected);
    const Error error{ ErrorKind(kind), message.toStdString(), "a[0]", code.toStdString() };
    QCOMPARE(QByteArray::fromStdString(writeChatError(error)), expected);
}

void TestChatErrors::statuses_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("invalidRequest") << int(ErrorKind::InvalidRequest) << 400;
    QTest::newRow("billing") << int(ErrorKind::Billing) << 402;
    QTest::newRow("tooLarge") << int(ErrorKind::TooLarge) << 413;
    QTest::newRow("headTooLarge") << int(ErrorKind::HeadTooLarge) << 431;
    QTest::newRow("gatewayTimeout") << int(ErrorKind::GatewayTimeout) << 504;
    QTest::newRow("overloadedHasNoStatusOfItsOwn") << int(ErrorKind::Overloaded) << 503;
}

void TestChatErrors::statuses()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QCOMPARE(chatHttpStatus(ErrorKind(kind)), status);
}

void TestChatErrors::reads_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text"); // message | param | code
    const auto row = [](const char* name, int status, const char* body, ErrorKind kind, const char* text) {
        QTest::newRow(name) << status << QByteArray(body) << int(kind) << QByteArray(text);
    };
    row("openAi", 400, R"({"error":{"message":"bad","type":"invalid_request_error","param":"n","code":"c"}})",
        ErrorKind::InvalidRequest, "bad|n|c");
    row("statusBeforeType", 401,
        R"({"error":{"message":"bad","type":"invalid_request_error","code":"invalid_api_key"}})",
        ErrorKind::Unauthorized, "bad||invalid_api_key");
    row("quotaStays429", 429,
        R"({"error":{"message":"pay","type":"insufficient_quota","code":"insufficient_quota"}})",
        ErrorKind::RateLimited, "pay||insufficient_quota");
    row("ollama", 404, R"({"error":"model 'x' not found"})", ErrorKind::NotFound, "model 'x' not found||");
    row("numericCodeIsNoCode", 400,
        R"({"object":"error","message":"bad","type":"BadRequestError","code":400})",
        ErrorKind::InvalidRequest, "bad||");
    row("contextByCode", 400, R"({"error":{"message":"Too many tokens.","code":"context_length_exceeded"}})",
        ErrorKind::InvalidRequest, "prompt is too long: Too many tokens.||context_length_exceeded");
    row("contextByWords", 500, R"({"error":{"message":"This model's maximum context length is 8 tokens"}})",
        ErrorKind::InvalidRequest,
        "prompt is too long: This model's maximum context length is 8 tokens||context_length_exceeded");
    row("overloaded", 529, "", ErrorKind::Overloaded, "The provider gave no reason.||");
}

void TestChatErrors::reads()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    const Error error = readChatError(status, body.toStdString());
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(QByteArray::fromStdString(error.message + '|' + error.param + '|' + error.code), text);
}

void TestChatErrors::readsWithoutStatus_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<int>("kind");
    QTest::newRow("numericCode") << QByteArray(R"("code":429)") << int(ErrorKind::RateLimited);
    QTest::newRow("codeInDigits") << QByteArray(R"("code":"503")") << int(ErrorKind::Unavailable);
    QTest::newRow("codeBeforeType") << QByteArray(
        R"("type":"invalid_request_error","code":"model_not_found")")
                                    << int(ErrorKind::NotFound);
    QTest::newRow("type") << QByteArray(R"("type":"overloaded_error")") << int(ErrorKind::Overloaded);
    QTest::newRow("numberThatIsNoStatus") << QByteArray(R"("code":1302)") << int(ErrorKind::BadGateway);
    QTest::newRow("unknown") << QByteArray(R"("type":"odd")") << int(ErrorKind::BadGateway);
}

void TestChatErrors::readsWithoutStatus()
{
    QFETCH(QByteArray, error);
    QFETCH(int, kind);
    JsonDocument document;
    QVERIFY(document.parse("{\"error\":{\"message\":\"m\"," + error.toStdString() + "}}"));
    QCOMPARE(int(readChatStreamError(document.root()).kind), kind);
}

QTEST_GUILESS_MAIN(TestChatErrors)
#include "tst_chaterrors.moc"
