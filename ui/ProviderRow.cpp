#include "ui/ProviderRow.h"

#include "config/ConfigurationEdit.h"
#include "ui/ProgramState.h"

#include <QHBoxLayout>

namespace dragoman {

ProviderRow::ProviderRow(Backend& backend, std::string name, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_name(std::move(name))
    , m_dot(new ToneDot)
    , m_title(new QLabel(QString::fromStdString(m_name)))
    , m_detail(new QuietLabel)
    , m_forgive(new QPushButton)
{
    m_title->setTextFormat(Qt::PlainText);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2 * gridUnit, gridUnit + gridUnit / 2, 2 * gridUnit, gridUnit + gridUnit / 2);
    line->setSpacing(gridUnit + gridUnit / 2);
    line->addWidget(m_dot);
    line->addLayout(words, 1);
    line->addWidget(m_forgive);
    connect(m_forgive, &QPushButton::clicked, this, [this] { m_backend.forgive(m_name); });
    refresh();
}

ProviderHealth ProviderRow::health() const
{
    for (const ProviderHealth& health : m_backend.health()) {
        if (health.provider == m_name)
            return health;
    }
    return {};
}

void ProviderRow::refresh()
{
    const ProviderConfig* const provider = findProvider(m_backend.configuration(), m_name);
    const bool isEnabled = provider && provider->enabled;
    const ProviderHealth now = health();
    m_dot->setTone(isEnabled ? StateText::toneOf(now.state) : Tone::Quiet);
    m_detail->setText(isEnabled ? StateText::health(now) : tr("Switched off"));
    m_forgive->setVisible(isEnabled && now.state == HealthState::Unhealthy);
    m_forgive->setText(tr("Try again now"));
    m_forgive->setAccessibleName(tr("Try %1 again now").arg(m_title->text()));
}

} // namespace dragoman
