#pragma once

#include "ui/Backend.h"
#include "ui/connect/ClientTile.h"

#include <QGridLayout>
#include <QLineEdit>

namespace dragoman {

// All clients as tiles, in as many columns as there is room for, with a search.
class ClientList : public QWidget
{
    Q_OBJECT

public:
    explicit ClientList(Backend& backend, QWidget* parent = nullptr);

    // Shows how the clients stand now; reads files.
    void refresh();

Q_SIGNALS:
    void chosen(const dragoman::SnippetClient& client);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    // Programs that people install, and what programmers write with.
    struct Group
    {
        QLabel* title;
        QGridLayout* grid;
        std::vector<ClientTile*> tiles;
    };

    Group makeGroup(QVBoxLayout& lines, bool isForProgrammers);
    void openFirst();
    void retranslate();
    void arrange();
    void arrangeGroup(const Group& group, int columns) const;
    bool isWanted(const ClientTile& tile) const;
    void showState(ClientTile& tile, const std::vector<ClientState>& states) const;
    QString otherWays() const;

    Backend& m_backend;
    QLineEdit* m_search;
    std::vector<Group> m_groups;
    QuietLabel* m_nothing;
};

} // namespace dragoman
