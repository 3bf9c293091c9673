#include "ui/providers/ConflictCard.h"

#include "ui/FlowLayout.h"

namespace dragoman {

ConflictCard::ConflictCard(QWidget* parent)
    : Card(parent)
    , m_text(new QLabel)
    , m_mine(new QPushButton)
    , m_theirs(new QPushButton)
{
    setTone(Tone::Warning);
    m_text->setWordWrap(true);
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    lines->setSpacing(gridUnit);
    lines->addWidget(m_text);
    auto* buttons = new FlowLayout(gridUnit);
    buttons->addWidget(m_mine);
    buttons->addWidget(m_theirs);
    lines->addLayout(buttons);
    addRow(row);
    connect(m_mine, &QPushButton::clicked, this, &ConflictCard::mineKept);
    connect(m_theirs, &QPushButton::clicked, this, &ConflictCard::theirsTaken);
    setKind(Kind::None);
}

void ConflictCard::setKind(Kind kind)
{
    m_kind = kind;
    m_theirs->setVisible(kind == Kind::Changed || kind == Kind::Removed);
    setVisible(kind != Kind::None);
    retranslate();
}

void ConflictCard::retranslate()
{
    m_text->setText(text());
    m_mine->setText(m_kind == Kind::File ? tr("Save mine all the same") : tr("Keep mine"));
    m_theirs->setText(m_kind == Kind::Removed ? tr("Let it go") : tr("Take theirs"));
}

QString ConflictCard::text() const
{
    switch (m_kind) {
    case Kind::None: return {};
    case Kind::Changed: return tr("This provider was changed elsewhere while you were editing it.");
    case Kind::Removed:
        return tr(
            "This provider was deleted elsewhere while you were editing it. Keep it, and it is added again.");
    case Kind::File:
        return tr(
            "The file of settings was changed by another program at this moment. Nothing was saved, and "
            "nothing that you typed is lost.");
    }
    return {};
}

} // namespace dragoman
