#pragma once

#include <QString>

class QWidget;

namespace dragoman {

// What holds for every window; each gives what is wrong first, empty when all is well.

// A control that has no name for assistive technology, by its class.
QString namelessControl(QWidget& window);
// A text that does not fit into its place, or a page that is wider than the window.
QString cutText(const QWidget& window);
// The accessible name of a widget.
QString accessibleName(QWidget* widget);

} // namespace dragoman
