#include "ui/providers/ProviderCard.h"

#include "config/ConfigurationEdit.h"
#include "ui/ActionButton.h"
#include "ui/FlowLayout.h"
#include "ui/Switch.h"
#include "ui/providers/DragHandle.h"
#include "ui/providers/ProviderWords.h"

#include <QHBoxLayout>
#include <QShortcut>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int half = gridUnit + gridUnit / 2;

} // namespace

ProviderCard::ProviderCard(Backend& backend, std::string name, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_name(std::move(name))
    , m_handle(new DragHandle)
    , m_dot(new ToneDot)
    , m_title(new QLabel(QString::fromStdString(m_name)))
    , m_pin(new QuietLabel)
    , m_line(new QuietLabel)
    , m_condition(new QuietLabel)
    , m_refusal(new QuietLabel)
    , m_switch(new Switch)
    , m_forgive(new QPushButton)
    , m_edit(new ActionButton(ActionIcon::Edit))
    , m_test(new ActionButton(ActionIcon::Test))
    , m_duplicate(new ActionButton(ActionIcon::Copy))
    , m_delete(new ActionButton(ActionIcon::Delete))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_pin->setTone(Tone::Busy);
    m_refusal->setTone(Tone::Bad);
    m_refusal->hide();
    addRow(makeRow());
    addShortcuts();
    connect(m_switch, &Switch::clicked, this, &ProviderCard::enabledChosen);
    connect(m_edit, &ActionButton::clicked, this, &ProviderCard::editRequested);
    connect(m_test, &ActionButton::clicked, this, &ProviderCard::testRequested);
    connect(m_duplicate, &ActionButton::clicked, this, &ProviderCard::duplicateRequested);
    connect(m_delete, &ActionButton::clicked, this, &ProviderCard::deleteRequested);
    connect(m_forgive, &QPushButton::clicked, this, [this] { m_backend.forgive(m_name); });
    retranslate();
}

QWidget* ProviderCard::makeRow()
{
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_title);
    words->addWidget(m_pin);
    words->addWidget(m_line);
    words->addWidget(m_condition);
    words->addWidget(m_refusal);
    words->addSpacing(gridUnit / 4);
    words->addWidget(m_forgive, 0, Qt::AlignLeading);
    words->addLayout(makeActions());

    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(gridUnit / 2, half, 2 * gridUnit, gridUnit);
    line->setSpacing(gridUnit);
    line->addWidget(m_handle, 0, Qt::AlignTop);
    auto* dot = new QVBoxLayout; // beside the title
    dot->setContentsMargins(0, gridUnit / 2, 0, 0);
    dot->addWidget(m_dot);
    dot->addStretch();
    line->addLayout(dot);
    line->addLayout(words, 1);
    line->addWidget(m_switch, 0, Qt::AlignTop);
    return row;
}

QLayout* ProviderCard::makeActions()
{
    auto* actions = new FlowLayout(gridUnit / 2);
    for (ActionButton* button : { m_edit, m_test, m_duplicate, m_delete })
        actions->addWidget(button);
    return actions;
}

std::vector<QWidget*> ProviderCard::controls() const
{
    return { m_handle, m_switch, m_forgive, m_edit, m_test, m_duplicate, m_delete };
}

void ProviderCard::focusEdit()
{
    m_edit->setFocus();
}

void ProviderCard::addShortcuts()
{
    connect(m_handle, &DragHandle::moved, this, &ProviderCard::moved);
    const auto add = [this](const char* keys, int by) {
        auto* shortcut = new QShortcut(
            QKeySequence(QLatin1String(keys)), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by] { Q_EMIT moved(by); });
    };
    add("Alt+Up", -1);
    add("Alt+Down", 1);
}

void ProviderCard::setCompact(bool compact)
{
    for (ActionButton* button : { m_edit, m_test, m_duplicate, m_delete })
        button->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void ProviderCard::setRefusal(const QString& refusal)
{
    m_refusal->setText(refusal);
    m_refusal->setVisible(!refusal.isEmpty());
}

void ProviderCard::retranslate()
{
    const QString name = QString::fromStdString(m_name);
    m_handle->setName(tr("Move %1 (Alt+Up, Alt+Down)").arg(name));
    m_switch->setText(tr("Provider %1").arg(name));
    m_edit->setTexts(tr("Edit"), tr("Edit %1").arg(name));
    m_test->setTexts(tr("Test"), tr("Test %1").arg(name));
    m_duplicate->setTexts(tr("Duplicate"), tr("Duplicate %1").arg(name));
    m_delete->setTexts(tr("Delete"), tr("Delete %1").arg(name));
    m_forgive->setText(tr("Try again now"));
    m_forgive->setAccessibleName(tr("Try %1 again now").arg(name));
}

void ProviderCard::refresh(const std::vector<ProviderHealth>& healths)
{
    const ProviderConfig* const provider = findProvider(m_backend.configuration(), m_name);
    if (!provider)
        return;
    const auto own = std::find_if(
        healths.begin(), healths.end(), [this](const ProviderHealth& one) { return one.provider == m_name; });
    const ProviderCondition condition
        = ProviderWords::condition(m_backend, *provider, own == healths.end() ? ProviderHealth() : *own);
    m_switch->setChecked(provider->enabled);
    m_line->setText(ProviderWords::line(*provider));
    m_dot->setTone(condition.tone);
    m_condition->setText(condition.text);
    const bool isTrouble = condition.tone == Tone::Bad || condition.tone == Tone::Warning;
    m_condition->setTone(isTrouble ? condition.tone : Tone::Quiet);
    m_forgive->setVisible(condition.canBeForgiven);
    refreshPin();
}

void ProviderCard::refreshPin()
{
    m_pin->setVisible(m_backend.configuration().routing.pinned == m_name);
    m_pin->setText(tr("Pinned: asked before all others"));
}

} // namespace dragoman
