#include "ui/providers/ProvidersPage.h"
#include "ui/SavedFile.h"

#include "config/ConfigurationEdit.h"
#include "config/ConfigurationExport.h"
#include "config/ConfigurationWriter.h"
#include "ui/providers/ImportPage.h"
#include "ui/providers/ProviderList.h"
#include "ui/providers/ProviderWords.h"
#include "ui/providers/TestPage.h"

#include <QDir>
#include <QFileDialog>

namespace dragoman {

ProvidersPage::ProvidersPage(const WindowParts& parts)
    : m_backend(parts.backend)
    , m_list(new ProviderList(parts.backend))
{
    addWidget(m_list);
    connect(m_list, &ProviderList::addRequested, this, &ProvidersPage::add);
    connect(m_list, &ProviderList::editRequested, this, &ProvidersPage::edit);
    connect(m_list, &ProviderList::duplicateRequested, this, &ProvidersPage::duplicate);
    connect(m_list, &ProviderList::testRequested, this, &ProvidersPage::testSaved);
    connect(m_list, &ProviderList::importRequested, this, &ProvidersPage::chooseImport);
    connect(m_list, &ProviderList::exportRequested, this, &ProvidersPage::chooseExport);
    connect(m_list, &ProviderList::filesDropped, this, &ProvidersPage::openImport);
}

void ProvidersPage::drop(QWidget* page)
{
    removeWidget(page);
    page->hide();
    page->deleteLater(); // its button may be on the stack
}

// --- editing

// A new one is asked last.
void ProvidersPage::add()
{
    ProviderConfig provider;
    const std::vector<ProviderConfig> providers = providersInOrder(m_backend.configuration());
    if (!providers.empty())
        provider.priority = providers.back().priority;
    openEditor(std::move(provider), ProviderEditor::Start::Empty);
}

void ProvidersPage::edit(const std::string& name)
{
    if (const ProviderConfig* provider = findProvider(m_backend.configuration(), name))
        openEditor(*provider, ProviderEditor::Start::Existing);
}

void ProvidersPage::duplicate(const std::string& name)
{
    ProviderConfig copy = *findProvider(m_backend.configuration(), name);
    copy.name = freeProviderName(m_backend.configuration(), name);
    openEditor(std::move(copy), ProviderEditor::Start::Copy);
}

void ProvidersPage::openEditor(ProviderConfig provider, ProviderEditor::Start start)
{
    m_editor = new ProviderEditor(m_backend, m_clipboard, std::move(provider), start);
    connect(m_editor, &ProviderEditor::closed, this, &ProvidersPage::closeEditor);
    connect(m_editor, &ProviderEditor::testRequested, this, &ProvidersPage::testDraft);
    addWidget(m_editor);
    setCurrentWidget(m_editor);
    m_editor->focusFirst();
}

void ProvidersPage::closeEditor(const std::string& name)
{
    drop(std::exchange(m_editor, nullptr));
    setCurrentWidget(m_list);
    m_list->focusOn(name);
}

// --- testing

TestPage* ProvidersPage::openTest(ProviderConfig provider, std::vector<Secret> newKeys)
{
    m_test = new TestPage(m_backend, std::move(provider), std::move(newKeys));
    connect(m_test, &TestPage::closed, this, &ProvidersPage::closeTest);
    addWidget(m_test);
    setCurrentWidget(m_test);
    m_test->focusFirst();
    return m_test;
}

void ProvidersPage::testSaved(const std::string& name)
{
    TestPage* const page = openTest(*findProvider(m_backend.configuration(), name), {});
    connect(page, &TestPage::editRequested, this, [this, name] {
        closeTest();
        edit(name);
    });
    connect(page, &TestPage::keepRequested, this,
        [this, page, name](const ProviderCapabilities& found) { page->showKept(keep(name, found)); });
}

void ProvidersPage::testDraft(const ProviderConfig& provider, const std::vector<Secret>& newKeys)
{
    TestPage* const page = openTest(provider, newKeys);
    connect(page, &TestPage::editRequested, this, &ProvidersPage::closeTest);
    connect(page, &TestPage::keepRequested, this, [this](const ProviderCapabilities& found) {
        m_editor->setCapabilities(found);
        closeTest();
    });
}

void ProvidersPage::closeTest()
{
    drop(std::exchange(m_test, nullptr));
    setCurrentWidget(m_editor ? static_cast<QWidget*>(m_editor) : m_list);
}

Result<void> ProvidersPage::keep(const std::string& name, const ProviderCapabilities& capabilities)
{
    const Configuration& configuration = m_backend.configuration();
    const ProviderConfig* const found = findProvider(configuration, name);
    if (!found)
        return failure(ErrorKind::NotFound, tr("It was deleted meanwhile.").toStdString());
    ProviderConfig provider = *found;
    provider.capabilities = capabilities;
    return replaceProvider(configuration, name, std::move(provider))
        .and_then(
            [this](const Configuration& changed) { return m_backend.save(changed, m_backend.revision()); });
}

// --- import and export

void ProvidersPage::chooseImport()
{
    auto* dialog = new QFileDialog(this, tr("Import providers"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({ tr("Known files (*.json *.yaml *.yml *.env .env)"), tr("All files (*)") });
    dialog->setFilter(dialog->filter() | QDir::Hidden); // .env
    connect(dialog, &QFileDialog::filesSelected, this, &ProvidersPage::openImport);
    dialog->open();
}

void ProvidersPage::openImport(const QStringList& fileNames)
{
    m_list->say({});
    m_import = new ImportPage(m_backend, fileNames);
    connect(m_import, &ImportPage::closed, this, &ProvidersPage::closeImport);
    addWidget(m_import);
    setCurrentWidget(m_import);
    m_import->focusFirst();
}

void ProvidersPage::closeImport(int imported)
{
    drop(std::exchange(m_import, nullptr));
    setCurrentWidget(m_list);
    m_list->focusOn({});
    if (imported > 0)
        m_list->say(tr("%n provider(s) imported.", nullptr, imported));
}

void ProvidersPage::chooseExport()
{
    auto* dialog = new QFileDialog(this, tr("Export without keys"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("JSON files (*.json)") });
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("dragoman.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &ProvidersPage::exportTo);
    dialog->open();
}

void ProvidersPage::exportTo(const QString& fileName)
{
    const std::string text = writeConfiguration(withoutSecrets(m_backend.configuration()));
    if (const Result<void> saved = saveFile(fileName, text); saved)
        m_list->say(tr("Exported to %1. No key is in it.").arg(QDir::toNativeSeparators(fileName)));
    else
        m_list->say(tr("Could not be exported: %1").arg(QString::fromStdString(saved.error().message)), true);
}

} // namespace dragoman
