#pragma once

#include "clients/Snippet.h"
#include "ui/Card.h"

#include <QAbstractButton>

namespace dragoman {

// One client in the list: its mark, its name, and a word on how it stands.
class ClientTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ClientTile(const SnippetClient& client, QWidget* parent = nullptr);

    const SnippetClient& client() const { return m_client; }
    void retranslate();
    void showState(const QString& text, Tone tone);
    QSize sizeHint() const override { return QWidget::sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const SnippetClient m_client;
    QLabel* m_title;
    QuietLabel* m_state;
};

} // namespace dragoman
