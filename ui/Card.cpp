#include "ui/Card.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace dragoman {

namespace {

constexpr qreal radius = 8;
constexpr qreal edgeWidth = 4;
constexpr int dotSize = 10;

} // namespace

Card::Card(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void Card::addRow(QWidget* row)
{
    row->setParent(this);
    m_rows->addWidget(row);
    if (!row->testAttribute(Qt::WA_WState_ExplicitShowHide))
        row->show();
}

void Card::clear()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(shape, palette().color(QPalette::Base));
    if (m_tone != Tone::Quiet) {
        painter.setClipPath(shape);
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        painter.fillRect(QRectF(isMirrored ? width() - edgeWidth : 0, 0, edgeWidth, height()),
            toneColour(m_tone, palette()));
        painter.setClipping(false);
    }
    painter.setPen(lineColour(palette()));
    painter.drawPath(shape);
    for (int i = 1; i < m_rows->count(); ++i) {
        const QWidget* const row = m_rows->itemAt(i)->widget();
        if (row->isVisible() && row->y() > 0)
            painter.drawLine(
                QPointF(2.0 * gridUnit, row->y() + 0.5), QPointF(width() - 2.0 * gridUnit, row->y() + 0.5));
    }
}

ToneDot::ToneDot(QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(dotSize, dotSize);
}

void ToneDot::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void ToneDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColour(m_tone, palette()));
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
}

QuietLabel::QuietLabel(QWidget* parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    recolour();
}

void QuietLabel::setTone(Tone tone)
{
    m_tone = tone;
    recolour();
}

void QuietLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    // Its own palette is the system's but for the text.
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange)
        recolour();
}

void QuietLabel::recolour()
{
    QPalette own;
    own.setColor(QPalette::WindowText, toneColour(m_tone, QPalette()));
    setPalette(own);
}

} // namespace dragoman
