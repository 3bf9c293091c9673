#include "ui/requests/BodiesOffer.h"

#include "ui/Backend.h"

#include <QEvent>
#include <QPushButton>

namespace dragoman {

BodiesOffer::BodiesOffer(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_title(new QLabel)
    , m_text(new QuietLabel)
    , m_problem(new QuietLabel)
    , m_failures(new QPushButton)
    , m_all(new QPushButton)
{
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setWordWrap(true);
    m_problem->setTone(Tone::Bad);
    m_problem->hide();
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_failures);
    buttons->addWidget(m_all);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit, 2 * gridUnit, gridUnit, gridUnit);
    layout->setSpacing(gridUnit);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    layout->addWidget(m_problem);
    layout->addStretch();
    connect(m_failures, &QPushButton::clicked, this, [this] { keep(int(LogBodies::Errors)); });
    connect(m_all, &QPushButton::clicked, this, [this] { keep(int(LogBodies::All)); });
    connect(&backend, &Backend::configurationChanged, this, &BodiesOffer::retranslate);
    retranslate();
}

void BodiesOffer::setState(BodiesState state)
{
    m_state = state;
    retranslate();
}

void BodiesOffer::keep(int bodies)
{
    Configuration changed = m_backend.configuration();
    changed.log.bodies = LogBodies(bodies);
    const Result<void> saved = m_backend.save(changed, m_backend.revision());
    m_problem->setVisible(!saved);
    if (!saved)
        m_problem->setText(QString::fromStdString(saved.error().message));
}

QString BodiesOffer::reason() const
{
    switch (m_state) {
    case BodiesState::NotKept:
    case BodiesState::Kept: return tr("Request and answer were not kept");
    case BodiesState::Dropped: return tr("Request and answer could not be kept: too much came at once");
    case BodiesState::Expired: return tr("Request and answer were removed to make room");
    }
    return {};
}

void BodiesOffer::retranslate()
{
    const LogBodies now = m_backend.configuration().log.bodies;
    m_title->setText(reason());
    m_failures->setText(tr("Keep for failures"));
    m_all->setText(tr("Keep for all requests"));
    m_failures->setVisible(now == LogBodies::None);
    m_all->setVisible(now != LogBodies::All);
    switch (now) {
    case LogBodies::None:
        m_text->setText(tr("For later requests they can be kept on this computer: without keys, and only "
                           "as long as the settings of the request log say."));
        break;
    case LogBodies::Errors: m_text->setText(tr("From now on they are kept for failures.")); break;
    case LogBodies::All: m_text->setText(tr("From now on they are kept for all requests.")); break;
    }
}

void BodiesOffer::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dragoman
