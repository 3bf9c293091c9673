#include "ui/providers/ImportPage.h"

#include "config/ConfigurationEdit.h"
#include "ui/ActionButton.h"
#include "ui/Card.h"
#include "ui/FlowLayout.h"
#include "ui/SettingRow.h"
#include "ui/Switch.h"
#include "ui/providers/ImportFiles.h"
#include "ui/providers/PrimaryButton.h"
#include "ui/providers/ProviderWords.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QShortcut>

#include <algorithm>

namespace dragoman {

namespace {

// The place in the list that there will be says nothing to the user.
QString withoutPlace(const std::string& problem)
{
    static const QRegularExpression place(QStringLiteral("providers\\[\\d+\\]\\."));
    return QString::fromStdString(problem).remove(place);
}

} // namespace

ImportPage::ImportPage(Backend& backend, const QStringList& fileNames)
    : m_backend(backend)
    , m_keyOrders(backend)
    , m_fileNames(fileNames)
    , m_imported(readImportFiles(fileNames))
    , m_back(new ActionButton(ActionIcon::Back))
    , m_files(new QuietLabel)
    , m_lines(new Card)
    , m_options(new Card)
    , m_replace(new Switch)
    , m_replaceRow(new SettingRow(m_replace))
    , m_problem(new QuietLabel)
    , m_cancel(new QPushButton)
    , m_start(new PrimaryButton)
{
    build();
    connect(m_back, &ActionButton::clicked, this, [this] { Q_EMIT closed(0); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT closed(0); });
    connect(m_start, &QPushButton::clicked, this, &ImportPage::start);
    connect(m_replace, &Switch::clicked, this, [this] {
        m_refusal.clear();
        plan();
        show();
    });
    auto* escape = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_cancel, &QPushButton::click);
    connect(&backend, &Backend::configurationChanged, this, [this] {
        if (m_isRunning)
            return;
        plan();
        show();
    });
    plan();
    ImportPage::retranslate();
}

void ImportPage::build()
{
    m_problem->setTone(Tone::Bad);
    body()->insertWidget(0, m_back, 0, Qt::AlignLeading);
    body()->addWidget(m_files);
    body()->addWidget(m_lines);
    m_options->addRow(m_replaceRow);
    body()->addWidget(m_options);
    body()->addWidget(m_problem);
    auto* buttons = new QWidget;
    auto* line = new FlowLayout(gridUnit, buttons);
    line->addWidget(m_start);
    line->addWidget(m_cancel);
    body()->addSpacing(gridUnit);
    body()->addWidget(buttons);
}

void ImportPage::focusFirst()
{
    m_start->isEnabled() ? m_start->setFocus() : m_cancel->setFocus();
}

void ImportPage::plan()
{
    ImportOptions options;
    options.replace = m_replace->isChecked();
    options.store = storeForNewKeys(m_backend);
    options.secretsFile = m_backend.configuration().secrets.file;
    options.isTaken = [this](const std::string& name) { return m_taken.contains(name); };
    m_revision = m_backend.revision();
    m_plan = planImport(m_backend.configuration(), m_imported, options);
}

void ImportPage::retranslate()
{
    setTitle(tr("Import"));
    m_back->setTexts(tr("Providers"), tr("Back to the providers"));
    m_replaceRow->setTexts(tr("Replace providers of the same name"),
        tr("Else they are added under another name, and what you have stays as it is."));
    QStringList names;
    for (const QString& fileName : m_fileNames)
        names.append(QFileInfo(fileName).fileName());
    m_files->setText(
        tr("From %1. Nothing is changed before you say so.").arg(names.join(QStringLiteral(", "))));
    m_cancel->setText(tr("Cancel"));
    show();
}

void ImportPage::addLine(const QString& text, Tone tone)
{
    auto* label = new QuietLabel;
    label->setText(text);
    label->setTone(tone);
    label->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    m_lines->addRow(label);
}

int ImportPage::keysOf(const ProviderConfig& provider) const
{
    const auto isOf = [&provider](const KeyToStore& key) {
        return std::find(provider.keys.begin(), provider.keys.end(), key.reference) != provider.keys.end();
    };
    return int(std::count_if(m_plan->keys.begin(), m_plan->keys.end(), isOf));
}

void ImportPage::addProviderLine(const ProviderConfig& provider)
{
    const ProviderConfig* const old = findProvider(m_backend.configuration(), provider.name);
    if (old && *old == provider)
        return;
    const QString name = QString::fromStdString(provider.name);
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    lines->setSpacing(gridUnit / 4);
    auto* title = new QLabel(old ? tr("Replace “%1”").arg(name) : tr("Add “%1”").arg(name));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto* detail = new QuietLabel;
    const int keys = keysOf(provider);
    const QString line = ProviderWords::line(provider);
    const bool isKeychain = storeForNewKeys(m_backend) == KeyReference::Kind::Keychain;
    if (keys == 0)
        detail->setText(line);
    else if (isKeychain)
        detail->setText(tr("%1, kept in the keychain").arg(line));
    else
        detail->setText(tr("%1, kept in the file of keys").arg(line));
    lines->addWidget(title);
    lines->addWidget(detail);
    m_lines->addRow(row);
}

void ImportPage::show()
{
    m_lines->clear();
    const int count = m_plan ? m_plan->providers : 0;
    if (m_plan) {
        for (const ProviderConfig& provider : m_plan->configuration.providers)
            addProviderLine(provider);
        for (const std::string& skipped : m_plan->skipped)
            addLine(tr("Left out: %1").arg(withoutPlace(skipped)), Tone::Bad);
        for (const std::string& warning : m_plan->warnings)
            addLine(QString::fromStdString(warning), Tone::Warning);
    } else {
        addLine(QString::fromStdString(m_plan.error().message), Tone::Bad);
    }
    if (m_plan && count == 0)
        addLine(tr("There is no provider to import in this file. Known are provider.json of bridge programs, "
                   "the configuration of LiteLLM, .env files of proxies, and what Dragoman exports."),
            Tone::Quiet);
    m_options->setVisible(count > 0);
    m_replaceRow->setEnabled(!m_isRunning);
    m_problem->setText(m_refusal);
    m_problem->setVisible(!m_refusal.isEmpty());
    m_start->setText(m_isRunning ? tr("Importing…") : tr("Import %n provider(s)", nullptr, count));
    m_start->setEnabled(count > 0 && !m_isRunning);
}

// Names of keys that are taken already are found before anything is stored.
void ImportPage::start()
{
    m_isRunning = true;
    m_refusal.clear();
    show();
    std::vector<KeyReference> references;
    for (const KeyToStore& key : m_plan->keys)
        references.push_back(key.reference);
    m_keyOrders.findTaken(references, [this](const Result<std::set<std::string>>& taken) {
        if (!taken)
            return refuse(taken.error());
        if (taken->empty())
            return storeKeys();
        m_taken.insert(taken->begin(), taken->end());
        plan();
        m_plan ? start() : refuse(m_plan.error());
    });
}

void ImportPage::storeKeys()
{
    m_keyOrders.store(
        m_plan->keys, [this](const Result<void>& stored) { stored ? save() : refuse(stored.error()); });
}

void ImportPage::save()
{
    const int count = m_plan->providers;
    std::vector<KeyReference> before;
    for (const ProviderConfig& provider : m_backend.configuration().providers)
        before.insert(before.end(), provider.keys.begin(), provider.keys.end());
    const Result<void> saved = m_backend.save(m_plan->configuration, m_revision);
    if (saved) {
        removeUnusedKeys(m_backend, before); // those of providers that were replaced
        Q_EMIT closed(count);
        return;
    }
    std::vector<KeyReference> stored;
    for (const KeyToStore& key : m_plan->keys)
        stored.push_back(key.reference);
    removeUnusedKeys(m_backend, stored);
    refuse(saved.error());
}

void ImportPage::refuse(const Error& error)
{
    m_isRunning = false;
    m_refusal = tr("Nothing was imported: %1").arg(QString::fromStdString(error.message));
    plan();
    show();
}

} // namespace dragoman
