#include "ui/SettingsPage.h"

#include "ui/SettingsCard.h"
#include "ui/TokenCard.h"
#include "ui/UpdateSettings.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace dragoman {

SettingsPage::SettingsPage(const WindowParts& parts)
    : m_backend(parts.backend)
    , m_general(addSection(new GeneralSettings(parts)))
    , m_access(addSection(new TokenCard(parts)))
    , m_endpoints(addSection(new EndpointSettings(parts)))
    , m_routing(addSection(new RequestSettings(parts, RequestSettings::Part::Routing)))
    , m_log(addSection(new RequestSettings(parts, RequestSettings::Part::Log)))
    , m_limits(addSection(new RequestSettings(parts, RequestSettings::Part::Limits)))
    , m_updates(addSection(new UpdateSettings(parts)))
    , m_file(addSection(makeFileCard()))
{
    SettingsPage::retranslate();
}

QLabel* SettingsPage::addSection(QWidget* card)
{
    QLabel* const heading = addHeading();
    body()->addWidget(card);
    return heading;
}

QWidget* SettingsPage::makeFileCard()
{
    auto* card = new Card;
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    m_fileName = new QuietLabel;
    m_fileName->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_openFolder = new QPushButton;
    line->addWidget(m_fileName, 1);
    line->addWidget(m_openFolder);
    card->addRow(row);
    connect(m_openFolder, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_backend.configurationFileName()).path()));
    });
    return card;
}

void SettingsPage::retranslate()
{
    setTitle(tr("Settings"));
    m_general->setText(tr("General"));
    m_access->setText(tr("Access"));
    m_endpoints->setText(tr("Endpoints"));
    m_routing->setText(tr("Routing"));
    m_log->setText(tr("Request log"));
    m_limits->setText(tr("Limits"));
    m_updates->setText(tr("New versions"));
    m_file->setText(tr("Advanced"));
    m_fileName->setText(tr("Everything else is in the configuration file, which you may edit by hand "
                           "while the program runs:\n%1")
                            .arg(m_backend.configurationFileName()));
    m_openFolder->setText(tr("Open the folder"));
}

} // namespace dragoman
