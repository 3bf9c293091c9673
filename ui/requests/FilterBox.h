#pragma once

#include "journal/RequestFilter.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace dragoman {

class Preferences;
class QuietLabel;

// The field of the filter: says below what is wrong while it is typed, explains itself with examples that
// can be chosen, and keeps filters for later.
class FilterBox : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBox(Preferences& preferences, QWidget* parent = nullptr);

    QString text() const;
    // The last one that could be read.
    bool isFiltering() const { return !m_lastText.isEmpty(); }
    void setText(const QString& text);

Q_SIGNALS:
    // What was typed can be read, a moment ago.
    void filterChanged(const dragoman::RequestFilter& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void typed();
    void check();
    void showHelp();
    void fillSaved();
    void keep();
    void forget();

    Preferences& m_preferences;
    QLineEdit* m_field;
    QPushButton* m_help;
    QPushButton* m_saved;
    QMenu* m_savedMenu;
    QuietLabel* m_problem;
    QTimer m_pause; // so that not every letter is a search
    QString m_lastText;
};

// What is wrong with a filter, in the language of the user.
QString filterProblem(const Error& error);

} // namespace dragoman
