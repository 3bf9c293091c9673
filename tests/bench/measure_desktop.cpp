// measure_desktop PROGRAM: what the tray application costs on a real desktop that nobody sees: how soon its
// endpoint listens and its window is there, and what it takes while its window is closed for a minute.
#include "bench/DesktopCopy.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace dragoman;

namespace {

constexpr int starts = 5;
constexpr int patience = 20'000; // milliseconds
constexpr int settling = 5'000;
constexpr int idleTime = 60'000;

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
        const DesktopCopy copy(program, desktop);
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
    const DesktopCopy copy(program, desktop);
    if (!QTest::qWaitFor([&] { return !desktop.windows().isEmpty(); }, patience))
        return void(std::printf("no window came\n"));
    desktop.press(QStringLiteral("alt+F4"));
    QTest::qWait(settling);
    const qint64 ticks = copy.ticks();
    const qint64 written = copy.written();
    QTest::qWait(idleTime);
    const QByteArray memory = copy.told("smaps_rollup");
    std::printf("window closed, a minute  %lld ticks of 10 ms, %lld bytes written\n", copy.ticks() - ticks,
        copy.written() - written);
    std::printf("resident memory          %lld KiB, proportional %lld KiB\n", numberIn(memory, "Rss:"),
        numberIn(memory, "Pss:"));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    PrivateDesktop desktop;
    const QString problem = desktop.startWithTray();
    if (argc != 2 || !problem.isEmpty()) {
        std::fprintf(stderr, "measure_desktop PROGRAM %s\n", qPrintable(problem));
        return 1;
    }
    measureStarts(QString::fromLocal8Bit(argv[1]), desktop);
    measureIdle(QString::fromLocal8Bit(argv[1]), desktop);
    return 0;
}
