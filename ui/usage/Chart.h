#pragma once

#include <QWidget>

namespace dragoman {

// A drawing with marks (bars, cells) that are told of one by one: by the pointer, by the arrow keys and Home
// and End, and to a screen reader. Says of itself what setSummary() was given.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget* parent = nullptr);

    // What the drawing shows as a whole, in a sentence or two.
    void setSummary(const QString& summary);
    // The mark that is told of; -1 = none.
    int current() const { return m_current; }

protected:
    virtual int marks() const = 0;
    // Where the pointer means the mark.
    virtual QRectF areaOf(int mark) const = 0;
    virtual QString textOf(int mark) const = 0;
    // How many marks an arrow key up or down passes; 0 = these keys are not for the chart.
    virtual int marksInColumn() const { return 0; }
    // The marks are others now.
    void forgetCurrent();
    // Around the chart when it has the focus; the last thing to paint.
    void drawFocus(QPainter& painter) const;

    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int markAt(const QPointF& point) const;
    int stepOf(int key) const;
    void setCurrent(int mark, bool isByKey);
    void describe();

    QString m_summary;
    int m_current = -1;
};

} // namespace dragoman
