#pragma once

#include "ui/Pages.h"
#include "ui/SecretClipboard.h"
#include "ui/SettingRow.h"

#include <QLineEdit>
#include <QPushButton>

namespace dragoman {

// The access token: hidden until it is asked for, copied, renewed.
class TokenCard : public Card
{
    Q_OBJECT

public:
    explicit TokenCard(const WindowParts& parts);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void retranslate();
    void refresh();
    void renew();

    Backend& m_backend;
    SecretClipboard m_clipboard;
    QLabel* m_title;
    QuietLabel* m_help;
    QLineEdit* m_field;
    QPushButton* m_show;
    QPushButton* m_copy;
    QPushButton* m_renew;
    QuietLabel* m_outcome;
    bool m_isShown = false;
    bool m_isSure = false; // the next press on renew is the second one
};

} // namespace dragoman
