#pragma once

#include "ui/providers/EditorSection.h"
#include "ui/providers/KeyRow.h"

#include <QLineEdit>
#include <QPushButton>

namespace dragoman {

class FieldRow;

// The keys of a provider. What is typed stays here until the provider is saved.
class KeysSection : public EditorSection
{
    Q_OBJECT

public:
    KeysSection(Backend& backend, SecretClipboard& clipboard);

    void load(const ProviderConfig& provider) override;
    // The references only; new keys come by storeNew().
    void store(ProviderConfig& provider) const override;
    QString problem() const override { return m_fieldProblem; }

    std::vector<Secret> newKeys() const;
    // They are kept now, under these references, in the order of newKeys().
    void setStored(const std::vector<KeyReference>& references);
    // What is in the field becomes keys; false when it cannot.
    bool takeTyped();
    bool hasTyped() const { return !m_field->text().trimmed().isEmpty(); }
    // The place where a user of this preset makes a key; empty = not known.
    void setKeyPage(const QString& url);
    void focusField() { m_field->setFocus(); }

private:
    void retranslate() override;
    void check();
    void addKey(DraftKey key);
    void removeKey(KeyRow* row);
    void refresh();
    void showKeyPage();
    bool holds(const DraftKey& key) const;

    Backend& m_backend;
    SecretClipboard& m_clipboard;
    QWidget* m_keys;
    QLineEdit* m_field;
    QPushButton* m_add;
    FieldRow* m_fieldRow;
    QLabel* m_link;
    QString m_keyPage;
    QString m_fieldProblem;
    std::vector<KeyRow*> m_rows;
};

} // namespace dragoman
