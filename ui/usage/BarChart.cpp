#include "ui/usage/BarChart.h"

#include "ui/Appearance.h"
#include "ui/AxisStep.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dragoman {

namespace {

constexpr int chartHeight = 230;
constexpr int margin = gridUnit;
constexpr int swatch = 10;
constexpr int swatchRoom = swatch + 6;
constexpr int axisMarks = 4;
constexpr qreal widestBar = 44;

double sumOf(const ChartBar& bar)
{
    return std::accumulate(bar.values.begin(), bar.values.end(), 0.0);
}

} // namespace

BarChart::BarChart(QWidget* parent)
    : Chart(parent)
{
    setMinimumSize(0, chartHeight);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void BarChart::setSeries(BarSeries series)
{
    m_series = std::move(series);
    double highest = 0;
    for (const ChartBar& bar : m_series.bars)
        highest = std::max(highest, sumOf(bar));
    m_step = axisStep(highest / axisMarks);
    if (m_series.isWhole)
        m_step = std::max(m_step, 1.0);
    m_top = highest > 0 ? std::ceil(highest / m_step - 1e-9) * m_step : m_step;
    if (current() >= marks())
        forgetCurrent();
    update();
}

QRectF BarChart::plot() const
{
    int widest = 0;
    for (int mark = 0; m_series.axisText && mark <= marksOfAxis(); ++mark)
        widest = std::max(widest, fontMetrics().horizontalAdvance(m_series.axisText(mark * m_step)));
    const int text = fontMetrics().height();
    return QRectF(rect()).adjusted(
        margin + widest + gridUnit, legendPlaces().back().y() + text / 2.0, -margin, -text - margin);
}

int BarChart::marksOfAxis() const
{
    return int(std::lround(m_top / m_step));
}

double BarChart::yOf(double value) const
{
    const QRectF area = plot();
    return area.bottom() - area.height() * value / m_top;
}

QRectF BarChart::areaOf(int mark) const
{
    const QRectF area = plot();
    const qreal room = area.width() / std::max(marks(), 1);
    return { area.left() + mark * room, area.top(), room, area.height() };
}

std::vector<QPointF> BarChart::legendPlaces() const
{
    std::vector<QPointF> places;
    QPointF place(margin, margin / 2.0);
    const qreal lineHeight = fontMetrics().height() + 4;
    for (const ChartPart& part : m_series.parts) {
        const qreal advance = swatchRoom + fontMetrics().horizontalAdvance(part.name);
        if (place.x() > margin && place.x() + advance > width() - margin)
            place = QPointF(margin, place.y() + lineHeight);
        places.push_back(place);
        place.rx() += advance + 2 * gridUnit;
    }
    places.emplace_back(margin, place.y() + lineHeight);
    return places;
}

void BarChart::drawLegend(QPainter& painter) const
{
    const std::vector<QPointF> places = legendPlaces();
    const qreal height = fontMetrics().height();
    for (std::size_t i = 0; i < m_series.parts.size(); ++i) {
        const QPointF& place = places[i];
        painter.setPen(Qt::NoPen);
        painter.setBrush(partColour(m_series.parts[i].part, palette()));
        painter.drawRoundedRect(QRectF(place.x(), place.y() + (height - swatch) / 2.0, swatch, swatch), 2, 2);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(place.x() + swatchRoom, place.y(), width(), height),
            int(Qt::AlignVCenter | Qt::AlignLeft), m_series.parts[i].name);
    }
}

void BarChart::drawAxis(QPainter& painter) const
{
    const QRectF area = plot();
    for (int mark = 0; mark <= marksOfAxis(); ++mark) {
        const double value = mark * m_step;
        const qreal y = std::round(yOf(value)) + 0.5;
        painter.setPen(lineColour(palette()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(toneColour(Tone::Quiet, palette()));
        painter.drawText(QRectF(0, y - 20, area.left() - gridUnit, 40),
            int(Qt::AlignVCenter | Qt::AlignRight), m_series.axisText(value));
    }
}

// A line of the background stands between the parts.
void BarChart::drawBar(QPainter& painter, int mark) const
{
    const ChartBar& bar = m_series.bars[std::size_t(mark)];
    const QRectF area = areaOf(mark);
    const qreal width = std::clamp(area.width() * 0.72, 1.0, widestBar);
    const qreal left = area.center().x() - width / 2;
    double below = 0;
    for (std::size_t i = 0; i < bar.values.size(); ++i) {
        const QRectF block(QPointF(left, yOf(below + bar.values[i])), QPointF(left + width, yOf(below)));
        below += bar.values[i];
        if (bar.values[i] <= 0)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(partColour(m_series.parts[i].part, palette()));
        painter.drawRect(block.height() > 3 ? block.adjusted(0, 0, 0, -1) : block);
    }
}

// As many as stand side by side.
void BarChart::drawLabels(QPainter& painter) const
{
    int widest = 1;
    for (const ChartBar& bar : m_series.bars)
        widest = std::max(widest, fontMetrics().horizontalAdvance(bar.label));
    const qreal room = areaOf(0).width();
    const int every = std::max(1, int(std::ceil((widest + gridUnit) / room)));
    painter.setPen(toneColour(Tone::Quiet, palette()));
    for (int mark = 0; mark < marks(); mark += every) {
        const qreal middle = areaOf(mark).center().x();
        const qreal left = std::clamp(middle - widest / 2.0, 0.0, std::max(0.0, width() - widest - 2.0));
        painter.drawText(QRectF(left, plot().bottom() + gridUnit / 2.0, widest + 1, fontMetrics().height()),
            Qt::AlignCenter, m_series.bars[std::size_t(mark)].label);
    }
}

void BarChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_series.bars.empty())
        return;
    drawLegend(painter);
    if (current() >= 0) {
        const QColor shade
            = mixed(palette().color(QPalette::Base), palette().color(QPalette::WindowText), 0.07);
        painter.fillRect(areaOf(current()), shade);
    }
    drawAxis(painter);
    for (int mark = 0; mark < marks(); ++mark)
        drawBar(painter, mark);
    drawLabels(painter);
    drawFocus(painter);
}

} // namespace dragoman
