#include "ui/FlatStyle.h"

#include "ui/Appearance.h"

#include <QPainter>
#include <QStyleOption>

namespace dragoman {

namespace {

constexpr qreal radius = 6;
constexpr int scrollBarWidth = 12;
constexpr int controlHeight = 30;
constexpr int buttonPadding = 14; // at each side of the text
constexpr int arrowRoom = 26; // at the end of a combo box

bool isOn(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor surfaceOf(const QStyleOption& option)
{
    const QColor text = option.palette.color(QPalette::ButtonText);
    const QColor button = option.palette.color(QPalette::Button);
    if (isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On))
        return mixed(button, text, 0.16);
    if (isOn(option, QStyle::State_Enabled) && isOn(option, QStyle::State_MouseOver))
        return mixed(button, text, 0.07);
    return button;
}

void drawBox(QPainter& painter, const QStyleOption& option, const QColor& surface)
{
    const bool hasFocus = isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_Enabled);
    const QColor line = hasFocus
        ? option.palette.color(QPalette::Highlight)
        : mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::WindowText), 0.24);
    const qreal width = hasFocus ? 1.6 : 1;
    const QRectF box = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(surface);
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

// What the Enter key presses stands out.
void drawButton(QPainter& painter, const QStyleOption& option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool isFlat = button && button->features.testFlag(QStyleOptionButton::Flat);
    const bool isIdle = !isOn(option, QStyle::State_MouseOver) && !isOn(option, QStyle::State_Sunken)
        && !isOn(option, QStyle::State_HasFocus);
    if (!isFlat || !isIdle)
        drawBox(painter, option, surfaceOf(option));
}

void drawFocus(QPainter& painter, const QStyleOption& option)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.palette.color(QPalette::Highlight), 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.8, 0.8, -0.8, -0.8), radius, radius);
    painter.restore();
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle)
{
    if (option.minimum >= option.maximum)
        return;
    const bool isActive = isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken);
    const QColor window = option.palette.color(QPalette::Window);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(window, option.palette.color(QPalette::WindowText), isActive ? 0.45 : 0.25));
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    painter.drawRoundedRect(bar, qMin(bar.width(), bar.height()) / 2, qMin(bar.width(), bar.height()) / 2);
    painter.restore();
}

void drawArrow(QPainter& painter, const QStyleOption& option, const QPointF& centre)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.palette.color(QPalette::ButtonText), 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawPolyline(QPolygonF(
        { centre + QPointF(-3.5, -1.75), centre + QPointF(0, 1.75), centre + QPointF(3.5, -1.75) }));
    painter.restore();
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void FlatStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == PE_PanelButtonCommand || element == PE_PanelButtonTool)
        return drawButton(*painter, *option);
    if (element == PE_PanelLineEdit) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (!frame || frame->lineWidth > 0)
            return drawBox(*painter, *option, option->palette.color(QPalette::Base));
    }
    if (element == PE_FrameFocusRect)
        return drawFocus(*painter, *option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        control == CC_ScrollBar && bar)
        return drawScrollBar(
            *painter, *bar, proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control != CC_ComboBox || !combo)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    drawBox(*painter, *combo, combo->editable ? combo->palette.color(QPalette::Base) : surfaceOf(*combo));
    const bool isMirrored = combo->direction == Qt::RightToLeft;
    const qreal x = isMirrored ? combo->rect.left() + arrowRoom / 2.0 : combo->rect.right() - arrowRoom / 2.0;
    drawArrow(*painter, *combo, { x, combo->rect.center().y() + 0.5 });
}

// A scroll bar has no arrows at its ends.
QRect FlatStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(9, 2, -arrowRoom, -2));
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool isUpright = bar->orientation == Qt::Vertical;
    const int length = isUpright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    const int all = range + bar->pageStep;
    const int handle
        = all > 0 ? qBound(qMin(32, length), int(qint64(length) * bar->pageStep / all), length) : length;
    const int start = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        return isUpright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                         : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
    };
    switch (int(part)) {
    case SC_ScrollBarSlider: return piece(start, handle);
    case SC_ScrollBarGroove: return bar->rect;
    case SC_ScrollBarSubPage: return piece(0, start);
    case SC_ScrollBarAddPage: return piece(start + handle, length - start - handle);
    default: return {};
    }
}

QSize FlatStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result.setWidth(size.width() + 2 * buttonPadding);
    if (type == CT_ComboBox)
        result.setWidth(size.width() + arrowRoom + 12);
    if (type == CT_PushButton || type == CT_ComboBox || type == CT_LineEdit)
        result.setHeight(qMax(result.height(), controlHeight));
    if (type == CT_ToolButton)
        result = size + QSize(16, 8);
    return result;
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (int(metric)) {
    case PM_ScrollBarExtent: return scrollBarWidth;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace dragoman
