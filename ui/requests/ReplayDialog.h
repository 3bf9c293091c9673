#pragma once

#include "ui/requests/InspectedRequest.h"

#include <QDialog>
#include <QElapsedTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTextEdit;

namespace dragoman {

class Backend;
class QuietLabel;

// Sends a request again, to its provider or another one, and shows both answers side by side.
class ReplayDialog : public QDialog
{
    Q_OBJECT

public:
    // `backend` must outlive it.
    ReplayDialog(Backend& backend, InspectedRequestPointer request, QWidget* parent = nullptr);
    ~ReplayDialog() override;

private:
    void build();
    QLayout* makeChoice();
    QLayout* makeAnswers();
    void fillProviders();
    void send();
    void take(const Result<CapturedMessage>& answer);

    Backend& m_backend;
    const InspectedRequestPointer m_request;
    QComboBox* m_provider;
    QLineEdit* m_model;
    QPushButton* m_send;
    QuietLabel* m_note;
    QLabel* m_formerTitle;
    QLabel* m_newTitle;
    QTextEdit* m_former;
    QTextEdit* m_new;
    QElapsedTimer m_clock;
    bool m_isRunning = false;
};

} // namespace dragoman
