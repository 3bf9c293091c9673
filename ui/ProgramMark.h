#pragma once

class QColor;
class QPainter;

namespace dragoman {

// The drawings by which the program is known, on a square of 24 by 24. They need Qt Gui alone, as the
// icons of the packages are drawn with them too (packaging/icons).
constexpr double markGrid = 24;

// Two speech bubbles, in `colour`.
void drawBubbles(QPainter& painter, const QColor& colour);
// The bubbles on their blue tile, for windows, tasks and files.
void drawProgramMark(QPainter& painter);

} // namespace dragoman
