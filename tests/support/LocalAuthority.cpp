#include "support/LocalAuthority.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace dragoman {

namespace {

struct CertificateRow
{
    const char* file; // without suffix
    const char* names; // subjectAltName
    const char* days; // of validity from now on
};

// By LocalAuthority::Certificate.
constexpr CertificateRow rows[] = {
    { "valid", "DNS:localhost,IP:127.0.0.1", "30" },
    { "expired", "DNS:localhost,IP:127.0.0.1", "-1" },
    { "wrongName", "DNS:other.test", "30" },
    { "selfSigned", "DNS:localhost,IP:127.0.0.1", "30" },
};

const QStringList newKey{ QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
    QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes") };

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString text(const char* latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

LocalAuthority::LocalAuthority()
{
    makeAuthority();
    makeSigned(Certificate::Valid);
    makeSigned(Certificate::Expired);
    makeSigned(Certificate::WrongName);
    makeSelfSigned();
}

std::string LocalAuthority::caFile() const
{
    return path(QStringLiteral("ca.pem")).toStdString();
}

QSslConfiguration LocalAuthority::serverConfiguration(Certificate kind)
{
    const QString name = text(rows[static_cast<int>(kind)].file);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificate(QSslCertificate(contentOf(path(name + QStringLiteral(".pem")))));
    configuration.setPrivateKey(QSslKey(contentOf(path(name + QStringLiteral(".key"))), QSsl::Ec));
    return configuration;
}

void LocalAuthority::run(const QStringList& arguments)
{
    if (!isUsable())
        return;
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        m_error = QStringLiteral("openssl %1: %2")
                      .arg(arguments.value(0), QString::fromLocal8Bit(openssl.readAll()));
}

void LocalAuthority::makeAuthority()
{
    run(QStringList{ QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"),
            QStringLiteral("30"), QStringLiteral("-subj"), QStringLiteral("/CN=Authority for tests"),
            QStringLiteral("-keyout"), path(QStringLiteral("ca.key")), QStringLiteral("-out"),
            path(QStringLiteral("ca.pem")) }
        + newKey);
}

void LocalAuthority::makeSigned(Certificate kind)
{
    const CertificateRow& row = rows[static_cast<int>(kind)];
    const QString base = path(text(row.file));
    QFile extensions(base + QStringLiteral(".ext"));
    if (extensions.open(QIODevice::WriteOnly))
        extensions.write(QByteArray("subjectAltName=") + row.names);
    extensions.close();
    run(QStringList{ QStringLiteral("req"), QStringLiteral("-subj"), QStringLiteral("/CN=Server for tests"),
            QStringLiteral("-keyout"), base + QStringLiteral(".key"), QStringLiteral("-out"),
            base + QStringLiteral(".csr") }
        + newKey);
    run({ QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
        base + QStringLiteral(".csr"), QStringLiteral("-CA"), path(QStringLiteral("ca.pem")),
        QStringLiteral("-CAkey"), path(QStringLiteral("ca.key")), QStringLiteral("-CAcreateserial"),
        QStringLiteral("-extfile"), extensions.fileName(), QStringLiteral("-days"), text(row.days),
        QStringLiteral("-out"), base + QStringLiteral(".pem") });
}

void LocalAuthority::makeSelfSigned()
{
    const CertificateRow& row = rows[static_cast<int>(Certificate::SelfSigned)];
    const QString base = path(text(row.file));
    run(QStringList{ QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"), text(row.days),
            QStringLiteral("-subj"), QStringLiteral("/CN=Server for tests"), QStringLiteral("-addext"),
            QStringLiteral("subjectAltName=") + text(row.names), QStringLiteral("-keyout"),
            base + QStringLiteral(".key"), QStringLiteral("-out"), base + QStringLiteral(".pem") }
        + newKey);
}

} // namespace dragoman
