#pragma once

#include <QVBoxLayout>
#include <QWidget>

class QLabel;

namespace dragoman {

// The frame of a page of the main window: a title, and below it a column that scrolls and never becomes too
// wide to read. Texts are set in retranslate(), which is called again when the language changes.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);

protected:
    // Where the page puts its sections, from the top.
    QVBoxLayout* body() const { return m_body; }
    void setTitle(const QString& title);
    // Adds the heading of a section.
    QLabel* addHeading();
    // The same, for a place that the page chooses.
    static QLabel* makeHeading();
    // Sets every text of the page; the constructor of the page calls it last.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

private:
    QLabel* m_title;
    QVBoxLayout* m_body;
};

} // namespace dragoman
