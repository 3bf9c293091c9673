#pragma once

#include "ui/MainWindow.h"
#include "ui/UiWorld.h"

namespace dragoman {

// States of the page "Connect" and what belongs to it, for pictures.

// Before the window is made.
void arrangeConnectScene(const QString& scene, UiWorld& world);
// When it is shown.
void playConnectScene(const QString& scene, UiWorld& world, MainWindow& window);

// A plan that changes a few lines of OpenCode's settings.
SetupPlan examplePlan();
ClientState clientState(const char* client, const char* fileName, SetupStatus status, bool isOurs);

} // namespace dragoman
