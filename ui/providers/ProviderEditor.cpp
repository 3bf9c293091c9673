#include "ui/providers/ProviderEditor.h"

#include "config/ConfigurationEdit.h"
#include "config/ProviderReader.h"
#include "ui/ActionButton.h"
#include "ui/Card.h"
#include "ui/FlowLayout.h"
#include "ui/providers/AbilitiesSection.h"
#include "ui/providers/BasicsSection.h"
#include "ui/providers/CallSection.h"
#include "ui/providers/ConflictCard.h"
#include "ui/providers/ConnectionSection.h"
#include "ui/providers/Fold.h"
#include "ui/providers/FootBar.h"
#include "ui/providers/KeysSection.h"
#include "ui/providers/ModelsSection.h"
#include "ui/providers/NumbersSection.h"
#include "ui/providers/PresetPicker.h"
#include "ui/providers/PrimaryButton.h"
#include "ui/providers/ProviderWords.h"

#include <QShortcut>

#include <algorithm>

namespace dragoman {

ProviderEditor::ProviderEditor(
    Backend& backend, SecretClipboard& clipboard, ProviderConfig provider, Start start)
    : m_backend(backend)
    , m_keyOrders(backend)
    , m_start(std::move(provider))
    , m_seen(m_start)
    , m_ownName(start == Start::Existing ? m_start.name : std::string())
    , m_isCopy(start == Start::Copy)
    , m_revision(backend.revision())
    , m_back(new ActionButton(ActionIcon::Back))
    , m_conflict(new ConflictCard)
    , m_basics(new BasicsSection(backend, m_ownName))
    , m_keys(new KeysSection(backend, clipboard))
    , m_models(new ModelsSection)
    , m_abilities(new AbilitiesSection)
{
    if (start == Start::Empty)
        m_presets = new PresetPicker;
    build();
    addShortcuts();
    connect(m_back, &ActionButton::clicked, this, &ProviderEditor::cancel);
    connect(m_basics, &BasicsSection::protocolChosen, this, &ProviderEditor::followProtocol);
    connect(m_models, &ModelsSection::fetchRequested, this, &ProviderEditor::fetch);
    connect(m_conflict, &ConflictCard::mineKept, this, &ProviderEditor::keepMine);
    connect(m_conflict, &ConflictCard::theirsTaken, this, &ProviderEditor::takeTheirs);
    connect(&backend, &Backend::configurationChanged, this, &ProviderEditor::followConfiguration);
    load(m_start);
    ProviderEditor::retranslate();
}

void ProviderEditor::build()
{
    body()->insertWidget(0, m_back, 0, Qt::AlignLeading);
    body()->addWidget(m_conflict);
    if (m_presets) {
        body()->addWidget(m_presets);
        connect(m_presets, &PresetPicker::chosen, this, &ProviderEditor::applyPreset);
    }
    addSection(m_basics);
    m_keysHeading = addHeading();
    addSection(m_keys);
    m_modelsHeading = addHeading();
    addSection(m_models);
    m_moreHeading = addHeading();
    addFold(new CallSection);
    addFold(new NumbersSection(limitNumbers()));
    addFold(new NumbersSection(patienceNumbers()));
    addFold(new ConnectionSection);
    addFold(m_abilities);
    layout()->addWidget(makeFoot());
}

void ProviderEditor::addSection(EditorSection* section)
{
    body()->addWidget(section);
    m_sections.push_back(section);
    connect(section, &EditorSection::edited, this, &ProviderEditor::edited);
}

void ProviderEditor::addFold(EditorSection* section)
{
    m_sections.push_back(section);
    m_folds.push_back(new Fold(section));
    body()->addWidget(m_folds.back());
    connect(section, &EditorSection::edited, this, &ProviderEditor::edited);
}

QWidget* ProviderEditor::makeFoot()
{
    auto* foot = new FootBar(body()->parentWidget()->maximumWidth());
    m_footText = new QuietLabel;
    m_test = new QPushButton;
    m_cancel = new QPushButton;
    m_save = new PrimaryButton;
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    foot->body()->addWidget(m_footText);
    foot->body()->addLayout(buttons);
    connect(m_test, &QPushButton::clicked, this, &ProviderEditor::test);
    connect(m_cancel, &QPushButton::clicked, this,
        [this] { m_foot == Foot::AskingToDiscard ? setFoot(Foot::Usual) : cancel(); });
    connect(m_save, &QPushButton::clicked, this,
        [this] { m_foot == Foot::AskingToDiscard ? discard() : save(); });
    return foot;
}

void ProviderEditor::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, void (ProviderEditor::*order)()) {
        auto* shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, order);
    };
    add(Qt::Key_Escape, &ProviderEditor::cancel);
    add(QKeySequence::Save, &ProviderEditor::save);
}

void ProviderEditor::retranslate()
{
    setTitle(!m_ownName.empty() ? tr("Edit “%1”").arg(QString::fromStdString(m_ownName))
            : m_isCopy          ? tr("Duplicate a provider")
                                : tr("Add a provider"));
    m_back->setTexts(tr("Providers"), tr("Back to the providers"));
    m_keysHeading->setText(tr("Keys"));
    m_modelsHeading->setText(tr("Models"));
    m_moreHeading->setText(tr("More"));
    const QStringList titles{ tr("Headers and body"), tr("Limits"), tr("Time-outs, repeats and weight"),
        tr("Proxy and certificates"), tr("Abilities and habits") };
    for (std::size_t i = 0; i < m_folds.size(); ++i)
        m_folds[i]->setTitle(titles[qsizetype(i)]);
    m_conflict->retranslate();
    showFoot();
}

void ProviderEditor::load(const ProviderConfig& provider)
{
    m_start = provider;
    for (EditorSection* section : m_sections)
        section->load(provider);
    const ProviderPreset* const preset = presetById(provider.preset);
    m_keys->setKeyPage(preset ? QString::fromStdString(preset->keyPage) : QString());
    showFoot();
}

void ProviderEditor::focusFirst()
{
    if (m_presets)
        m_presets->focusField();
    else
        m_basics->focusName();
}

ProviderConfig ProviderEditor::draft() const
{
    ProviderConfig provider = m_start;
    for (const EditorSection* section : m_sections)
        section->store(provider);
    return provider;
}

void ProviderEditor::setCapabilities(const ProviderCapabilities& capabilities)
{
    ProviderConfig provider = draft();
    provider.capabilities = capabilities;
    m_abilities->load(provider);
    edited();
}

void ProviderEditor::edited()
{
    m_isTouched = true;
    m_refusal.clear();
    if (m_foot == Foot::AskingToDiscard)
        m_foot = Foot::Usual;
    showFoot();
}

// --- presets

// Keys and a name of the user's own stay.
void ProviderEditor::applyPreset(const ProviderPreset* preset)
{
    const ProviderConfig typed = draft();
    ProviderConfig provider = providerDefaults(preset ? preset->id : std::string());
    const bool isOwnName = !typed.name.empty() && typed.name != m_start.name;
    const std::string wanted
        = preset ? freeProviderName(m_backend.configuration(), preset->id) : std::string();
    provider.name = isOwnName ? typed.name : wanted;
    provider.baseUrl = preset ? preset->endpoints.front().baseUrl : std::string();
    provider.priority = typed.priority;
    const std::vector<Secret> keys = m_keys->newKeys();
    for (EditorSection* section : m_sections) {
        if (section != m_keys)
            section->load(provider);
    }
    m_start = provider;
    m_keys->setKeyPage(preset ? QString::fromStdString(preset->keyPage) : QString());
    showFoot();
    preset ? m_keys->focusField() : m_basics->focusName();
}

// The preset's address of the other protocol, unless the user has one of their own.
void ProviderEditor::followProtocol()
{
    ProviderConfig provider = draft();
    const ProviderPreset* const preset = presetById(provider.preset);
    const PresetEndpoint* const endpoint = preset ? preset->endpointFor(provider.protocol) : nullptr;
    const auto isPresets = [&provider](const PresetEndpoint& one) { return one.baseUrl == provider.baseUrl; };
    if (!endpoint || std::none_of(preset->endpoints.begin(), preset->endpoints.end(), isPresets))
        return;
    provider.baseUrl = endpoint->baseUrl;
    m_basics->load(provider);
    edited();
}

// --- calls

void ProviderEditor::fetch()
{
    if (!m_keys->takeTyped())
        return;
    m_models->setFetching();
    m_backend.fetchModels(draft(), m_keys->newKeys(), this,
        [this](const Result<std::vector<std::string>>& models) { m_models->setFetched(models); });
}

void ProviderEditor::test()
{
    if (m_keys->takeTyped())
        Q_EMIT testRequested(draft(), m_keys->newKeys());
}

// --- saving

Result<Configuration> ProviderEditor::changed(const ProviderConfig& provider) const
{
    if (m_ownName.empty())
        return addProvider(m_backend.configuration(), provider);
    return replaceProvider(m_backend.configuration(), m_ownName, provider);
}

// What the sections see, else what the rules of the configuration see.
QString ProviderEditor::problem() const
{
    for (const EditorSection* section : m_sections) {
        if (QString wrong = section->problem(); !wrong.isEmpty())
            return wrong;
    }
    const Result<Configuration> possible = changed(draft());
    return possible ? QString() : QString::fromStdString(possible.error().message);
}

void ProviderEditor::save()
{
    if (m_foot == Foot::Saving || !m_keys->takeTyped() || !problem().isEmpty())
        return;
    setFoot(Foot::Saving);
    if (m_keys->newKeys().empty())
        return saveConfiguration();
    saveKeys();
}

void ProviderEditor::saveKeys()
{
    m_keyOrders.storeNew(
        draft().name, m_keys->newKeys(), [this](const Result<std::vector<KeyReference>>& stored) {
            if (!stored)
                return refuse(stored.error());
            m_strayKeys.insert(m_strayKeys.end(), stored->begin(), stored->end());
            m_keys->setStored(*stored);
            saveConfiguration();
        });
}

void ProviderEditor::saveConfiguration()
{
    const ProviderConfig provider = draft();
    const std::vector<KeyReference> before = m_start.keys;
    disconnect(&m_backend, &Backend::configurationChanged, this, nullptr); // this one is ours
    const Result<void> saved = changed(provider).and_then(
        [this](const Configuration& changed) { return m_backend.save(changed, m_revision); });
    connect(&m_backend, &Backend::configurationChanged, this, &ProviderEditor::followConfiguration);
    if (!saved)
        return refuse(saved.error());
    removeUnusedKeys(m_backend, before);
    Q_EMIT closed(provider.name);
}

void ProviderEditor::refuse(const Error& error)
{
    const bool isConflict = error.kind == ErrorKind::Conflict;
    if (isConflict && m_conflict->kind() == ConflictCard::Kind::None)
        m_conflict->setKind(ConflictCard::Kind::File);
    m_refusal = QString::fromStdString(error.message);
    setFoot(Foot::Usual);
    m_save->setFocus();
}

void ProviderEditor::cancel()
{
    if (m_foot == Foot::Saving)
        return;
    if (!m_isTouched || m_foot == Foot::AskingToDiscard)
        return discard();
    setFoot(Foot::AskingToDiscard);
    m_cancel->setFocus();
}

void ProviderEditor::discard()
{
    removeUnusedKeys(m_backend, m_strayKeys);
    Q_EMIT closed(m_ownName);
}

void ProviderEditor::setFoot(Foot foot)
{
    m_foot = foot;
    body()->parentWidget()->setEnabled(foot != Foot::Saving);
    showFoot();
}

void ProviderEditor::showFoot()
{
    const bool isAsking = m_foot == Foot::AskingToDiscard;
    const bool isSaving = m_foot == Foot::Saving;
    const QString wrong = problem();
    QString text = m_refusal;
    if (isAsking)
        text = tr("Throw away what you typed?");
    else if (isSaving)
        text = tr("Saving…");
    else if (text.isEmpty() && m_isTouched)
        text = wrong;
    const bool isTrouble = !isAsking && !isSaving;
    m_footText->setTone(isAsking ? Tone::Warning : isTrouble ? Tone::Bad : Tone::Quiet);
    m_footText->setText(text);
    m_footText->setVisible(!text.isEmpty());
    m_test->setText(tr("Test"));
    m_test->setVisible(!isAsking);
    m_test->setEnabled(!isSaving && addressProblem(QString::fromStdString(draft().baseUrl)).isEmpty());
    m_cancel->setText(isAsking ? tr("Keep editing") : tr("Cancel"));
    m_cancel->setEnabled(!isSaving);
    m_save->setText(isAsking ? tr("Throw away") : tr("Save"));
    const ConflictCard::Kind conflict = m_conflict->kind();
    const bool isOpen = conflict == ConflictCard::Kind::Changed || conflict == ConflictCard::Kind::Removed;
    m_save->setEnabled(isAsking || (!isSaving && !isOpen && wrong.isEmpty()));
}

// --- changes from elsewhere

void ProviderEditor::followConfiguration()
{
    if (m_ownName.empty()) {
        m_revision = m_backend.revision();
        return showFoot(); // the name may be taken now
    }
    const ProviderConfig* const theirs = findProvider(m_backend.configuration(), m_ownName);
    if (theirs && *theirs == m_seen) {
        m_revision = m_backend.revision();
        return m_conflict->setKind(ConflictCard::Kind::None);
    }
    m_conflict->setKind(theirs ? ConflictCard::Kind::Changed : ConflictCard::Kind::Removed);
    showFoot();
}

void ProviderEditor::keepMine()
{
    const ConflictCard::Kind kind = m_conflict->kind();
    m_revision = m_backend.revision();
    m_refusal.clear();
    m_conflict->setKind(ConflictCard::Kind::None);
    if (kind == ConflictCard::Kind::File)
        return save();
    if (kind == ConflictCard::Kind::Removed)
        m_ownName.clear();
    else
        m_seen = *findProvider(m_backend.configuration(), m_ownName);
    m_isTouched = true;
    retranslate();
}

void ProviderEditor::takeTheirs()
{
    if (m_conflict->kind() == ConflictCard::Kind::Removed) {
        m_ownName.clear();
        return discard();
    }
    m_revision = m_backend.revision();
    m_conflict->setKind(ConflictCard::Kind::None);
    m_isTouched = false;
    m_refusal.clear();
    m_seen = *findProvider(m_backend.configuration(), m_ownName);
    load(m_seen);
}

} // namespace dragoman
