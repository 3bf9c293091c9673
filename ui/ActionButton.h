#pragma once

#include <QToolButton>

namespace dragoman {

// What a small button does, drawn in the style of the pages' icons.
enum class ActionIcon { Add, Back, Close, Copy, Delete, Edit, Export, Grip, Hide, Import, Show, Test };

// A flat button with a drawn icon that follows the colours of the window.
class ActionButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ActionButton(ActionIcon icon, QWidget* parent = nullptr);

    // `what` is shown beside the icon; `name` is for assistive technology and the tool tip.
    void setTexts(const QString& what, const QString& name);
    // Only the icon is shown.
    void setName(const QString& name);
    void setIcon(ActionIcon icon);

protected:
    void changeEvent(QEvent* event) override;

private:
    void redraw();

    ActionIcon m_icon;
};

} // namespace dragoman
