#include "ui/TrayIcon.h"

#include "ui/StateIcon.h"
#include "ui/UpdateCard.h"
#include "ui/connect/SnippetSource.h"

#include <QActionGroup>
#include <QApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace dragoman {

namespace {

constexpr int longestError = 60; // characters shown; all of it is copied

} // namespace

TrayIcon::TrayIcon(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
{
    connect(&m_icon, &QSystemTrayIcon::activated, this, &TrayIcon::activated);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
    connect(&backend, &Backend::configurationChanged, this, &TrayIcon::rebuild);
    connect(&backend, &Backend::endpointsChanged, this, &TrayIcon::rebuild);
    connect(&backend, &Backend::activityChanged, this, &TrayIcon::refresh);
    connect(&backend, &Backend::healthChanged, this, &TrayIcon::refresh);
    connect(&backend, &Backend::noticesChanged, this, &TrayIcon::refresh);
    connect(&backend, &Backend::updateChanged, this, &TrayIcon::refreshUpdate);
    connect(&m_menu, &QMenu::aboutToHide, this, &TrayIcon::rebuildIfStale, Qt::QueuedConnection);
    m_menu.installEventFilter(this);
    m_isStale = true;
    rebuildIfStale();
    m_icon.setContextMenu(&m_menu);
}

void TrayIcon::showMessage(const QString& title, const QString& text)
{
    m_icon.showMessage(title, text, QSystemTrayIcon::Warning);
}

bool TrayIcon::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
    return QObject::eventFilter(watched, event);
}

// On macOS a click opens the menu, as every menu bar item does.
void TrayIcon::activated(QSystemTrayIcon::ActivationReason reason)
{
#ifndef Q_OS_MACOS
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
        Q_EMIT openRequested();
#else
    Q_UNUSED(reason)
#endif
}

// Later: an action of the menu may be on the stack.
void TrayIcon::rebuild()
{
    if (!std::exchange(m_isStale, true))
        QMetaObject::invokeMethod(this, &TrayIcon::rebuildIfStale, Qt::QueuedConnection);
}

// A menu that is open stays as it is until it is closed.
void TrayIcon::rebuildIfStale()
{
    if (!m_isStale || m_menu.isVisible())
        return;
    m_isStale = false;
    const QList<QMenu*> submenus = m_menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    m_menu.clear();
    qDeleteAll(submenus);
    m_state = m_menu.addAction(QString());
    m_state->setEnabled(false);
    m_menu.addSeparator();
    addEndpoints();
    m_menu.addSeparator();
    addProviders();
    addCopies();
    m_menu.addSeparator();
    addEnd();
    refresh();
    refreshUpdate();
}

void TrayIcon::addEndpoints()
{
    const std::vector<EndpointState> states = m_backend.endpoints();
    const std::vector<EndpointConfig>& endpoints = m_backend.configuration().endpoints;
    for (std::size_t i = 0; i < std::min(states.size(), endpoints.size()); ++i)
        addEndpoint(endpoints[i], states[i]);
    if (endpoints.empty())
        return;
    const bool isAnyOn = std::any_of(
        endpoints.begin(), endpoints.end(), [](const EndpointConfig& endpoint) { return endpoint.enabled; });
    QAction* const all = m_menu.addAction(isAnyOn ? tr("Stop all") : tr("Start all"));
    connect(all, &QAction::triggered, this,
        [this, isAnyOn] { report(m_backend.setAllEndpointsEnabled(!isAnyOn)); });
}

void TrayIcon::addEndpoint(const EndpointConfig& endpoint, const EndpointState& state)
{
    const QString name = QString::fromStdString(endpoint.name);
    const int port = state.port != 0 ? state.port : endpoint.port;
    const QString text = state.problem ? tr("%1  ·  port %2 is taken").arg(name).arg(port)
                                       : tr("%1  ·  %2").arg(name).arg(port);
    QAction* const action = m_menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(endpoint.enabled);
    connect(action, &QAction::triggered, this,
        [this, name = endpoint.name](bool on) { report(m_backend.setEndpointEnabled(name, on)); });
}

void TrayIcon::addProviders()
{
    if (m_backend.configuration().providers.empty())
        return;
    QMenu* const menu = m_menu.addMenu(tr("Provider"));
    new QActionGroup(menu);
    addProvider(*menu, tr("Automatic"), {});
    menu->addSeparator();
    for (const ProviderConfig& provider : m_backend.configuration().providers) {
        if (provider.enabled)
            addProvider(*menu, QString::fromStdString(provider.name), provider.name);
    }
}

void TrayIcon::addProvider(QMenu& menu, const QString& title, const std::string& name)
{
    QAction* const action = menu.addAction(title);
    action->setCheckable(true);
    action->setChecked(m_backend.configuration().routing.pinned == name);
    menu.findChild<QActionGroup*>()->addAction(action);
    connect(action, &QAction::triggered, this, [this, name] { report(m_backend.pinProvider(name)); });
}

void TrayIcon::addCopies()
{
    QMenu* const menu = m_menu.addMenu(tr("Copy"));
    addCopy(*menu, Protocol::OpenAiChat, tr("OpenAI base URL"));
    addCopy(*menu, Protocol::Anthropic, tr("Anthropic base URL"));
    connect(menu->addAction(tr("Access token")), &QAction::triggered, this,
        [this] { m_clipboard.copy(m_backend.token()); });
    menu->addSeparator();
    addSnippets(*menu->addMenu(tr("Snippet for")));
}

void TrayIcon::addSnippets(QMenu& menu)
{
    menu.setEnabled(!listeningEndpoints(m_backend).empty());
    for (const SnippetClient& client : snippetClients()) {
        if (!m_backend.serves(client.protocol))
            continue;
        connect(menu.addAction(clientTitle(client)), &QAction::triggered, this, [this, id = client.id] {
            if (const std::optional<LiveSnippet> live = liveSnippet(m_backend, id, {}))
                m_clipboard.copy(Secret(live->real.text()));
        });
    }
}

// Clients of OpenAI's protocol want the path /v1 in the base URL, those of Anthropic's do not.
void TrayIcon::addCopy(QMenu& menu, Protocol protocol, const QString& title)
{
    const std::vector<EndpointState> states = m_backend.endpoints();
    const std::vector<EndpointConfig>& endpoints = m_backend.configuration().endpoints;
    QString address;
    for (std::size_t i = 0; i < std::min(states.size(), endpoints.size()) && address.isEmpty(); ++i) {
        if (endpoints[i].protocol == protocol && states[i].port != 0)
            address = QString::fromStdString(endpointAddress(endpoints[i].host, states[i].port));
    }
    if (!address.isEmpty() && protocol == Protocol::OpenAiChat)
        address += QStringLiteral("/v1");
    QAction* const action = menu.addAction(title);
    action->setEnabled(!address.isEmpty());
    connect(action, &QAction::triggered, this, [address] { copyText(address); });
}

void TrayIcon::addEnd()
{
    m_error = m_menu.addAction(QString());
    connect(m_error, &QAction::triggered, this, [this] {
        if (const std::optional<FailedRequest> error = m_backend.lastError())
            copyText(QString::fromStdString(error->message));
    });
    m_tokens = m_menu.addAction(QString());
    m_tokens->setEnabled(false);
    m_update = m_menu.addAction(QString());
    connect(m_update, &QAction::triggered, this, [this] { openReleaseNotes(m_backend); });
    m_menu.addSeparator();
    QAction* const open = m_menu.addAction(tr("Open Dragoman"));
    connect(open, &QAction::triggered, this, &TrayIcon::openRequested);
    m_menu.setDefaultAction(open);
    connect(m_menu.addAction(tr("Settings…")), &QAction::triggered, this, &TrayIcon::settingsRequested);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
}

// What changes while requests run.
void TrayIcon::refresh()
{
    drawIcon();
    const QString line = StateText::line(m_backend);
    m_icon.setToolTip(tr("Dragoman: %1").arg(line));
    m_state->setText(line);
    m_tokens->setText(StateText::tokens(m_backend.totals()));
    const std::optional<FailedRequest> error = m_backend.lastError();
    m_error->setVisible(error.has_value());
    if (!error)
        return;
    QString message = QString::fromStdString(error->message).simplified();
    if (message.size() > longestError)
        message = message.left(longestError) + QStringLiteral("…");
    m_error->setText(tr("Copy the last error: %1").arg(message));
}

void TrayIcon::refreshUpdate()
{
    const std::optional<NewRelease> release = m_backend.offeredRelease();
    m_update->setVisible(release.has_value());
    if (release)
        m_update->setText(
            tr("Version %1 is there: what is new").arg(QString::fromStdString(release->version)));
}

void TrayIcon::drawIcon()
{
    const QPalette palette = QApplication::palette();
    const QColor surface = palette.color(QPalette::Window);
    const std::pair now(StateText::stateOf(m_backend), surface.rgb());
    if (m_drawn == now)
        return;
    m_drawn = now;
    m_icon.setIcon(stateIcon(now.first, palette.color(QPalette::WindowText), surface));
}

void TrayIcon::report(const Result<void>& result)
{
    if (!result)
        showMessage(tr("The change was not made"), QString::fromStdString(result.error().message));
    rebuild(); // a check mark may have run ahead of what is so
}

} // namespace dragoman
