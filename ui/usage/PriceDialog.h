#pragma once

#include "journal/PriceTable.h"

#include <QDialog>

class QPushButton;
class QTreeView;

namespace dragoman {

class PriceForm;
class PriceModel;
class QuietLabel;

// The prices that costs are estimated by. What the user sets is kept in a file of its own and goes before
// what comes with the program; each change is saved at once.
class PriceDialog : public QDialog
{
    Q_OBJECT

public:
    // `withoutPrice`: models that were used and have none; the first one is proposed.
    PriceDialog(QString fileName, const QStringList& withoutPrice, QWidget* parent = nullptr);

Q_SIGNALS:
    void pricesChanged();

private:
    void build();
    QLayout* makeButtons();
    void load();
    void proposeFirst();
    void showChosen();
    void showButtons();
    void begin();
    void savePrice();
    void removePrice();
    void resetAll();
    void write(const std::vector<Price>& own);
    std::vector<Price> own() const;
    int chosenRow() const;

    const QString m_fileName;
    const QStringList m_withoutPrice;
    PriceTable m_table;
    PriceModel* m_model;
    QuietLabel* m_missing;
    QuietLabel* m_problem;
    QTreeView* m_view;
    PriceForm* m_form;
    QPushButton* m_new;
    QPushButton* m_save;
    QPushButton* m_remove;
    QPushButton* m_reset;
};

} // namespace dragoman
