#include "ui/Appearance.h"

#include "ui/FlatStyle.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace dragoman {

namespace {

struct Colours
{
    QColor window;
    QColor base;
    QColor button;
    QColor text;
    QColor highlight;
    QColor highlighted;
};

QPalette paletteOf(const Colours& colours)
{
    QPalette palette(colours.button, colours.window);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, mixed(colours.base, colours.window, 0.5));
    palette.setColor(QPalette::ToolTipBase, colours.base);
    palette.setColor(QPalette::Highlight, colours.highlight);
    palette.setColor(QPalette::HighlightedText, colours.highlighted);
    palette.setColor(QPalette::Link, colours.highlight);
    for (const QPalette::ColorRole role :
        { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText }) {
        palette.setColor(role, colours.text);
        palette.setColor(QPalette::Disabled, role, mixed(colours.text, colours.window, 0.55));
    }
    palette.setColor(QPalette::PlaceholderText, mixed(colours.text, colours.window, 0.35));
    return palette;
}

} // namespace

QColor mixed(const QColor& from, const QColor& to, double part)
{
    const auto mix = [part](int one, int other) { return int(one + (other - one) * part); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor toneColour(Tone tone, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Quiet: return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.4);
    case Tone::Good: return dark ? QColor(0x5f, 0xc0, 0x83) : QColor(0x1f, 0x84, 0x4b);
    case Tone::Busy: return dark ? QColor(0x6f, 0xae, 0xf5) : QColor(0x1f, 0x6f, 0xc9);
    case Tone::Warning: return dark ? QColor(0xe2, 0xb0, 0x5a) : QColor(0x96, 0x61, 0x00);
    case Tone::Bad: return dark ? QColor(0xf2, 0x85, 0x7c) : QColor(0xb8, 0x32, 0x2a);
    }
    return {};
}

QColor lineColour(const QPalette& palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.14);
}

QPalette lightPalette()
{
    return paletteOf({ QColor(0xf5, 0xf5, 0xf3), Qt::white, QColor(0xf0, 0xf0, 0xee),
        QColor(0x20, 0x22, 0x24), QColor(0x2a, 0x6f, 0xb8), Qt::white });
}

QPalette darkPalette()
{
    return paletteOf({ QColor(0x22, 0x24, 0x26), QColor(0x2b, 0x2d, 0x30), QColor(0x38, 0x3b, 0x3e),
        QColor(0xe6, 0xe7, 0xe8), QColor(0x4d, 0x8f, 0xd6), Qt::white });
}

Appearance::Appearance(Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_systemStyle(QApplication::style()->name())
{
    connect(&preferences, &Preferences::themeChanged, this, &Appearance::apply);
    apply();
}

// A style of the system's own follows only the system's palette; Fusion, which every system without one has,
// follows any, and we draw it flat.
void Appearance::apply()
{
    const Preferences::Theme theme = m_preferences.theme();
    const bool isForced = theme != Preferences::Theme::System;
    const bool isFlat = isForced || m_systemStyle.compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
    if (isFlat && !m_isFlat)
        QApplication::setStyle(new FlatStyle);
    else if (!isFlat && m_isFlat)
        QApplication::setStyle(m_systemStyle);
    m_isFlat = isFlat;
    switch (theme) {
    case Preferences::Theme::System: return QApplication::setPalette(QPalette());
    case Preferences::Theme::Light: return QApplication::setPalette(lightPalette());
    case Preferences::Theme::Dark: return QApplication::setPalette(darkPalette());
    }
}

} // namespace dragoman
