#include "support/PrivateDesktop.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace dragoman {

namespace {

constexpr int patience = 30'000; // milliseconds

QString missingProgram()
{
    const char* const needed[]{ "Xvfb", "openbox", "trayer", "xdotool", "xwininfo", "xprop" };
    for (const char* program : needed) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("%1 is not installed (./dev deps does it)").arg(QLatin1String(program));
    }
    return {};
}

void end(QProcess& process)
{
    process.kill();
    process.waitForFinished();
}

} // namespace

PrivateDesktop::~PrivateDesktop()
{
    endTray();
    end(m_manager);
    end(m_server);
}

QString PrivateDesktop::start()
{
    if (const QString missing = missingProgram(); !missing.isEmpty())
        return missing;
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QStringLiteral("Xvfb"),
        { QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
            QStringLiteral("1280x900x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp"),
            QStringLiteral("-noreset") }); // else it ends every client when the first short-lived one goes
    if (!QTest::qWaitFor([this] { return m_server.canReadLine(); }, patience))
        return QStringLiteral("Xvfb did not start");
    m_display = QLatin1Char(':') + QString::fromLatin1(m_server.readLine().trimmed());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    addTo(environment);
    m_manager.setProcessEnvironment(environment);
    m_tray.setProcessEnvironment(environment);
    m_manager.start(QStringLiteral("openbox"), { QStringLiteral("--sm-disable") });
    const auto isManaged = [this] {
        return tool(
            { QStringLiteral("xprop"), QStringLiteral("-root"), QStringLiteral("_NET_SUPPORTING_WM_CHECK") })
            .contains(QLatin1Char('#'));
    };
    return QTest::qWaitFor(isManaged, patience) ? QString() : QStringLiteral("openbox did not start");
}

QString PrivateDesktop::startWithTray()
{
    const QString problem = start();
    return problem.isEmpty() ? startTray() : problem;
}

QString PrivateDesktop::startTray()
{
    m_tray.start(QStringLiteral("trayer"),
        { QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--align"), QStringLiteral("right"),
            QStringLiteral("--widthtype"), QStringLiteral("request"), QStringLiteral("--height"),
            QStringLiteral("28") });
    return m_tray.waitForStarted(patience) ? QString() : QStringLiteral("trayer did not start");
}

void PrivateDesktop::endTray()
{
    end(m_tray);
}

void PrivateDesktop::addTo(QProcessEnvironment& environment) const
{
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    environment.insert(QStringLiteral("DISPLAY"), m_display);
}

// trayer draws nothing while it holds no icon, but has a window of one pixel.
QRect PrivateDesktop::tray() const
{
    static const QRegularExpression line(
        QStringLiteral("\\(\"panel\" \"trayer\"\\)\\s+(\\d+)x(\\d+)\\+\\d+\\+\\d+\\s+\\+(\\d+)\\+(\\d+)"));
    const QString tree
        = tool({ QStringLiteral("xwininfo"), QStringLiteral("-root"), QStringLiteral("-tree") });
    const QRegularExpressionMatch match = line.match(tree);
    if (!match.hasMatch() || match.captured(1).toInt() < 8)
        return {};
    return { match.captured(3).toInt(), match.captured(4).toInt(), match.captured(1).toInt(),
        match.captured(2).toInt() };
}

void PrivateDesktop::click(const QPoint& where, int button) const
{
    tool({ QStringLiteral("xdotool"), QStringLiteral("mousemove"), QString::number(where.x()),
        QString::number(where.y()), QStringLiteral("click"), QString::number(button) });
}

void PrivateDesktop::press(const QString& keys) const
{
    tool({ QStringLiteral("xdotool"), QStringLiteral("key"), keys });
}

QStringList PrivateDesktop::windows() const
{
    static const QRegularExpression number(QStringLiteral("0x[0-9a-f]+"));
    const QString list
        = tool({ QStringLiteral("xprop"), QStringLiteral("-root"), QStringLiteral("_NET_CLIENT_LIST") });
    QStringList found;
    QRegularExpressionMatchIterator matches = number.globalMatch(list);
    while (matches.hasNext()) {
        const QString window = matches.next().captured();
        if (!tool({ QStringLiteral("xprop"), QStringLiteral("-id"), window, QStringLiteral("WM_CLASS") })
                 .contains(QLatin1String("trayer")))
            found.append(window);
    }
    return found;
}

bool PrivateDesktop::isMinimised(const QString& window) const
{
    return tool({ QStringLiteral("xprop"), QStringLiteral("-id"), window, QStringLiteral("_NET_WM_STATE") })
        .contains(QLatin1String("_NET_WM_STATE_HIDDEN"));
}

bool PrivateDesktop::hasMenu(const QString& title) const
{
    const QRegularExpression line(
        QStringLiteral("\"%1\": \\(\"[^\"]+\" \"[^\"]+\"\\)\\s+\\d{3,}x\\d{3,}\\+").arg(title));
    const QString tree
        = tool({ QStringLiteral("xwininfo"), QStringLiteral("-root"), QStringLiteral("-tree") });
    return line.match(tree).hasMatch();
}

QString PrivateDesktop::tool(const QStringList& arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    addTo(environment);
    process.setProcessEnvironment(environment);
    process.start(arguments.first(), arguments.mid(1));
    process.waitForFinished(patience);
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace dragoman
