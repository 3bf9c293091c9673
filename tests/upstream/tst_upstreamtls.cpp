#include "support/FakeUpstream.h"
#include "support/LocalAuthority.h"
#include "upstream/AnswerRecorder.h"
#include "upstream/TransferFailure.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;
using Certificate = LocalAuthority::Certificate;
using Kind = UpstreamFailureKind;

namespace {

// What a server that knows TLS 1.0 at most says to a client of today: a ServerHello with version 3.1
// and the cipher TLS_RSA_WITH_AES_128_CBC_SHA (RFC 2246, 7.4.1.3).
QByteArray oldServerHello()
{
    const QByteArray hello
        = QByteArray("\x03\x01", 2) + QByteArray(32, 'r') + QByteArray("\x00\x00\x2f\x00", 4);
    const QByteArray message = QByteArray("\x02\x00\x00", 3) + static_cast<char>(hello.size()) + hello;
    return QByteArray("\x16\x03\x01\x00", 4) + static_cast<char>(message.size()) + message;
}

// The fatal alert `protocol_version` (RFC 5246, 7.2).
QByteArray versionAlert()
{
    return QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
}

// Answers the first bytes of each connection with the same bytes.
void answerHandshakesWith(QTcpServer& server, const QByteArray& bytes)
{
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, bytes] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, bytes] {
            socket->readAll();
            socket->write(bytes);
        });
    });
    server.listen(QHostAddress::LocalHost);
}

} // namespace

class UpstreamTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trustsTheFileInAddition();
    void speaksTlsVersions_data();
    void speaksTlsVersions();
    void reusesTlsConnections();
    void refusesCertificates_data();
    void refusesCertificates();
    void refusesOldServers_data();
    void refusesOldServers();
    void refusesUnusableFiles_data();
    void refusesUnusableFiles();
    void namesMissingAuthorities();

private:
    UpstreamRequest requestTo(const FakeUpstream& server) const;

    LocalAuthority m_authority;
};

void UpstreamTlsTest::initTestCase()
{
    QVERIFY2(m_authority.isUsable(), qPrintable(m_authority.error()));
}

UpstreamRequest UpstreamTlsTest::requestTo(const FakeUpstream& server) const
{
    UpstreamRequest request;
    request.url = server.url();
    request.headers = { { "x-api-key", "test-key-1" } };
    request.body = "{}";
    request.caFile = m_authority.caFile();
    return request;
}

void UpstreamTlsTest::trustsTheFileInAddition()
{
    FakeUpstream server(m_authority.serverConfiguration(Certificate::Valid));
    server.enqueue(ScriptedAnswer::json(200, R"({"ok":1})"));
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QCOMPARE(answer.body(), std::string(R"({"ok":1})"));
}

void UpstreamTlsTest::speaksTlsVersions_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("tls12") << QSsl::TlsV1_2;
    QTest::newRow("tls13") << QSsl::TlsV1_3;
}

void UpstreamTlsTest::speaksTlsVersions()
{
    QFETCH(const QSsl::SslProtocol, protocol);
    QSslConfiguration configuration = m_authority.serverConfiguration(Certificate::Valid);
    configuration.setProtocol(protocol);
    FakeUpstream server(configuration);
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
}

void UpstreamTlsTest::reusesTlsConnections()
{
    FakeUpstream server(m_authority.serverConfiguration(Certificate::Valid));
    UpstreamClient client;
    for (int i = 0; i < 2; ++i) {
        server.enqueue(ScriptedAnswer::json(200, "{}"));
        AnswerRecorder answer;
        QVERIFY(answer.run(client, requestTo(server)));
        QCOMPARE(answer.outcome().reusedConnection, i == 1);
    }
    QCOMPARE(server.connectionCount(), 1);
}

void UpstreamTlsTest::refusesCertificates_data()
{
    QTest::addColumn<int>("certificate");
    QTest::addColumn<bool>("authorityKnown");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, Certificate certificate, bool known, const char* words) {
        QTest::newRow(name) << static_cast<int>(certificate) << known << QByteArray(words);
    };
    row("unknownIssuer", Certificate::Valid, false, "an authority that this computer does not know");
    row("expired", Certificate::Expired, true, "has expired");
    row("wrongName", Certificate::WrongName, true, "another host name");
    row("selfSigned", Certificate::SelfSigned, true, "is self-signed");
}

void UpstreamTlsTest::refusesCertificates()
{
    QFETCH(const int, certificate);
    QFETCH(const bool, authorityKnown);
    QFETCH(const QByteArray, words);
    FakeUpstream server(m_authority.serverConfiguration(static_cast<Certificate>(certificate)));
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request = requestTo(server);
    if (!authorityKnown)
        request.caFile.clear();
    QVERIFY(answer.run(client, std::move(request)));
    QCOMPARE(answer.failureKind(), Kind::Tls);
    QVERIFY2(answer.failureMessage().find(words) != std::string::npos, answer.failureMessage().c_str());
    QVERIFY(answer.failureMessage().find("localhost:") != std::string::npos);
    QVERIFY(!answer.outcome().requestSent);
    QVERIFY(server.requests().isEmpty());
}

void UpstreamTlsTest::refusesOldServers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("tls10Only") << oldServerHello() << QByteArray("1.2 or newer is needed");
    QTest::newRow("versionAlert") << versionAlert() << QByteArray("1.2 or newer is needed");
    QTest::newRow("plainHttp") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                               << QByteArray("does not speak TLS");
    QTest::newRow("handshakeFailure")
        << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7) << QByteArray("none of the offered ciphers");
}

void UpstreamTlsTest::refusesOldServers()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, words);
    QTcpServer server;
    answerHandshakesWith(server, bytes);
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request;
    request.url = "https://127.0.0.1:" + std::to_string(server.serverPort());
    QVERIFY(answer.run(client, std::move(request)));
    QCOMPARE(answer.failureKind(), Kind::Tls);
    QVERIFY2(answer.failureMessage().find(words) != std::string::npos, answer.failureMessage().c_str());
    QVERIFY(!answer.outcome().requestSent);
}

void UpstreamTlsTest::refusesUnusableFiles_data()
{
    QTest::addColumn<bool>("exists");
    QTest::newRow("missing") << false;
    QTest::newRow("notACertificate") << true;
}

void UpstreamTlsTest::refusesUnusableFiles()
{
    QFETCH(const bool, exists);
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("ca.pem")));
    if (exists)
        QVERIFY(file.open(QIODevice::WriteOnly));
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request;
    request.url = "https://localhost:9/";
    request.caFile = file.fileName().toStdString();
    QVERIFY(answer.run(client, std::move(request)));
    QCOMPARE(answer.failureKind(), Kind::Tls);
    QVERIFY(answer.failureMessage().find("ca.pem") != std::string::npos);
}

// libcurl looks for the list where it was built to, so the words of its error stand for a system without.
void UpstreamTlsTest::namesMissingAuthorities()
{
    const auto destination = parseDestination("https://localhost:9/");
    QVERIFY(destination.has_value());
    const UpstreamFailure failure = describeEnd({ CURLE_SSL_CACERT_BADFILE,
        "error setting certificate file: /etc/ssl/certs/ca-certificates.crt", *destination, {} });
    QCOMPARE(failure.kind, Kind::Tls);
    QVERIFY(failure.message.find("package ca-certificates") != std::string::npos);
}

QTEST_GUILESS_MAIN(UpstreamTlsTest)
#include "tst_upstreamtls.moc"
