#include "ui/Page.h"

#include "ui/Appearance.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>

namespace dragoman {

namespace {

constexpr int widestColumn = 760;

QLabel* heading(qreal factor)
{
    auto* label = new QLabel;
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

Page::Page(QWidget* parent)
    : QWidget(parent)
    , m_title(heading(1.5))
    , m_body(new QVBoxLayout)
{
    auto* column = new QWidget;
    column->setMaximumWidth(widestColumn);
    m_body->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, 3 * gridUnit);
    m_body->setSpacing(gridUnit);
    m_body->addWidget(m_title);
    auto* outer = new QVBoxLayout(column);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(m_body);
    outer->addStretch();

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(column);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void Page::setTitle(const QString& title)
{
    m_title->setText(title);
}

QLabel* Page::addHeading()
{
    QLabel* const label = makeHeading();
    m_body->addSpacing(gridUnit);
    m_body->addWidget(label);
    return label;
}

QLabel* Page::makeHeading()
{
    return heading(1.05);
}

void Page::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dragoman
