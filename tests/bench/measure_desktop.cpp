// measure_desktop PROGRAM: what the tray application costs on a real desktop that nobody sees: how soon its
// endpoint listens and its window is there, and what it takes while its window is closed for a minute.
#include "support/PrivateDesktop.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace dragoman;

namespace {

constexpr int starts = 5;
constexpr int patience = 20'000; // milliseconds
constexpr int settling = 5'000;
constexpr int idleTime = 60'000;

std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool isListening(std::uint16_t port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(100);
}

QByteArray contents(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The number behind a name at the beginning of a line; -1 when it is not there.
qint64 number(const QByteArray& text, const QByteArray& name)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

class Copy
{
public:
    Copy(const QString& program, const PrivateDesktop& desktop)
        : m_port(freePort())
    {
        QFile file(m_home.filePath(QStringLiteral("config.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(
                "{\"version\":1,\"endpoints\":[{\"name\":\"local\",\"protocol\":\"anthropic\",\"port\":"
                + QByteArray::number(m_port) + ",\"access\":\"open\"}],\"providers\":[]}");
        file.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : { "HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "DRAGOMAN_DATA_DIR" })
            environment.insert(QLatin1String(name), m_home.path());
        environment.insert(QStringLiteral("DRAGOMAN_CONFIG"), file.fileName());
        desktop.addTo(environment);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_clock.start();
        m_process.start(program, {});
    }
    ~Copy()
    {
        m_process.terminate();
        m_process.waitForFinished(patience);
    }

    bool listens() const { return isListening(m_port); }
    qint64 elapsed() const { return m_clock.elapsed(); }
    QString folder() const { return QStringLiteral("/proc/%1/").arg(m_process.processId()); }
    // User and system time in clock ticks.
    qint64 ticks() const
    {
        const QList<QByteArray> fields = contents(folder() + QStringLiteral("stat")).split(' ');
        return fields.size() > 14 ? fields[13].toLongLong() + fields[14].toLongLong() : -1;
    }
    qint64 written() const { return number(contents(folder() + QStringLiteral("io")), "write_bytes:"); }

private:
    QTemporaryDir m_home;
    std::uint16_t m_port;
    QProcess m_process;
    QElapsedTimer m_clock;
};

qint64 median(std::vector<qint64> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? -1 : values[values.size() / 2];
}

void measureStarts(const QString& program, const PrivateDesktop& desktop)
{
    std::vector<qint64> listening;
    std::vector<qint64> visible;
    for (int i = 0; i < starts; ++i) {
        const Copy copy(program, desktop);
        if (QTest::qWaitFor([&] { return copy.listens(); }, patience))
            listening.push_back(copy.elapsed());
        if (QTest::qWaitFor([&] { return !desktop.windows().isEmpty(); }, patience))
            visible.push_back(copy.elapsed());
    }
    std::printf("endpoint listens after   %lld ms (median of %d)\n", median(listening), starts);
    std::printf("window is there after    %lld ms\n", median(visible));
}

void measureIdle(const QString& program, const PrivateDesktop& desktop)
{
    const Copy copy(program, desktop);
    if (!QTest::qWaitFor([&] { return !desktop.windows().isEmpty(); }, patience))
        return void(std::printf("no window came\n"));
    desktop.press(QStringLiteral("alt+F4"));
    QTest::qWait(settling);
    const qint64 ticks = copy.ticks();
    const qint64 written = copy.written();
    QTest::qWait(idleTime);
    const QByteArray memory = contents(copy.folder() + QStringLiteral("smaps_rollup"));
    std::printf("window closed, a minute  %lld ticks of 10 ms, %lld bytes written\n", copy.ticks() - ticks,
        copy.written() - written);
    std::printf("resident memory          %lld KiB, proportional %lld KiB\n", number(memory, "Rss:"),
        number(memory, "Pss:"));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    PrivateDesktop desktop;
    QString problem = desktop.start();
    if (problem.isEmpty())
        problem = desktop.startTray();
    if (argc != 2 || !problem.isEmpty()) {
        std::fprintf(stderr, "measure_desktop PROGRAM %s\n", qPrintable(problem));
        return 1;
    }
    measureStarts(QString::fromLocal8Bit(argv[1]), desktop);
    measureIdle(QString::fromLocal8Bit(argv[1]), desktop);
    return 0;
}
