#include "ui/usage/PriceDialog.h"

#include "ui/Card.h"
#include "ui/SavedFile.h"
#include "ui/requests/FlatHeader.h"
#include "ui/usage/PriceForm.h"
#include "ui/usage/PriceModel.h"
#include "ui/usage/RowDelegate.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

namespace dragoman {

namespace {

constexpr QSize usualSize{ 760, 660 };
constexpr int namesWidth = 220;
constexpr int narrowestNumber = 64;

} // namespace

PriceDialog::PriceDialog(QString fileName, const QStringList& withoutPrice, QWidget* parent)
    : QDialog(parent)
    , m_fileName(std::move(fileName))
    , m_withoutPrice(withoutPrice)
    , m_model(new PriceModel(this))
    , m_missing(new QuietLabel)
    , m_problem(new QuietLabel)
    , m_view(new QTreeView)
    , m_form(new PriceForm)
    , m_new(new QPushButton(tr("New price")))
    , m_save(new QPushButton(tr("Save price")))
    , m_remove(new QPushButton(tr("Remove my price")))
    , m_reset(new QPushButton(tr("Remove all of mine")))
{
    build();
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PriceDialog::showChosen);
    connect(m_form, &PriceForm::edited, this, &PriceDialog::showButtons);
    connect(m_new, &QPushButton::clicked, this, &PriceDialog::begin);
    connect(m_save, &QPushButton::clicked, this, &PriceDialog::savePrice);
    connect(m_remove, &QPushButton::clicked, this, &PriceDialog::removePrice);
    connect(m_reset, &QPushButton::clicked, this, &PriceDialog::resetAll);
    load();
    proposeFirst();
}

void PriceDialog::build()
{
    setWindowTitle(tr("Prices"));
    resize(usualSize);
    m_view->setHeader(new FlatHeader(m_view));
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTabKeyNavigation(false);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setAccessibleName(tr("All prices"));
    m_view->header()->setSectionsMovable(false);
    m_view->header()->resizeSection(PriceModel::Models, namesWidth);
    for (int column = PriceModel::Input; column <= PriceModel::CacheWrite; ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = m_view->header()->fontMetrics().horizontalAdvance(title) + 3 * gridUnit;
        m_view->header()->resizeSection(column, std::max(width, narrowestNumber));
    }
    m_view->header()->setStretchLastSection(true);
    auto* about = new QuietLabel;
    about->setText(
        tr("US dollars for a million tokens, as the makers list them. Discounts and what other "
           "sellers ask are not known: every cost is an estimate. Your own prices go first and hold "
           "for past requests, too."));
    m_missing->setTone(Tone::Warning);
    m_missing->setText(tr("Used and without a price: %1").arg(m_withoutPrice.join(QStringLiteral(", "))));
    m_missing->setVisible(!m_withoutPrice.isEmpty());
    m_problem->setTone(Tone::Bad);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gridUnit, 2 * gridUnit, 2 * gridUnit, 2 * gridUnit);
    layout->setSpacing(gridUnit);
    layout->addWidget(about);
    layout->addWidget(m_missing);
    layout->addWidget(m_problem);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_form);
    layout->addLayout(makeButtons());
}

QLayout* PriceDialog::makeButtons()
{
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* line = new QHBoxLayout;
    for (QPushButton* button : { m_new, m_save, m_remove, m_reset, close }) {
        button->setAutoDefault(false);
        if (button == close)
            line->addStretch();
        line->addWidget(button);
    }
    m_save->setDefault(true);
    return line;
}

void PriceDialog::load()
{
    const Result<PriceTable> table = PriceTable::load(m_fileName);
    m_problem->setVisible(!table);
    if (!table)
        m_problem->setText(tr("%1\nSaving a price or removing all of yours writes the file anew.")
                               .arg(QString::fromStdString(table.error().message)));
    m_table = table ? *table : PriceTable::builtIn();
    m_model->setTable(m_table);
    showButtons();
}

void PriceDialog::proposeFirst()
{
    if (m_withoutPrice.isEmpty())
        return m_view->setCurrentIndex(m_model->index(0, 0));
    begin();
}

int PriceDialog::chosenRow() const
{
    return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
}

void PriceDialog::showChosen()
{
    if (chosenRow() >= 0)
        m_form->showPrice(m_model->priceAt(chosenRow()));
    showButtons();
}

void PriceDialog::showButtons()
{
    m_save->setEnabled(m_form->problem().isEmpty());
    m_remove->setEnabled(chosenRow() >= 0 && m_model->isOwn(chosenRow()));
    m_reset->setEnabled(m_table.ownPrices() > 0 || !m_problem->isHidden());
}

// With the first model that has no price yet.
void PriceDialog::begin()
{
    m_view->setCurrentIndex({});
    Price price;
    for (const QString& model : m_withoutPrice) {
        if (price.models.empty() && !m_table.find(model.toStdString()))
            price.models = { model.toStdString() };
    }
    m_form->showPrice(price);
    showButtons();
}

std::vector<Price> PriceDialog::own() const
{
    const auto end = m_table.prices().begin() + std::ptrdiff_t(m_table.ownPrices());
    return { m_table.prices().begin(), end };
}

// One of the user's is replaced; one of the program's gets one of the user's before it.
void PriceDialog::savePrice()
{
    const std::optional<Price> price = m_form->price();
    if (!price)
        return;
    std::vector<Price> all = own();
    const int row = chosenRow();
    if (row >= 0 && m_model->isOwn(row))
        all[std::size_t(row)] = *price;
    else
        all.insert(all.begin(), *price);
    write(all);
}

void PriceDialog::removePrice()
{
    std::vector<Price> all = own();
    all.erase(all.begin() + chosenRow());
    write(all);
}

void PriceDialog::resetAll()
{
    const auto answer = QMessageBox::question(this, tr("Prices"),
        tr("Remove all prices that you have set? Those that come with the program stay."));
    if (answer == QMessageBox::Yes)
        write({});
}

void PriceDialog::write(const std::vector<Price>& own)
{
    const int row = own.size() < m_table.ownPrices() ? 0 : chosenRow();
    if (own.empty())
        QFile::remove(m_fileName);
    else if (const Result<void> saved = saveFile(m_fileName, pricesJson(own)); !saved) {
        QMessageBox::warning(this, tr("Prices"),
            tr("%1 could not be written: %2").arg(m_fileName, QString::fromStdString(saved.error().message)));
        return;
    }
    load();
    m_view->setCurrentIndex(m_model->index(row >= 0 && m_model->isOwn(row) ? row : 0, 0));
    Q_EMIT pricesChanged();
}

} // namespace dragoman
