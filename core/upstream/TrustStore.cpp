#include "upstream/TrustStore.h"

#include <curl/curl.h>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include <QSslCertificate>
#include <QSslConfiguration>
#endif

namespace dragoman {

namespace {

// libcurl's CAINFO replaces what the system trusts, hence that is read and put in front.
#ifdef Q_OS_WIN
std::string systemBundle()
{
    QByteArray pem;
    const QList<QSslCertificate> certificates = QSslConfiguration::systemCaCertificates();
    for (const QSslCertificate& certificate : certificates)
        pem += certificate.toPem();
    return pem.toStdString();
}
#else
std::string systemBundle()
{
    const char* path = curl_version_info(CURLVERSION_NOW)->cainfo;
    QFile file(path ? QString::fromLocal8Bit(path) : QString());
    if (!path || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}
#endif

tl::unexpected<UpstreamFailure> unusable(const std::string& caFile, const char* why)
{
    return tl::unexpected<UpstreamFailure>({ UpstreamFailureKind::Tls,
        "The certificate file " + caFile + ' ' + why + ": choose another file in the provider's settings." });
}

} // namespace

tl::expected<std::shared_ptr<const std::string>, UpstreamFailure> TrustStore::withFile(
    const std::string& caFile)
{
    const QString path = QString::fromStdString(caFile);
    const std::int64_t modified = QFileInfo(path).lastModified().toMSecsSinceEpoch();
    const auto known = m_known.find(caFile);
    if (known != m_known.end() && known->second.modified == modified)
        return known->second.pem;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(caFile, "cannot be read");
    const std::string own = file.readAll().toStdString();
    if (own.find("-----BEGIN CERTIFICATE-----") == std::string::npos)
        return unusable(caFile, "holds no certificate in PEM form");
    auto pem = std::make_shared<const std::string>(systemBundle() + '\n' + own);
    m_known.insert_or_assign(caFile, Entry{ pem, modified });
    return pem;
}

} // namespace dragoman
