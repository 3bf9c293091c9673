#pragma once

#include "config/Presets.h"
#include "ui/Backend.h"
#include "ui/Page.h"
#include "ui/SecretClipboard.h"
#include "ui/providers/ProviderKeys.h"

#include <QPushButton>

namespace dragoman {

class AbilitiesSection;
class ActionButton;
class BasicsSection;
class ConflictCard;
class EditorSection;
class Fold;
class KeysSection;
class ModelsSection;
class PresetPicker;
class QuietLabel;

// The form for a provider, a new one or one that there is. Nothing takes effect before it is saved as a
// whole: first its keys, then the configuration.
class ProviderEditor : public Page
{
    Q_OBJECT

public:
    enum class Start { Empty, Copy, Existing };
    // For Existing, `provider` is as the configuration has it. A key that was copied stays in the clipboard
    // for its minute although the form is closed.
    ProviderEditor(Backend& backend, SecretClipboard& clipboard, ProviderConfig provider, Start start);

    // What the form says, as far as it is right; without new keys.
    ProviderConfig draft() const;
    void setCapabilities(const ProviderCapabilities& capabilities);
    void focusFirst();

Q_SIGNALS:
    // Saved or given up; the name of the provider, empty when there is none.
    void closed(const std::string& name);
    void testRequested(
        const dragoman::ProviderConfig& provider, const std::vector<dragoman::Secret>& newKeys);

protected:
    void retranslate() override;

private:
    enum class Foot { Usual, Saving, AskingToDiscard };
    void build();
    void addSection(EditorSection* section);
    void addFold(EditorSection* section);
    void addShortcuts();
    QWidget* makeFoot();
    void load(const ProviderConfig& provider);
    void edited();
    void applyPreset(const ProviderPreset* preset);
    void followProtocol();
    void fetch();
    void test();

    QString problem() const;
    Result<Configuration> changed(const ProviderConfig& provider) const;
    void save();
    void saveKeys();
    void saveConfiguration();
    void refuse(const Error& error);
    void cancel();
    void discard();
    void setFoot(Foot foot);
    void showFoot();
    void followConfiguration();
    void keepMine();
    void takeTheirs();

    Backend& m_backend;
    ProviderKeys m_keyOrders;
    ProviderConfig m_start; // as it was loaded
    ProviderConfig m_seen; // as the configuration has it, when it was looked at last
    std::string m_ownName; // in the configuration; empty = a new one
    const bool m_isCopy;
    std::string m_revision;
    std::vector<KeyReference> m_strayKeys; // stored for a configuration that is not saved yet
    QString m_refusal;
    Foot m_foot = Foot::Usual;
    bool m_isTouched = false;

    ActionButton* m_back;
    ConflictCard* m_conflict;
    PresetPicker* m_presets = nullptr;
    BasicsSection* m_basics;
    KeysSection* m_keys;
    ModelsSection* m_models;
    AbilitiesSection* m_abilities;
    std::vector<EditorSection*> m_sections;
    QLabel* m_keysHeading = nullptr;
    QLabel* m_modelsHeading = nullptr;
    QLabel* m_moreHeading = nullptr;
    std::vector<Fold*> m_folds;
    QuietLabel* m_footText = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace dragoman
