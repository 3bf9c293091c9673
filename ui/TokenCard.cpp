#include "ui/TokenCard.h"

#include <QEvent>

namespace dragoman {

TokenCard::TokenCard(const WindowParts& parts)
    : m_backend(parts.backend)
    , m_title(new QLabel)
    , m_help(new QuietLabel)
    , m_field(new QLineEdit)
    , m_show(new QPushButton)
    , m_copy(new QPushButton)
    , m_renew(new QPushButton)
    , m_outcome(new QuietLabel)
{
    m_field->setReadOnly(true);
    m_outcome->hide();
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    lines->setSpacing(gridUnit / 2);
    lines->addWidget(m_title);
    lines->addWidget(m_help);
    auto* line = new QHBoxLayout;
    line->setSpacing(gridUnit);
    line->addWidget(m_field, 1);
    for (QPushButton* button : { m_show, m_copy, m_renew })
        line->addWidget(button);
    lines->addSpacing(gridUnit / 2);
    lines->addLayout(line);
    lines->addWidget(m_outcome);
    addRow(row);

    connect(m_show, &QPushButton::clicked, this, [this] {
        m_isShown = !m_isShown;
        retranslate();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_clipboard.copy(m_backend.token());
        m_outcome->setTone(Tone::Quiet);
        m_outcome->setText(tr("Copied. In a minute it is taken out of the clipboard again."));
        m_outcome->show();
    });
    connect(m_renew, &QPushButton::clicked, this, &TokenCard::renew);
    connect(&m_backend, &Backend::tokenChanged, this, &TokenCard::refresh);
    retranslate();
}

void TokenCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TokenCard::hideEvent(QHideEvent* event)
{
    Card::hideEvent(event);
    m_isShown = false;
    m_isSure = false;
    m_outcome->hide();
    retranslate();
}

void TokenCard::retranslate()
{
    m_title->setText(tr("Access token"));
    m_help->setText(tr("What your programs give as their key. It is valid on this computer only."));
    m_field->setAccessibleName(tr("Access token"));
    m_show->setText(m_isShown ? tr("Hide") : tr("Show"));
    m_copy->setText(tr("Copy"));
    m_renew->setText(m_isSure ? tr("Really renew") : tr("Renew…"));
    refresh();
}

void TokenCard::refresh()
{
    const std::string_view token = m_backend.token().reveal();
    m_field->setText(
        m_isShown ? QString::fromUtf8(token.data(), qsizetype(token.size())) : QString(24, QChar(0x2022)));
    m_field->setCursorPosition(0);
}

// Programs that use the former token are refused from then on, so it is asked for twice.
void TokenCard::renew()
{
    m_outcome->setTone(Tone::Warning);
    m_outcome->show();
    if (!m_isSure) {
        m_outcome->setText(
            tr("Programs that use the present token will be refused. Press again to renew it."));
    } else if (const Result<void> renewed = m_backend.renewToken(); renewed) {
        m_outcome->setTone(Tone::Good);
        m_outcome->setText(tr("There is a new token. Give it to your programs."));
    } else {
        m_outcome->setTone(Tone::Bad);
        m_outcome->setText(QString::fromStdString(renewed.error().message));
    }
    m_isSure = !m_isSure;
    retranslate();
}

} // namespace dragoman
