#include "ui/UpdateCard.h"

#include <QDate>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QUrl>

namespace dragoman {

UpdateCard::UpdateCard(Backend& backend, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_title(new QLabel)
    , m_text(new QuietLabel)
    , m_news(new QPushButton)
    , m_skip(new QPushButton)
{
    m_title->setWordWrap(true);
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    lines->setSpacing(gridUnit / 2);
    lines->addWidget(m_title);
    lines->addWidget(m_text);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    buttons->addWidget(m_news);
    buttons->addWidget(m_skip);
    buttons->addStretch();
    lines->addSpacing(gridUnit / 2);
    lines->addLayout(buttons);
    addRow(row);
    connect(m_news, &QPushButton::clicked, this, [this] { openReleaseNotes(m_backend); });
    connect(m_skip, &QPushButton::clicked, this, [this] { m_backend.skipUpdate(); });
    connect(&backend, &Backend::updateChanged, this, &UpdateCard::refresh);
    refresh();
}

void UpdateCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void UpdateCard::refresh()
{
    const std::optional<NewRelease> release = m_backend.offeredRelease();
    setVisible(release.has_value());
    if (!release)
        return;
    const QDate date = QDate::fromString(QString::fromStdString(release->date), Qt::ISODate);
    m_title->setText(tr("Dragoman %1 is there").arg(QString::fromStdString(release->version)));
    m_text->setText(
        tr("Released on %1. You have %2.")
            .arg(QLocale().toString(date, QLocale::ShortFormat), QStringLiteral(DRAGOMAN_VERSION)));
    m_news->setText(tr("What is new"));
    m_skip->setText(tr("Skip this version"));
}

void openReleaseNotes(const Backend& backend)
{
    if (const std::optional<NewRelease> release = backend.offeredRelease())
        QDesktopServices::openUrl(QUrl(QString::fromStdString(release->notesUrl)));
}

} // namespace dragoman
