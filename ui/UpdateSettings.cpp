#include "ui/UpdateSettings.h"

#include "ui/Switch.h"

#include <QDateTime>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace dragoman {

UpdateSettings::UpdateSettings(const WindowParts& parts)
    : SettingsCard(parts)
    , m_switch(new Switch)
    , m_look(new QPushButton)
    , m_versionRow(new SettingRow(m_look))
{
    m_switchRow = addSwitch(m_switch, [this](bool on) {
        change(*m_switchRow, [on](Configuration& configuration) { configuration.updates.check = on; });
    });
    addRow(m_versionRow);
    connect(m_look, &QPushButton::clicked, this, [this] { this->parts().backend.checkForUpdate(); });
    connect(&parts.backend, &Backend::updateChanged, this, [this] { refresh(); });
    UpdateSettings::retranslate();
}

void UpdateSettings::retranslate()
{
    m_look->setText(tr("Look now"));
    refresh();
}

void UpdateSettings::refresh()
{
    const Backend& backend = parts().backend;
    const UpdateState state = backend.updateState();
    const bool isPossible = state.obstacle == UpdateObstacle::None;
    const QString host = QUrl(QString::fromStdString(state.address)).host();
    m_switchRow->setTexts(tr("Look for new versions"),
        tr("Once a day the program asks %1 and sends nothing but its own version. It never installs anything "
           "by itself.")
            .arg(host));
    m_switchRow->setVisible(isPossible);
    m_switch->setChecked(backend.configuration().updates.check);
    m_versionRow->setTexts(tr("This is Dragoman %1").arg(QStringLiteral(DRAGOMAN_VERSION)),
        isPossible ? knowledge() : obstacle());
    m_versionRow->setProblem(QString::fromStdString(state.error));
    m_look->setAccessibleName(m_look->text());
    m_look->setVisible(isPossible);
    m_look->setEnabled(!state.isChecking);
}

QString UpdateSettings::knowledge() const
{
    const UpdateState state = parts().backend.updateState();
    if (state.isChecking)
        return tr("Looking…");
    if (!state.lastCheck)
        return tr("Nobody has looked for a newer version yet.");
    const QString time = QLocale().toString(
        QDateTime::fromSecsSinceEpoch(state.lastCheck->time_since_epoch().count()), QLocale::ShortFormat);
    if (state.newRelease)
        return tr("Version %1 is there. Looked last: %2.")
            .arg(QString::fromStdString(state.newRelease->version), time);
    if (!state.error.empty())
        return tr("Looked last: %1.").arg(time);
    return tr("No newer version was found. Looked last: %1.").arg(time);
}

QString UpdateSettings::obstacle() const
{
    switch (parts().backend.updateState().obstacle) {
    case UpdateObstacle::None: return {};
    case UpdateObstacle::NoKey:
        return tr("This build cannot look for new versions: it has no key to know them by.");
    case UpdateObstacle::BadKey:
        return tr("The program cannot look for new versions: the key in the configuration is none.");
    case UpdateObstacle::NoAddress:
        return tr("This build cannot look for new versions: it has no address to ask.");
    case UpdateObstacle::NoVerifier:
        return tr("This build cannot look for new versions: it was made without the library that checks "
                  "signatures.");
    }
    return {};
}

} // namespace dragoman
