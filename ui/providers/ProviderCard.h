#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

class ActionButton;
class DragHandle;
class Switch;

// One provider in the list: how it is, and what can be done with it.
class ProviderCard : public Card
{
    Q_OBJECT

public:
    ProviderCard(Backend& backend, std::string name, QWidget* parent = nullptr);

    const std::string& name() const { return m_name; }
    // Shows what is so now; `healths` are those of all providers.
    void refresh(const std::vector<ProviderHealth>& healths);
    // refresh() has to follow.
    void retranslate();
    // Buttons with icons only.
    void setCompact(bool compact);
    // What could not be done; empty = nothing.
    void setRefusal(const QString& refusal);
    DragHandle& handle() { return *m_handle; }
    void focusEdit();
    // In the order in which Tab reaches them.
    std::vector<QWidget*> controls() const;

Q_SIGNALS:
    void enabledChosen(bool on);
    void editRequested();
    void testRequested();
    void duplicateRequested();
    void deleteRequested();
    void moved(int by); // -1 up, 1 down

private:
    QWidget* makeRow();
    QLayout* makeActions();
    void addShortcuts();
    void refreshPin();

    Backend& m_backend;
    const std::string m_name;
    DragHandle* m_handle;
    ToneDot* m_dot;
    QLabel* m_title;
    QuietLabel* m_pin;
    QuietLabel* m_line;
    QuietLabel* m_condition;
    QuietLabel* m_refusal;
    Switch* m_switch;
    QPushButton* m_forgive;
    ActionButton* m_edit;
    ActionButton* m_test;
    ActionButton* m_duplicate;
    ActionButton* m_delete;
};

} // namespace dragoman
