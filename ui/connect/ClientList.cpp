#include "ui/connect/ClientList.h"

#include "ui/ProgramState.h"
#include "ui/connect/SetUpText.h"
#include "ui/connect/SnippetSource.h"

#include <QEvent>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int tileWidth = 200; // that a tile needs to look well

bool isForProgrammers(const SnippetClient& client)
{
    const std::string_view id = client.id;
    return id.starts_with("curl") || id.starts_with("langchain") || id.ends_with("-python")
        || id.ends_with("-typescript");
}

QLabel* groupTitle()
{
    auto* label = new QLabel;
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

ClientList::ClientList(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_search(new QLineEdit)
    , m_nothing(new QuietLabel)
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(gridUnit);
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(gridUnit / 2, 0, 0, 0);
    lines->addWidget(m_search);
    m_groups = { makeGroup(*lines, false), makeGroup(*lines, true) };
    m_nothing->setTextInteractionFlags(Qt::TextSelectableByMouse);
    lines->addWidget(m_nothing);
    connect(m_search, &QLineEdit::textChanged, this, &ClientList::arrange);
    connect(m_search, &QLineEdit::returnPressed, this, &ClientList::openFirst);
    for (const auto signal : { &Backend::configurationChanged, &Backend::endpointsChanged,
             &Backend::tokenChanged, &Backend::clientsChanged })
        connect(&backend, signal, this, &ClientList::refresh);
    retranslate();
}

ClientList::Group ClientList::makeGroup(QVBoxLayout& lines, bool wanted)
{
    Group group{ groupTitle(), new QGridLayout, {} };
    lines.addSpacing(gridUnit);
    lines.addWidget(group.title);
    group.grid->setSpacing(gridUnit);
    lines.addLayout(group.grid);
    for (const SnippetClient& client : snippetClients()) {
        if (isForProgrammers(client) != wanted)
            continue;
        auto* tile = new ClientTile(client, this);
        connect(tile, &ClientTile::clicked, this, [this, tile] { Q_EMIT chosen(tile->client()); });
        group.tiles.push_back(tile);
    }
    return group;
}

// Enter in the search.
void ClientList::openFirst()
{
    for (const Group& group : m_groups) {
        for (ClientTile* tile : group.tiles) {
            if (isWanted(*tile))
                return tile->click();
        }
    }
}

void ClientList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible())
        refresh();
}

void ClientList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ClientList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ClientList::retranslate()
{
    m_search->setPlaceholderText(tr("Search a program"));
    m_search->setAccessibleName(tr("Search a program"));
    m_groups[0].title->setText(tr("Programs"));
    m_groups[1].title->setText(tr("For programmers"));
    for (const Group& group : m_groups) {
        for (ClientTile* tile : group.tiles)
            tile->retranslate();
    }
    refresh();
}

void ClientList::refresh()
{
    if (!isVisible())
        return; // files are not read for nobody
    const std::vector<ClientState> states = m_backend.clientStates();
    for (const Group& group : m_groups) {
        for (ClientTile* tile : group.tiles)
            showState(*tile, states);
    }
    m_nothing->setText(otherWays());
    arrange();
}

void ClientList::showState(ClientTile& tile, const std::vector<ClientState>& states) const
{
    const SnippetClient& client = tile.client();
    if (!m_backend.serves(client.protocol))
        return tile.showState(tr("Cannot be served yet"), Tone::Quiet);
    for (const ClientState& state : states) {
        const QString badge = state.client == client.id ? SetUpText::badge(state) : QString();
        if (!badge.isEmpty())
            return tile.showState(badge, SetUpText::tone(state));
    }
    tile.showState(StateText::protocol(client.protocol), Tone::Quiet);
}

bool ClientList::isWanted(const ClientTile& tile) const
{
    const QString wanted = m_search->text().trimmed();
    return tile.text().contains(wanted, Qt::CaseInsensitive)
        || QString::fromUtf8(tile.client().title.data()).contains(wanted, Qt::CaseInsensitive);
}

void ClientList::arrange()
{
    const int columns = std::max(1, (width() + gridUnit) / (tileWidth + gridUnit));
    bool isAny = false;
    for (const Group& group : m_groups) {
        arrangeGroup(group, columns);
        const bool hasSome = std::any_of(group.tiles.begin(), group.tiles.end(),
            [this](const ClientTile* tile) { return isWanted(*tile); });
        group.title->setVisible(hasSome);
        isAny = isAny || hasSome;
    }
    m_nothing->setVisible(!isAny);
}

void ClientList::arrangeGroup(const Group& group, int columns) const
{
    int place = 0;
    for (ClientTile* tile : group.tiles) {
        group.grid->removeWidget(tile);
        tile->setVisible(isWanted(*tile));
        if (isWanted(*tile)) {
            group.grid->addWidget(tile, place / columns, place % columns);
            ++place;
        }
    }
    const int used = std::max(group.grid->columnCount(), columns);
    for (int column = 0; column < used; ++column)
        group.grid->setColumnStretch(column, column < columns ? 1 : 0);
}

// What any other program needs that lets its user change the base address.
QString ClientList::otherWays() const
{
    const auto address = [this](Protocol protocol, const char* path) {
        const std::vector<EndpointConfig> fitting = fittingEndpoints(m_backend, protocol);
        return fitting.empty()
            ? tr("(no endpoint listens)")
            : QString::fromStdString(endpointAddress(fitting.front().host, fitting.front().port) + path);
    };
    return tr("No program of that name is known here. Every program that lets you change the base address "
              "will do:\nOpenAI style: %1\nAnthropic style: %2\nThe key is the access token; it is in the "
              "settings.")
        .arg(address(Protocol::OpenAiChat, "/v1"), address(Protocol::Anthropic, ""));
}

} // namespace dragoman
