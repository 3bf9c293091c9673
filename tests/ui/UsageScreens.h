#pragma once

#include <QString>

namespace dragoman {

// Draws the page of usage and its dialogue in that language into a folder, in both themes.
void drawUsageScreens(const QString& folder, const QString& language);

} // namespace dragoman
