#pragma once

#include "ui/Card.h"
#include "ui/Pages.h"
#include "ui/SettingRow.h"

#include <functional>

namespace dragoman {

class Switch;

// A section of the settings that belong to the configuration. A change is saved at once as a whole or not at
// all, and what is wrong is said at its row.
class SettingsCard : public Card
{
    Q_OBJECT

public:
    explicit SettingsCard(const WindowParts& parts, QWidget* parent = nullptr);

protected:
    // Sets every text; the constructor calls it last, and a change of the language calls it again.
    virtual void retranslate() = 0;
    // Shows what is in force.
    virtual void refresh() = 0;
    void changeEvent(QEvent* event) override;

    const WindowParts& parts() const { return m_parts; }
    void change(SettingRow& row, const std::function<void(Configuration&)>& change);
    // A row for a number of the configuration.
    NumberRow* addNumber(qint64 lowest, qint64 highest, std::function<void(Configuration&, qint64)> set);
    // A row for a choice; `chosen` hears of the user's choices only, by their place.
    SettingRow* addChoice(QComboBox* box, const std::function<void(int index)>& chosen);
    SettingRow* addSwitch(Switch* control, const std::function<void(bool on)>& chosen);
    // The words of a choice, in order; what is chosen stays.
    static void setChoices(QComboBox& box, const QStringList& words);

private:
    const WindowParts m_parts;
};

// Language, theme, start, notifications.
class GeneralSettings final : public SettingsCard
{
    Q_OBJECT

public:
    explicit GeneralSettings(const WindowParts& parts);

private:
    void retranslate() override;
    void refresh() override;
    void setLogin(bool on);

    QComboBox* m_language;
    QComboBox* m_theme;
    Switch* m_login;
    Switch* m_hidden;
    Switch* m_notify;
    SettingRow* m_languageRow;
    SettingRow* m_themeRow;
    SettingRow* m_loginRow;
    SettingRow* m_hiddenRow;
    SettingRow* m_notifyRow;
};

// Port and access of each endpoint.
class EndpointSettings final : public SettingsCard
{
    Q_OBJECT

public:
    explicit EndpointSettings(const WindowParts& parts);

private:
    struct Row
    {
        std::string name;
        NumberRow* port;
        QComboBox* access;
        SettingRow* accessRow;
    };
    void retranslate() override;
    void refresh() override;
    void rebuild();
    Row addEndpoint(const std::string& name);
    void setAccess(SettingRow& row, const std::string& name, AccessMode access);

    std::vector<Row> m_rows;
};

// How requests find their provider, what is kept of them, and how large they may be.
class RequestSettings final : public SettingsCard
{
    Q_OBJECT

public:
    enum class Part { Routing, Log, Limits };
    RequestSettings(const WindowParts& parts, Part part);

private:
    void build();
    void retranslate() override;
    void refresh() override;
    void refreshRouting();
    void refreshLog();

    const Part m_part;
    QComboBox* m_choice = nullptr;
    SettingRow* m_choiceRow = nullptr;
    std::vector<NumberRow*> m_numbers;
};

} // namespace dragoman
