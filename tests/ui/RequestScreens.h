#pragma once

#include <QString>

namespace dragoman {

// Draws the page of requests and the inspector in that language into a folder, in both themes.
void drawRequestScreens(const QString& folder, const QString& language);

} // namespace dragoman
