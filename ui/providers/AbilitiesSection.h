#pragma once

#include "ui/providers/EditorSection.h"

#include <QComboBox>

#include <array>

namespace dragoman {

class SettingRow;
class Switch;

// What the provider can do, and how it wants to be treated.
class AbilitiesSection : public EditorSection
{
    Q_OBJECT

public:
    AbilitiesSection();

    void load(const ProviderConfig& provider) override;
    void store(ProviderConfig& provider) const override;
    QString problem() const override { return {}; }

private:
    struct Ability
    {
        QComboBox* box;
        SettingRow* row;
    };
    struct Habit
    {
        Switch* control;
        SettingRow* row;
    };
    void retranslate() override;

    std::array<Ability, 4> m_abilities{};
    std::array<Habit, 4> m_habits{};
};

} // namespace dragoman
