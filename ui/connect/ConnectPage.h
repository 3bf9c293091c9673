#pragma once

#include "clients/Snippet.h"
#include "ui/Page.h"
#include "ui/Pages.h"

#include <QComboBox>
#include <QToolButton>

#include <map>
#include <string_view>

namespace dragoman {

class Card;
class ClientList;
class ClientView;
class NextStepCard;
class SettingRow;

// Pointing AI programs at us: the list of them, and for the chosen one all there is to do.
class ConnectPage : public Page
{
    Q_OBJECT

public:
    explicit ConnectPage(const WindowParts& parts);

    // Shows one client instead of the list.
    void open(const SnippetClient& client);
    // Back to the list.
    void closeClient();

Q_SIGNALS:
    void pageRequested(const QString& id);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    ClientView* viewOf(const SnippetClient& client);
    void addQuitChoice();
    void refreshQuitChoice();
    void toTop();

    const WindowParts m_parts;
    QToolButton* m_back;
    NextStepCard* m_next;
    ClientList* m_list;
    ClientView* m_view = nullptr; // while a client is shown
    std::map<std::string_view, ClientView*> m_views; // of clients that were shown: they wait for requests
    Card* m_quitCard = nullptr;
    SettingRow* m_quitRow = nullptr;
    QComboBox* m_quit = nullptr;
};

} // namespace dragoman
