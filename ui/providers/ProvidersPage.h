#pragma once

#include "ui/Pages.h"
#include "ui/providers/ProviderEditor.h"

#include <QStackedWidget>

namespace dragoman {

class ImportPage;
class ProviderList;
class TestPage;

// The page of the providers: the list, and before it what the user opened from there.
class ProvidersPage : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ProvidersPage(const WindowParts& parts);

private:
    void add();
    void edit(const std::string& name);
    void duplicate(const std::string& name);
    void openEditor(ProviderConfig provider, ProviderEditor::Start start);
    void closeEditor(const std::string& name);
    void testSaved(const std::string& name);
    TestPage* openTest(ProviderConfig provider, std::vector<Secret> newKeys);
    void testDraft(const ProviderConfig& provider, const std::vector<Secret>& newKeys);
    void closeTest();
    Result<void> keep(const std::string& name, const ProviderCapabilities& capabilities);
    void chooseImport();
    void openImport(const QStringList& fileNames);
    void closeImport(int imported);
    void chooseExport();
    void exportTo(const QString& fileName);
    void drop(QWidget* page);

    Backend& m_backend;
    SecretClipboard m_clipboard;
    ProviderList* m_list;
    ProviderEditor* m_editor = nullptr;
    TestPage* m_test = nullptr;
    ImportPage* m_import = nullptr;
};

} // namespace dragoman
