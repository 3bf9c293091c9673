#pragma once

#include "ui/ProgramState.h"

#include <QIcon>

#include <functional>

class QPainter;

namespace dragoman {

// Icons that are drawn, not loaded: crisp at every size and scale. `draw` draws on a square of 24 by 24.
QIcon drawnIcon(const std::function<void(QPainter&)>& draw);

// The mark of the program, two speech bubbles, in `colour`, with a sign for the state in a corner.
// `surface` is what it will stand on.
QIcon stateIcon(ProgramState state, const QColor& colour, const QColor& surface);
// The mark alone, in colour, for windows and tasks.
QIcon programIcon();

// The pages of the main window.
enum class PageIcon { Overview, Providers, Connect, Requests, Usage, Settings };
QIcon pageIcon(PageIcon icon, const QColor& colour);

} // namespace dragoman
