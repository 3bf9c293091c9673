#pragma once

#include <QTabBar>

namespace dragoman {

// Tabs that are words in a row; a line stands under the chosen one.
class FlatTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit FlatTabs(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    QSize tabSizeHint(int index) const override;
};

} // namespace dragoman
