#include "config/RunLater.h"

#include <QTimer>

namespace dragoman {

void runLater(QObject* context, std::function<void()> task)
{
    auto* const timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, context, [timer, task = std::move(task)] {
        timer->deleteLater();
        task();
    });
    timer->start(0);
}

} // namespace dragoman
