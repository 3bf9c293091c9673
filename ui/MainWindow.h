#pragma once

#include "ui/Card.h"
#include "ui/PageListDelegate.h"
#include "ui/Pages.h"

#include <QListWidget>
#include <QStackedWidget>
#include <QWidget>

namespace dragoman {

// The window: pages at the left, the chosen one beside them. A page is made when it is first shown.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    Q_SLOT void showPage(const QString& id);
    QString currentPage() const;
    // Shows the window before the others, wherever it was.
    void bringUp();
    // Whether closing hides the window, to come back from the tray, or minimises it.
    void setHasTray(bool hasTray) { m_hasTray = hasTray; }

Q_SIGNALS:
    void quitRequested();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void addShortcuts();
    void select(int row);
    void retranslate();
    void redrawIcons();
    void refresh();
    void setCompact(bool isCompact);

    const WindowParts m_parts;
    QWidget* m_side;
    QListWidget* m_list;
    PageListDelegate* m_delegate;
    QStackedWidget* m_stack;
    ToneDot* m_dot;
    QuietLabel* m_state;
    std::vector<QWidget*> m_pages; // null until shown
    bool m_hasTray = true;
    bool m_isCompact = false;
};

} // namespace dragoman
