#include "bench/DesktopCopy.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

namespace dragoman {

namespace {

constexpr int patience = 20'000; // milliseconds

std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QByteArray configuration(std::uint16_t port, const QByteArray& providers)
{
    return R"({"version":1,"endpoints":[{"name":"local","protocol":"anthropic","port":)"
        + QByteArray::number(port) + R"(,"access":"open"}],"providers":[)" + providers + "]}";
}

} // namespace

qint64 numberIn(const QByteArray& text, const QByteArray& name)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

DesktopCopy::DesktopCopy(const QString& program, const PrivateDesktop& desktop, const QByteArray& providers)
    : m_port(freePort())
{
    QFile file(m_home.filePath(QStringLiteral("config.json")));
    if (file.open(QIODevice::WriteOnly))
        file.write(configuration(m_port, providers));
    file.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : { "HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "DRAGOMAN_DATA_DIR" })
        environment.insert(QLatin1String(name), m_home.path());
    environment.insert(QStringLiteral("DRAGOMAN_CONFIG"), file.fileName());
    environment.insert(QStringLiteral("BENCH_KEY"), QStringLiteral("no-key"));
    desktop.addTo(environment);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setProgram(program);
    m_clock.start();
    m_process.start();
}

DesktopCopy::~DesktopCopy()
{
    m_process.terminate();
    m_process.waitForFinished(patience);
}

bool DesktopCopy::listens() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    return socket.waitForConnected(100);
}

QByteArray DesktopCopy::told(const char* name) const
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(m_process.processId()).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 DesktopCopy::ticks() const
{
    const QList<QByteArray> fields = told("stat").split(' ');
    return fields.size() > 14 ? fields[13].toLongLong() + fields[14].toLongLong() : -1;
}

void DesktopCopy::showWindow() const
{
    QProcess second;
    second.setProcessEnvironment(m_process.processEnvironment());
    second.start(m_process.program(), {});
    second.waitForFinished(patience);
}

} // namespace dragoman
