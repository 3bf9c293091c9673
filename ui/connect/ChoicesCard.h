#pragma once

#include "ui/Card.h"
#include "ui/connect/SnippetSource.h"

#include <QComboBox>

namespace dragoman {

// What the texts for a client are made with: the endpoint where several fit, and the model.
class ChoicesCard : public Card
{
    Q_OBJECT

public:
    ChoicesCard(const Backend& backend, SnippetClient client, QWidget* parent = nullptr);

    SnippetChoice choice() const;
    // Empty until the user chose one: some clients choose by themselves when they are set up.
    std::string chosenModel() const { return m_isModelChosen ? choice().model : std::string(); }
    // The model that is offered first; not once the user has chosen.
    void suggestModel(const std::string& model);
    // Shows what is so now.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QWidget* makeField(QLabel* label, QWidget* control);
    void refreshEndpoints();
    void refreshModels();

    const Backend& m_backend;
    const SnippetClient m_client;
    QLabel* m_endpointLabel;
    QComboBox* m_endpoint;
    QWidget* m_endpointRow;
    QLabel* m_modelLabel;
    QComboBox* m_model;
    bool m_isModelChosen = false;
};

} // namespace dragoman
