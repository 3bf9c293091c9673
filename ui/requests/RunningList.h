#pragma once

#include "ui/Card.h"

#include <QTimer>

#include <vector>

class QToolButton;

namespace dragoman {

class Backend;
struct RunningRequest;

// The requests that run, each with its time so far and a button that stops it. Hidden while none runs.
class RunningList : public QWidget
{
    Q_OBJECT

public:
    // `backend` must outlive it.
    explicit RunningList(Backend& backend, QWidget* parent = nullptr);

    // Hidden all the same where the room is needed for something else.
    void setWanted(bool isWanted);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row
    {
        QWidget* widget = nullptr;
        QLabel* text = nullptr;
        QLabel* time = nullptr;
        QToolButton* stop = nullptr;
        std::uint64_t number = 0;
    };
    void refresh();
    void addRow();
    void fill(Row& row, const RunningRequest& request);

    Backend& m_backend;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows; // made once, shown as needed
    QuietLabel* m_more;
    QTimer m_clock; // while some run
    bool m_isWanted = true;
};

} // namespace dragoman
