#pragma once

#include "journal/UsageQuery.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace dragoman {

class UsageTile;

// The sums of the chosen days, a tile for each, side by side as far as there is room.
class UsageTiles : public QWidget
{
    Q_OBJECT

public:
    explicit UsageTiles(QWidget* parent = nullptr);
    // Also after a change of the language.
    void showRow(const UsageRow& total);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(int columns);

    QGridLayout* m_grid;
    std::vector<UsageTile*> m_tiles;
    int m_columns = 0;
};

} // namespace dragoman
