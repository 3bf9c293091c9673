#include "ui/providers/ProviderList.h"

#include "config/ConfigurationEdit.h"
#include "ui/ActionButton.h"
#include "ui/FlowLayout.h"
#include "ui/providers/DragHandle.h"
#include "ui/providers/PrimaryButton.h"
#include "ui/providers/ProviderCard.h"
#include "ui/providers/ProviderWords.h"
#include "ui/providers/UndoBar.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QScrollArea>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int scrollMargin = 5 * gridUnit; // a card that is dragged so near to the edge scrolls the list
constexpr int compactWidth = 560; // below it there is no room for words on the buttons

} // namespace

ProviderList::ProviderList(Backend& backend)
    : m_backend(backend)
    , m_add(new PrimaryButton)
    , m_import(new QPushButton)
    , m_export(new QPushButton)
    , m_undo(new UndoBar(backend))
    , m_said(new QuietLabel)
    , m_help(new QuietLabel)
    , m_empty(new Card)
    , m_rows(new QVBoxLayout)
{
    setAcceptDrops(true);
    m_said->hide();
    m_rows->setSpacing(gridUnit);
    makeEmpty();
    body()->addWidget(makeButtons());
    body()->addWidget(m_said);
    body()->addWidget(m_undo);
    body()->addSpacing(gridUnit / 2);
    body()->addWidget(m_empty);
    body()->addLayout(m_rows);
    body()->addWidget(m_help);
    connect(m_add, &QPushButton::clicked, this, &ProviderList::addRequested);
    connect(m_import, &QPushButton::clicked, this, &ProviderList::importRequested);
    connect(m_export, &QPushButton::clicked, this, &ProviderList::exportRequested);
    connect(m_undo, &UndoBar::undone, this, &ProviderList::focusOn);
    for (const auto signal :
        { &Backend::configurationChanged, &Backend::healthChanged, &Backend::keysChanged })
        connect(&backend, signal, this, &ProviderList::refresh);
    ProviderList::retranslate();
}

QWidget* ProviderList::makeButtons()
{
    auto* buttons = new QWidget;
    auto* line = new FlowLayout(gridUnit, buttons);
    for (QPushButton* button : { m_add, m_import, m_export })
        line->addWidget(button);
    return buttons;
}

void ProviderList::makeEmpty()
{
    m_emptyTitle = new QLabel;
    m_emptyTitle->setWordWrap(true);
    QFont font = m_emptyTitle->font();
    font.setWeight(QFont::DemiBold);
    m_emptyTitle->setFont(font);
    m_emptyText = new QuietLabel;
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, 3 * gridUnit);
    lines->addWidget(m_emptyTitle);
    lines->addWidget(m_emptyText);
    m_empty->addRow(row);
}

void ProviderList::retranslate()
{
    setTitle(tr("Providers"));
    m_add->setText(tr("Add a provider"));
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("From provider.json, a LiteLLM configuration, a .env file or an export"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("All settings in one file, without keys"));
    m_emptyTitle->setText(tr("No provider yet"));
    m_emptyText->setText(
        tr("Until you add one, the built-in demo answers every request.\n\nAdd a provider: choose it from "
           "the list and paste your key. Or import what another program has: provider.json, a LiteLLM "
           "configuration, a .env file. You can drop the file here."));
    m_help->setText(tr("The first one is asked first, the others stand in for it. Drag a provider to another "
                       "place, or press Alt+Up and Alt+Down."));
    m_undo->retranslate();
    for (ProviderCard* card : m_cards)
        card->retranslate();
    refresh();
}

void ProviderList::say(const QString& text, bool isProblem)
{
    m_said->setTone(isProblem ? Tone::Bad : Tone::Quiet);
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
}

void ProviderList::focusOn(const std::string& name)
{
    for (ProviderCard* card : m_cards) {
        if (card->name() == name)
            return card->focusEdit();
    }
    m_add->setFocus();
}

std::vector<std::string> ProviderList::shownNames() const
{
    std::vector<std::string> names;
    names.reserve(m_cards.size());
    for (const ProviderCard* card : m_cards)
        names.push_back(card->name());
    return names;
}

void ProviderList::refresh()
{
    const std::vector<std::string> names = providerNames(providersInOrder(m_backend.configuration()));
    if (names != shownNames())
        rebuild(names);
    m_empty->setVisible(names.empty());
    m_export->setEnabled(!names.empty());
    m_help->setVisible(names.size() > 1);
    if (!isVisible())
        return; // showEvent() does the rest
    const std::vector<ProviderHealth> healths = m_backend.health();
    for (ProviderCard* card : m_cards) {
        card->setCompact(width() < compactWidth);
        card->handle().setVisible(names.size() > 1);
        card->refresh(healths);
    }
}

// Cards whose provider is still there stay, with the focus that they may have.
void ProviderList::rebuild(const std::vector<std::string>& names)
{
    std::vector<ProviderCard*> cards;
    for (const std::string& name : names) {
        const auto found = std::find_if(
            m_cards.begin(), m_cards.end(), [&name](ProviderCard* card) { return card->name() == name; });
        if (found == m_cards.end()) {
            cards.push_back(addCard(name));
            continue;
        }
        cards.push_back(*found);
        m_cards.erase(found);
    }
    for (ProviderCard* gone : m_cards) {
        gone->hide();
        gone->deleteLater(); // its button may be on the stack
    }
    m_cards = std::move(cards);
    arrange();
}

// Puts the cards into the layout, and the focus chain, as the list has them.
void ProviderList::arrange()
{
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (m_rows->indexOf(m_cards[i]) == int(i))
            continue;
        m_rows->removeWidget(m_cards[i]);
        m_rows->insertWidget(int(i), m_cards[i]);
    }
    QWidget* before = m_export;
    for (ProviderCard* card : m_cards) {
        for (QWidget* control : card->controls())
            setTabOrder(std::exchange(before, control), control);
    }
}

ProviderCard* ProviderList::addCard(const std::string& name)
{
    auto* card = new ProviderCard(m_backend, name);
    m_rows->addWidget(card);
    card->show();
    connect(card, &ProviderCard::enabledChosen, this, [this, card](bool on) { enable(*card, on); });
    connect(card, &ProviderCard::editRequested, this, [this, card] { Q_EMIT editRequested(card->name()); });
    connect(card, &ProviderCard::testRequested, this, [this, card] { Q_EMIT testRequested(card->name()); });
    connect(card, &ProviderCard::duplicateRequested, this,
        [this, card] { Q_EMIT duplicateRequested(card->name()); });
    connect(card, &ProviderCard::deleteRequested, this, [this, card] { remove(*card); });
    connect(card, &ProviderCard::moved, this, [this, card](int by) { move(*card, by); });
    connect(&card->handle(), &DragHandle::dragged, this,
        [this, card](const QPoint& global) { drag(*card, global); });
    connect(&card->handle(), &DragHandle::dropped, this, [this, card] { saveOrder(*card); });
    return card;
}

void ProviderList::enable(ProviderCard& card, bool on)
{
    const Configuration& configuration = m_backend.configuration();
    ProviderConfig provider = *findProvider(configuration, card.name());
    provider.enabled = on;
    const Result<void> saved = replaceProvider(configuration, card.name(), provider)
                                   .and_then([this](const Configuration& changed) {
                                       return m_backend.save(changed, m_backend.revision());
                                   });
    card.setRefusal(saved ? QString() : QString::fromStdString(saved.error().message));
    refresh();
}

void ProviderList::remove(ProviderCard& card)
{
    const auto place = std::find(m_cards.begin(), m_cards.end(), &card) - m_cards.begin();
    const Result<void> deleted = m_undo->deleteProvider(card.name());
    if (!deleted)
        return card.setRefusal(QString::fromStdString(deleted.error().message));
    if (m_cards.empty())
        return m_add->setFocus();
    m_cards[std::min(std::size_t(place), m_cards.size() - 1)]->handle().setFocus();
}

void ProviderList::move(ProviderCard& card, int by)
{
    const auto from = std::find(m_cards.begin(), m_cards.end(), &card);
    const std::ptrdiff_t target = from - m_cards.begin() + by;
    if (target < 0 || target >= std::ptrdiff_t(m_cards.size()))
        return;
    std::iter_swap(from, m_cards.begin() + target);
    arrange();
    saveOrder(card);
}

// The card changes place with the one that the pointer is over.
void ProviderList::drag(ProviderCard& card, const QPoint& global)
{
    if (auto* area = findChild<QScrollArea*>())
        area->ensureVisible(0, area->widget()->mapFromGlobal(global).y(), 0, scrollMargin);
    const auto from = std::find(m_cards.begin(), m_cards.end(), &card);
    for (auto over = m_cards.begin(); over != m_cards.end(); ++over) {
        const int y = (*over)->mapFromGlobal(global).y();
        // Behind the middle only, else cards of different heights would change to and fro.
        const bool isPast = over < from ? y < (*over)->height() / 2 : y > (*over)->height() / 2;
        if (over == from || !isPast || y < 0 || y > (*over)->height())
            continue;
        if (over < from)
            std::rotate(over, from, from + 1);
        else
            std::rotate(from, from + 1, over + 1);
        return arrange();
    }
}

void ProviderList::saveOrder(ProviderCard& moved)
{
    const Configuration& configuration = m_backend.configuration();
    const std::vector<std::string> names = shownNames();
    if (names == providerNames(providersInOrder(configuration)))
        return;
    const Result<void> saved
        = reorderProviders(configuration, names).and_then([this](const Configuration& changed) {
              return m_backend.save(changed, m_backend.revision());
          });
    moved.setRefusal(saved ? QString() : QString::fromStdString(saved.error().message));
    refresh();
}

void ProviderList::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

void ProviderList::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    for (ProviderCard* card : m_cards)
        card->setCompact(width() < compactWidth);
}

void ProviderList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ProviderList::dropEvent(QDropEvent* event)
{
    QStringList names;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            names.append(url.toLocalFile());
    }
    if (names.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(names);
}

} // namespace dragoman
