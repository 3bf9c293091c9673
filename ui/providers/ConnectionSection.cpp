#include "ui/providers/ConnectionSection.h"

#include "config/HostNames.h"
#include "ui/SettingRow.h"
#include "ui/providers/FieldRow.h"

#include <QFileInfo>
#include <QSignalBlocker>
#include <QUrl>

#include <array>

namespace dragoman {

namespace {

constexpr std::array schemes{ "http", "https", "socks4", "socks4a", "socks5", "socks5h" };

bool isProxyScheme(const QString& scheme)
{
    return std::any_of(
        schemes.begin(), schemes.end(), [&scheme](const char* one) { return scheme == QLatin1String(one); });
}

} // namespace

ConnectionSection::ConnectionSection()
    : m_proxy(new QComboBox)
    , m_proxyUrl(new QLineEdit)
    , m_caFile(new QLineEdit)
    , m_proxyRow(new SettingRow(m_proxy))
    , m_proxyUrlRow(new FieldRow(m_proxyUrl))
    , m_caFileRow(new FieldRow(m_caFile))
{
    m_proxyUrl->setPlaceholderText(QStringLiteral("http://127.0.0.1:7890"));
    addRow(m_proxyRow);
    addRow(m_proxyUrlRow);
    addRow(m_caFileRow);
    const auto changed = [this] {
        check();
        Q_EMIT edited();
    };
    connect(m_proxy, &QComboBox::activated, this, changed);
    connect(m_proxyUrl, &QLineEdit::textEdited, this, changed);
    connect(m_caFile, &QLineEdit::textEdited, this, changed);
    ConnectionSection::retranslate();
}

void ConnectionSection::retranslate()
{
    const QSignalBlocker quiet(m_proxy);
    const int chosen = std::max(0, m_proxy->currentIndex());
    m_proxy->clear();
    m_proxy->addItems({ tr("As the system"), tr("None"), tr("This one:") });
    m_proxy->setCurrentIndex(chosen);
    m_proxyRow->setTexts(tr("Proxy"));
    m_proxyUrlRow->setTexts(tr("Address of the proxy"), tr("http, https, socks4, socks5 or socks5h."));
    m_caFileRow->setTexts(tr("File with further certificates"),
        tr("A PEM file that is trusted in addition to the system, such as that of a company. Empty = none."));
    check();
}

void ConnectionSection::load(const ProviderConfig& provider)
{
    const bool isOwn = provider.proxy != "system" && provider.proxy != "none";
    m_proxy->setCurrentIndex(isOwn ? Own : provider.proxy == "none" ? None : System);
    m_proxyUrl->setText(isOwn ? QString::fromStdString(provider.proxy) : QString());
    m_caFile->setText(QString::fromStdString(provider.caFile));
    check();
}

void ConnectionSection::store(ProviderConfig& provider) const
{
    const std::array<std::string, 3> words{ "system", "none", m_proxyUrl->text().trimmed().toStdString() };
    provider.proxy = words[std::size_t(m_proxy->currentIndex())];
    provider.caFile = m_caFile->text().trimmed().toStdString();
}

QString ConnectionSection::proxyProblem() const
{
    const QUrl url(m_proxyUrl->text().trimmed(), QUrl::StrictMode);
    if (m_proxy->currentIndex() != Own
        || (url.isValid() && isProxyScheme(url.scheme()) && !url.host().isEmpty()))
        return {};
    return tr("An address such as http://127.0.0.1:7890 or socks5h://127.0.0.1:1080");
}

void ConnectionSection::check()
{
    m_proxyUrlRow->setVisible(m_proxy->currentIndex() == Own);
    m_proxyUrlRow->setProblem(proxyProblem());
    const QString file = m_caFile->text().trimmed();
    const bool isThere = file.isEmpty() || QFileInfo(file).isFile();
    m_caFileRow->setProblem(isThere ? QString() : tr("There is no such file"));
}

QString ConnectionSection::problem() const
{
    return m_proxyUrlRow->problem().isEmpty() ? m_caFileRow->problem() : m_proxyUrlRow->problem();
}

} // namespace dragoman
