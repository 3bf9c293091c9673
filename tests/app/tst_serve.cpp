#include "app/Program.h"
#include "base/Json.h"
#include "support/FakeUpstream.h"
#include "support/RawClient.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

constexpr const char* demoRequest
    = R"({"model":"demo-echo","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]})";

// A `dragoman serve` with a configuration file of its own.
class Serving
{
public:
    Serving()
    {
        m_program.setProcessEnvironment(bareEnvironment(m_folder.path()));
        m_program.setReadChannel(QProcess::StandardError);
    }
    ~Serving()
    {
        m_program.terminate();
        m_program.waitForFinished();
    }

    void write(const QByteArray& providers, const QByteArray& access = "open")
    {
        QFile file(configuration());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"endpoints":[{"name":"local","access":")" + access + R"("}],"providers":[)"
            + providers + "]}");
    }
    void writeRaw(const QByteArray& text)
    {
        QFile file(configuration());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void start()
    {
        m_program.start(QStringLiteral(DRAGOMAN_PROGRAM),
            { QStringLiteral("serve"), QStringLiteral("--config"), configuration(),
                QStringLiteral("--data-dir"), m_folder.path(), QStringLiteral("--port-file"), portFile() });
        QTRY_VERIFY_WITH_TIMEOUT(port() != 0, 20'000);
    }
    quint16 port() const
    {
        QFile file(portFile());
        JsonDocument document;
        if (!file.open(QIODevice::ReadOnly) || !document.parse(file.readAll().toStdString()))
            return 0;
        return static_cast<quint16>(document.root()["endpoints"].at(0)["port"].integer().value_or(0));
    }
    QByteArray ask()
    {
        RawClient client(port());
        client.send("POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    "Content-Type: application/json\r\nContent-Length: "
            + QByteArray::number(qstrlen(demoRequest)) + "\r\n\r\n" + demoRequest);
        if (!QTest::qWaitFor([&] { return client.isClosed(); }, 20'000))
            return "no answer";
        return client.received();
    }
    QByteArray errors()
    {
        m_errors += m_program.readAllStandardError();
        return m_errors;
    }
    QString configuration() const { return m_folder.filePath(QStringLiteral("config.json")); }

private:
    QString portFile() const { return m_folder.filePath(QStringLiteral("ports.json")); }

    QTemporaryDir m_folder;
    QProcess m_program;
    QByteArray m_errors;
};

QByteArray provider(const char* name, const FakeUpstream& upstream)
{
    return QByteArray(R"({"name":")") + name + R"(","protocol":"anthropic","proxy":"none","baseUrl":")"
        + upstream.url("").c_str() + "\"}";
}

ScriptedAnswer saying(const QByteArray& text)
{
    return ScriptedAnswer::json(200,
        R"({"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":")"
            + text + R"("}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,)"
            + R"("output_tokens":1}})");
}

} // namespace

class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editByHandIsTakenOver();
    void brokenEditIsReported();
};

void ServeTest::editByHandIsTakenOver()
{
    FakeUpstream one;
    FakeUpstream two;
    one.setStandingAnswer(saying("from one"));
    two.setStandingAnswer(saying("from two"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    serving.write(provider("two", two));
    QTRY_VERIFY_WITH_TIMEOUT(serving.ask().contains("from two"), 20'000);
}

void ServeTest::brokenEditIsReported()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start();
    serving.writeRaw(R"({"version":1,"provider":[]})");
    QTRY_VERIFY2_WITH_TIMEOUT(
        serving.errors().contains("provider: is not known here"), serving.errors().constData(), 20'000);
    QVERIFY(serving.ask().contains("from one"));
    serving.write(provider("one", one), "token"); // put right, with another rule
    QTRY_VERIFY_WITH_TIMEOUT(serving.ask().startsWith("HTTP/1.1 401"), 20'000);
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
