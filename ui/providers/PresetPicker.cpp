#include "ui/providers/PresetPicker.h"

#include "config/HostNames.h"
#include "ui/providers/FieldRow.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int shownRows = 6;
constexpr int rowHeight = 28;

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool hasWords(const std::string& text, const QString& typed)
{
    const QString all = QString::fromStdString(text);
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
        [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

// How well a preset fits what was typed: 0 by its name, 1 by its address, 2 by what is said of it.
std::optional<int> rank(const ProviderPreset& preset, const QString& typed)
{
    const std::string name = preset.id + ' ' + preset.name;
    const std::string address = name + ' ' + preset.site + ' ' + preset.endpoints.front().baseUrl;
    if (hasWords(name, typed))
        return 0;
    if (hasWords(address, typed))
        return 1;
    return hasWords(address + ' ' + preset.notes.en + ' ' + preset.notes.zh, typed) ? std::optional(2)
                                                                                    : std::nullopt;
}

std::vector<const ProviderPreset*> fitting(const QString& typed)
{
    std::vector<const ProviderPreset*> presets;
    for (int wanted = 0; wanted <= 2; ++wanted) {
        for (const ProviderPreset& preset : providerPresets()) {
            if (rank(preset, typed) == wanted)
                presets.push_back(&preset);
        }
    }
    return presets;
}

} // namespace

PresetPicker::PresetPicker(QWidget* parent)
    : Card(parent)
    , m_field(new QLineEdit)
    , m_row(new FieldRow(m_field))
    , m_list(new QListWidget)
    , m_chosenRow(new QWidget)
    , m_chosenName(new QLabel)
    , m_chosenNotes(new QuietLabel)
    , m_again(new QPushButton)
{
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(shownRows * rowHeight + gridUnit);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_field->installEventFilter(this);
    m_field->setClearButtonEnabled(true);
    auto* listRow = new QWidget;
    auto* inset = new QVBoxLayout(listRow);
    inset->setContentsMargins(gridUnit, 0, gridUnit, gridUnit);
    inset->addWidget(m_list);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 4);
    words->addWidget(m_chosenName);
    words->addWidget(m_chosenNotes);
    auto* line = new QHBoxLayout(m_chosenRow);
    line->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    line->addLayout(words, 1);
    line->addWidget(m_again);
    addRow(m_row);
    addRow(listRow);
    addRow(m_chosenRow);
    m_chosenRow->hide();
    connect(m_field, &QLineEdit::textChanged, this, &PresetPicker::filter);
    connect(m_list, &QListWidget::itemClicked, this, &PresetPicker::choose);
    connect(m_list, &QListWidget::itemActivated, this, &PresetPicker::choose);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_isChosen = false;
        showChosen();
        m_field->setFocus();
        m_field->selectAll();
    });
    retranslate();
}

void PresetPicker::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PresetPicker::retranslate()
{
    m_row->setTexts(tr("Which provider?"));
    m_field->setPlaceholderText(tr("Type a name, such as deepseek"));
    m_list->setAccessibleName(tr("Known providers"));
    m_again->setText(tr("Choose another"));
    filter();
    showChosen();
}

void PresetPicker::filter()
{
    m_list->clear();
    for (const ProviderPreset* preset : fitting(m_field->text().trimmed())) {
        const QString host = fromView(hostOf(preset->endpoints.front().baseUrl));
        const QString name = QString::fromStdString(preset->name);
        auto* item = new QListWidgetItem(tr("%1 · %2").arg(name, host), m_list);
        item->setData(Qt::UserRole, QString::fromStdString(preset->id));
        item->setSizeHint({ 0, rowHeight });
    }
    auto* other = new QListWidgetItem(tr("Another one: type its address below"), m_list);
    other->setSizeHint({ 0, rowHeight });
    m_list->setCurrentRow(0);
}

void PresetPicker::choose(QListWidgetItem* item)
{
    if (!item)
        return;
    m_chosen = presetById(item->data(Qt::UserRole).toString().toStdString());
    m_isChosen = true;
    showChosen();
    Q_EMIT chosen(m_chosen);
}

void PresetPicker::showChosen()
{
    m_row->setVisible(!m_isChosen);
    m_list->parentWidget()->setVisible(!m_isChosen);
    m_chosenRow->setVisible(m_isChosen);
    m_chosenName->setText(m_chosen ? QString::fromStdString(m_chosen->name) : tr("Another provider"));
    const bool isChinese
        = m_field->locale().language() == QLocale::Chinese || QLocale().language() == QLocale::Chinese;
    const QString notes
        = m_chosen ? QString::fromStdString(isChinese ? m_chosen->notes.zh : m_chosen->notes.en) : QString();
    m_chosenNotes->setText(notes);
    m_chosenNotes->setVisible(!notes.isEmpty());
    updateGeometry();
}

bool PresetPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return Card::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentItem());
        return true;
    }
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
    m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    return true;
}

} // namespace dragoman
