#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <string>

namespace dragoman {

// Makes certificates for tests with the `openssl` program, in a directory that vanishes with it.
class LocalAuthority
{
public:
    enum class Certificate {
        Valid, // for localhost and 127.0.0.1
        Expired,
        WrongName, // for other.test
        SelfSigned, // for localhost, by nobody
    };

    LocalAuthority();

    // False when `openssl` is missing or failed; error() says how.
    bool isUsable() const { return m_error.isEmpty(); }
    QString error() const { return m_error; }
    // The authority's own certificate as a PEM file.
    std::string caFile() const;
    // A server's side with a certificate of that kind.
    QSslConfiguration serverConfiguration(Certificate kind);

private:
    void run(const QStringList& arguments);
    void makeAuthority();
    void makeSigned(Certificate kind);
    void makeSelfSigned();
    QString path(const QString& file) const { return m_directory.filePath(file); }

    QTemporaryDir m_directory;
    QString m_error;
};

} // namespace dragoman
