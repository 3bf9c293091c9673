#pragma once

#include <QObject>

#include <functional>

namespace dragoman {

// Calls `task` from the event loop of `context`'s thread, after what is queued there already; never when
// `context` is destroyed before.
void runLater(QObject* context, std::function<void()> task);

} // namespace dragoman
