#pragma once

#include "ui/ActionButton.h"

namespace dragoman {

// What a row is dragged by, with the mouse or with the arrow keys.
class DragHandle : public ActionButton
{
    Q_OBJECT

public:
    explicit DragHandle(QWidget* parent = nullptr);

Q_SIGNALS:
    void dragged(const QPoint& global);
    void dropped();
    void moved(int by); // by key: -1 up, 1 down

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_isDragging = false;
};

} // namespace dragoman
