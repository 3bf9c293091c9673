#include "ui/Notifier.h"

#include "config/ConfigurationEdit.h"
#include "ui/ProgramState.h"

namespace dragoman {

namespace {

constexpr std::chrono::minutes silence{ 10 };

} // namespace

Notifier::Notifier(Backend& backend, Preferences& preferences, Clock clock, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_preferences(preferences)
    , m_clock(std::move(clock))
{
    connect(&backend, &Backend::endpointsChanged, this, &Notifier::lookAtEndpoints);
    connect(&backend, &Backend::healthChanged, this, &Notifier::lookAtProviders);
}

void Notifier::lookAtEndpoints()
{
    std::set<std::string> failed;
    for (const EndpointState& endpoint : m_backend.endpoints()) {
        if (!endpoint.problem)
            continue;
        failed.insert(endpoint.name);
        const EndpointConfig* const config = findEndpoint(m_backend.configuration(), endpoint.name);
        if (config && !m_failedEndpoints.contains(endpoint.name)) {
            const QString name = QString::fromStdString(endpoint.name);
            tell(QStringLiteral("endpoint ") + name, tr("Endpoint “%1” cannot listen").arg(name),
                StateText::problem(endpoint, config->port));
        }
    }
    m_failedEndpoints = std::move(failed);
}

void Notifier::lookAtProviders()
{
    std::set<std::string> down;
    const std::vector<ProviderHealth> all = m_backend.health();
    for (const ProviderHealth& health : all) {
        if (health.state != HealthState::Unhealthy)
            continue;
        down.insert(health.provider);
        const QString name = QString::fromStdString(health.provider);
        if (!m_downProviders.contains(health.provider))
            tell(QStringLiteral("provider ") + name, tr("“%1” does not answer").arg(name),
                QString::fromStdString(health.lastError));
    }
    if (all.size() > 1 && down.size() == all.size() && m_downProviders.size() < all.size())
        tell(QStringLiteral("all"), tr("No provider answers"),
            tr("Requests will fail until one of them is back."));
    m_downProviders = std::move(down);
}

void Notifier::tell(const QString& subject, const QString& title, const QString& text)
{
    const auto now = m_clock();
    const auto told = m_told.find(subject);
    if (!m_preferences.notifies() || (told != m_told.end() && now - told->second < silence))
        return;
    m_told[subject] = now;
    Q_EMIT notify(title, text);
}

} // namespace dragoman
