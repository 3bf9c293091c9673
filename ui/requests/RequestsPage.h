#pragma once

#include "ui/Pages.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QWidget>

class QLabel;
class QPushButton;

namespace dragoman {

class FilterBox;
class NoRequests;
class QuietLabel;
class RunningList;
class RequestInspector;
class RequestTable;
class RequestTableModel;

// The requests of the past, live: a table that can be filtered, and beside or below it one request in full.
class RequestsPage : public QWidget
{
    Q_OBJECT

public:
    explicit RequestsPage(const WindowParts& parts);

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Arrangement { Below, Beside, Alone };

    void build();
    QLayout* makeHead();
    void connectAll();
    void retranslate();
    void begun();
    void showState();
    void showNewRows();
    void choose(qint64 id);
    void open(qint64 id);
    void closeInspector();
    void arrange();
    Arrangement arrangement() const;
    void setFailuresFirst(bool isWanted);
    void divide();

    const WindowParts m_parts;
    RequestTableModel* m_model;
    QLabel* m_title;
    QuietLabel* m_count;
    QPushButton* m_pause;
    QPushButton* m_failuresFirst;
    QPushButton* m_columns;
    FilterBox* m_filter;
    QPushButton* m_newRows;
    QWidget* m_list; // everything but the inspector
    RunningList* m_running;
    QStackedWidget* m_stack;
    RequestTable* m_table;
    NoRequests* m_empty;
    QSplitter* m_splitter;
    RequestInspector* m_inspector;
    QString m_problem; // why the journal cannot be read
    qint64 m_chosen = 0;
    bool m_isAlone = false; // the user wants the inspector to have the whole page
};

} // namespace dragoman
