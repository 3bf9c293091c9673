#include "app/PortAdvice.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>

#include <algorithm>

#ifdef Q_OS_WIN
#include <iphlpapi.h>
#include <winsock2.h>
#endif

namespace dragoman {

namespace {

constexpr int portsTried = 50;
constexpr int lastPort = 65535;

#ifdef Q_OS_LINUX
// The inode of the socket that listens on the port, by the kernel's table; empty when there is none.
QByteArray listeningSocket(const QString& table, std::uint16_t port)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray wanted = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 9 && fields[1].endsWith(wanted) && fields[3] == "0A") // 0A: listens
            return fields[9];
    }
    return {};
}

bool holds(const QString& process, const QString& socket)
{
    const QDir descriptors(process + QStringLiteral("/fd"));
    const QFileInfoList links = descriptors.entryInfoList(QDir::System | QDir::Files | QDir::NoDotAndDotDot);
    return std::any_of(links.begin(), links.end(), [&socket](const QFileInfo& link) {
        return QString::fromLocal8Bit(QFile::encodeName(link.symLinkTarget())).endsWith(socket);
    });
}
#endif

#ifdef Q_OS_WIN
// The process that listens on the port, by the system's table; 0 when there is none.
DWORD listeningProcess(std::uint16_t port)
{
    constexpr auto kind = TCP_TABLE_OWNER_PID_LISTENER;
    ULONG size = 0;
    GetExtendedTcpTable(nullptr, &size, FALSE, AF_INET, kind, 0);
    QByteArray memory(qsizetype(size), '\0');
    if (GetExtendedTcpTable(memory.data(), &size, FALSE, AF_INET, kind, 0) != NO_ERROR)
        return 0;
    const auto* const table = reinterpret_cast<const MIB_TCPTABLE_OWNER_PID*>(memory.constData());
    const auto* const end = table->table + table->dwNumEntries;
    const auto* const row = std::find_if(
        table->table, end, [port](const auto& each) { return ntohs(u_short(each.dwLocalPort)) == port; });
    return row == end ? 0 : row->dwOwningPid;
}

QString nameOfProcess(DWORD process)
{
    const HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    if (!handle)
        return {};
    wchar_t path[MAX_PATH];
    DWORD length = MAX_PATH;
    const bool isKnown = QueryFullProcessImageNameW(handle, 0, path, &length) != 0;
    CloseHandle(handle);
    return isKnown ? QFileInfo(QString::fromWCharArray(path, int(length))).completeBaseName() : QString();
}
#endif

} // namespace

std::uint16_t freePortNear(const Configuration& configuration, const EndpointConfig& endpoint)
{
    const auto isConfigured = [&configuration](int port) {
        return std::any_of(configuration.endpoints.begin(), configuration.endpoints.end(),
            [port](const EndpointConfig& other) { return other.port == port; });
    };
    const QHostAddress host(QString::fromStdString(endpoint.host));
    for (int port = endpoint.port + 1; port <= std::min(endpoint.port + portsTried, lastPort); ++port) {
        QTcpServer probe;
        if (!isConfigured(port) && probe.listen(host, std::uint16_t(port)))
            return std::uint16_t(port);
    }
    return 0;
}

QString programOnPort([[maybe_unused]] std::uint16_t port)
{
#ifdef Q_OS_LINUX
    QByteArray inode = listeningSocket(QStringLiteral("/proc/net/tcp"), port);
    if (inode.isEmpty())
        inode = listeningSocket(QStringLiteral("/proc/net/tcp6"), port);
    if (inode.isEmpty())
        return {};
    const QString socket = QStringLiteral("socket:[%1]").arg(QString::fromLatin1(inode));
    const QStringList processes
        = QDir(QStringLiteral("/proc")).entryList({ QStringLiteral("[1-9]*") }, QDir::Dirs);
    for (const QString& process : processes) {
        const QString folder = QStringLiteral("/proc/") + process;
        QFile name(folder + QStringLiteral("/comm"));
        if (holds(folder, socket) && name.open(QIODevice::ReadOnly))
            return QString::fromLocal8Bit(name.readAll().trimmed());
    }
#elif defined(Q_OS_WIN)
    if (const DWORD process = listeningProcess(port))
        return nameOfProcess(process);
#endif
    return {};
}

} // namespace dragoman
