#pragma once

#include "ui/Page.h"
#include "ui/Pages.h"
#include "ui/usage/UsageReading.h"
#include "ui/usage/UsageWords.h"

class QComboBox;
class QPushButton;

namespace dragoman {

class BarChart;
class Breakdown;
class EmptyNote;
class HeatMap;
class QuietLabel;
class UsageExportButton;
class UsageRangeBar;
class UsageTiles;

// What the requests of some days add up to: sums, bars over time, shares, hours of the week.
class UsagePage : public Page
{
    Q_OBJECT

public:
    explicit UsagePage(const WindowParts& parts);

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void buildContent();
    void connectAll();
    void take(const UsageAnswer& answer);
    void showAnswer();
    void showCharts();
    void showEmpty();
    void actOnEmpty();
    void openPrices();
    QStringList modelsWithoutPrice() const;
    UsageMeasure measure() const;
    UsageGroup group() const;

    const WindowParts m_parts;
    UsageReading m_reading;
    std::optional<UsageAnswer> m_answer; // none yet
    UsageRangeBar* m_range;
    QPushButton* m_prices;
    UsageExportButton* m_export;
    QuietLabel* m_priceProblem;
    EmptyNote* m_empty;
    QWidget* m_content;
    UsageTiles* m_tiles;
    QLabel* m_timeHeading;
    QComboBox* m_measure;
    BarChart* m_bars;
    QLabel* m_groupHeading;
    QComboBox* m_group;
    Breakdown* m_breakdown;
    QLabel* m_hoursHeading;
    HeatMap* m_hours;
};

} // namespace dragoman
