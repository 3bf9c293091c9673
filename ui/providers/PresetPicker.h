#pragma once

#include "config/Presets.h"
#include "ui/Card.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace dragoman {

class FieldRow;

// Finds a well-known provider by typing.
class PresetPicker : public Card
{
    Q_OBJECT

public:
    explicit PresetPicker(QWidget* parent = nullptr);

    void focusField() { m_field->setFocus(); }

Q_SIGNALS:
    // Null for one that is not in the list.
    void chosen(const dragoman::ProviderPreset* preset);

protected:
    void changeEvent(QEvent* event) override;
    // The arrow keys in the field move through the list, Enter takes what is marked.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void filter();
    void choose(QListWidgetItem* item);
    void showChosen();

    QLineEdit* m_field;
    FieldRow* m_row;
    QListWidget* m_list;
    QWidget* m_chosenRow;
    QLabel* m_chosenName;
    QuietLabel* m_chosenNotes;
    QPushButton* m_again;
    const ProviderPreset* m_chosen = nullptr;
    bool m_isChosen = false;
};

} // namespace dragoman
