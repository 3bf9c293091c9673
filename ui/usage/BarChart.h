#pragma once

#include "ui/usage/Chart.h"
#include "ui/usage/UsageColours.h"

#include <functional>
#include <vector>

namespace dragoman {

struct ChartPart
{
    QString name;
    UsagePart part = UsagePart::Whole;
};

struct ChartBar
{
    QString label; // below the bar, if there is room
    QString text; // all about it, several lines
    std::vector<double> values; // of each part, from the bottom up; none below 0
};

struct BarSeries
{
    std::vector<ChartPart> parts;
    std::vector<ChartBar> bars;
    bool isWhole = false; // marks of the axis are whole numbers
    std::function<QString(double)> axisText{};
};

// Stacked bars with an axis at the left and a legend above.
class BarChart : public Chart
{
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);
    void setSeries(BarSeries series);
    const BarSeries& series() const { return m_series; }

protected:
    int marks() const override { return int(m_series.bars.size()); }
    QRectF areaOf(int mark) const override;
    QString textOf(int mark) const override { return m_series.bars[std::size_t(mark)].text; }
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    double yOf(double value) const;
    int marksOfAxis() const;
    // Of the swatches, with wrapping; the last one is where the next line would begin.
    std::vector<QPointF> legendPlaces() const;
    void drawLegend(QPainter& painter) const;
    void drawAxis(QPainter& painter) const;
    void drawBar(QPainter& painter, int mark) const;
    void drawLabels(QPainter& painter) const;

    BarSeries m_series;
    double m_top = 1; // of the axis
    double m_step = 1;
};

} // namespace dragoman
