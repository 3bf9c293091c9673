#pragma once

#include <QHeaderView>

namespace dragoman {

// The head of a table without relief: titles in second rank, a line below, an arrow beside what is sorted by.
class FlatHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit FlatHeader(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
};

} // namespace dragoman
