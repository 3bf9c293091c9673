#include "ui/providers/Fold.h"

#include "ui/providers/EditorSection.h"

#include <QVBoxLayout>

namespace dragoman {

Fold::Fold(EditorSection* section, QWidget* parent)
    : QWidget(parent)
    , m_section(section)
    , m_head(new QToolButton)
{
    m_head->setAutoRaise(true);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(gridUnit / 2);
    lines->addWidget(m_head, 0, Qt::AlignLeading);
    lines->addWidget(section);
    connect(m_head, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(section, &EditorSection::edited, this, [this] {
        if (!m_section->problem().isEmpty())
            setOpen(true);
    });
    setOpen(false);
}

void Fold::setTitle(const QString& title)
{
    m_head->setText(title);
}

void Fold::setOpen(bool open)
{
    m_isOpen = open;
    m_head->setAccessibleDescription(open ? tr("open") : tr("folded"));
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_section->setVisible(open);
}

} // namespace dragoman
