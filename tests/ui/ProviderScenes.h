#pragma once

#include "ui/MainWindow.h"
#include "ui/UiWorld.h"

namespace dragoman {

// A picture of the page of the providers.
struct Scene
{
    QString name;
    QSize size;
    std::function<void(UiWorld&)> arrange; // before the window is made
    std::function<void(MainWindow&, UiWorld&)> act; // as a user would, on the page
};

QList<Scene> providerScenes();

} // namespace dragoman
