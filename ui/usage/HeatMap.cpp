#include "ui/usage/HeatMap.h"

#include "ui/Appearance.h"
#include "ui/usage/UsageColours.h"

#include <QPainter>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int cellHeight = 22;
constexpr int margin = gridUnit;
constexpr int hoursBetweenLabels = 3;
constexpr int scaleSteps = 5;

} // namespace

HeatMap::HeatMap(QWidget* parent)
    : Chart(parent)
{
    setMinimumSize(0, 7 * cellHeight + 2 * margin + 2 * fontMetrics().height() + gridUnit);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void HeatMap::setCells(HeatCells cells)
{
    m_cells = std::move(cells);
    m_most = *std::max_element(m_cells.values.begin(), m_cells.values.end());
    update();
}

QRectF HeatMap::plot() const
{
    int widest = 0;
    for (const QString& day : m_cells.days)
        widest = std::max(widest, fontMetrics().horizontalAdvance(day));
    const qreal left = margin + widest + gridUnit;
    return { left, qreal(margin), width() - left - margin, 7.0 * cellHeight };
}

QRectF HeatMap::areaOf(int mark) const
{
    const QRectF area = plot();
    const qreal room = area.width() / hoursOfDay;
    const int day = mark / hoursOfDay;
    return { area.left() + mark % hoursOfDay * room, area.top() + qreal(day) * cellHeight, room,
        qreal(cellHeight) };
}

void HeatMap::drawCells(QPainter& painter) const
{
    for (int mark = 0; mark < hoursOfWeek; ++mark) {
        const double share = m_most > 0 ? m_cells.values[std::size_t(mark)] / m_most : 0;
        painter.setPen(
            mark == current() ? QPen(palette().color(QPalette::WindowText), 1.6) : QPen(Qt::NoPen));
        painter.setBrush(heatColour(share, palette()));
        painter.drawRoundedRect(areaOf(mark).adjusted(1, 1, -1, -1), 2, 2);
    }
}

void HeatMap::drawLabels(QPainter& painter) const
{
    painter.setPen(toneColour(Tone::Quiet, palette()));
    for (int day = 0; day < 7; ++day) {
        const QRectF cell = areaOf(day * hoursOfDay);
        painter.drawText(QRectF(0, cell.top(), cell.left() - gridUnit, cell.height()),
            int(Qt::AlignVCenter | Qt::AlignRight), m_cells.days[std::size_t(day)]);
    }
    for (int hour = 0; hour < hoursOfDay; hour += hoursBetweenLabels) {
        const QRectF cell = areaOf(6 * hoursOfDay + hour);
        painter.drawText(QRectF(cell.left(), cell.bottom() + 2, 3 * cell.width(), fontMetrics().height()),
            int(Qt::AlignTop | Qt::AlignLeft), QString::number(hour));
    }
}

// "less ▪▪▪▪▪ more", at the right below.
void HeatMap::drawScale(QPainter& painter) const
{
    const QString more = tr("more");
    const QString less = tr("less");
    const QFontMetrics metrics = fontMetrics();
    const QRectF line(0, plot().bottom() + metrics.height() + gridUnit, width() - margin, metrics.height());
    painter.drawText(line, int(Qt::AlignVCenter | Qt::AlignRight), more);
    qreal x = line.right() - metrics.horizontalAdvance(more) - gridUnit;
    for (int step = scaleSteps; step >= 0; --step) {
        x -= 14;
        painter.fillRect(
            QRectF(x, line.center().y() - 6, 12, 12), heatColour(double(step) / scaleSteps, palette()));
    }
    painter.drawText(
        QRectF(0, line.top(), x - gridUnit, line.height()), int(Qt::AlignVCenter | Qt::AlignRight), less);
}

void HeatMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawCells(painter);
    drawLabels(painter);
    drawScale(painter);
    drawFocus(painter);
}

} // namespace dragoman
