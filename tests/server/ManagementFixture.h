#pragma once

#include "config/ConfigurationFile.h"
#include "server/ManagementServer.h"
#include "server/ProxyFixture.h"

#include <QTemporaryDir>

namespace dragoman {

// The program behind the management API: a real configuration file. What is saved comes into force from the
// event loop, or when the test says so.
class FileHost : public ManagementHost
{
public:
    explicit FileHost(const QString& fileName)
        : file(fileName)
    {
    }
    const Configuration& configuration() const override { return file.configuration(); }
    Result<std::string> revision() const override;
    Result<void> save(const Configuration& configuration, const std::string& expectedRevision) override;
    std::vector<ProviderHealth> health() const override;
    std::string metrics() const override { return "a_metric 1\n"; }
    void forgive(const std::string& provider) override { forgiven.push_back(provider); }

    ConfigurationFile file;
    ManagementServer* server = nullptr;
    ServerState state; // of the proxy that is not there
    std::vector<std::string> forgiven;
    bool isEditable = true;
    bool appliesAtOnce = true;
};

// A management API between raw clients and a configuration file.
class ManagementFixture
{
public:
    static constexpr const char* token = "test-token-of-the-proxy";
    // Endpoint "main" uses the provider "needed" only; there are also "spare" and "通译 a/b".
    static QByteArray usualConfiguration(const QByteArray& furtherProviders = {});

    explicit ManagementFixture(const QByteArray& configuration = usualConfiguration());

    quint16 port() const { return server.listening() ? server.listening()->port : quint16(0); }
    // With the token; `lines` are further ones.
    static QByteArray request(const QByteArray& method, const QByteArray& path, const QByteArray& body = {},
        const QByteArray& lines = {});
    ClientAnswer send(const QByteArray& request) const;
    ClientAnswer get(const QByteArray& path) const { return send(request("GET", path)); }
    // With the entity tag of the moment.
    ClientAnswer change(const QByteArray& method, const QByteArray& path, const QByteArray& body = {}) const;
    QByteArray ifMatch() const { return "If-Match: " + get("/api/config").header("etag") + "\r\n"; }
    QByteArray fileText() const;
    void writeFile(const QByteArray& text) const;

private:
    QTemporaryDir m_folder;

public:
    FileHost host;
    ManagementServer server;
};

} // namespace dragoman
