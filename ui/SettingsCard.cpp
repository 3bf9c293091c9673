#include "ui/SettingsCard.h"

#include "config/ConfigurationEdit.h"
#include "ui/Language.h"
#include "ui/ProgramState.h"
#include "ui/Switch.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int choiceWidth = 176;

// Does nothing when the endpoint is gone.
void changeEndpoint(
    Configuration& configuration, const std::string& name, const std::function<void(EndpointConfig&)>& change)
{
    for (EndpointConfig& endpoint : configuration.endpoints) {
        if (endpoint.name == name)
            change(endpoint);
    }
}

} // namespace

SettingsCard::SettingsCard(const WindowParts& parts, QWidget* parent)
    : Card(parent)
    , m_parts(parts)
{
    connect(&parts.backend, &Backend::configurationChanged, this, [this] { refresh(); });
}

void SettingsCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsCard::change(SettingRow& row, const std::function<void(Configuration&)>& change)
{
    Backend& backend = m_parts.backend;
    Configuration changed = backend.configuration();
    change(changed);
    const Result<void> saved = backend.save(changed, backend.revision());
    if (!saved)
        refresh();
    row.setProblem(saved ? QString() : QString::fromStdString(saved.error().message));
}

NumberRow* SettingsCard::addNumber(
    qint64 lowest, qint64 highest, std::function<void(Configuration&, qint64)> set)
{
    auto* row = new NumberRow(lowest, highest);
    addRow(row);
    connect(row, &NumberRow::numberChosen, this, [this, row, set = std::move(set)](qint64 number) {
        change(*row, [&](Configuration& configuration) { set(configuration, number); });
    });
    return row;
}

SettingRow* SettingsCard::addChoice(QComboBox* box, const std::function<void(int index)>& chosen)
{
    box->setMinimumWidth(choiceWidth);
    auto* row = new SettingRow(box);
    addRow(row);
    connect(box, &QComboBox::activated, this, chosen);
    return row;
}

SettingRow* SettingsCard::addSwitch(Switch* control, const std::function<void(bool on)>& chosen)
{
    auto* row = new SettingRow(control);
    addRow(row);
    connect(control, &Switch::clicked, this, chosen);
    return row;
}

void SettingsCard::setChoices(QComboBox& box, const QStringList& words)
{
    const QSignalBlocker quiet(&box);
    const int chosen = box.currentIndex();
    box.clear();
    box.addItems(words);
    box.setCurrentIndex(chosen);
}

// --- general

GeneralSettings::GeneralSettings(const WindowParts& parts)
    : SettingsCard(parts)
    , m_language(new QComboBox)
    , m_theme(new QComboBox)
    , m_login(new Switch)
    , m_hidden(new Switch)
    , m_notify(new Switch)
{
    Preferences& preferences = parts.preferences;
    m_languageRow = addChoice(m_language, [&preferences](int index) {
        preferences.setLanguage(index == 0 ? QString() : QLatin1String(languageChoices[index - 1].code));
    });
    m_themeRow
        = addChoice(m_theme, [&preferences](int index) { preferences.setTheme(Preferences::Theme(index)); });
    m_loginRow = addSwitch(m_login, [this](bool on) { setLogin(on); });
    m_hiddenRow = addSwitch(m_hidden, [&preferences](bool on) { preferences.setStartsHidden(on); });
    m_notifyRow = addSwitch(m_notify, [&preferences](bool on) { preferences.setNotifies(on); });
    GeneralSettings::retranslate();
}

void GeneralSettings::retranslate()
{
    QStringList languages{ tr("As the system") };
    for (const LanguageChoice& choice : languageChoices)
        languages.append(QString::fromUtf8(choice.name));
    setChoices(*m_language, languages);
    setChoices(*m_theme, { tr("As the system"), tr("Light"), tr("Dark") });
    m_languageRow->setTexts(tr("Language"));
    m_themeRow->setTexts(tr("Theme"));
    m_loginRow->setTexts(tr("Start at login"));
    m_hiddenRow->setTexts(tr("Start without the window"), tr("Only the icon in the tray is shown."));
    m_notifyRow->setTexts(
        tr("Notifications"), tr("Only when a port is taken or a provider does not answer any more."));
    refresh();
}

void GeneralSettings::refresh()
{
    const Preferences& preferences = parts().preferences;
    int language = 0;
    for (int i = 0; i < int(std::size(languageChoices)); ++i) {
        if (preferences.language() == QLatin1String(languageChoices[i].code))
            language = i + 1;
    }
    m_language->setCurrentIndex(language);
    m_theme->setCurrentIndex(int(preferences.theme()));
    m_login->setChecked(parts().loginItem.isOn());
    m_hidden->setChecked(preferences.startsHidden());
    m_notify->setChecked(preferences.notifies());
}

void GeneralSettings::setLogin(bool on)
{
    const Result<void> set = parts().loginItem.set(on);
    m_loginRow->setProblem(set ? QString() : QString::fromStdString(set.error().message));
    m_login->setChecked(parts().loginItem.isOn());
}

// --- endpoints

EndpointSettings::EndpointSettings(const WindowParts& parts)
    : SettingsCard(parts)
{
    EndpointSettings::refresh();
}

void EndpointSettings::rebuild()
{
    clear();
    m_rows.clear();
    for (const EndpointConfig& endpoint : parts().backend.configuration().endpoints)
        m_rows.push_back(addEndpoint(endpoint.name));
    retranslate();
}

EndpointSettings::Row EndpointSettings::addEndpoint(const std::string& name)
{
    NumberRow* const port = addNumber(1, 65535, [name](Configuration& configuration, qint64 number) {
        changeEndpoint(configuration, name,
            [number](EndpointConfig& endpoint) { endpoint.port = std::uint16_t(number); });
    });
    auto* box = new QComboBox;
    auto* row = new SettingRow(box);
    box->setMinimumWidth(choiceWidth);
    addRow(row);
    connect(box, &QComboBox::activated, this,
        [this, row, name](int index) { setAccess(*row, name, AccessMode(index)); });
    return { name, port, box, row };
}

void EndpointSettings::setAccess(SettingRow& row, const std::string& name, AccessMode access)
{
    change(row, [&](Configuration& configuration) {
        changeEndpoint(configuration, name, [access](EndpointConfig& endpoint) { endpoint.access = access; });
    });
    refresh();
}

void EndpointSettings::retranslate()
{
    for (const Row& row : m_rows) {
        const QString name = QString::fromStdString(row.name);
        row.port->setTexts(tr("Port of “%1”").arg(name));
        row.accessRow->setTexts(tr("Access to “%1”").arg(name));
        setChoices(*row.access, { tr("Client's own key"), tr("Access token"), tr("Open") });
    }
    refresh();
}

void EndpointSettings::refresh()
{
    const std::vector<EndpointConfig>& endpoints = parts().backend.configuration().endpoints;
    const bool isSame = std::equal(m_rows.begin(), m_rows.end(), endpoints.begin(), endpoints.end(),
        [](const Row& row, const EndpointConfig& endpoint) { return row.name == endpoint.name; });
    if (!isSame)
        return rebuild();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].port->showNumber(endpoints[i].port);
        m_rows[i].access->setCurrentIndex(int(endpoints[i].access));
        m_rows[i].access->setToolTip(StateText::access(endpoints[i].access));
    }
}

// --- requests

RequestSettings::RequestSettings(const WindowParts& parts, Part part)
    : SettingsCard(parts)
    , m_part(part)
{
    build();
    RequestSettings::retranslate();
}

void RequestSettings::build()
{
    if (m_part == Part::Limits) {
        m_numbers = { addNumber(1, 1024, [](Configuration& c, qint64 n) { c.server.bodyMegabytes = n; }) };
        return;
    }
    m_choice = new QComboBox;
    m_choiceRow = addChoice(m_choice, [this](int index) {
        change(*m_choiceRow, [this, index](Configuration& configuration) {
            if (m_part == Part::Log)
                configuration.log.bodies = LogBodies(index);
            else
                configuration.routing.strategy = RouteStrategy(index);
        });
    });
    if (m_part == Part::Log)
        m_numbers = { addNumber(1, 3650, [](Configuration& c, qint64 n) { c.log.keepDays = int(n); }),
            addNumber(1, 1'000'000, [](Configuration& c, qint64 n) { c.log.maxMegabytes = int(n); }) };
    else
        m_numbers = { addNumber(1, 20, [](Configuration& c, qint64 n) { c.routing.attempts = int(n); }),
            addNumber(1, 1000, [](Configuration& c, qint64 n) { c.routing.breakerFailures = int(n); }),
            addNumber(1, 3600,
                [](Configuration& c, qint64 n) { c.routing.breakerOpen = std::chrono::seconds(n); }) };
}

void RequestSettings::retranslate()
{
    switch (m_part) {
    case Part::Routing:
        setChoices(*m_choice, { tr("By priority"), tr("At random"), tr("In turn"), tr("Stay with one") });
        m_choiceRow->setTexts(tr("Choice of the provider"));
        m_numbers[0]->setTexts(tr("Attempts of one request"), tr("At all providers together."));
        m_numbers[1]->setTexts(
            tr("Failures until a pause"), tr("A provider that fails so often is left alone for a while."));
        m_numbers[2]->setTexts(tr("Length of the pause in seconds"));
        break;
    case Part::Log:
        setChoices(*m_choice, { tr("None"), tr("Of failed requests"), tr("All") });
        m_choiceRow->setTexts(tr("Contents that are kept"), tr("Keys are never kept."));
        m_numbers[0]->setTexts(tr("Days until requests are forgotten"));
        m_numbers[1]->setTexts(tr("Largest size in megabytes"));
        break;
    case Part::Limits: m_numbers[0]->setTexts(tr("Largest request in megabytes")); break;
    }
    refresh();
}

void RequestSettings::refresh()
{
    switch (m_part) {
    case Part::Routing: return refreshRouting();
    case Part::Log: return refreshLog();
    case Part::Limits: return m_numbers[0]->showNumber(parts().backend.configuration().server.bodyMegabytes);
    }
}

void RequestSettings::refreshRouting()
{
    const RoutingConfig& routing = parts().backend.configuration().routing;
    m_choice->setCurrentIndex(int(routing.strategy));
    m_numbers[0]->showNumber(routing.attempts);
    m_numbers[1]->showNumber(routing.breakerFailures);
    m_numbers[2]->showNumber(routing.breakerOpen.count());
}

void RequestSettings::refreshLog()
{
    const LogConfig& log = parts().backend.configuration().log;
    m_choice->setCurrentIndex(int(log.bodies));
    m_numbers[0]->showNumber(log.keepDays);
    m_numbers[1]->showNumber(log.maxMegabytes);
}

} // namespace dragoman
