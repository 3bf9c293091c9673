#pragma once

#include "ui/Page.h"
#include "ui/Pages.h"

class QPushButton;

namespace dragoman {

class QuietLabel;

// Everything that can be set apart from providers. Changes are in force at once.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const WindowParts& parts);

protected:
    void retranslate() override;

private:
    QLabel* addSection(QWidget* card);
    QWidget* makeFileCard();

    Backend& m_backend;
    QLabel* m_general;
    QLabel* m_access;
    QLabel* m_endpoints;
    QLabel* m_routing;
    QLabel* m_log;
    QLabel* m_limits;
    QLabel* m_updates;
    QuietLabel* m_fileName = nullptr;
    QPushButton* m_openFolder = nullptr;
    QLabel* m_file; // above the two
};

} // namespace dragoman
