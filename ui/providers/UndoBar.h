#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

class ActionButton;

// Deletes providers, and brings the last one back as long as the bar stands there. The keys of a deleted
// provider are removed when the bar is closed or another provider is deleted.
class UndoBar : public Card
{
    Q_OBJECT

public:
    explicit UndoBar(Backend& backend, QWidget* parent = nullptr);

    // Errors: those of removeProvider() and Backend::save().
    Result<void> deleteProvider(const std::string& name);
    void retranslate();

Q_SIGNALS:
    void undone(const std::string& name);

private:
    void undo();
    Result<Configuration> restored() const;
    void finish();

    Backend& m_backend;
    Configuration m_before;
    Configuration m_after;
    std::string m_name; // of the deleted provider; empty = none
    QLabel* m_text;
    QuietLabel* m_problem;
    QPushButton* m_undo;
    ActionButton* m_close;
};

} // namespace dragoman
