#include "server/StreamedSecrets.h"

#include <QTest>

using namespace dragoman;

namespace {

std::string anthropic(const std::string& text)
{
    return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"type\":"
           "\"input_json_delta\",\"partial_json\":\""
        + text + "\"}}\n\n";
}

std::string chat(const std::string& text)
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
}

template <class Event>
std::string stream(const std::vector<std::string>& pieces, Event event)
{
    std::string body;
    for (const std::string& piece : pieces)
        body += event(piece);
    return body;
}

} // namespace

class StreamedSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void wholeBodies();
};

void StreamedSecretsTest::hides_data()
{
    using Texts = std::vector<std::string>;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const std::string& body, const std::string& shown) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << QByteArray::fromStdString(shown);
    };
    row("known", stream(Texts{ "my a-kno", "wn-sec", "ret is" }, chat),
        stream(Texts{ "my ***", "***", "*** is" }, chat));
    row("shape", stream(Texts{ "key ", "sk", "-ant-0123", "456789abcdef", " end" }, chat),
        stream(Texts{ "key ", "sk", "-***", "***", " end" }, chat));
    row("inArguments", stream(Texts{ "{\\\"k\\\":\\\"a-known-", "secret\\\"}" }, anthropic),
        stream(Texts{ "{\\\"k\\\":\\\"***", "***\\\"}" }, anthropic));
    row("inOnePiece", stream(Texts{ "a-known-secret" }, chat), stream(Texts{ "***" }, chat));
    row("harmless", stream(Texts{ "a-known", " secret" }, anthropic),
        stream(Texts{ "a-known", " secret" }, anthropic));
    row("brokenEvent", chat("a-kno") + "data: {\"choices\n\n" + chat("wn-secret"),
        chat("***") + "data: {\"choices\n\n" + chat("***"));
    row("lineEnds", "data: {\"t\":\"a-kno\"}\r\n\r\ndata: {\"t\":\"wn-secret\"}\r\n\r\n",
        "data: {\"t\":\"***\"}\r\n\r\ndata: {\"t\":\"***\"}\r\n\r\n");
}

void StreamedSecretsTest::hides()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, shown);
    SecretFinder secrets;
    secrets.add(Secret("a-known-secret"));
    const std::string text = body.toStdString();
    QCOMPARE(QByteArray::fromStdString(hideRanges(text, secretsInBody(secrets, text))), shown);
}

void StreamedSecretsTest::wholeBodies()
{
    SecretFinder secrets;
    secrets.add(Secret("a-known-secret"));
    const std::string text = "{\"a\":\"a-known-secret\",\"b\":\"a-known\"}";
    QCOMPARE(
        hideRanges(text, secretsInBody(secrets, text)), std::string("{\"a\":\"***\",\"b\":\"a-known\"}"));
}

QTEST_GUILESS_MAIN(StreamedSecretsTest)
#include "tst_streamedsecrets.moc"
