#pragma once

#include "ui/Preferences.h"

#include <QColor>
#include <QPalette>

class QApplication;

namespace dragoman {

// Everything stands on a grid of this many pixels.
inline constexpr int gridUnit = 8;

// What a colour says.
enum class Tone { Quiet, Good, Busy, Warning, Bad };

bool isDark(const QPalette& palette);
// Readable on the palette's window and base colours.
QColor toneColour(Tone tone, const QPalette& palette);
// The line around cards and between rows.
QColor lineColour(const QPalette& palette);
// `part` of the way from one colour to the other, 0 to 1.
QColor mixed(const QColor& from, const QColor& to, double part);
QPalette lightPalette();
QPalette darkPalette();

// Follows the system's palette, or the one that the preferences force. The application and the preferences
// must outlive it.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(Preferences& preferences, QObject* parent = nullptr);

private:
    void apply();

    Preferences& m_preferences;
    const QString m_systemStyle;
    bool m_isFlat = false;
};

} // namespace dragoman
