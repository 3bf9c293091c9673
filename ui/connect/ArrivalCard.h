#pragma once

#include "clients/Snippet.h"
#include "ui/Card.h"
#include "ui/connect/ArrivalText.h"

#include <QPushButton>

namespace dragoman {

// Waits for the first request of one client: grey until it comes, then green, or red with what to do. It goes
// on looking after a failure, until a request is answered.
class ArrivalCard : public Card
{
    Q_OBJECT

public:
    ArrivalCard(Backend& backend, SnippetClient client, QWidget* parent = nullptr);

    // Where the client should ask.
    void setEndpoint(const EndpointConfig& endpoint);
    void retranslate();

Q_SIGNALS:
    void pageRequested(const QString& id);

private:
    enum class State { Waiting, Arrived, Failed };

    bool isMine(const std::string& endpoint, const std::string& agent);
    void takeRecord(const RequestRecord& record);
    void takeRefused(const RefusedRequest& request);
    void showTexts(Tone tone, const QString& title, const QString& text);
    QString arrivedText() const;

    const SnippetClient m_client;
    EndpointConfig m_endpoint;
    ToneDot* m_dot;
    QLabel* m_title;
    QuietLabel* m_text;
    QPushButton* m_lead;
    State m_state = State::Waiting;
    bool m_isCertain = false; // the agent says that it is this client
    QString m_agent; // of the request that is shown
    QString m_answerer; // provider and model
    QString m_stranger; // another program that called meanwhile
    ArrivalAdvice m_advice;
};

} // namespace dragoman
