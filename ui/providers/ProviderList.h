#pragma once

#include "ui/Backend.h"
#include "ui/Page.h"

#include <QPushButton>

namespace dragoman {

class Card;
class ProviderCard;
class QuietLabel;
class UndoBar;

// All providers in the order in which they are asked.
class ProviderList : public Page
{
    Q_OBJECT

public:
    explicit ProviderList(Backend& backend);

    // Puts the focus where the user was: on the provider's Edit button, or on Add.
    void focusOn(const std::string& name);
    // A sentence that stays until the next one; empty = none.
    void say(const QString& text, bool isProblem = false);

Q_SIGNALS:
    void addRequested();
    void importRequested();
    void exportRequested();
    void editRequested(const std::string& name);
    void testRequested(const std::string& name);
    void duplicateRequested(const std::string& name);
    void filesDropped(const QStringList& fileNames);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeButtons();
    void makeEmpty();
    void refresh();
    void arrange();
    void rebuild(const std::vector<std::string>& names);
    ProviderCard* addCard(const std::string& name);
    void enable(ProviderCard& card, bool on);
    void remove(ProviderCard& card);
    void move(ProviderCard& card, int by);
    void drag(ProviderCard& card, const QPoint& global);
    void saveOrder(ProviderCard& moved);
    std::vector<std::string> shownNames() const;

    Backend& m_backend;
    QPushButton* m_add;
    QPushButton* m_import;
    QPushButton* m_export;
    UndoBar* m_undo;
    QuietLabel* m_said;
    QuietLabel* m_help;
    Card* m_empty;
    QLabel* m_emptyTitle = nullptr;
    QuietLabel* m_emptyText = nullptr;
    QVBoxLayout* m_rows;
    std::vector<ProviderCard*> m_cards; // as they are shown
};

} // namespace dragoman
