#pragma once

#include "clients/Snippet.h"
#include "ui/Card.h"
#include "ui/SecretClipboard.h"
#include "ui/connect/CodeView.h"

#include <QPushButton>

namespace dragoman {

// One thing to do for a client: what to do, the text, and a button that copies it. The access token is
// hidden in the view and real in the copy, which leaves the clipboard after a minute.
class StepCard : public Card
{
    Q_OBJECT

public:
    // `clipboard` must outlive this.
    explicit StepCard(SecretClipboard& clipboard, QWidget* parent = nullptr);

    // The same step without and with the access token, where it has one.
    struct Forms
    {
        const SnippetStep& hidden;
        const SnippetStep& real;
    };
    // `number` counts from 1; 0 = there is only this one.
    void showStep(const Forms& forms, bool showsToken, int number);

private:
    void copy();
    void open();

    SecretClipboard& m_clipboard;
    QLabel* m_instruction;
    CodeView* m_code;
    QPushButton* m_open;
    QPushButton* m_copy;
    QuietLabel* m_outcome;
    Secret m_real;
    bool m_hasToken = false;
};

} // namespace dragoman
