#include "ui/connect/ClientTile.h"

#include "ui/connect/ClientMark.h"
#include "ui/connect/SnippetSource.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace dragoman {

namespace {

constexpr int markSize = 32;
constexpr qreal radius = 8;
constexpr int narrowest = 60; // far less than it needs, so that a shrinking window can have fewer columns

} // namespace

ClientTile::ClientTile(const SnippetClient& client, QWidget* parent)
    : QAbstractButton(parent)
    , m_client(client)
    , m_title(new QLabel)
    , m_state(new QuietLabel)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(narrowest);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_title->setWordWrap(true);
    for (QLabel* label : { m_title, static_cast<QLabel*>(m_state) })
        label->setForegroundRole(QPalette::WindowText); // not that of a button
    m_title->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_state->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_state);
    words->addStretch();
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(gridUnit + gridUnit / 2, gridUnit, gridUnit, gridUnit);
    line->setSpacing(gridUnit + gridUnit / 2);
    line->addWidget(new ClientMark(std::string(client.id), markSize));
    line->addLayout(words, 1);
    retranslate();
}

void ClientTile::retranslate()
{
    setText(clientTitle(m_client));
    m_title->setText(text());
}

void ClientTile::showState(const QString& text, Tone tone)
{
    m_state->setText(text);
    m_state->setTone(tone);
    setAccessibleDescription(text);
}

void ClientTile::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ClientTile::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void ClientTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor base = palette().color(QPalette::Base);
    const QColor accent = palette().color(QPalette::Highlight);
    const bool isHot = underMouse() || isDown();
    painter.setBrush(isHot ? mixed(base, accent, isDown() ? 0.16 : 0.08) : base);
    painter.setPen(QPen(hasFocus() ? accent : lineColour(palette()), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace dragoman
