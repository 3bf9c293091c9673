#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"
#include "ui/SecretClipboard.h"

namespace dragoman {

class ActionButton;

// A key of the provider that is edited: one that is kept somewhere, or one that was typed and is not kept
// yet.
struct DraftKey
{
    KeyReference reference{}; // of a kept one
    Secret typed{}; // empty for a kept one

    bool isNew() const { return !typed.isEmpty(); }
};

// One key: where it is, whether it can be used; it is shown only on request.
class KeyRow : public QWidget
{
    Q_OBJECT

public:
    KeyRow(Backend& backend, SecretClipboard& clipboard, DraftKey key, QWidget* parent = nullptr);

    const DraftKey& key() const { return m_key; }
    void refresh();
    // `number` is its place in the list, from 1.
    void retranslate(int number);

Q_SIGNALS:
    void removed();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void toggle();
    void copy();
    void withKey(const std::function<void(const Secret&)>& use);
    void showPlain(const Secret& key);
    void conceal();
    QString masked() const;
    Result<void> canBeStored() const;

    Backend& m_backend;
    SecretClipboard& m_clipboard;
    const DraftKey m_key;
    ToneDot* m_dot;
    QLabel* m_label;
    QuietLabel* m_status;
    ActionButton* m_show;
    ActionButton* m_copy;
    ActionButton* m_remove;
    int m_number = 1;
    bool m_isShown = false;
};

} // namespace dragoman
