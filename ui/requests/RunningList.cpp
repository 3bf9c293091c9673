#include "ui/requests/RunningList.h"

#include "ui/Backend.h"
#include "ui/requests/RequestWords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace dragoman {

namespace {

constexpr std::size_t mostRows = 3;
constexpr std::chrono::milliseconds pace{ 500 };

QString modelText(const RunningRequest& request)
{
    RequestRecord record;
    record.askedModel = request.askedModel;
    record.usedModel = request.usedModel;
    return RequestWords::model(record);
}

} // namespace

RunningList::RunningList(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_layout(new QVBoxLayout(this))
    , m_more(new QuietLabel)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    for (std::size_t i = 0; i < mostRows; ++i)
        addRow();
    m_layout->addWidget(m_more);
    m_clock.setInterval(pace);
    connect(&m_clock, &QTimer::timeout, this, &RunningList::refresh);
    connect(&backend, &Backend::activityChanged, this, &RunningList::refresh);
    refresh();
}

void RunningList::addRow()
{
    Row row{ new QWidget, new QLabel, new QLabel, new QToolButton };
    auto* dot = new ToneDot;
    dot->setTone(Tone::Busy);
    row.text->setTextFormat(Qt::PlainText);
    row.text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(6, 0, 0, 0);
    line->setSpacing(gridUnit);
    line->addWidget(dot);
    line->addWidget(row.text, 1);
    line->addWidget(row.time);
    line->addWidget(row.stop);
    m_layout->addWidget(row.widget);
    const std::size_t index = m_rows.size();
    connect(row.stop, &QToolButton::clicked, this, [this, index] {
        m_rows[index].stop->setEnabled(false);
        m_backend.stopRequest(m_rows[index].number);
    });
    m_rows.push_back(row);
}

void RunningList::refresh()
{
    const std::vector<RunningRequest> running = m_backend.running();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].widget->setVisible(i < running.size());
        if (i < running.size())
            fill(m_rows[i], running[i]);
    }
    const int hidden = m_backend.runningRequests() - int(m_rows.size());
    m_more->setVisible(hidden > 0 && !running.empty());
    m_more->setText(tr("%Ln more running", nullptr, hidden));
    setVisible(m_isWanted && !running.empty());
    if (running.empty())
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

void RunningList::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    refresh();
}

void RunningList::fill(Row& row, const RunningRequest& request)
{
    if (row.number != request.number)
        row.stop->setEnabled(true);
    row.number = request.number;
    RequestRecord record;
    record.client = request.client;
    const QString provider = QString::fromStdString(request.provider);
    const QString state = provider.isEmpty() ? tr("looks for a provider")
        : request.isAnswering                ? tr("%1 answers").arg(provider)
                                             : tr("waits for %1").arg(provider);
    QStringList parts{ state, modelText(request), RequestWords::client(record) };
    parts.removeAll(QString());
    const QString text = parts.join(QStringLiteral(" · "));
    row.text->setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    row.text->setText(row.text->fontMetrics().elidedText(text, Qt::ElideRight, row.text->width()));
    const auto sinceStart = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now() - request.time);
    QString time = RequestWords::duration(sinceStart);
    if (request.outputTokens > 0)
        time = tr("≈ %1 tokens, %2").arg(RequestWords::number(request.outputTokens), time);
    row.time->setText(time);
    row.stop->setText(tr("Stop"));
    row.stop->setToolTip(tr("The client gets an error that says so"));
}

void RunningList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void RunningList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace dragoman
