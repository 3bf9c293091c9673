#include "ui/SecretClipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace dragoman {

SecretClipboard::SecretClipboard(std::chrono::milliseconds keep, QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(keep);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::copy(const Secret& secret)
{
    const std::string_view text = secret.reveal();
    auto* data = new QMimeData;
    data->setText(QString::fromUtf8(text.data(), qsizetype(text.size())));
    // The clipboard history of KDE leaves out what is marked so.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
    m_copied = secret;
    m_timer.start();
}

void SecretClipboard::clear()
{
    m_timer.stop();
    QClipboard* const clipboard = QGuiApplication::clipboard();
    if (clipboard && !m_copied.isEmpty() && m_copied.equals(clipboard->text().toStdString()))
        clipboard->clear();
    m_copied = {};
}

void copyText(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace dragoman
