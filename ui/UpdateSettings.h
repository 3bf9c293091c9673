#pragma once

#include "ui/SettingsCard.h"

class QPushButton;

namespace dragoman {

// Whether the program looks for new versions, and what it knows of them.
class UpdateSettings final : public SettingsCard
{
    Q_OBJECT

public:
    explicit UpdateSettings(const WindowParts& parts);

private:
    void retranslate() override;
    void refresh() override;
    QString knowledge() const;
    QString obstacle() const;

    Switch* m_switch;
    SettingRow* m_switchRow;
    QPushButton* m_look;
    SettingRow* m_versionRow;
};

} // namespace dragoman
