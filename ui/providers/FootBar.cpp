#include "ui/providers/FootBar.h"

#include "ui/Appearance.h"

#include <QPainter>

namespace dragoman {

FootBar::FootBar(int widest, QWidget* parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout)
{
    auto* column = new QWidget;
    column->setMaximumWidth(widest);
    column->setLayout(m_body);
    m_body->setContentsMargins(3 * gridUnit, gridUnit + gridUnit / 2, 3 * gridUnit, 2 * gridUnit);
    m_body->setSpacing(gridUnit);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(column, 1);
    line->addStretch();
}

void FootBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(lineColour(palette()));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace dragoman
