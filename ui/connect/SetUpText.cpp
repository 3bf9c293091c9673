#include "ui/connect/SetUpText.h"

#include <QRegularExpression>

namespace dragoman {

QString SetUpText::title(const std::string& client)
{
    const Result<const SetupClient*> found = findSetupClient(client);
    const std::string_view title = found ? (*found)->title : std::string_view(client);
    return QString::fromUtf8(title.data(), qsizetype(title.size()));
}

bool SetUpText::isTrouble(const ClientState& state)
{
    switch (state.status.state) {
    case SetupState::DeadPort: return true;
    case SetupState::Drifted:
    case SetupState::Broken: return state.isOurs;
    case SetupState::NotInstalled:
    case SetupState::Untouched:
    case SetupState::SetUp: break;
    }
    return false;
}

bool SetUpText::pointsHere(const ClientState& state)
{
    const SetupState now = state.status.state;
    return state.isOurs
        && (now == SetupState::SetUp || now == SetupState::Drifted || now == SetupState::DeadPort);
}

QString SetUpText::breakable(QString text)
{
    static const QRegularExpression ends(QStringLiteral("([/\\\\._-])"));
    return text.replace(ends, QStringLiteral("\\1") + QChar(0x200b));
}

Tone SetUpText::tone(const ClientState& state)
{
    switch (state.status.state) {
    case SetupState::NotInstalled:
    case SetupState::Untouched: return Tone::Quiet;
    case SetupState::SetUp: return Tone::Good;
    case SetupState::Drifted: return state.isOurs ? Tone::Warning : Tone::Quiet;
    case SetupState::DeadPort: return Tone::Warning;
    case SetupState::Broken: return Tone::Bad;
    }
    return Tone::Quiet;
}

QString SetUpText::state(const ClientState& state)
{
    const QString name = title(state.client);
    const QString detail = QString::fromStdString(state.status.detail);
    switch (state.status.state) {
    case SetupState::NotInstalled: return tr("%1 was not found on this computer.").arg(name);
    case SetupState::Untouched: return tr("%1 does not use Dragoman yet.").arg(name);
    case SetupState::SetUp: return tr("%1 is set up.").arg(name);
    case SetupState::Drifted:
        return state.isOurs
            ? tr("%1 was set up, but “%2” in its settings was changed since.").arg(name, detail)
            : tr("%1 is pointed here, though not as it would be set up: “%2” differs.").arg(name, detail);
    case SetupState::DeadPort: return tr("%1 is pointed at %2, where no endpoint listens.").arg(name, detail);
    case SetupState::Broken:
        return tr("The settings of %1 cannot be read: %2")
            .arg(name, QString::fromStdString(state.status.message));
    }
    return {};
}

QString SetUpText::badge(const ClientState& state)
{
    switch (state.status.state) {
    case SetupState::SetUp: return tr("Set up");
    case SetupState::DeadPort:
    case SetupState::Drifted:
    case SetupState::Broken: return isTrouble(state) ? tr("Needs a look") : QString();
    case SetupState::NotInstalled:
    case SetupState::Untouched: break;
    }
    return {};
}

QString SetUpText::note(const std::string& note)
{
    return QCoreApplication::translate("SetupClient", note.c_str());
}

} // namespace dragoman
