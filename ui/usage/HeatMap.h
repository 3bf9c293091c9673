#pragma once

#include "ui/usage/Chart.h"

#include <array>

namespace dragoman {

inline constexpr int hoursOfDay = 24;
inline constexpr int hoursOfWeek = 7 * hoursOfDay;

struct HeatCells
{
    // From the first hour of the first weekday of the user's country on.
    std::array<double, hoursOfWeek> values{};
    std::array<QString, hoursOfWeek> texts{};
    std::array<QString, 7> days{};
};

// Hours and weekdays; the darker (on dark: the lighter) a cell, the more happened.
class HeatMap : public Chart
{
    Q_OBJECT

public:
    explicit HeatMap(QWidget* parent = nullptr);
    void setCells(HeatCells cells);
    const HeatCells& cells() const { return m_cells; }

protected:
    int marks() const override { return hoursOfWeek; }
    QRectF areaOf(int mark) const override;
    QString textOf(int mark) const override { return m_cells.texts[std::size_t(mark)]; }
    int marksInColumn() const override { return hoursOfDay; }
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    void drawCells(QPainter& painter) const;
    void drawLabels(QPainter& painter) const;
    void drawScale(QPainter& painter) const;

    HeatCells m_cells;
    double m_most = 0;
};

} // namespace dragoman
