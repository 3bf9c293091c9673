#include "app/ConfiguredProxy.h"

namespace dragoman {

ConfiguredProxy::ConfiguredProxy(Secret token, Demo demo, QObject* parent)
    : QObject(parent)
    , m_token(std::move(token))
    , m_demo(demo)
{
}

Result<std::vector<ListeningEndpoint>> ConfiguredProxy::start(Configuration configuration, KeyRing keys)
{
    m_configuration = std::move(configuration);
    m_ring = std::move(keys);
    return m_proxy.start(setup());
}

ServerState ConfiguredProxy::startWithoutKeys(Configuration configuration)
{
    m_configuration = std::move(configuration);
    ServerState state = putInForceNow();
    reload();
    return state;
}

void ConfiguredProxy::follow(ConfigurationFile& file)
{
    m_file = &file;
    connect(&file, &ConfigurationFile::changed, this, &ConfiguredProxy::apply);
    connect(&file, &ConfigurationFile::rejected, this, &ConfiguredProxy::rejected);
    file.watch();
}

std::string ConfiguredProxy::revision() const
{
    return m_file ? m_file->revision() : std::string();
}

bool ConfiguredProxy::usesDemo() const
{
    return m_demo == Demo::Always || m_configuration.providers.empty();
}

Result<void> ConfiguredProxy::mayChange() const
{
    if (m_file)
        return {};
    return failure(ErrorKind::Conflict,
        "Environment variables configure this copy: there is no file that could be changed.");
}

Result<void> ConfiguredProxy::save(const Configuration& configuration, const std::string& expectedRevision)
{
    return mayChange().and_then([&] { return m_file->save(configuration, expectedRevision); }).map([&] {
        apply(configuration);
    });
}

void ConfiguredProxy::apply(const Configuration& configuration)
{
    m_configuration = configuration;
    m_keys = std::make_unique<KeyLoader>(keySourcesOf(m_configuration));
    m_keys->load(m_configuration, [this](KeyRing keys) { putInForce(std::move(keys)); });
}

void ConfiguredProxy::putInForce(KeyRing keys)
{
    m_ring = std::move(keys);
    Q_EMIT applied(m_proxy.reconfigure(setup()));
}

void ConfiguredProxy::setToken(Secret token)
{
    m_token = std::move(token);
    putInForce(std::move(m_ring));
}

ServerSetup ConfiguredProxy::setup() const
{
    return { m_configuration, m_ring, m_token, usesDemo() };
}

} // namespace dragoman
