#include "clients/LoopbackPrograms.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

namespace dragoman {

namespace {

constexpr int startMilliseconds = 20'000;
constexpr int endMilliseconds = 5'000;

void end(QProcess& process)
{
    process.terminate();
    if (!process.waitForFinished(endMilliseconds))
        process.kill();
    process.waitForFinished(endMilliseconds);
}

QByteArray callModel(quint16 port, const QByteArray& method)
{
    QNetworkAccessManager network;
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/__requests").arg(port));
    QNetworkReply* reply = network.sendCustomRequest(QNetworkRequest(url), method);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->readAll();
}

QJsonObject endpoint(const QString& protocol)
{
    return { { QStringLiteral("name"), protocol }, { QStringLiteral("protocol"), protocol },
        { QStringLiteral("host"), QStringLiteral("127.0.0.1") }, { QStringLiteral("port"), 0 },
        { QStringLiteral("enabled"), true }, { QStringLiteral("access"), QStringLiteral("open") },
        { QStringLiteral("providers"), QJsonArray{ protocol } } };
}

// Without retries, so that a test counts the client's own.
QJsonObject provider(const QString& protocol, const QString& baseUrl)
{
    return { { QStringLiteral("name"), protocol }, { QStringLiteral("protocol"), protocol },
        { QStringLiteral("baseUrl"), baseUrl }, { QStringLiteral("enabled"), true },
        { QStringLiteral("retries"), 0 },
        { QStringLiteral("keys"), QJsonArray{ QStringLiteral("env:SCRIPTED_MODEL_KEY") } } };
}

QProcessEnvironment serverEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SCRIPTED_MODEL_KEY"), QStringLiteral("test-key-of-provider"));
    environment.insert(QStringLiteral("NO_PROXY"), QStringLiteral("127.0.0.1,localhost"));
    return environment;
}

} // namespace

QString clientFile(const QString& name)
{
    return QStringLiteral(TEST_DATA_DIR "/clients/") + name;
}

QString interpreterFor(const QString& driver)
{
    return driver.endsWith(QLatin1String(".py")) ? QStringLiteral(TEST_PYTHON) : QStringLiteral("node");
}

ScriptedModel::~ScriptedModel()
{
    end(m_process);
}

bool ScriptedModel::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("node"),
        { clientFile(QStringLiteral("scripted_model.mjs")), QStringLiteral("0"),
            QStringLiteral("--until-stdin-ends") });
    if (!m_process.waitForReadyRead(startMilliseconds))
        return false;
    const QJsonDocument line = QJsonDocument::fromJson(m_process.readLine());
    m_port = static_cast<quint16>(line.object().value(QLatin1String("port")).toInt());
    return m_port != 0;
}

QJsonArray ScriptedModel::requests() const
{
    return QJsonDocument::fromJson(callModel(m_port, "GET")).array();
}

void ScriptedModel::forgetRequests() const
{
    callModel(m_port, "DELETE");
}

DragomanServer::~DragomanServer()
{
    end(m_process);
}

bool DragomanServer::writeConfiguration(quint16 modelPort) const
{
    const QString root = QStringLiteral("http://127.0.0.1:%1").arg(modelPort);
    const QString anthropic = QStringLiteral("anthropic");
    const QString chat = QStringLiteral("openai-chat");
    const QJsonObject configuration{ { QStringLiteral("version"), 1 },
        { QStringLiteral("endpoints"), QJsonArray{ endpoint(anthropic), endpoint(chat) } },
        { QStringLiteral("providers"),
            QJsonArray{ provider(anthropic, root), provider(chat, root + QStringLiteral("/v1")) } } };
    QFile out(file("config.json"));
    return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(configuration).toJson()) > 0;
}

bool DragomanServer::start(quint16 modelPort)
{
    if (!writeConfiguration(modelPort))
        return false;
    m_process.setProcessEnvironment(serverEnvironment());
    m_process.start(QStringLiteral(DRAGOMAN_BINARY),
        { QStringLiteral("serve"), QStringLiteral("--config"), file("config.json"),
            QStringLiteral("--data-dir"), file("data"), QStringLiteral("--port-file"), file("ports.json") });
    return m_process.waitForStarted(startMilliseconds)
        && QTest::qWaitFor(
            [this] { return !endpoints().isEmpty() || m_process.state() == QProcess::NotRunning; },
            startMilliseconds)
        && !endpoints().isEmpty();
}

QJsonArray DragomanServer::endpoints() const
{
    QFile ports(file("ports.json"));
    if (!ports.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(ports.readAll()).object().value(QLatin1String("endpoints")).toArray();
}

quint16 DragomanServer::port(const QString& endpointName) const
{
    for (const QJsonValue value : endpoints()) {
        if (value[QLatin1String("name")] == endpointName)
            return static_cast<quint16>(value[QLatin1String("port")].toInt());
    }
    return 0;
}

} // namespace dragoman
