#include "ui/NoticeCard.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QUrl>

namespace dragoman {

NoticeCard::NoticeCard(Backend& backend, Notice notice, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_notice(std::move(notice))
    , m_title(new QLabel)
    , m_text(new QuietLabel)
    , m_action(new QPushButton)
{
    setTone(Tone::Warning);
    m_title->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    line->addLayout(words, 1);
    line->addWidget(m_action, 0, Qt::AlignTop);
    addRow(row);
    connect(m_action, &QPushButton::clicked, this, &NoticeCard::act);
    retranslate();
}

void NoticeCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NoticeCard::retranslate()
{
    m_title->setText(title());
    m_text->setText(text());
    m_action->setText(m_notice.kind == Notice::Kind::RejectedEdit ? tr("Open the folder") : tr("Understood"));
}

QString NoticeCard::title() const
{
    switch (m_notice.kind) {
    case Notice::Kind::LastGoodConfiguration:
        return tr("The configuration file could not be read. The last good one is used.");
    case Notice::Kind::RejectedEdit:
        return tr("The configuration file was edited and has errors. The former settings stay in force.");
    case Notice::Kind::Keychain: return tr("Some keys could not be read from the keychain.");
    case Notice::Kind::Journal: return tr("Not every request is noted down.");
    case Notice::Kind::NotWritten: return tr("The settings could not be written.");
    }
    return {};
}

QString NoticeCard::text() const
{
    if (m_notice.kind == Notice::Kind::LastGoodConfiguration)
        return tr("The broken file was kept as %1").arg(m_notice.text);
    return m_notice.text;
}

void NoticeCard::act()
{
    if (m_notice.kind != Notice::Kind::RejectedEdit)
        return m_backend.dismissNotice(m_notice.kind);
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_backend.configurationFileName()).path()));
}

} // namespace dragoman
