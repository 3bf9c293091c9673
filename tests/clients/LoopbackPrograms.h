#pragma once

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

namespace dragoman {

// The scripted provider of scripted_model.mjs as a process of its own; it ends with this object.
class ScriptedModel
{
public:
    ~ScriptedModel();

    // Starts it on a free loopback port; false when it did not say its port in time.
    bool start();
    quint16 port() const { return m_port; }
    // Every request it got since forgetRequests(): method, path, headers, body, status, aborted.
    QJsonArray requests() const;
    void forgetRequests() const;

private:
    QProcess m_process;
    quint16 m_port = 0;
};

// `dragoman serve` as a process of its own, with a configuration, data folder and port file in a
// temporary folder; it ends with this object.
class DragomanServer
{
public:
    ~DragomanServer();

    // Starts it with one open endpoint for each provider protocol, named after it, whose only provider
    // is the scripted model at `modelPort`. False when the port file did not come in time.
    bool start(quint16 modelPort);
    // Loopback port of the endpoint with that name, or 0.
    quint16 port(const QString& endpoint) const;
    // What it wrote to the error output, for a failed test.
    QString errorOutput() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    bool writeConfiguration(quint16 modelPort) const;
    QJsonArray endpoints() const;

    QTemporaryDir m_folder;
    QProcess m_process;
};

// The path of a file in tests/clients.
QString clientFile(const QString& name);

// How to start a driver: node for .mjs, the Python of build/venv for .py.
QString interpreterFor(const QString& driver);

} // namespace dragoman
