#pragma once

#include "ui/SecretClipboard.h"
#include "ui/connect/SnippetSource.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>
#include <QWidget>

namespace dragoman {

class QuietLabel;
class StepCard;

// The texts of one client to copy, for the system that is chosen where they differ. The access token is
// hidden until it is asked for.
class StepList : public QWidget
{
    Q_OBJECT

public:
    StepList(const Backend& backend, SnippetClient client, QWidget* parent = nullptr);

    void setHeading(const QString& heading) { m_heading->setText(heading); }
    // Shows the texts with what is so now.
    void refresh(const std::string& endpoint, const std::string& model);
    void hideToken();

private:
    void retranslate();
    void showTexts();
    void showSteps(const LiveSnippet& live);
    ClientSystem system() const;

    const Backend& m_backend;
    const SnippetClient m_client;
    SecretClipboard m_clipboard;
    SnippetChoice m_choice;
    QLabel* m_heading;
    QPushButton* m_token;
    QTabBar* m_system;
    QVBoxLayout* m_steps;
    std::vector<StepCard*> m_cards;
    QuietLabel* m_notes;
    bool m_isTokenShown = false;
};

} // namespace dragoman
