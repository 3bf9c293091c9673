#include "ui/MainWindow.h"

#include "ui/ProgramState.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMetaMethod>
#include <QShortcut>
#include <QTimer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace dragoman {

namespace {

constexpr int listWidth = 184;
constexpr int compactWidth = 60;
constexpr int compactBelow = 660; // narrower windows show only the icons of the pages
constexpr int rowHeight = 38;
constexpr QSize usualSize{ 860, 620 };
constexpr QSize smallestSize{ 480, 400 };

constexpr std::chrono::seconds unseenTime{ 2 };

// What the pages needed and freed, the allocator keeps; a window that was closed may not come back for days.
void giveMemoryBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

MainWindow::MainWindow(const WindowParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_side(new QWidget)
    , m_list(new QListWidget)
    , m_delegate(new PageListDelegate(this))
    , m_stack(new QStackedWidget)
    , m_dot(new ToneDot)
    , m_state(new QuietLabel)
    , m_pages(pageTable().size(), nullptr)
{
    build();
    addShortcuts();
    connect(m_list, &QListWidget::currentRowChanged, this, &MainWindow::select);
    for (const auto signal : { &Backend::configurationChanged, &Backend::endpointsChanged,
             &Backend::activityChanged, &Backend::healthChanged, &Backend::noticesChanged })
        connect(&parts.backend, signal, this, &MainWindow::refresh);
    setWindowIcon(programIcon());
    resize(usualSize);
    restoreGeometry(parts.preferences.windowGeometry());
    setMinimumSize(smallestSize);
    retranslate();
    redrawIcons();
    m_list->setCurrentRow(0);
}

MainWindow::~MainWindow()
{
    m_parts.preferences.setWindowGeometry(saveGeometry());
}

void MainWindow::build()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        auto* item = new QListWidgetItem(m_list);
        item->setSizeHint({ compactWidth - 2 * gridUnit, rowHeight });
    }
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(m_delegate);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);

    auto* state = new QHBoxLayout;
    state->setContentsMargins(gridUnit, 0, gridUnit, gridUnit);
    state->setSpacing(gridUnit);
    state->addWidget(m_dot, 0, Qt::AlignVCenter);
    state->addWidget(m_state, 1);
    auto* side = new QVBoxLayout;
    side->setContentsMargins(gridUnit, 2 * gridUnit, gridUnit, gridUnit);
    side->addWidget(m_list, 1);
    side->addLayout(state);
    m_side->setFixedWidth(listWidth);
    m_side->setLayout(side);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_side);
    layout->addWidget(m_stack, 1);
}

// Ctrl+1 ... for the pages; what closes and quits programs on this system.
void MainWindow::addShortcuts()
{
    for (int row = 0; row < int(m_pages.size()); ++row) {
        auto* jump = new QShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(row + 1)), this);
        connect(jump, &QShortcut::activated, this, [this, row] { m_list->setCurrentRow(row); });
    }
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+Q")), this), &QShortcut::activated, this,
        &MainWindow::quitRequested);
}

void MainWindow::select(int row)
{
    if (row < 0)
        return;
    QWidget*& page = m_pages[std::size_t(row)];
    if (!page) {
        page = pageTable()[std::size_t(row)].make(m_parts);
        m_stack->addWidget(page);
        if (page->metaObject()->indexOfSignal("pageRequested(QString)") >= 0)
            connect(page, SIGNAL(pageRequested(QString)), this, SLOT(showPage(QString)));
    }
    m_stack->setCurrentWidget(page);
}

void MainWindow::showPage(const QString& id)
{
    if (const PageEntry* entry = pageById(id))
        m_list->setCurrentRow(int(entry - pageTable().data()));
}

QString MainWindow::currentPage() const
{
    return QLatin1String(pageTable()[std::size_t(m_list->currentRow())].id);
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        redrawIcons();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    m_parts.preferences.setWindowGeometry(saveGeometry());
    if (!m_hasTray)
        return showMinimized();
    hide();
    QTimer::singleShot(unseenTime, this, [this] {
        if (!isVisible())
            giveMemoryBack();
    });
}

void MainWindow::retranslate()
{
    setWindowTitle(QStringLiteral("Dragoman"));
    m_list->setAccessibleName(tr("Pages"));
    for (int row = 0; row < m_list->count(); ++row) {
        const QString title = QCoreApplication::translate("Pages", pageTable()[std::size_t(row)].title);
        m_list->item(row)->setText(title);
        m_list->item(row)->setToolTip(m_isCompact ? title : QString());
    }
    refresh();
}

void MainWindow::redrawIcons()
{
    QPalette clear = palette();
    clear.setColor(QPalette::Base, clear.color(QPalette::Window));
    m_list->setPalette(clear);
    const QColor ink = palette().color(QPalette::WindowText);
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setIcon(pageIcon(pageTable()[std::size_t(row)].icon, ink));
}

void MainWindow::refresh()
{
    m_dot->setTone(StateText::toneOf(StateText::stateOf(m_parts.backend)));
    const QString line = StateText::line(m_parts.backend);
    m_state->setText(line);
    m_dot->setToolTip(line);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setCompact(width() < compactBelow);
}

void MainWindow::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return;
    m_isCompact = isCompact;
    m_delegate->setCompact(isCompact);
    m_side->setFixedWidth(isCompact ? compactWidth : listWidth);
    m_state->setVisible(!isCompact);
    retranslate();
}

} // namespace dragoman
