#pragma once

#include <QTableView>

#include <set>

namespace dragoman {

class Preferences;
class RequestTableModel;
struct RequestColumnInfo;
struct RequestOrder;

// The table of requests: the columns that the user wants as far as there is room, chosen and sorted by the
// menu of the head; what is in view is read, and new rows come by themselves only while the top is seen.
class RequestTable : public QTableView
{
    Q_OBJECT

public:
    // Both must outlive it.
    RequestTable(RequestTableModel& model, Preferences& preferences, QWidget* parent = nullptr);

    // New rows wait until this is off.
    void setPaused(bool isPaused);
    void setOrder(const RequestOrder& order);
    // What chooses and sorts columns, in the place of what is in the menu.
    void fillMenu(QMenu& menu);
    // 0 = none.
    std::int64_t currentId() const;
    void selectId(std::int64_t id);

Q_SIGNALS:
    // By the head or its menu.
    void orderChosen();
    // 0 = none.
    void requestChosen(qint64 id);
    // By double click or Enter.
    void requestOpened(qint64 id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void build();
    void sort(int column);
    void addSorting(QMenu& menu, const RequestColumnInfo& info);
    void setShown(const RequestColumnInfo& info, bool isShown);
    void fitColumns();
    int widthOf(const RequestColumnInfo& info) const;
    void tellView();
    void followTop();
    void showOrder();

    RequestTableModel& m_model;
    Preferences& m_preferences;
    std::set<QString> m_wanted; // ids of columns
    bool m_isPaused = false;
};

} // namespace dragoman
