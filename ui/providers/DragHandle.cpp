#include "ui/providers/DragHandle.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace dragoman {

DragHandle::DragHandle(QWidget* parent)
    : ActionButton(ActionIcon::Grip, parent)
{
    setCursor(Qt::OpenHandCursor);
}

void DragHandle::mousePressEvent(QMouseEvent* event)
{
    m_isDragging = event->button() == Qt::LeftButton;
    setFocus(Qt::MouseFocusReason);
    setCursor(Qt::ClosedHandCursor);
}

void DragHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isDragging)
        Q_EMIT dragged(event->globalPosition().toPoint());
}

void DragHandle::mouseReleaseEvent(QMouseEvent*)
{
    setCursor(Qt::OpenHandCursor);
    if (std::exchange(m_isDragging, false))
        Q_EMIT dropped();
}

void DragHandle::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up)
        Q_EMIT moved(-1);
    else if (event->key() == Qt::Key_Down)
        Q_EMIT moved(1);
    else
        ActionButton::keyPressEvent(event);
}

} // namespace dragoman
