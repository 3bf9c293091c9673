#include "ui/providers/PrimaryButton.h"

#include <QEvent>

namespace dragoman {

PrimaryButton::PrimaryButton(QWidget* parent)
    : QPushButton(parent)
{
    recolour();
}

void PrimaryButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    // Its own palette is the system's but for the button.
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange)
        recolour();
}

void PrimaryButton::recolour()
{
    const QPalette system;
    QPalette own;
    for (const QPalette::ColorGroup group : { QPalette::Active, QPalette::Inactive }) {
        own.setColor(group, QPalette::Button, system.color(QPalette::Highlight));
        own.setColor(group, QPalette::ButtonText, system.color(QPalette::HighlightedText));
    }
    setPalette(own);
}

} // namespace dragoman
