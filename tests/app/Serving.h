#pragma once

#include "app/Program.h"
#include "base/Json.h"
#include "support/FakeUpstream.h"
#include "support/RawClient.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace dragoman {

inline constexpr const char* demoRequest
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

    void write(const QByteArray& providers, const QByteArray& access = "open") const
    {
        QFile file(configuration());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"endpoints":[{"name":"local","access":")" + access + R"("}],"providers":[)"
            + providers + "]}");
    }
    void writeRaw(const QByteArray& text) const
    {
        QFile file(configuration());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void start(const QStringList& options = {})
    {
        m_program.start(QStringLiteral(DRAGOMAN_PROGRAM),
            QStringList{ QStringLiteral("serve"), QStringLiteral("--config"), configuration(),
                QStringLiteral("--data-dir"), m_folder.path(), QStringLiteral("--port-file"), portFile() }
                + options);
        QTRY_VERIFY_WITH_TIMEOUT(port() != 0, 20'000);
    }
    // Of the first endpoint; 0 = not there.
    quint16 port() const
    {
        return readPorts([](const JsonValue& ports) { return ports["endpoints"].at(0); });
    }
    quint16 managementPort() const
    {
        return readPorts([](const JsonValue& ports) { return ports["management"]; });
    }
    QByteArray token() const
    {
        QFile file(m_folder.filePath(QStringLiteral("token")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    QByteArray configurationText() const
    {
        QFile file(configuration());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray ask() const
    {
        RawClient client(port());
        client.send("POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    "Content-Type: application/json\r\nContent-Length: "
            + QByteArray::number(qstrlen(demoRequest)) + "\r\n\r\n" + demoRequest);
        if (!QTest::qWaitFor([&] { return client.isClosed(); }, 20'000))
            return "no answer";
        return client.received();
    }
    void requestStop() { m_program.terminate(); }
    bool hasEnded() const { return m_program.state() == QProcess::NotRunning; }
    QByteArray health() const
    {
        RawClient client(port());
        client.send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return QTest::qWaitFor([&] { return client.isClosed(); }, 20'000) ? client.received() : "no answer";
    }
    QByteArray errors()
    {
        m_errors += m_program.readAllStandardError();
        return m_errors;
    }
    QString journal() const { return m_folder.filePath(QStringLiteral("journal.sqlite")); }
    QString configuration() const { return m_folder.filePath(QStringLiteral("config.json")); }

private:
    template <class Choose>
    quint16 readPorts(Choose choose) const
    {
        QFile file(portFile());
        JsonDocument document;
        if (!file.open(QIODevice::ReadOnly) || !document.parse(file.readAll().toStdString()))
            return 0;
        return static_cast<quint16>(choose(document.root())["port"].integer().value_or(0));
    }
    QString portFile() const { return m_folder.filePath(QStringLiteral("ports.json")); }

    QTemporaryDir m_folder;
    QProcess m_program;
    QByteArray m_errors;
};

inline QByteArray provider(const char* name, const FakeUpstream& upstream)
{
    return QByteArray(R"({"name":")") + name + R"(","protocol":"anthropic","proxy":"none","baseUrl":")"
        + upstream.url("").c_str() + "\"}";
}

// A whole answer with that text.
inline ScriptedAnswer saying(const QByteArray& text)
{
    return ScriptedAnswer::json(200,
        R"({"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":")"
            + text + R"("}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,)"
            + R"("output_tokens":1}})");
}

} // namespace dragoman
