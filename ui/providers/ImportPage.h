#pragma once

#include "ui/Appearance.h"
#include "ui/Backend.h"
#include "ui/Page.h"
#include "ui/providers/ProviderKeys.h"

#include <QPushButton>

#include <set>

namespace dragoman {

class ActionButton;
class Card;
class QuietLabel;
class SettingRow;
class Switch;

// Shows what files of other programs would add, and adds it: first all keys, then the configuration.
class ImportPage : public Page
{
    Q_OBJECT

public:
    ImportPage(Backend& backend, const QStringList& fileNames);

    void focusFirst();

Q_SIGNALS:
    // How many providers were added or replaced; 0 when the user went back.
    void closed(int imported);

protected:
    void retranslate() override;

private:
    void build();
    void plan();
    void show();
    void addLine(const QString& text, Tone tone);
    void addProviderLine(const ProviderConfig& provider);
    int keysOf(const ProviderConfig& provider) const;
    void start();
    void storeKeys();
    void save();
    void refuse(const Error& error);

    Backend& m_backend;
    ProviderKeys m_keyOrders;
    const QStringList m_fileNames;
    const ImportedProviders m_imported;
    Result<ImportPlan> m_plan;
    std::set<std::string> m_taken; // names of keys of somebody else
    std::string m_revision;
    QString m_refusal;
    bool m_isRunning = false;

    ActionButton* m_back;
    QuietLabel* m_files;
    Card* m_lines;
    Card* m_options;
    Switch* m_replace;
    SettingRow* m_replaceRow;
    QuietLabel* m_problem;
    QPushButton* m_cancel;
    QPushButton* m_start;
};

} // namespace dragoman
