#pragma once

#include "ui/usage/BreakdownModel.h"

#include <QTreeView>

class QSortFilterProxyModel;

namespace dragoman {

// The table of one group with a bar for each share. As high as its rows, up to a limit; in a narrow window it
// leaves out what is least needed.
class Breakdown : public QTreeView
{
    Q_OBJECT

public:
    explicit Breakdown(QWidget* parent = nullptr);

    void setRows(UsageGroup group, const std::vector<UsageRow>& rows);
    void setMeasure(UsageMeasure measure);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();

    BreakdownModel* m_model;
    QSortFilterProxyModel* m_sorted;
};

} // namespace dragoman
