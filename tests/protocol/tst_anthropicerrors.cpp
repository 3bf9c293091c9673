#include "protocol/anthropic/AnthropicErrors.h"

#include <QtTest>

#include <string>

using namespace dragoman;

class AnthropicErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void namesKinds_data();
    void namesKinds();
    void readsStatus_data();
    void readsStatus();
    void readsValues_data();
    void readsValues();
};

namespace {

std::string shown(const Error& error)
{
    return std::to_string(anthropicHttpStatus(error.kind)) + "|" + error.message + "|" + error.param + "|"
        + error.code;
}

} // namespace

void AnthropicErrorsTest::writes_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray none;

    QTest::newRow("message") << QByteArray("Bad \"thing\"") << none << none
                             << QByteArray(R"("message":"Bad \"thing\""})");
    QTest::newRow("paramLeads") << QByteArray("is missing") << QByteArray("messages[3].content") << none
                                << QByteArray(R"("message":"messages[3].content: is missing"})");
    QTest::newRow("paramNamedAlready") << QByteArray("model is missing") << QByteArray("model") << none
                                       << QByteArray(R"("message":"model is missing"})");
    QTest::newRow("code") << QByteArray("Bad") << none << QByteArray("spend_limit")
                          << QByteArray(R"("message":"Bad","details":{"error_code":"spend_limit"}})");
    QTest::newRow("contextExceeded") << QByteArray("Maximum context length is 9") << none
                                     << QByteArray("context_length_exceeded")
                                     << QByteArray(
                                            R"("message":"prompt is too long: Maximum context length is 9",)"
                                            R"("details":{"error_code":"context_length_exceeded"}})");
    QTest::newRow("contextExceededInWords")
        << QByteArray("prompt is too long: 9 > 8") << none << QByteArray("context_length_exceeded")
        << QByteArray(
               R"("message":"prompt is too long: 9 > 8","details":{"error_code":"context_length_exceeded"}})");
    QTest::newRow("invalidUtf8") << QByteArray("caf\xe9") << none << none
                                 << QByteArray("\"message\":\"caf\xEF\xBF\xBD\"}");
}

void AnthropicErrorsTest::writes()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, param);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, expected);
    const Error error{ ErrorKind::InvalidRequest, message.toStdString(), param.toStdString(),
        code.toStdString() };
    const QByteArray start = R"({"type":"error","error":{"type":"invalid_request_error",)" + expected;
    QCOMPARE(
        QByteArray::fromStdString(writeAnthropicError(error, "req_1")), start + R"(,"request_id":"req_1"})");
    QCOMPARE(QByteArray::fromStdString(writeAnthropicError(error, "")), start + R"(,"request_id":null})");
    std::string event;
    appendAnthropicError(event, error);
    QCOMPARE(QByteArray::fromStdString(event), start + "}");
}

void AnthropicErrorsTest::namesKinds_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");

    QTest::newRow("invalidRequest") << ErrorKind::InvalidRequest << 400
                                    << QByteArray("invalid_request_error");
    QTest::newRow("unauthorized") << ErrorKind::Unauthorized << 401 << QByteArray("authentication_error");
    QTest::newRow("billing") << ErrorKind::Billing << 402 << QByteArray("billing_error");
    QTest::newRow("forbidden") << ErrorKind::Forbidden << 403 << QByteArray("permission_error");
    QTest::newRow("notFound") << ErrorKind::NotFound << 404 << QByteArray("not_found_error");
    QTest::newRow("methodNotAllowed")
        << ErrorKind::MethodNotAllowed << 405 << QByteArray("invalid_request_error");
    QTest::newRow("requestTimeout") << ErrorKind::RequestTimeout << 408 << QByteArray("timeout_error");
    QTest::newRow("conflict") << ErrorKind::Conflict << 409 << QByteArray("invalid_request_error");
    QTest::newRow("tooLarge") << ErrorKind::TooLarge << 413 << QByteArray("request_too_large");
    QTest::newRow("unsupportedMedia")
        << ErrorKind::UnsupportedMedia << 415 << QByteArray("invalid_request_error");
    QTest::newRow("unprocessable") << ErrorKind::Unprocessable << 422 << QByteArray("invalid_request_error");
    QTest::newRow("rateLimited") << ErrorKind::RateLimited << 429 << QByteArray("rate_limit_error");
    QTest::newRow("headTooLarge") << ErrorKind::HeadTooLarge << 431 << QByteArray("invalid_request_error");
    QTest::newRow("internal") << ErrorKind::Internal << 500 << QByteArray("api_error");
    QTest::newRow("badGateway") << ErrorKind::BadGateway << 502 << QByteArray("api_error");
    QTest::newRow("unavailable") << ErrorKind::Unavailable << 503 << QByteArray("api_error");
    QTest::newRow("gatewayTimeout") << ErrorKind::GatewayTimeout << 504 << QByteArray("timeout_error");
    QTest::newRow("overloaded") << ErrorKind::Overloaded << 529 << QByteArray("overloaded_error");
}

void AnthropicErrorsTest::namesKinds()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QCOMPARE(anthropicHttpStatus(kind), status);
    QCOMPARE(QByteArray::fromStdString(std::string(anthropicErrorType(kind))), type);
}

void AnthropicErrorsTest::readsStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("statusLeads") << 401
                                 << QByteArray(R"({"error":{"type":"invalid_request_error","message":"m"}})")
                                 << QByteArray("401|m||");
    QTest::newRow("paramAndCode") << 400
                                  << QByteArray(
                                         R"({"error":{"type":"x","message":"m","param":"model","code":"c"}})")
                                  << QByteArray("400|m|model|c");
    QTest::newRow("details")
        << 429
        << QByteArray(R"({"error":{"type":"rate_limit_error","message":"m","details":{"error_code":"c"}}})")
        << QByteArray("429|m||c");
    QTest::newRow("contextExceeded") << 400
                                     << QByteArray(R"({"error":{"message":"prompt is too long: 9 > 8"}})")
                                     << QByteArray("400|prompt is too long: 9 > 8||context_length_exceeded");
    QTest::newRow("empty") << 503 << QByteArray() << QByteArray("503|The provider gave no reason.||");
    QTest::newRow("unknownStatus") << 418 << QByteArray("teapot") << QByteArray("400|teapot||");
    QTest::newRow("successWithError")
        << 200 << QByteArray(R"({"error":{"type":"overloaded_error","message":"m"}})")
        << QByteArray("529|m||");
}

void AnthropicErrorsTest::readsStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(shown(readAnthropicError(status, body.toStdString()))), expected);
}

void AnthropicErrorsTest::readsValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("type") << QByteArray(
        R"({"type":"error","error":{"type":"rate_limit_error","message":"m"}})")
                          << QByteArray("429|m||");
    QTest::newRow("numericCode") << QByteArray(R"({"error":{"message":"m","code":503}})")
                                 << QByteArray("503|m||503");
    QTest::newRow("unknown") << QByteArray(R"({"error":{"message":"m","type":"odd","code":"x"}})")
                             << QByteArray("502|m||x");
    QTest::newRow("hugeCode") << QByteArray(R"({"error":{"message":"m","code":99999999999999}})")
                              << QByteArray("502|m||99999999999999");
}

void AnthropicErrorsTest::readsValues()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    JsonDocument document;
    QVERIFY(document.parse(body.toStdString()));
    QCOMPARE(QByteArray::fromStdString(shown(readAnthropicError(document.root()))), expected);
}

QTEST_GUILESS_MAIN(AnthropicErrorsTest)
#include "tst_anthropicerrors.moc"
