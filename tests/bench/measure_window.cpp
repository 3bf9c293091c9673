// measure_window PROGRAM: whether a stream is slower while the window shows the page of requests, scrolls
// and gets a new row twenty times a second. The same requests run, and the same wheel turns, while the window
// is closed to the tray. Each delta carries the time at which the provider sent it.
#include "bench/DesktopCopy.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

constexpr int rounds = 4;
constexpr int deltas = 600;
constexpr auto deltaPace = 10ms;
constexpr auto requestPace = 50ms;
constexpr int patience = 20'000; // milliseconds

qint64 now()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QByteArray chunkWith(const QByteArray& delta, const QByteArray& finish = "null")
{
    return R"(data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":)"
        + delta + R"(,"finish_reason":)" + finish + "}]}\n\n";
}

// An OpenAI-compatible provider that writes the time into each delta.
class StampingProvider : public QTcpServer
{
public:
    StampingProvider()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* const socket = nextPendingConnection()) {
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
            }
        });
    }

private:
    void answer(QTcpSocket* socket)
    {
        const QByteArray request = socket->peek(64 * 1024);
        if (!request.trimmed().endsWith('}'))
            return;
        socket->readAll();
        if (request.contains("\"stream\":true"))
            return stream(socket);
        const QByteArray body
            = R"({"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":)"
              R"({"role":"assistant","content":"Hello."},"finish_reason":"stop"}]})";
        socket->write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    void stream(QTcpSocket* socket)
    {
        socket->write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n");
        auto* timer = new QTimer(socket);
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, socket, [this, socket, left = deltas]() mutable {
            if (left-- > 0)
                return void(socket->write(chunkWith(R"({"content":")" + QByteArray::number(now()) + "\"}")));
            socket->write(chunkWith("{}", R"("stop")") + "data: [DONE]\n\n");
            socket->disconnectFromHost();
        });
        timer->start(deltaPace);
    }
};

QByteArray question(bool isStream)
{
    const QByteArray body
        = R"({"model":"m","max_tokens":10,"messages":[{"role":"user","content":"Hi"}],"stream":)"
        + QByteArray(isStream ? "true}" : "false}");
    return "POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nconnection: "
           "close\r\n"
           "content-length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// One stream through the program; how long each delta took, in microseconds.
std::vector<qint64> transits(std::uint16_t port)
{
    std::vector<qint64> times;
    QTcpSocket socket;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] {
        while (socket.canReadLine()) {
            const QByteArray line = socket.readLine();
            const auto text = line.indexOf(R"("text":")");
            const qint64 sent = text < 0 ? 0 : line.mid(text + 8, 20).split('"').first().toLongLong();
            if (sent > 0)
                times.push_back(now() - sent);
        }
    });
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(question(true));
    QEventLoop loop; // QTest's waiting would look only every ten milliseconds
    QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    return times;
}

// Turns the wheel over the middle of the screen, down and up, until it goes.
class Wheel
{
public:
    explicit Wheel(const PrivateDesktop& desktop)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        desktop.addTo(environment);
        m_process.setProcessEnvironment(environment);
        QStringList arguments{ QStringLiteral("mousemove"), QStringLiteral("640"), QStringLiteral("500") };
        for (int i = 0; i < 100; ++i) {
            arguments << QStringLiteral("click") << QStringLiteral("--repeat") << QStringLiteral("20")
                      << QStringLiteral("--delay") << QStringLiteral("30")
                      << QString::number(i % 2 == 0 ? 5 : 4);
        }
        m_process.start(QStringLiteral("xdotool"), arguments);
    }
    ~Wheel()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }

private:
    QProcess m_process;
};

std::vector<qint64> busyTransits(const PrivateDesktop& desktop, std::uint16_t port)
{
    const Wheel wheel(desktop);
    QTimer requests;
    QObject::connect(&requests, &QTimer::timeout, &requests, [&requests, port] {
        auto* socket = new QTcpSocket(&requests);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->connectToHost(QHostAddress::LocalHost, port);
        socket->write(question(false));
    });
    requests.start(requestPace);
    return transits(port);
}

void print(const char* name, std::vector<qint64> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) { return times[std::size_t(part * double(times.size() - 1))]; };
    if (times.empty())
        return void(std::printf("%s: no delta came\n", name));
    std::printf("%-14s p50 %5lld us, p95 %5lld us, p99 %6lld us, %zu deltas\n", name, at(0.5), at(0.95),
        at(0.99), times.size());
}

bool showPage(const DesktopCopy& copy, const PrivateDesktop& desktop)
{
    copy.showWindow();
    const bool isThere = QTest::qWaitFor([&] { return !desktop.windows().isEmpty(); }, patience);
    QTest::qWait(500); // for the window manager to give it the keyboard
    desktop.press(QStringLiteral("ctrl+4"));
    return isThere;
}

void measure(const DesktopCopy& copy, const PrivateDesktop& desktop)
{
    std::vector<qint64> closed;
    std::vector<qint64> open;
    for (int round = 0; round < rounds; ++round) {
        desktop.press(QStringLiteral("alt+F4"));
        static_cast<void>(QTest::qWaitFor([&] { return desktop.windows().isEmpty(); }, patience));
        const std::vector<qint64> without = busyTransits(desktop, copy.port());
        closed.insert(closed.end(), without.begin(), without.end());
        if (!showPage(copy, desktop))
            return void(std::printf("no window came\n"));
        const qint64 ticks = copy.ticks();
        const std::vector<qint64> with = busyTransits(desktop, copy.port());
        std::printf("window open: %lld ticks of 10 ms of processor time\n", copy.ticks() - ticks);
        open.insert(open.end(), with.begin(), with.end());
    }
    print("window closed", closed);
    print("window open", open);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    PrivateDesktop desktop;
    const QString problem = desktop.startWithTray();
    StampingProvider provider;
    if (argc != 2 || !problem.isEmpty() || !provider.listen(QHostAddress::LocalHost)) {
        std::fprintf(stderr, "measure_window PROGRAM %s\n", qPrintable(problem));
        return 1;
    }
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(provider.serverPort()) + "/v1";
    const DesktopCopy copy(QString::fromLocal8Bit(argv[1]), desktop,
        R"({"name":"p","protocol":"openai-chat","baseUrl":")" + url + R"(","keys":["env:BENCH_KEY"]})");
    if (!QTest::qWaitFor([&] { return !desktop.windows().isEmpty(); }, patience)) {
        std::printf("no window came\n");
        return 1;
    }
    measure(copy, desktop);
    return 0;
}
