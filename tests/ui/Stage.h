#pragma once

#include "ui/Appearance.h"
#include "ui/Language.h"
#include "ui/UiWorld.h"

namespace dragoman {

// A world in one language and theme, for pictures.
struct Stage
{
    Stage(const QString& language, Preferences::Theme theme)
    {
        world.preferences.setLanguage(language);
        world.preferences.setTheme(theme);
    }
    UiWorld world;
    Appearance appearance{ world.preferences };
    Language languages{ world.preferences };
};

// Without the ending. QT_SCALE_FACTOR says at which scale; its pictures are marked.
inline void savePicture(QWidget& window, const QString& name)
{
    const bool isDouble = window.devicePixelRatio() > 1;
    window.grab().save(name + (isDouble ? QStringLiteral("@2x.png") : QStringLiteral(".png")));
}

} // namespace dragoman
