#include "ui/providers/UndoBar.h"

#include "config/ConfigurationEdit.h"
#include "ui/ActionButton.h"
#include "ui/providers/ProviderKeys.h"
#include "ui/providers/ProviderWords.h"

#include <QHBoxLayout>

#include <algorithm>

namespace dragoman {

UndoBar::UndoBar(Backend& backend, QWidget* parent)
    : Card(parent)
    , m_backend(backend)
    , m_text(new QLabel)
    , m_problem(new QuietLabel)
    , m_undo(new QPushButton)
    , m_close(new ActionButton(ActionIcon::Close))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_problem->setTone(Tone::Bad);
    setTone(Tone::Busy);
    auto* row = new QWidget;
    auto* words = new QVBoxLayout;
    words->addWidget(m_text);
    words->addWidget(m_problem);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridUnit, gridUnit, gridUnit, gridUnit);
    line->addLayout(words, 1);
    line->addWidget(m_undo);
    line->addWidget(m_close);
    addRow(row);
    hide();
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::undo);
    connect(m_close, &ActionButton::clicked, this, &UndoBar::finish);
}

void UndoBar::retranslate()
{
    m_text->setText(tr("“%1” was deleted.").arg(QString::fromStdString(m_name)));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Bring %1 back").arg(QString::fromStdString(m_name)));
    m_close->setName(tr("Close, and forget its keys"));
}

Result<void> UndoBar::deleteProvider(const std::string& name)
{
    const Configuration before = m_backend.configuration();
    Result<void> deleted = removeProvider(before, name).and_then([this](const Configuration& changed) {
        return m_backend.save(changed, m_backend.revision());
    });
    if (!deleted)
        return deleted;
    finish();
    m_before = before;
    m_after = m_backend.configuration();
    m_name = name;
    m_problem->hide();
    retranslate();
    show();
    return {};
}

// Back to its place; with all else as it was when nothing changed since.
Result<Configuration> UndoBar::restored() const
{
    const Configuration& now = m_backend.configuration();
    if (now == m_after)
        return m_before;
    const std::vector<std::string> before = providerNames(providersInOrder(m_before));
    const auto place = std::find(before.begin(), before.end(), m_name) - before.begin();
    std::vector<std::string> names = providerNames(providersInOrder(now));
    names.insert(names.begin() + std::min(place, std::ptrdiff_t(names.size())), m_name);
    return addProvider(now, *findProvider(m_before, m_name)).and_then([&names](Configuration added) {
        return reorderProviders(std::move(added), names);
    });
}

void UndoBar::undo()
{
    const Result<void> saved = restored().and_then(
        [this](const Configuration& changed) { return m_backend.save(changed, m_backend.revision()); });
    m_problem->setVisible(!saved);
    if (!saved)
        return m_problem->setText(QString::fromStdString(saved.error().message));
    hide();
    Q_EMIT undone(std::exchange(m_name, {}));
}

void UndoBar::finish()
{
    hide();
    if (const ProviderConfig* deleted = findProvider(m_before, m_name); deleted && !m_name.empty())
        removeUnusedKeys(m_backend, deleted->keys);
    m_name.clear();
}

} // namespace dragoman
