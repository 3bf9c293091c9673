#pragma once

#include "ui/Appearance.h"
#include "ui/Backend.h"

#include <QCoreApplication>

namespace dragoman {

// How the program as a whole is, for the tray icon and one line of text.
enum class ProgramState {
    Stopped, // no endpoint is switched on
    Idle,
    Working, // answers requests
    Degraded, // something needs attention; requests are still answered
    Error, // no request can be answered
};

// Words for what the backend tells, in the language of the user.
class StateText
{
    Q_DECLARE_TR_FUNCTIONS(StateText)

public:
    static ProgramState stateOf(const Backend& backend);
    static Tone toneOf(ProgramState state);
    // One line: what is running or what is wrong.
    static QString line(const Backend& backend);
    static QString protocol(Protocol protocol);
    static QString access(AccessMode access);
    // Why an endpoint does not listen, and where the system tells, because of whom.
    static QString problem(const EndpointState& endpoint, std::uint16_t port);
    static Tone toneOf(HealthState health);
    static QString health(const ProviderHealth& health);
    // "Tokens today: 1,200", or since the start.
    static QString tokens(const RequestTotals& totals);
};

} // namespace dragoman
