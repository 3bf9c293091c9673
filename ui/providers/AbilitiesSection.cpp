#include "ui/providers/AbilitiesSection.h"

#include "ui/SettingRow.h"
#include "ui/Switch.h"

#include <QSignalBlocker>

namespace dragoman {

namespace {

constexpr std::array<std::optional<bool> ProviderCapabilities::*, 4> abilityFields{
    &ProviderCapabilities::images, &ProviderCapabilities::tools, &ProviderCapabilities::thinking,
    &ProviderCapabilities::countTokens
};
constexpr std::array<bool ProviderConfig::*, 4> habitFields{ &ProviderConfig::forceNonStream,
    &ProviderConfig::autoPromptCache, &ProviderConfig::dropUnsignedThinking,
    &ProviderConfig::askCapabilities };

// Not known, yes, no.
int indexOf(const std::optional<bool>& ability)
{
    return !ability ? 0 : *ability ? 1 : 2;
}

} // namespace

AbilitiesSection::AbilitiesSection()
{
    for (Ability& ability : m_abilities) {
        ability.box = new QComboBox;
        ability.row = new SettingRow(ability.box);
        addRow(ability.row);
        connect(ability.box, &QComboBox::activated, this, &EditorSection::edited);
    }
    for (Habit& habit : m_habits) {
        habit.control = new Switch;
        habit.row = new SettingRow(habit.control);
        addRow(habit.row);
        connect(habit.control, &Switch::clicked, this, &EditorSection::edited);
    }
    AbilitiesSection::retranslate();
}

void AbilitiesSection::retranslate()
{
    for (const Ability& ability : m_abilities) {
        const QSignalBlocker quiet(ability.box);
        const int chosen = std::max(0, ability.box->currentIndex());
        ability.box->clear();
        ability.box->addItems({ tr("Not known"), tr("Yes"), tr("No") });
        ability.box->setCurrentIndex(chosen);
    }
    m_abilities[0].row->setTexts(tr("Images"), tr("“No” sends requests with images to another provider."));
    m_abilities[1].row->setTexts(tr("Tools"));
    m_abilities[2].row->setTexts(tr("Thinking"));
    m_abilities[3].row->setTexts(tr("Counting tokens"), tr("“No” lets Dragoman estimate them."));
    m_habits[0].row->setTexts(tr("Ask without streaming"),
        tr("For providers whose streams are broken; clients still get a stream."));
    m_habits[1].row->setTexts(tr("Ask for prompt caching"), tr("Anthropic protocol only."));
    m_habits[2].row->setTexts(tr("Leave out thinking without a signature"),
        tr("Thinking of other providers, which Anthropic would refuse."));
    m_habits[3].row->setTexts(
        tr("Ask what a model accepts"), tr("Once per model, for Claude behind a relay."));
}

void AbilitiesSection::load(const ProviderConfig& provider)
{
    for (std::size_t i = 0; i < m_abilities.size(); ++i)
        m_abilities[i].box->setCurrentIndex(indexOf(provider.capabilities.*abilityFields[i]));
    for (std::size_t i = 0; i < m_habits.size(); ++i)
        m_habits[i].control->setChecked(provider.*habitFields[i]);
}

void AbilitiesSection::store(ProviderConfig& provider) const
{
    for (std::size_t i = 0; i < m_abilities.size(); ++i) {
        const int chosen = m_abilities[i].box->currentIndex();
        provider.capabilities.*abilityFields[i] = chosen == 0 ? std::nullopt : std::optional(chosen == 1);
    }
    for (std::size_t i = 0; i < m_habits.size(); ++i)
        provider.*habitFields[i] = m_habits[i].control->isChecked();
}

} // namespace dragoman
