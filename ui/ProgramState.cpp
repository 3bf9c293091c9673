#include "ui/ProgramState.h"

#include "config/ConfigurationEdit.h"

#include <QLocale>

#include <algorithm>

namespace dragoman {

namespace {

struct Count
{
    int listening = 0;
    int failed = 0; // enabled and cannot listen
};

Count countEndpoints(const Backend& backend)
{
    Count count;
    for (const EndpointState& endpoint : backend.endpoints()) {
        count.listening += endpoint.port != 0 ? 1 : 0;
        count.failed += endpoint.problem ? 1 : 0;
    }
    return count;
}

Count countProviders(const Backend& backend)
{
    Count count;
    for (const ProviderHealth& health : backend.health()) {
        const ProviderConfig* const provider = findProvider(backend.configuration(), health.provider);
        if (!provider || !provider->enabled)
            continue;
        const bool isDown = health.state == HealthState::Unhealthy;
        count.failed += isDown ? 1 : 0;
        count.listening += isDown ? 0 : 1;
    }
    return count;
}

} // namespace

ProgramState StateText::stateOf(const Backend& backend)
{
    const Count endpoints = countEndpoints(backend);
    const Count providers = countProviders(backend);
    if (endpoints.listening == 0)
        return endpoints.failed > 0 ? ProgramState::Error : ProgramState::Stopped;
    if (providers.failed > 0 && providers.listening == 0)
        return ProgramState::Error;
    if (endpoints.failed > 0 || providers.failed > 0 || !backend.notices().empty())
        return ProgramState::Degraded;
    return backend.runningRequests() > 0 ? ProgramState::Working : ProgramState::Idle;
}

Tone StateText::toneOf(ProgramState state)
{
    switch (state) {
    case ProgramState::Stopped: return Tone::Quiet;
    case ProgramState::Idle: return Tone::Good;
    case ProgramState::Working: return Tone::Busy;
    case ProgramState::Degraded: return Tone::Warning;
    case ProgramState::Error: return Tone::Bad;
    }
    return Tone::Quiet;
}

QString StateText::line(const Backend& backend)
{
    const Count endpoints = countEndpoints(backend);
    const Count providers = countProviders(backend);
    if (endpoints.failed > 0)
        return tr("%n endpoint(s) cannot listen", nullptr, endpoints.failed);
    if (endpoints.listening == 0)
        return tr("Stopped");
    if (providers.failed > 0 && providers.listening == 0)
        return tr("No provider answers");
    if (providers.failed > 0)
        return tr("%n provider(s) do not answer", nullptr, providers.failed);
    if (!backend.notices().empty())
        return tr("Something needs your attention");
    if (const int running = backend.runningRequests(); running > 0)
        return tr("%n request(s) running", nullptr, running);
    return tr("Ready");
}

QString StateText::protocol(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Anthropic: return tr("Anthropic");
    case Protocol::OpenAiChat: return tr("OpenAI");
    case Protocol::OpenAiResponses: return tr("OpenAI Responses");
    }
    return {};
}

QString StateText::access(AccessMode access)
{
    switch (access) {
    case AccessMode::ClientKey: return tr("the client's own key is passed on");
    case AccessMode::Token: return tr("access token needed");
    case AccessMode::Open: return tr("open to every program on this computer");
    }
    return {};
}

QString StateText::problem(const EndpointState& endpoint, std::uint16_t port)
{
    QString reason = QString::fromStdString(endpoint.problem->message);
    if (endpoint.freePort == 0 && endpoint.portOwner.isEmpty())
        return reason;
    if (endpoint.portOwner.isEmpty())
        return tr("Port %1 is used by another program.").arg(port);
    return tr("Port %1 is used by “%2”.").arg(port).arg(endpoint.portOwner);
}

Tone StateText::toneOf(HealthState health)
{
    switch (health) {
    case HealthState::Unknown: return Tone::Quiet;
    case HealthState::Healthy: return Tone::Good;
    case HealthState::Degraded: return Tone::Warning;
    case HealthState::Unhealthy: return Tone::Bad;
    }
    return Tone::Quiet;
}

QString StateText::health(const ProviderHealth& health)
{
    switch (health.state) {
    case HealthState::Unknown: return tr("Not asked yet");
    case HealthState::Healthy:
        if (health.latency)
            return tr("Works, first words after %1 s")
                .arg(QLocale().toString(double(health.latency->count()) / 1000, 'f', 1));
        return tr("Works");
    case HealthState::Degraded:
        return tr("Fails now and then: %1").arg(QString::fromStdString(health.lastError));
    case HealthState::Unhealthy:
        return tr("Does not answer: %1").arg(QString::fromStdString(health.lastError));
    }
    return {};
}

QString StateText::tokens(const RequestTotals& totals)
{
    const qlonglong sum = totals.inputTokens + totals.outputTokens;
    const QString count = QLocale().toString(sum);
    return totals.isToday ? tr("Tokens today: %1").arg(count) : tr("Tokens since the start: %1").arg(count);
}

} // namespace dragoman
