#include "ui/requests/TimelineChart.h"

#include "ui/Appearance.h"
#include "ui/AxisStep.h"
#include "ui/requests/RequestWords.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int laneHeight = 34;
constexpr int titleHeight = 20;
constexpr int margin = 8;
constexpr int axisHeight = 22;
constexpr qreal tickWidth = 2;

} // namespace

QString timelineTitle(TimelineEvent::Kind kind)
{
    switch (kind) {
    case TimelineEvent::Kind::Text: return TimelineChart::tr("text");
    case TimelineEvent::Kind::Thinking: return TimelineChart::tr("thinking");
    case TimelineEvent::Kind::ToolCall: return TimelineChart::tr("tool call");
    case TimelineEvent::Kind::Ping: return TimelineChart::tr("ping");
    case TimelineEvent::Kind::Usage: return TimelineChart::tr("token counts");
    case TimelineEvent::Kind::Other: return TimelineChart::tr("other");
    case TimelineEvent::Kind::Finish: return TimelineChart::tr("end");
    case TimelineEvent::Kind::Error: return TimelineChart::tr("error");
    }
    return {};
}

TimelineChart::TimelineChart(QWidget* parent)
    : QWidget(parent)
{
    setMinimumHeight(2 * (laneHeight + titleHeight) + axisHeight + margin);
    setMouseTracking(true);
}

void TimelineChart::showRequest(const InspectedRequestPointer& request)
{
    m_request = request;
    m_length = {};
    for (const Lane& lane : lanes())
        m_length = std::max(m_length, lane.stream->lastByte.value_or(m_length));
    if (request)
        m_length = std::max(m_length, std::chrono::microseconds(1000));
    update();
}

std::vector<TimelineChart::Lane> TimelineChart::lanes() const
{
    if (!m_request)
        return {};
    return { { tr("From the provider"), &m_request->providerStream },
        { tr("To the client"), &m_request->clientStream } };
}

QRectF TimelineChart::area(std::size_t lane) const
{
    const qreal top = titleHeight + qreal(lane) * (laneHeight + titleHeight);
    return { qreal(margin), top, qreal(width() - 2 * margin), qreal(laneHeight) };
}

qreal TimelineChart::xOf(std::chrono::microseconds at) const
{
    return margin + (width() - 2.0 * margin) * double(at.count()) / double(m_length.count());
}

QColor TimelineChart::colourOf(TimelineEvent::Kind kind) const
{
    switch (kind) {
    case TimelineEvent::Kind::Text: return toneColour(Tone::Good, palette());
    case TimelineEvent::Kind::Thinking: return toneColour(Tone::Warning, palette());
    case TimelineEvent::Kind::ToolCall: return toneColour(Tone::Busy, palette());
    case TimelineEvent::Kind::Error: return toneColour(Tone::Bad, palette());
    case TimelineEvent::Kind::Finish: return palette().color(QPalette::WindowText);
    case TimelineEvent::Kind::Ping:
    case TimelineEvent::Kind::Usage:
    case TimelineEvent::Kind::Other: return toneColour(Tone::Quiet, palette());
    }
    return {};
}

void TimelineChart::paintEvent(QPaintEvent*)
{
    if (!m_request)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<Lane> all = lanes();
    for (std::size_t i = 0; i < all.size(); ++i)
        drawLane(painter, all[i], area(i));
    drawAxis(painter);
}

void TimelineChart::drawLane(QPainter& painter, const Lane& lane, const QRectF& area) const
{
    painter.setPen(toneColour(Tone::Quiet, palette()));
    painter.drawText(
        area.adjusted(0, -titleHeight, 0, -laneHeight), int(Qt::AlignVCenter | Qt::AlignLeading), lane.title);
    painter.setPen(lineColour(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(area, 4, 4);
    painter.setPen(Qt::NoPen);
    for (const TimelineGap& gap : lane.stream->gaps) {
        painter.setBrush(QBrush(toneColour(Tone::Warning, palette()), Qt::BDiagPattern));
        painter.drawRect(
            QRectF(QPointF(xOf(gap.begin), area.top() + 6), QPointF(xOf(gap.end), area.bottom() - 6)));
    }
    for (const TimelineEvent& event : lane.stream->events) {
        const bool isSmall = event.kind == TimelineEvent::Kind::Ping
            || event.kind == TimelineEvent::Kind::Usage || event.kind == TimelineEvent::Kind::Other;
        const qreal inset = isSmall ? laneHeight / 3.0 : 4;
        painter.setBrush(colourOf(event.kind));
        painter.drawRect(
            QRectF(xOf(event.at) - tickWidth / 2, area.top() + inset, tickWidth, area.height() - 2 * inset));
    }
    if (const auto first = lane.stream->firstToken) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DashLine));
        painter.drawLine(QPointF(xOf(*first), area.top() - 4), QPointF(xOf(*first), area.bottom() + 4));
    }
}

void TimelineChart::drawAxis(QPainter& painter) const
{
    painter.setPen(toneColour(Tone::Quiet, palette()));
    const qreal top = area(1).bottom() + 4;
    const double length = double(m_length.count()) / 1e6;
    const double step = axisStep(length / 5);
    const int marks = int(length / step);
    for (int mark = 0; mark <= marks; ++mark) {
        const auto at = std::chrono::microseconds(std::int64_t(mark * step * 1e6));
        const QString text = mark == 0 ? QStringLiteral("0") : RequestWords::duration(at);
        const qreal room = fontMetrics().horizontalAdvance(text) + 4;
        const qreal left = std::clamp(xOf(at) - room / 2, 0.0, std::max(width() - room, 0.0));
        painter.drawText(QRectF(left, top, room, axisHeight - 4), int(Qt::AlignCenter), text);
    }
}

QString TimelineChart::hintAt(const QPointF& point) const
{
    const std::vector<Lane> all = lanes();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!area(i).contains(point))
            continue;
        for (const TimelineEvent& event : all[i].stream->events) {
            if (std::abs(xOf(event.at) - point.x()) <= tickWidth + 1)
                return QStringLiteral("%1 · %2").arg(
                    RequestWords::duration(event.at), timelineTitle(event.kind));
        }
        for (const TimelineGap& gap : all[i].stream->gaps) {
            if (point.x() >= xOf(gap.begin) && point.x() <= xOf(gap.end))
                return tr("nothing came for %1").arg(RequestWords::duration(gap.end - gap.begin));
        }
    }
    return {};
}

bool TimelineChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), hintAt(help->pos()), this);
    return true;
}

} // namespace dragoman
