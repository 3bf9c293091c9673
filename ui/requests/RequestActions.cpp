#include "ui/requests/RequestActions.h"

#include "base/JsonWriter.h"
#include "inspection/CurlCommand.h"
#include "inspection/HarExport.h"
#include "inspection/TranslateCase.h"
#include "journal/RequestExport.h"
#include "ui/SavedFile.h"
#include "ui/requests/ReplayDialog.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>

namespace dragoman {

RequestActions::RequestActions(const WindowParts& parts)
    : m_parts(parts)
    , m_menu(new QMenu(this))
{
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &RequestActions::fill);
    setRequest(nullptr);
    retranslate();
}

void RequestActions::setRequest(const InspectedRequestPointer& request)
{
    m_request = request;
    setEnabled(request != nullptr);
}

// Only what is possible with this request.
void RequestActions::fill()
{
    m_menu->clear();
    if (!m_request)
        return;
    if (m_request->hasBodies()) {
        m_menu->addAction(tr("Send again …"), this, &RequestActions::sendAgain);
        m_menu->addSeparator();
        m_menu->addAction(tr("Copy as cURL"), this, &RequestActions::copyCurl);
    }
    m_menu->addAction(tr("Copy as JSON"), this, &RequestActions::copyJson);
    if (m_request->hasBodies()) {
        m_menu->addAction(tr("Save as HAR …"), this, &RequestActions::saveHar);
        m_menu->addAction(tr("Save as a test case …"), this, &RequestActions::saveCases);
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Save a support bundle …"), this, &RequestActions::saveBundle);
}

void RequestActions::copyCurl()
{
    std::string address;
    for (const EndpointState& endpoint : m_parts.backend.endpoints()) {
        if (endpoint.name == m_request->record().endpoint && endpoint.port != 0)
            address = endpointAddress("127.0.0.1", endpoint.port);
    }
    const Result<std::string> command = curlCommand(m_request->record().captured->clientRequest, address);
    if (!command)
        return tell(QString::fromStdString(command.error().message));
    QGuiApplication::clipboard()->setText(QString::fromStdString(*command));
}

void RequestActions::copyJson()
{
    std::string text;
    JsonWriter json(text);
    writeRequest(json, m_request->stored);
    QGuiApplication::clipboard()->setText(QString::fromStdString(indentedJson(text).value_or(text)));
}

void RequestActions::saveHar()
{
    save(QStringLiteral("request-%1.har").arg(m_request->stored.id), harExport({ m_request->record() }));
}

void RequestActions::saveCases()
{
    const Result<std::vector<TranslateCase>> cases = translateCases(m_request->record());
    if (!cases)
        return tell(QString::fromStdString(cases.error().message));
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the test case"));
    if (folder.isEmpty())
        return;
    QStringList commands;
    for (const TranslateCase& one : *cases) {
        const QString name = folder + QLatin1Char('/') + QString::fromStdString(one.fileName);
        if (const Result<void> written = saveFile(name, one.input); !written)
            return tell(QString::fromStdString(written.error().message));
        commands += QString::fromStdString(one.command);
    }
    QMessageBox::information(this, tr("Test case"),
        tr("Saved. In that folder these commands translate it again:\n\n%1")
            .arg(commands.join(QStringLiteral("\n"))));
}

void RequestActions::saveBundle()
{
    m_parts.backend.supportBundle(m_request->stored.id, this, [this](const Result<std::string>& archive) {
        if (!archive)
            return tell(QString::fromStdString(archive.error().message));
        save(QStringLiteral("dragoman-support.zip"), *archive);
    });
}

void RequestActions::sendAgain()
{
    auto* dialog = new ReplayDialog(m_parts.backend, m_request, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RequestActions::save(const QString& proposal, const std::string& content)
{
    const QString name = QFileDialog::getSaveFileName(this, tr("Save"), proposal);
    if (name.isEmpty())
        return;
    if (const Result<void> written = saveFile(name, content); !written)
        tell(tr("%1 could not be written: %2").arg(name, QString::fromStdString(written.error().message)));
}

void RequestActions::tell(const QString& problem)
{
    QMessageBox::warning(this, tr("This is not possible"), problem);
}

void RequestActions::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RequestActions::retranslate()
{
    setText(tr("Actions"));
    setAccessibleName(tr("What can be done with this request"));
}

} // namespace dragoman
