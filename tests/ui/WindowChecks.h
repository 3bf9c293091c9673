#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QScrollArea>
#include <QString>

namespace dragoman {

// What holds for every window; each gives the first complaint, or nothing.

inline QString accessibleNameOf(QWidget* widget)
{
    const QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

inline QString unnamedControl(const QWidget& window)
{
    const QList<QWidget*> widgets = window.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(&window);
        const bool isLabel = qobject_cast<QLabel*>(widget) != nullptr;
        const bool isInner
            = widget->objectName().startsWith(QLatin1String("qt_")); // parts of Qt's own widgets
        if (isControl && !isLabel && !isInner && accessibleNameOf(widget).isEmpty())
            return QString::fromLatin1(widget->metaObject()->className());
    }
    return {};
}

inline QString cutText(const QWidget& window)
{
    const QList<QScrollArea*> areas = window.findChildren<QScrollArea*>();
    for (const QScrollArea* area : areas) {
        if (area->isVisible() && area->widget()->minimumSizeHint().width() > area->viewport()->width())
            return QStringLiteral("the page needs %1 of %2")
                .arg(area->widget()->minimumSizeHint().width())
                .arg(area->viewport()->width());
    }
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        const int needed
            = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().width();
        const int given = label->wordWrap() ? label->height() : label->width();
        if (label->isVisible() && !label->text().isEmpty() && needed > given)
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
