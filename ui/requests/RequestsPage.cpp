#include "ui/requests/RequestsPage.h"

#include "ui/Card.h"
#include "ui/RequestLog.h"
#include "ui/requests/FilterBox.h"
#include "ui/requests/NoRequests.h"
#include "ui/requests/RequestInspector.h"
#include "ui/requests/RequestTable.h"
#include "ui/requests/RequestTableModel.h"
#include "ui/requests/RunningList.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

namespace dragoman {

namespace {

constexpr int besideFrom = 1120; // pixels of width
constexpr int aloneBelow = 520;
constexpr RequestOrder newestFirst{ RequestColumn::Time, true };
constexpr RequestOrder failedFirst{ RequestColumn::Failure, true };

} // namespace

RequestsPage::RequestsPage(const WindowParts& parts)
    : m_parts(parts)
    , m_model(new RequestTableModel(parts.backend.requestLog(), this))
    , m_title(new QLabel)
    , m_count(new QuietLabel)
    , m_pause(new QPushButton)
    , m_failuresFirst(new QPushButton)
    , m_columns(new QPushButton)
    , m_filter(new FilterBox(parts.preferences))
    , m_newRows(new QPushButton)
    , m_list(new QWidget)
    , m_running(new RunningList(parts.backend, m_list))
    , m_stack(new QStackedWidget)
    , m_table(new RequestTable(*m_model, parts.preferences))
    , m_empty(new NoRequests(pageById(connectPage) != nullptr))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_inspector(new RequestInspector(parts))
{
    build();
    connectAll();
    retranslate();
    showState();
    arrange();
}

void RequestsPage::build()
{
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_newRows->hide();
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, gridUnit);
    list->setSpacing(gridUnit);
    list->addLayout(makeHead());
    list->addWidget(m_filter);
    list->addWidget(m_running);
    list->addWidget(m_newRows);
    list->addWidget(m_stack, 1);
    list->addWidget(m_count);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_inspector);
    m_splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QLayout* RequestsPage::makeHead()
{
    m_pause->setCheckable(true);
    m_failuresFirst->setCheckable(true);
    auto* columns = new QMenu(m_columns);
    m_columns->setMenu(columns);
    connect(columns, &QMenu::aboutToShow, this, [this, columns] { m_table->fillMenu(*columns); });
    auto* head = new QHBoxLayout;
    head->setSpacing(gridUnit);
    head->addWidget(m_title, 1);
    head->addWidget(m_pause);
    head->addWidget(m_failuresFirst);
    head->addWidget(m_columns);
    return head;
}

void RequestsPage::connectAll()
{
    connect(m_filter, &FilterBox::filterChanged, m_model, &RequestTableModel::setFilter);
    connect(m_pause, &QPushButton::toggled, m_table, &RequestTable::setPaused);
    connect(m_failuresFirst, &QPushButton::toggled, this, &RequestsPage::setFailuresFirst);
    connect(m_newRows, &QPushButton::clicked, this, [this] {
        m_table->scrollToTop();
        m_model->showNew();
    });
    connect(m_model, &RequestTableModel::newRowsChanged, this, &RequestsPage::showNewRows);
    connect(m_model, &RequestTableModel::started, this, &RequestsPage::begun);
    connect(m_model, &RequestTableModel::rowsInserted, this, &RequestsPage::showState);
    connect(m_model, &RequestTableModel::rowsRemoved, this, &RequestsPage::showState);
    connect(m_model, &RequestTableModel::failed, this, [this](const QString& problem) {
        m_problem = problem;
        m_empty->setProblem(problem);
        showState();
    });
    connect(m_table, &RequestTable::requestChosen, this, &RequestsPage::choose);
    connect(m_table, &RequestTable::requestOpened, this, &RequestsPage::open);
    connect(m_table, &RequestTable::orderChosen, this, [this] {
        const QSignalBlocker blocker(m_failuresFirst);
        m_failuresFirst->setChecked(false);
    });
    connect(m_empty, &NoRequests::clearRequested, this, [this] { m_filter->setText({}); });
    connect(m_empty, &NoRequests::connectRequested, this, [this] { Q_EMIT pageRequested(connectPage); });
    connect(m_inspector, &RequestInspector::closeRequested, this, &RequestsPage::closeInspector);
    connect(m_inspector, &RequestInspector::wholePageRequested, this, [this](bool isWanted) {
        m_isAlone = isWanted;
        arrange();
    });
}

void RequestsPage::retranslate()
{
    m_title->setText(tr("Requests"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("New requests are counted, not shown, until this is switched off"));
    m_failuresFirst->setText(tr("Failures first"));
    m_columns->setText(tr("Columns"));
    m_table->setAccessibleName(tr("Requests"));
    showNewRows();
    showState();
}

void RequestsPage::setFailuresFirst(bool isWanted)
{
    m_table->setOrder(isWanted ? failedFirst : newestFirst);
}

// The chosen request keeps its mark where it is still in sight.
void RequestsPage::begun()
{
    showState();
    if (m_chosen != 0 && m_table->currentId() != m_chosen)
        m_table->selectId(m_chosen);
}

void RequestsPage::showState()
{
    const int rows = m_model->rowCount();
    const bool isEmpty = rows == 0 && (!m_model->isStarting() || !m_problem.isEmpty());
    const bool isAll = !m_filter->isFiltering();
    m_empty->setReason(isAll ? NoRequests::Reason::NothingYet : NoRequests::Reason::FilterFitsNothing);
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_table);
    const QString count
        = isAll ? tr("%Ln request(s)", nullptr, rows) : tr("%Ln request(s) fit the filter", nullptr, rows);
    m_count->setVisible(rows > 0);
    m_count->setTone(m_problem.isEmpty() ? Tone::Quiet : Tone::Bad);
    m_count->setText(m_problem.isEmpty() ? count : m_problem);
}

void RequestsPage::showNewRows()
{
    const auto rows = int(m_model->newRows());
    m_newRows->setVisible(rows > 0);
    m_newRows->setText(tr("%Ln new · show", nullptr, rows));
}

void RequestsPage::choose(qint64 id)
{
    if (id == 0)
        return;
    m_chosen = id;
    m_inspector->showRequest(id);
    arrange();
}

void RequestsPage::open(qint64 id)
{
    m_isAlone = true;
    choose(id);
}

void RequestsPage::closeInspector()
{
    if (m_isAlone && arrangement() != Arrangement::Alone) {
        m_isAlone = false;
        return arrange();
    }
    m_isAlone = false;
    m_chosen = 0;
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    arrange();
    m_table->setFocus();
}

RequestsPage::Arrangement RequestsPage::arrangement() const
{
    if (width() < aloneBelow)
        return Arrangement::Alone;
    return width() < besideFrom ? Arrangement::Below : Arrangement::Beside;
}

void RequestsPage::arrange()
{
    const Arrangement wanted = arrangement();
    const bool isOpen = m_chosen != 0;
    const bool isAlone = isOpen && (m_isAlone || wanted == Arrangement::Alone);
    m_splitter->setOrientation(wanted == Arrangement::Beside ? Qt::Horizontal : Qt::Vertical);
    const bool isNew = isOpen && m_inspector->isHidden();
    m_inspector->setVisible(isOpen);
    m_running->setWanted(!isOpen || wanted == Arrangement::Beside);
    m_list->setVisible(!isAlone);
    m_inspector->setWholePage(isAlone);
    if (isNew)
        divide();
}

// More for the list at the left than for one above.
void RequestsPage::divide()
{
    const bool isBeside = arrangement() == Arrangement::Beside;
    const int all = isBeside ? width() : height();
    const int list = all * (isBeside ? 55 : 45) / 100;
    m_splitter->setSizes({ list, all - list });
}

void RequestsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RequestsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RequestsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_chosen != 0)
        return closeInspector();
    QWidget::keyPressEvent(event);
}

} // namespace dragoman
