#include "ui/WindowChecks.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QScrollArea>

namespace dragoman {

namespace {

// Parts of Qt's own widgets that the user never reaches one by one.
bool isInner(const QWidget* widget)
{
    return widget->objectName().startsWith(QLatin1String("qt_"));
}

bool isCut(const QLabel* label)
{
    const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().width();
    return needed > (label->wordWrap() ? label->height() : label->width());
}

} // namespace

QString accessibleName(QWidget* widget)
{
    const QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

QString namelessControl(QWidget& window)
{
    const QList<QWidget*> widgets = window.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(&window);
        const bool isLabel = qobject_cast<QLabel*>(widget) != nullptr;
        if (isControl && !isLabel && !isInner(widget) && accessibleName(widget).isEmpty())
            return QLatin1String(widget->metaObject()->className());
    }
    return {};
}

QString cutText(const QWidget& window)
{
    const QList<QScrollArea*> areas = window.findChildren<QScrollArea*>();
    for (const QScrollArea* area : areas) {
        if (area->isVisible() && area->widget()->minimumSizeHint().width() > area->viewport()->width())
            return QStringLiteral("the page is wider than the window");
    }
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisible() && !label->text().isEmpty() && isCut(label))
            return label->text();
    }
    const QList<QAbstractButton*> buttons = window.findChildren<QAbstractButton*>();
    for (const QAbstractButton* button : buttons) {
        if (button->isVisible() && button->sizeHint().width() > button->width())
            return button->text();
    }
    return {};
}

} // namespace dragoman
