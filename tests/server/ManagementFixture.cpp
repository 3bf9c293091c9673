#include "server/ManagementFixture.h"

#include "config/ConfigurationEdit.h"

#include <QFile>
#include <QTest>
#include <QTimer>

namespace dragoman {

Result<std::string> FileHost::revision() const
{
    if (isEditable)
        return file.revision();
    return failure(ErrorKind::Conflict, "Nothing can be changed.");
}

Result<void> FileHost::save(const Configuration& configuration, const std::string& expectedRevision)
{
    Result<void> saved = file.save(configuration, expectedRevision);
    if (saved && appliesAtOnce)
        QTimer::singleShot(0, server, [this] { server->applied(state); });
    return saved;
}

std::vector<ProviderHealth> FileHost::health() const
{
    std::vector<ProviderHealth> health;
    for (const ProviderConfig& provider : configuration().providers)
        health.push_back({ provider.name });
    return health;
}

QByteArray ManagementFixture::usualConfiguration(const QByteArray& furtherProviders)
{
    return R"({"version":1,"endpoints":[{"name":"main","providers":["needed"]},{"name":"all"}],"providers":[)"
           R"({"name":"needed","baseUrl":"https://needed.example","keys":["env:NEEDED_KEY"]},)"
           R"({"name":"spare","baseUrl":"https://spare.example"},)"
           R"({"name":"通译 a/b","baseUrl":"https://other.example"})"
        + furtherProviders + R"(],"management":{"enabled":true,"port":0}})";
}

ManagementFixture::ManagementFixture(const QByteArray& configuration)
    : host(m_folder.filePath(QStringLiteral("config.json")))
    , server(host, Secret(token))
{
    host.server = &server;
    writeFile(configuration);
    const Result<Configuration> loaded = host.file.load();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QVERIFY(server.configure());
}

QByteArray ManagementFixture::request(
    const QByteArray& method, const QByteArray& path, const QByteArray& body, const QByteArray& lines)
{
    const QByteArray type = body.isEmpty() || lines.contains("Content-Type")
        ? QByteArray()
        : QByteArray("Content-Type: application/json\r\n");
    return method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n"
        + type + "Content-Length: " + QByteArray::number(body.size()) + "\r\n" + lines + "\r\n" + body;
}

ClientAnswer ManagementFixture::send(const QByteArray& request) const
{
    const AnswerTo kind = request.startsWith("HEAD ") ? AnswerTo::Head : AnswerTo::Get;
    RawClient client(port());
    client.send(request);
    ClientAnswer answer;
    const auto isOver = [&] {
        answer = readAnswer(client.received(), kind);
        return answer.isComplete || client.isClosed();
    };
    if (!QTest::qWaitFor(isOver, 20'000))
        QTest::qFail("no whole answer came", __FILE__, __LINE__);
    return answer;
}

ClientAnswer ManagementFixture::change(
    const QByteArray& method, const QByteArray& path, const QByteArray& body) const
{
    return send(request(method, path, body, ifMatch()));
}

QByteArray ManagementFixture::fileText() const
{
    QFile file(host.file.fileName());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ManagementFixture::writeFile(const QByteArray& text) const
{
    QFile file(host.file.fileName());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace dragoman
