#include "protocol/ProviderErrorText.h"

#include <QtTest>

#include <string>

using namespace dragoman;

class ProviderErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWhatIsNoJson_data();
    void readsWhatIsNoJson();
    void findsErrors_data();
    void findsErrors();
    void shortensBetweenCharacters();
    void cleansMessages_data();
    void cleansMessages();
    void knowsStatuses_data();
    void knowsStatuses();
    void findsContextExceeded_data();
    void findsContextExceeded();
};

namespace {

std::string shown(const ProviderErrorText& text)
{
    return text.message + "|" + text.type + "|" + text.code + "|" + text.param;
}

constexpr const char* pageWithTitle
    = "The provider answered with a web page (\"Just a moment...\") in the place of "
      "its API; a web firewall or a sign-in page of the network has probably "
      "answered.|||";
constexpr const char* pageWithout
    = "The provider answered with a web page in the place of its API; a web firewall or "
      "a sign-in page of the network has probably answered.|||";

} // namespace

void ProviderErrorTextTest::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("anthropic") << QByteArray(
        R"({"type":"error","error":{"type":"rate_limit_error","message":"Slow down"},"request_id":"r"})")
                               << QByteArray("Slow down|rate_limit_error||");
    QTest::newRow("anthropicDetails")
        << QByteArray(R"({"error":{"type":"t","message":"m","details":{"error_code":"spend_limit"}}})")
        << QByteArray("m|t|spend_limit|");
    QTest::newRow("openAi") << QByteArray(
        R"({"error":{"message":"Bad","type":"invalid_request_error","param":"model","code":"model_not_found"}})")
                            << QByteArray("Bad|invalid_request_error|model_not_found|model");
    QTest::newRow("openAiNulls") << QByteArray(
        R"({"error":{"message":"Bad","type":"x","param":null,"code":null}})")
                                 << QByteArray("Bad|x||");
    QTest::newRow("numericCode") << QByteArray(R"({"error":{"message":"Bad","code":429}})")
                                 << QByteArray("Bad||429|");
    QTest::newRow("errorText") << QByteArray(R"({"error":"model \"x\" not found"})")
                               << QByteArray("model \"x\" not found|||");
    QTest::newRow("detailText") << QByteArray(R"({"detail":"Not Found"})") << QByteArray("Not Found|||");
    QTest::newRow("detailList") << QByteArray(
        R"({"detail":[{"loc":["body","messages",0,"role"],"msg":"field required"},{"msg":"odd"}]})")
                                << QByteArray("messages[0].role: field required; odd|||messages[0].role");
    QTest::newRow("detailListOfTexts") << QByteArray(R"({"detail":["odd"]})") << QByteArray("[\"odd\"]|||");
    QTest::newRow("message") << QByteArray(R"({"message":"Forbidden"})") << QByteArray("Forbidden|||");
    QTest::newRow("objectError") << QByteArray(
        R"({"object":"error","message":"too long","type":"BadRequestError","code":400})")
                                 << QByteArray("too long|BadRequestError|400|");
    QTest::newRow("list") << QByteArray(R"([{"error":{"message":"Quota","status":"RESOURCE_EXHAUSTED"}}])")
                          << QByteArray("Quota|RESOURCE_EXHAUSTED||");
    QTest::newRow("originalReason") << QByteArray(
        R"({"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"no such tool"}}})")
                                    << QByteArray("Provider returned error: no such tool||400|");
    QTest::newRow("originalReasonAsPage")
        << QByteArray(R"({"error":{"message":"Provider returned error","metadata":{"raw":"<html>secret"}}})")
        << QByteArray("Provider returned error|||");
    QTest::newRow("messageAsObject") << QByteArray(R"({"error":{"message":{"a":1}}})")
                                     << QByteArray("{\"a\":1}|||");
    QTest::newRow("unknownShape") << QByteArray(R"({"oops":[1]})") << QByteArray("{\"oops\":[1]}|||");
    QTest::newRow("emptyObject") << QByteArray("{}") << QByteArray("The provider gave no reason.|||");
    QTest::newRow("null") << QByteArray("null") << QByteArray("The provider gave no reason.|||");
}

void ProviderErrorTextTest::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(shown(readProviderError(body.toStdString()))), expected);
}

void ProviderErrorTextTest::readsWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("empty") << QByteArray() << QByteArray("The provider gave no reason.|||");
    QTest::newRow("blank") << QByteArray(" \r\n") << QByteArray("The provider gave no reason.|||");
    QTest::newRow("plainText") << QByteArray("upstream connect error\n")
                               << QByteArray("upstream connect error|||");
    QTest::newRow("brokenJson") << QByteArray(R"({"error":)") << QByteArray("{\"error\":|||");
    QTest::newRow("notUtf8") << QByteArray("caf\xe9 closed") << QByteArray("caf\xEF\xBF\xBD closed|||");
    QTest::newRow("webPage") << QByteArray(
        "\n<!DOCTYPE html><HTML><head><TITLE lang=en>Just\n a moment...</title>")
                             << QByteArray(pageWithTitle);
    QTest::newRow("webPageWithoutTitle") << QByteArray("<html><body>hi") << QByteArray(pageWithout);
    QTest::newRow("webPageWithOpenTitle") << QByteArray("<title") << QByteArray(pageWithout);
    QTest::newRow("webPageInJson") << QByteArray(R"({"error":{"message":"<html><body>hi"}})")
                                   << QByteArray(pageWithout);
    QTest::newRow("key") << QByteArray(
        R"({"error":{"message":"Wrong key: Bearer test-key-0123456789 refused"}})")
                         << QByteArray("Wrong key: Bearer *** refused|||");
}

void ProviderErrorTextTest::readsWhatIsNoJson()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(shown(readProviderError(body.toStdString()))), expected);
}

void ProviderErrorTextTest::findsErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("expected");

    QTest::newRow("object") << QByteArray(R"({"error":{"message":"m"}})") << true;
    QTest::newRow("text") << QByteArray(R"({"error":"m"})") << true;
    QTest::newRow("typeError") << QByteArray(R"({"type":"error"})") << true;
    QTest::newRow("objectError") << QByteArray(R"({"object":"error","message":"m"})") << true;
    QTest::newRow("null") << QByteArray(R"({"error":null})") << false;
    QTest::newRow("emptyText") << QByteArray(R"({"error":""})") << false;
    QTest::newRow("message") << QByteArray(R"({"type":"message"})") << false;
    QTest::newRow("noObject") << QByteArray("[1]") << false;
}

void ProviderErrorTextTest::findsErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, expected);
    JsonDocument document;
    QVERIFY(document.parse(body.toStdString()));
    QCOMPARE(isProviderError(document.root()), expected);
}

void ProviderErrorTextTest::shortensBetweenCharacters()
{
    std::string text = "x";
    while (text.size() < 4000)
        text += "\xE9\x80\x9A"; // three bytes each
    const std::string clean = cleanMessage(text);
    QCOMPARE(clean.size(), std::size_t(1999 + 3));
    QVERIFY(clean.ends_with("\xE9\x80\x9A..."));
    QCOMPARE(toValidUtf8(clean), clean);
}

void ProviderErrorTextTest::cleansMessages_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("controls") << QByteArray("a\r\nb\x1b[0m\tc\x7f", 11) << QByteArray("a b [0m c");
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("a b");
    QTest::newRow("spaces") << QByteArray("  a   b  ") << QByteArray("a b");
    QTest::newRow("unicode") << QByteArray("\xE9\x80\x9A\xE8\xAF\x91")
                             << QByteArray("\xE9\x80\x9A\xE8\xAF\x91");
}

void ProviderErrorTextTest::cleansMessages()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(cleanMessage(text.toStdString())), expected);
}

void ProviderErrorTextTest::knowsStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("listed") << 429 << ErrorKind::RateLimited;
    QTest::newRow("overloaded") << 529 << ErrorKind::Overloaded;
    QTest::newRow("otherClientError") << 418 << ErrorKind::InvalidRequest;
    QTest::newRow("otherServerError") << 520 << ErrorKind::BadGateway;
    QTest::newRow("redirect") << 302 << ErrorKind::BadGateway;
    QTest::newRow("success") << 200 << ErrorKind::BadGateway;
}

void ProviderErrorTextTest::knowsStatuses()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    QCOMPARE(errorKindOfStatus(status), kind);
}

void ProviderErrorTextTest::findsContextExceeded_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("expected");

    QTest::newRow("anthropic") << QByteArray("prompt is too long: 210000 tokens > 200000 maximum") << true;
    QTest::newRow("anthropicSum") << QByteArray(
        "input length and `max_tokens` exceed context limit: 1 + 2 > 2")
                                  << true;
    QTest::newRow("openAi") << QByteArray("This model's maximum context length is 128000 tokens.") << true;
    QTest::newRow("openAiNew") << QByteArray("Your input exceeds the context window of this model.") << true;
    QTest::newRow("llamaCpp") << QByteArray("the request exceeds the available context size") << true;
    QTest::newRow("otherCase") << QByteArray("Prompt Is Too Long") << true;
    QTest::newRow("other") << QByteArray("max_tokens: too large") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void ProviderErrorTextTest::findsContextExceeded()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, expected);
    QCOMPARE(saysContextExceeded(message.toStdString()), expected);
}

QTEST_GUILESS_MAIN(ProviderErrorTextTest)
#include "tst_providererrortext.moc"
