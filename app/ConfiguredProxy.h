#pragma once

#include "config/ConfigurationFile.h"
#include "config/KeyLoader.h"
#include "server/ProxyThread.h"

#include <QObject>

#include <memory>

namespace dragoman {

// The proxy kept in step with its configuration: whatever changes that, an edit of the file by hand, the
// management API or a window, comes through here, is put in force at once and never drops a stream.
class ConfiguredProxy : public QObject
{
    Q_OBJECT

public:
    enum class Demo { WithoutProviders, Always }; // when the built-in demo provider is there
    ConfiguredProxy(Secret token, Demo demo, QObject* parent = nullptr);

    // Errors as ProxyThread::start().
    Result<std::vector<ListeningEndpoint>> start(Configuration configuration, KeyRing keys);
    // As start(), but an endpoint that cannot listen does not stand in the way of the others. Keys come
    // later: applied() follows when they are there.
    ServerState startWithoutKeys(Configuration configuration);
    // Puts what was saved in force at once, with the keys that are there already.
    ServerState putInForceNow() { return m_proxy.reconfigure(setup()); }
    // From now on edits of that file by hand are put in force. It must be loaded and outlive the proxy.
    void follow(ConfigurationFile& file);

    // What is in force, and its revision (ConfigurationFile.h); empty without a file.
    const Configuration& configuration() const { return m_configuration; }
    std::string revision() const;
    bool usesDemo() const;
    const Secret& token() const { return m_token; }
    // The keys as they were loaded last.
    const KeyRing& keys() const { return m_ring; }
    ProxyThread& proxy() { return m_proxy; }

    // Errors: Conflict without a file, when the environment configures us.
    Result<void> mayChange() const;
    // Writes the file and puts the configuration in force; applied() follows when its keys are there.
    // Errors: as mayChange() and ConfigurationFile::save().
    Result<void> save(const Configuration& configuration, const std::string& expectedRevision);

    // Loads the keys anew and tries again to listen where that failed; applied() follows.
    void reload() { apply(m_configuration); }
    // Clients that present the former token are refused from now on; applied() follows.
    void setToken(Secret token);

Q_SIGNALS:
    // In force now; `problems` of the state name endpoints that cannot listen.
    void applied(const dragoman::ServerState& state);
    // An edit by hand cannot be used; what was in force stays.
    void rejected(const std::vector<dragoman::ConfigurationProblem>& problems);

private:
    void apply(const Configuration& configuration);
    void putInForce(KeyRing keys);
    ServerSetup setup() const;

    Secret m_token;
    const Demo m_demo;
    Configuration m_configuration;
    ConfigurationFile* m_file = nullptr;
    std::unique_ptr<KeyLoader> m_keys;
    KeyRing m_ring;
    ProxyThread m_proxy;
};

} // namespace dragoman
