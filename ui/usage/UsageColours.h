#pragma once

#include <QColor>
#include <QPalette>

namespace dragoman {

// The parts of a bar.
enum class UsagePart { Input, CacheRead, CacheWrite, Output, Whole, Failed };

// Those of Okabe and Ito, which people with any kind of colour blindness tell apart; lighter on dark.
QColor partColour(UsagePart part, const QPalette& palette);
// How much something is, 0 to 1, in one hue: the more, the further from the background.
QColor heatColour(double share, const QPalette& palette);

} // namespace dragoman
