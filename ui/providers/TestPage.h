#pragma once

#include "server/ProviderTestReport.h"
#include "ui/Appearance.h"
#include "ui/Backend.h"
#include "ui/Page.h"

#include <QPushButton>

namespace dragoman {

class ActionButton;
class Card;
class FlowLayout;
class QuietLabel;
class TestStepRow;

// Tests a provider, saved or not, and shows each step as it ends.
class TestPage : public Page
{
    Q_OBJECT

public:
    // Begins at once.
    TestPage(Backend& backend, ProviderConfig provider, std::vector<Secret> newKeys);
    ~TestPage() override;

    void focusFirst();

Q_SIGNALS:
    void closed();
    void editRequested();
    // The user wants routing to know what the test found.
    void keepRequested(const dragoman::ProviderCapabilities& capabilities);

public:
    // What became of that wish.
    void showKept(const Result<void>& kept);

protected:
    void retranslate() override;

private:
    void build();
    QWidget* makeVerdict();
    void start();
    void stop();
    void take(const ProviderTestReport& report, bool isFinished);
    void show();
    void showSteps();
    void showBadges();
    void addBadge(const QString& word, Tone tone);
    void showKeys();
    bool hasNews() const;

    Backend& m_backend;
    const ProviderConfig m_provider;
    const std::vector<Secret> m_newKeys;
    ProviderTestReport m_report;
    bool m_isRunning = false;
    bool m_isStopped = false;
    QString m_keptText;
    bool m_isKeptProblem = false;

    ActionButton* m_back;
    QuietLabel* m_model;
    Card* m_verdictCard;
    QLabel* m_verdict;
    QuietLabel* m_advice;
    QuietLabel* m_kept;
    FlowLayout* m_badges;
    QLabel* m_keysHeading = nullptr;
    Card* m_keys;
    QLabel* m_stepsHeading = nullptr;
    Card* m_steps;
    std::vector<TestStepRow*> m_rows;
    QPushButton* m_again;
    QPushButton* m_keep;
    QPushButton* m_edit;
};

} // namespace dragoman
