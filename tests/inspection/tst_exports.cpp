#include "base/Json.h"
#include "inspection/HarExport.h"
#include "inspection/SupportBundle.h"
#include "inspection/TranslateCase.h"

#include <QTest>

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <map>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

RequestRecord record()
{
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = { "POST /v1/messages?beta=true&a%20b=c+d",
        { { "Host", "localhost:1" }, { "Content-Type", "application/json" } }, "{\"model\":\"m\"}", 13 };
    captured->providerRequest
        = { "POST http://h/v1/chat/completions", { { "authorization", "***" } }, "{}", 2 };
    captured->providerAnswer = { "200", { { "content-type", "text/event-stream" } }, "data: 1\n\n", 9 };
    captured->clientAnswer = { "200", {}, "cut \xff", 50 };
    captured->clientMarks = { { 20ms, 3 }, { 50ms, 50 } };
    RequestRecord record;
    record.time = std::chrono::system_clock::time_point(1'700'000'000s + 7ms);
    record.endpoint = "local";
    record.clientProtocol = "anthropic";
    record.providerProtocol = "openai-chat";
    record.provider = "scripted";
    record.stream = true;
    record.status = 200;
    record.captured = captured;
    return record;
}

std::map<std::string, std::string> unpacked(const std::string& zip)
{
    std::map<std::string, std::string> files;
    archive* const reader = archive_read_new();
    archive_read_support_format_zip(reader);
    archive_read_open_memory(reader, zip.data(), zip.size());
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
        std::string& content = files[archive_entry_pathname(entry)];
        std::array<char, 4096> part{};
        for (la_ssize_t got = 1; got > 0;) {
            got = archive_read_data(reader, part.data(), part.size());
            content.append(part.data(), std::size_t(std::max<la_ssize_t>(got, 0)));
        }
    }
    archive_read_free(reader);
    return files;
}

} // namespace

class ExportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void harHasItsFields();
    void harWithoutBodies();
    void translateCase();
    void translateCaseRefusals();
    void bundle();
    void bundleHasNoSecret();
};

void ExportsTest::harHasItsFields()
{
    JsonDocument har;
    QVERIFY(har.parse(harExport({ record(), record() })));
    const JsonValue log = har.root()["log"];
    QVERIFY(log["version"].equals("1.2"));
    QVERIFY(log["creator"]["name"].equals("dragoman") && log["creator"]["version"].isString());
    QCOMPARE(log["entries"].size(), std::size_t{ 4 });
    for (const JsonValue entry : log["entries"]) {
        QVERIFY(entry["startedDateTime"].equals("2023-11-14T22:13:20.007Z"));
        QVERIFY(entry["time"].isNumber() && entry["cache"].isObject());
        for (const char* name : { "send", "wait", "receive" })
            QVERIFY2(entry["timings"][name].isNumber(), name);
        for (const char* name : { "method", "url", "httpVersion" })
            QVERIFY2(entry["request"][name].isString(), name);
        QVERIFY(entry["request"]["queryString"].isArray());
        QVERIFY(entry["request"]["postData"]["mimeType"].isString());
        QVERIFY(entry["request"]["postData"]["text"].isString());
        QVERIFY(entry["response"]["status"].integer() == 200);
        for (const char* name : { "statusText", "httpVersion", "redirectURL" })
            QVERIFY2(entry["response"][name].isString(), name);
        QVERIFY(entry["response"]["content"]["size"].isNumber());
        QVERIFY(entry["response"]["content"]["mimeType"].isString());
        for (const char* part : { "request", "response" }) {
            QVERIFY(entry[part]["cookies"].isArray() && entry[part]["headers"].isArray());
            QVERIFY(entry[part]["headersSize"].isNumber() && entry[part]["bodySize"].isNumber());
        }
    }
    const JsonValue client = log["entries"].at(0);
    QVERIFY(client["request"]["url"].equals("http://localhost:1/v1/messages?beta=true&a%20b=c+d"));
    QVERIFY(client["request"]["queryString"].at(1)["value"].equals("c d"));
    QVERIFY(client["response"]["comment"].isString()); // it was cut
    QVERIFY(client["time"].number() == 50.0);
    QVERIFY(client["timings"]["wait"].number() == 20.0);
}

void ExportsTest::harWithoutBodies()
{
    JsonDocument har;
    QVERIFY(har.parse(harExport({ RequestRecord{} })));
    QCOMPARE(har.root()["log"]["entries"].size(), std::size_t{ 0 });
}

void ExportsTest::translateCase()
{
    const Result<std::vector<TranslateCase>> cases = translateCases(record());
    QVERIFY(cases);
    QCOMPARE(cases->size(), std::size_t{ 2 });
    QCOMPARE(cases->front().command,
        std::string("dragoman translate --from anthropic --to openai-chat --kind request < request.json\n"));
    QCOMPARE(cases->front().input, std::string("{\"model\":\"m\"}"));
    QCOMPARE(cases->back().command,
        std::string("dragoman translate --from openai-chat --to anthropic --kind stream < stream.sse\n"));
}

void ExportsTest::translateCaseRefusals()
{
    QCOMPARE(translateCases({}).error().kind, ErrorKind::NotFound);
    RequestRecord cut = record();
    auto captured = std::make_shared<CapturedExchange>(*cut.captured);
    captured->clientRequest.size = 99;
    cut.captured = captured;
    QCOMPARE(translateCases(cut).error().kind, ErrorKind::TooLarge);
}

void ExportsTest::bundle()
{
    SupportBundleContent content{ "Dragoman 1\n", "{}", {}, { record() } };
    content.failures.push_back(record());
    content.failures.back().status = 502;
    content.failures.back().error = "sorry";
    content.failures.back().attempts = { { "scripted", "env:KEY", "m", 502, "sorry", 3ms } };
    const Result<std::string> zip = supportBundle(content, {});
    QVERIFY(zip);
    const std::map<std::string, std::string> files = unpacked(*zip);
    QCOMPARE(files.size(), std::size_t{ 6 });
    QCOMPARE(files.at("dragoman-support/about.txt"), std::string("Dragoman 1\n"));
    QCOMPARE(files.at("dragoman-support/requests.har"), harExport(content.requests));
    const std::string& errors = files.at("dragoman-support/errors.txt");
    QVERIFY2(
        errors.find("scripted said 502, the client got 502: sorry") != std::string::npos, errors.c_str());
}

void ExportsTest::bundleHasNoSecret()
{
    const std::string key = "a-key-known-to-the-program";
    SecretFinder secrets;
    secrets.add(Secret(key));
    SupportBundleContent content{ "about " + key, "{\"k\":\"" + key + "\"}", {}, { record() } };
    auto captured = std::make_shared<CapturedExchange>(*content.requests.front().captured);
    captured->clientRequest.body = "{\"model\":\"" + key + "\",\"x\":\"sk-ant-0123456789abcdef\"}";
    content.requests.front().captured = captured;
    content.requests.front().warnings = { "model; " + key };
    for (const ArchiveFile& file : supportFiles(content, secrets)) {
        QVERIFY2(file.content.find(key) == std::string::npos, file.content.c_str());
        QVERIFY2(file.content.find("0123456789abcdef") == std::string::npos, file.content.c_str());
    }
}

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
