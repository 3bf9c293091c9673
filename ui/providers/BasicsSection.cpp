#include "ui/providers/BasicsSection.h"

#include "config/ConfigurationEdit.h"
#include "config/ConfigurationWords.h"
#include "config/HostNames.h"
#include "config/ProviderParts.h"
#include "ui/ProgramState.h"
#include "ui/providers/FieldRow.h"

#include <QSignalBlocker>

namespace dragoman {

namespace {

std::string plain(const QLineEdit& field)
{
    return field.text().trimmed().toStdString();
}

bool containsAny(const QString& text, const char* characters)
{
    return text.toStdString().find_first_of(characters) != std::string::npos;
}

} // namespace

// The rules are those of baseUrlProblem(); here are its words for the user.
QString addressProblem(const QString& address)
{
    const std::string url = address.toStdString();
    const std::optional<std::string> wrong = baseUrlProblem(url);
    if (url.empty())
        return BasicsSection::tr("An address is needed, such as https://api.example.com");
    if (!wrong)
        return {};
    if (!address.startsWith(QLatin1String("http://")) && !address.startsWith(QLatin1String("https://")))
        return BasicsSection::tr(
            "It must begin with https:// (http:// only on this computer and in its network)");
    if (address.contains(QLatin1Char('@')))
        return BasicsSection::tr("No user name or password belongs into the address");
    if (containsAny(address, " \t\r\n?#"))
        return BasicsSection::tr("No spaces, question marks or # belong into the address");
    if (hostOf(url).empty())
        return BasicsSection::tr("The name of the computer is missing");
    if (address.startsWith(QLatin1String("http://")))
        return BasicsSection::tr("The key would go through the internet unencrypted: use https://");
    return QString::fromStdString(*wrong);
}

BasicsSection::BasicsSection(Backend& backend, std::string ownName)
    : m_backend(backend)
    , m_ownName(std::move(ownName))
    , m_name(new QLineEdit)
    , m_protocol(new QComboBox)
    , m_address(new QLineEdit)
    , m_nameRow(new FieldRow(m_name))
    , m_protocolRow(new FieldRow(m_protocol))
    , m_addressRow(new FieldRow(m_address))
{
    for (FieldRow* row : { m_nameRow, m_protocolRow, m_addressRow })
        addRow(row);
    m_address->setPlaceholderText(QStringLiteral("https://api.example.com"));
    const auto changed = [this] {
        check();
        Q_EMIT edited();
    };
    connect(m_name, &QLineEdit::textEdited, this, changed);
    connect(m_address, &QLineEdit::textEdited, this, changed);
    connect(m_protocol, &QComboBox::activated, this, [this, changed] {
        changed();
        Q_EMIT protocolChosen();
    });
    BasicsSection::retranslate();
}

void BasicsSection::retranslate()
{
    m_nameRow->setTexts(tr("Name"), tr("As it is called in this window, in the log and in endpoints."));
    m_protocolRow->setTexts(tr("Protocol"), tr("What the provider speaks, whatever the client speaks."));
    m_addressRow->setTexts(tr("Address"), tr("With or without /v1 at the end."));
    const QSignalBlocker quiet(m_protocol);
    const int chosen = std::max(0, m_protocol->currentIndex());
    m_protocol->clear();
    for (const auto& [word, protocol] : protocolWords)
        m_protocol->addItem(StateText::protocol(protocol), int(protocol));
    m_protocol->setCurrentIndex(chosen);
    check();
}

void BasicsSection::load(const ProviderConfig& provider)
{
    m_name->setText(QString::fromStdString(provider.name));
    m_protocol->setCurrentIndex(m_protocol->findData(int(provider.protocol)));
    m_address->setText(QString::fromStdString(provider.baseUrl));
    check();
}

void BasicsSection::store(ProviderConfig& provider) const
{
    provider.name = name();
    provider.protocol = Protocol(m_protocol->currentData().toInt());
    provider.baseUrl = plain(*m_address);
}

std::string BasicsSection::name() const
{
    return plain(*m_name);
}

void BasicsSection::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

QString BasicsSection::problem() const
{
    const QString wrong = nameProblem();
    return wrong.isEmpty() ? addressProblem(m_address->text().trimmed()) : wrong;
}

QString BasicsSection::nameProblem() const
{
    const std::string wanted = name();
    if (wanted.empty())
        return tr("A name is needed");
    if (wanted != m_ownName && findProvider(m_backend.configuration(), wanted))
        return tr("There is a provider “%1” already").arg(m_name->text().trimmed());
    return {};
}

QString BasicsSection::addressWarning() const
{
    const QString address = m_address->text().trimmed();
    if (address.contains(QLatin1String("/v1/v1")))
        return tr("It has /v1 twice: requests would go to a place that is not there.");
    for (const char* path : { "/chat/completions", "/messages", "/completions" }) {
        if (address.endsWith(QLatin1String(path)))
            return tr("Leave out %1: Dragoman adds it.").arg(QLatin1String(path));
    }
    const std::string url = address.toStdString();
    if (address.startsWith(QLatin1String("http://")) && !isThisMachine(hostOf(url)))
        return tr("Without https the key and the texts can be read in your network.");
    return {};
}

// An empty field is no mistake as long as nothing was typed into it.
void BasicsSection::check()
{
    const auto isUntouched
        = [](const QLineEdit& field) { return field.text().isEmpty() && !field.isModified(); };
    const QString wrong = addressProblem(m_address->text().trimmed());
    m_nameRow->setProblem(isUntouched(*m_name) ? QString() : nameProblem());
    m_addressRow->setProblem(isUntouched(*m_address) ? QString() : wrong);
    m_addressRow->setWarning(wrong.isEmpty() ? addressWarning() : QString());
}

} // namespace dragoman
