#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace dragoman {

// The bar below a page that stays while the page scrolls; as wide as the page's column.
class FootBar : public QWidget
{
    Q_OBJECT

public:
    explicit FootBar(int widest, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
};

} // namespace dragoman
