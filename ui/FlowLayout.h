#pragma once

#include <QLayout>
#include <QList>

namespace dragoman {

// Puts widgets side by side and begins a new line where they do not fit any more.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(int spacing, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({ 0, 0, width, 0 }, false); }
    void setGeometry(const QRect& area) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;

private:
    // The height that is needed.
    int arrange(const QRect& area, bool moves) const;
    int placeLine(const QList<QLayoutItem*>& line, const QRect& area, int y, bool moves) const;

    QList<QLayoutItem*> m_items;
    const int m_spacing;
};

} // namespace dragoman
