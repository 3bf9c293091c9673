#include "app/Serving.h"
#include "inspection/CurlCommand.h"
#include "inspection/HarExport.h"
#include "inspection/SupportBundle.h"
#include "journal/JournalFixture.h"
#include "journal/JournalReader.h"
#include "server/RecordingProxy.h"

#include <QDir>
#include <QDirIterator>

using namespace dragoman;

namespace {

constexpr const char* clientKey = "Zq7client_key-4821-of-the-user";
constexpr const char* headerSecret = "Hs9-configured-value-55120";

QByteArrayList secrets()
{
    return { clientKey, headerSecret };
}

QByteArray configuration(const FakeUpstream& upstream)
{
    return R"({"version":1,"endpoints":[{"name":"local","access":"client-key"}],"providers":[{"name":"one",)"
           R"("protocol":"anthropic","proxy":"none","retries":0,"headers":{"x-tenant-key":")"
        + QByteArray(headerSecret) + R"("},"baseUrl":")" + upstream.url("").c_str()
        + R"("}],"log":{"bodies":"all"}})";
}

// Secrets in every place of a request.
QByteArray request()
{
    const QByteArray body = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":")"
        + secrets().join(' ') + R"("}]})";
    return QByteArray("POST /v1/messages?key=") + clientKey
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nx-api-key: "
        + clientKey + "\r\nUser-Agent: client/1 " + clientKey + "\r\nCookie: a=" + clientKey
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// And in every place of an answer.
ScriptedAnswer answer(int status, const QByteArray& type, const QByteArray& body)
{
    return ScriptedAnswer()
        .send(ScriptedAnswer::head(status,
                  "connection: close\r\nset-cookie: k=" + secrets().join('+')
                      + "\r\nx-echo: " + secrets().join(' ') + "\r\ncontent-type: " + type + "\r\n")
            + body)
        .close();
}

void enqueueAnswers(FakeUpstream& upstream)
{
    const QByteArray said = secrets().join(' ');
    upstream.enqueue(answer(200, "application/json",
        R"({"id":"i","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":")"
            + said + R"("}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}})"));
    upstream.enqueue(answer(400, "application/json",
        R"({"type":"error","error":{"type":"invalid_request_error","message":")" + said + R"("}})"));
    upstream.enqueue(answer(401, "text/html", "<html><title>" + said + "</title></html>"));
    upstream.enqueue(answer(200, "application/json", "no JSON: " + said));
}

} // namespace

// What the running program writes down of requests that are full of secrets.
class SecretsAtRestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrittenDown();

private:
    static void checkText(const QByteArray& text, const char* where);
    static void checkRecords(const QString& journal);
    static void checkExports(const RequestRecord& record);
    static void checkFiles(const QDir& folder);
};

void SecretsAtRestTest::checkText(const QByteArray& text, const char* where)
{
    for (const QByteArray& secret : secrets())
        QVERIFY2(!text.contains(secret), (QByteArray(where) + ": " + text).constData());
}

void SecretsAtRestTest::checkRecords(const QString& journal)
{
    JournalReader reader(journal);
    const Result<RequestPage> page = reader.page({});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), std::size_t{ 4 });
    for (const StoredRequest& row : page->rows) {
        const Result<StoredRequest> stored = reader.request(row.id);
        QVERIFY(stored && stored->record.captured);
        checkText(allTexts(stored->record), "record");
        checkExports(stored->record);
    }
}

void SecretsAtRestTest::checkExports(const RequestRecord& record)
{
    checkText(QByteArray::fromStdString(harExport({ record })), "HAR");
    for (const CapturedMessage* message :
        { &record.captured->clientRequest, &record.captured->providerRequest }) {
        const Result<std::string> command = curlCommand(*message);
        QVERIFY(command);
        checkText(QByteArray::fromStdString(*command), "cURL");
    }
    for (const ArchiveFile& file : supportFiles({ {}, {}, { record }, { record } }, {}))
        checkText(QByteArray::fromStdString(file.content), "bundle");
}

// Everything but the configuration, in which the user wrote one of them.
void SecretsAtRestTest::checkFiles(const QDir& folder)
{
    QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(QStringLiteral("config.json")) || !file.open(QIODevice::ReadOnly))
            continue;
        checkText(file.readAll(), file.fileName().toUtf8().constData());
        ++count;
    }
    QVERIFY(count > 0);
}

void SecretsAtRestTest::nothingIsWrittenDown()
{
    FakeUpstream upstream;
    enqueueAnswers(upstream);
    Serving serving;
    serving.writeRaw(configuration(upstream));
    serving.start();
    for (int i = 0; i < 4; ++i) {
        RawClient client(serving.port());
        client.send(request());
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 20'000);
    }
    QCOMPARE(upstream.requests().size(), 4);
    QVERIFY(upstream.requests().first().head.contains(clientKey));
    QVERIFY(upstream.requests().first().head.contains(headerSecret));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(serving.journal()), std::int64_t(4), 20'000);
    checkRecords(serving.journal());
    const QDir folder = QFileInfo(serving.journal()).dir();
    checkFiles(folder);
    checkText(serving.errors(), "terminal");
    const ProgramRun listed = runProgram(
        { QStringLiteral("requests"), QStringLiteral("--data-dir"), folder.path(), QStringLiteral("--json") },
        bareEnvironment(folder.path()));
    QVERIFY2(listed.out.contains("client/1"), (listed.out + listed.err).constData());
    checkText(listed.out + listed.err, "dragoman requests");
}

QTEST_GUILESS_MAIN(SecretsAtRestTest)
#include "tst_secretsatrest.moc"
