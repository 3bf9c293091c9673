#include "inspection/CurlCommand.h"
#include "support/FakeUpstream.h"

#include <QProcess>
#include <QTest>

using namespace dragoman;

namespace {

CapturedMessage message(const std::string& start, const std::string& body)
{
    return { start, { { "Content-Type", "application/json" } }, body, body.size() };
}

} // namespace

// The command is run by a real shell and a real curl.
class CurlCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsTheSameBody_data();
    void sendsTheSameBody();
    void keyComesFromTheShell();
    void refusesCutBodies();

private:
    const ReceivedRequest& run(const std::string& command);

    FakeUpstream m_server;
};

const ReceivedRequest& CurlCommandTest::run(const std::string& command)
{
    m_server.enqueue(ScriptedAnswer::json(200, "{}"));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("API_KEY"), QStringLiteral("key from the shell"));
    environment.insert(QStringLiteral("no_proxy"), QStringLiteral("*"));
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("sh"), { QStringLiteral("-c"), QString::fromStdString(command) });
    const bool ended = QTest::qWaitFor([&] { return shell.state() == QProcess::NotRunning; }, 20'000);
    if (!ended || shell.exitCode() != 0)
        QTest::qFail(shell.readAllStandardError().constData(), __FILE__, __LINE__);
    return m_server.requests().last();
}

void CurlCommandTest::sendsTheSameBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("json") << QByteArray("{\"a\":\"b c\"}");
    QTest::newRow("quotes") << QByteArray("{\"a\":\"it's '' \\\"x\\\" $(touch /nothing) `id` $HOME \\\\\"}");
    QTest::newRow("lines") << QByteArray("{\n\t\"a\": 1\r\n}\n");
    QTest::newRow("fileName") << QByteArray("@/etc/hostname");
    QTest::newRow("unicode") << QByteArray("{\"a\":\"\xe9\x80\x9a\xe8\xaf\x91 \xf0\x9f\x98\x80\"}");
    QTest::newRow("empty") << QByteArray();
}

void CurlCommandTest::sendsTheSameBody()
{
    QFETCH(QByteArray, body);
    CapturedMessage request = message("POST /v1/messages?beta=[1]&q='x'", body.toStdString());
    request.headers.emplace_back("x-note", "it's $HOME");
    request.headers.emplace_back("x-empty", "");
    request.headers.emplace_back("Content-Length", "999");
    const Result<std::string> command = curlCommand(request, m_server.url(""));
    QVERIFY(command);
    const ReceivedRequest& received = run(*command);
    QCOMPARE(received.body, body);
    QVERIFY2(
        received.head.startsWith("POST /v1/messages?beta=[1]&q='x' HTTP/1.1\r\n"), received.head.constData());
    QVERIFY2(received.head.contains("x-note: it's $HOME\r\n"), received.head.constData());
    QVERIFY2(received.head.contains("x-empty:"), received.head.constData());
    QVERIFY2(received.head.contains("Content-Type: application/json\r\n"), received.head.constData());
}

void CurlCommandTest::keyComesFromTheShell()
{
    CapturedMessage request = message("POST " + m_server.url("/v1/x?key=***&a=1"), "{}");
    request.headers.emplace_back("Authorization", "***");
    request.headers.emplace_back("x-api-key", "***");
    request.headers.emplace_back("Cookie", "***");
    const Result<std::string> command = curlCommand(request);
    QVERIFY(command);
    QVERIFY2(command->find("***") == std::string::npos, command->c_str());
    // A key with a space would break the URL's line.
    const ReceivedRequest& received = run("API_KEY=known; " + *command);
    QVERIFY2(received.head.startsWith("POST /v1/x?key=known&a=1 "), received.head.constData());
    QVERIFY2(received.head.contains("Authorization: Bearer known\r\n"), received.head.constData());
    QVERIFY2(received.head.contains("x-api-key: known\r\n"), received.head.constData());
    QVERIFY(!received.head.toLower().contains("cookie"));
}

void CurlCommandTest::refusesCutBodies()
{
    CapturedMessage request = message("POST /v1/x", "{}");
    request.size = 3;
    QCOMPARE(curlCommand(request).error().kind, ErrorKind::TooLarge);
    QCOMPARE(curlCommand({}).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(CurlCommandTest)
#include "tst_curlcommand.moc"
