#include "journal/Journal.h"
#include "journal/JournalFixture.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace dragoman;

// journal_child FILE [REQUESTS]: writes requests into that journal, a line for each batch that is safe. It
// goes on until it is killed, or ends behind that many.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QString fileName = QCoreApplication::arguments().value(1);
    const qint64 most = QCoreApplication::arguments().value(2).toLongLong();
    JournalTimes times;
    times.batch = std::chrono::milliseconds(20);
    Journal journal(fileName, {}, times);
    qint64 count = 0;
    QObject::connect(&journal, &Journal::written, &application, [&] {
        std::printf("%lld\n", static_cast<long long>(rowsIn(fileName)));
        std::fflush(stdout);
    });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &application, [&] {
        for (int i = 0; i < 20; ++i)
            journal.ended(usualRecord());
        count += 20;
        if (most != 0 && count >= most)
            QCoreApplication::quit();
    });
    timer.start(1);
    return QCoreApplication::exec();
}
