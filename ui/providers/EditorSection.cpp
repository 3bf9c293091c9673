#include "ui/providers/EditorSection.h"

#include <QEvent>

namespace dragoman {

void EditorSection::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dragoman
