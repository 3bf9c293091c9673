#pragma once

#include "ui/Backend.h"
#include "ui/Preferences.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace dragoman {

// "These programs still point here": shown when the user quits.
class QuitDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuitDialog(const QStringList& clients, QWidget* parent = nullptr);

    bool isForAlways() const { return m_always->isChecked(); }

Q_SIGNALS:
    void undoChosen();
    void keepChosen();

private:
    QCheckBox* m_always;
};

// Before the program quits: clients that were set up from here are taken back or left as they are, as the
// user chose, who is asked when there are any and there is no choice yet.
class QuitQuestion : public QObject
{
    Q_OBJECT

public:
    QuitQuestion(Backend& backend, Preferences& preferences, QObject* parent = nullptr);
    ~QuitQuestion() override;

    // agreed() follows, at once when nothing is to be asked; never when the user changes their mind.
    void ask(QWidget* parent);
    // Null when nothing is asked; for tests.
    QuitDialog* dialog() const { return m_dialog; }

Q_SIGNALS:
    void agreed();
    // A client could not be taken back; the program quits all the same.
    void failed(const QString& title, const QString& text);

private:
    std::vector<std::string> clientsHere() const;
    void choose(Preferences::ClientsAtQuit choice);
    void undoAll();

    Backend& m_backend;
    Preferences& m_preferences;
    QPointer<QuitDialog> m_dialog;
};

} // namespace dragoman
