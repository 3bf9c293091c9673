#include "ui/usage/UsagePage.h"

#include "ui/Card.h"
#include "ui/EmptyNote.h"
#include "ui/RequestLog.h"
#include "ui/usage/Breakdown.h"
#include "ui/usage/PriceDialog.h"
#include "ui/usage/UsageExportButton.h"
#include "ui/usage/UsageRangeBar.h"
#include "ui/usage/UsageSeries.h"
#include "ui/usage/UsageTiles.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>

#include <array>

namespace dragoman {

namespace {

constexpr std::array<UsageMeasure, 3> measures{ UsageMeasure::Tokens, UsageMeasure::Cost,
    UsageMeasure::Requests };
constexpr std::array<UsageGroup, 4> groups{ UsageGroup::Provider, UsageGroup::Model, UsageGroup::Client,
    UsageGroup::Endpoint };

// A heading with its control at the right, and a card below.
void addSection(QVBoxLayout* layout, QLabel* heading, QWidget* control, QWidget* content)
{
    auto* line = new QHBoxLayout;
    line->addWidget(heading);
    line->addStretch();
    if (control)
        line->addWidget(control);
    auto* card = new Card;
    auto* inside = new QWidget;
    auto* frame = new QVBoxLayout(inside);
    frame->setContentsMargins(gridUnit, gridUnit / 2, gridUnit, gridUnit / 2);
    frame->addWidget(content);
    card->addRow(inside);
    layout->addSpacing(gridUnit);
    layout->addLayout(line);
    layout->addWidget(card);
}

bool isEmpty(const UsageAnswer& answer)
{
    return !answer.report || answer.report->total.requests == 0;
}

} // namespace

UsagePage::UsagePage(const WindowParts& parts)
    : m_parts(parts)
    , m_reading(parts.backend.requestLog())
    , m_range(new UsageRangeBar)
    , m_prices(new QPushButton)
    , m_export(new UsageExportButton)
    , m_priceProblem(new QuietLabel)
    , m_empty(new EmptyNote)
    , m_content(new QWidget)
    , m_tiles(new UsageTiles)
    , m_timeHeading(makeHeading())
    , m_measure(new QComboBox)
    , m_bars(new BarChart)
    , m_groupHeading(makeHeading())
    , m_group(new QComboBox)
    , m_breakdown(new Breakdown)
    , m_hoursHeading(makeHeading())
    , m_hours(new HeatMap)
{
    build();
    m_range->setSpan(UsageChoice::spanOf(m_parts.preferences.usageDays()));
    connectAll();
    m_reading.setChoice(m_range->choice());
    UsagePage::retranslate();
}

void UsagePage::build()
{
    m_range->addControl(m_prices);
    m_range->addControl(m_export);
    m_priceProblem->setTone(Tone::Bad);
    m_priceProblem->hide();
    m_empty->setContentsMargins(4 * gridUnit, 8 * gridUnit, 4 * gridUnit, 8 * gridUnit);
    m_empty->hide();
    m_content->hide();
    buildContent();
    body()->addSpacing(gridUnit / 2);
    body()->addWidget(m_range);
    body()->addWidget(m_priceProblem);
    body()->addWidget(m_empty);
    body()->addWidget(m_content);
}

void UsagePage::buildContent()
{
    for (const UsageMeasure measure : measures)
        m_measure->addItem({}, int(measure));
    for (const UsageGroup group : groups)
        m_group->addItem({}, int(group));
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, gridUnit / 2, 0, 0);
    layout->setSpacing(gridUnit);
    layout->addWidget(m_tiles);
    addSection(layout, m_timeHeading, m_measure, m_bars);
    addSection(layout, m_groupHeading, m_group, m_breakdown);
    addSection(layout, m_hoursHeading, nullptr, m_hours);
}

void UsagePage::connectAll()
{
    connect(m_range, &UsageRangeBar::chosen, &m_reading, &UsageReading::setChoice);
    connect(m_range, &UsageRangeBar::chosen, this, [this](const UsageChoice& choice) {
        if (choice.lastDays() > 0) // days of long ago are not what one wants to see next time
            m_parts.preferences.setUsageDays(choice.lastDays());
    });
    connect(&m_reading, &UsageReading::answered, this, &UsagePage::take);
    connect(m_prices, &QPushButton::clicked, this, &UsagePage::openPrices);
    connect(m_empty, &EmptyNote::actionChosen, this, &UsagePage::actOnEmpty);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &UsagePage::showCharts);
    connect(m_group, &QComboBox::currentIndexChanged, this, &UsagePage::showCharts);
}

void UsagePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_reading.setWatched(true);
}

void UsagePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_reading.setWatched(false);
}

UsageMeasure UsagePage::measure() const
{
    return UsageMeasure(m_measure->currentData().toInt());
}

UsageGroup UsagePage::group() const
{
    return UsageGroup(m_group->currentData().toInt());
}

void UsagePage::take(const UsageAnswer& answer)
{
    m_answer = answer;
    showAnswer();
}

void UsagePage::showAnswer()
{
    if (!m_answer)
        return;
    const bool hasNone = isEmpty(*m_answer);
    m_export->setAnswer(hasNone ? std::nullopt : m_answer);
    m_priceProblem->setText(m_answer->priceProblem);
    m_priceProblem->setVisible(!m_answer->priceProblem.isEmpty());
    m_empty->setVisible(hasNone);
    m_content->setVisible(!hasNone);
    if (hasNone)
        return showEmpty();
    m_tiles->showRow(m_answer->report->total);
    showCharts();
}

void UsagePage::showCharts()
{
    m_export->setGroup(group());
    const QString what = UsageWords::measure(measure());
    m_groupHeading->setText(tr("Shares · %1").arg(what));
    m_hoursHeading->setText(tr("Hours of the week · %1").arg(what));
    if (!m_answer || isEmpty(*m_answer))
        return;
    m_bars->setSeries(UsageSeries::bars(*m_answer, measure()));
    m_bars->setSummary(UsageSeries::barsSummary(*m_answer, measure()));
    m_hours->setCells(UsageSeries::cells(*m_answer, measure()));
    m_hours->setSummary(UsageSeries::cellsSummary(*m_answer, measure()));
    m_breakdown->setMeasure(measure());
    m_breakdown->setRows(group(), m_answer->report->groups.at(group()));
}

void UsagePage::showEmpty()
{
    const bool hasConnect = pageById(connectPage) != nullptr;
    const QString connectText = hasConnect ? tr("Connect a client") : QString();
    if (m_answer->report && m_answer->choice.span != UsageChoice::Span::Month)
        return m_empty->setTexts(tr("No request in this time"),
            tr("Choose other days, or look at the last 30."), tr("Show the last 30 days"));
    if (m_answer->report || m_answer->report.error().kind == ErrorKind::NotFound)
        return m_empty->setTexts(tr("Nothing to add up yet"),
            tr("Point a client, such as Claude Code or an OpenAI program, at Dragoman. Its requests, tokens "
               "and estimated costs then add up here."),
            connectText);
    m_empty->setTexts(tr("The journal cannot be read"),
        QString::fromStdString(m_answer->report.error().message), tr("Try again"));
}

void UsagePage::actOnEmpty()
{
    if (m_answer && m_answer->report && m_answer->choice.span != UsageChoice::Span::Month)
        m_range->setSpan(UsageChoice::Span::Month);
    else if (m_answer && (m_answer->report || m_answer->report.error().kind == ErrorKind::NotFound))
        Q_EMIT pageRequested(connectPage);
    else
        m_reading.readAgain();
}

QStringList UsagePage::modelsWithoutPrice() const
{
    QStringList models;
    if (!m_answer || !m_answer->report)
        return models;
    for (const UsageRow& row : m_answer->report->groups.at(UsageGroup::Model)) {
        if (row.withoutPrice > 0 && row.name != "none")
            models += QString::fromStdString(row.name);
    }
    return models;
}

void UsagePage::openPrices()
{
    RequestLog& log = m_parts.backend.requestLog();
    auto* dialog = new PriceDialog(log.pricesFileName(), modelsWithoutPrice(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PriceDialog::pricesChanged, &m_reading, [this, &log] {
        log.readPricesAgain();
        m_reading.readAgain();
    });
    dialog->open();
}

void UsagePage::retranslate()
{
    setTitle(tr("Usage"));
    m_prices->setText(tr("Prices …"));
    m_timeHeading->setText(tr("Over time"));
    m_measure->setAccessibleName(tr("What the charts show"));
    m_group->setAccessibleName(tr("What the shares are of"));
    m_bars->setAccessibleName(tr("Usage over time"));
    m_hours->setAccessibleName(tr("Usage by weekday and hour"));
    m_breakdown->setAccessibleName(tr("Table of shares"));
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemText(i, UsageWords::measure(measures[std::size_t(i)]));
    for (int i = 0; i < m_group->count(); ++i)
        m_group->setItemText(i, UsageWords::group(groups[std::size_t(i)]));
    showCharts();
    showAnswer();
}

} // namespace dragoman
