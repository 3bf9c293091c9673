#include "ui/usage/UsageTiles.h"

#include "ui/Card.h"
#include "ui/requests/RequestWords.h"
#include "ui/usage/UsageWords.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace dragoman {

namespace {

constexpr int roomForThree = 520;
constexpr int narrowestTile = 120;

// A number and its unit stay on one line.
QString unbroken(QString text)
{
    return text.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

} // namespace

// A number with what it is above, and more about it below.
class UsageTile : public QWidget
{
public:
    UsageTile()
        : m_title(new QuietLabel)
        , m_value(new QLabel)
        , m_details(new QuietLabel)
    {
        QFont font = m_value->font();
        font.setPointSizeF(font.pointSizeF() * 1.6);
        font.setWeight(QFont::DemiBold);
        m_value->setFont(font);
        m_value->setTextFormat(Qt::PlainText);
        m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto* inner = new QWidget;
        auto* layout = new QVBoxLayout(inner);
        layout->setContentsMargins(2 * gridUnit, gridUnit + 4, 2 * gridUnit, gridUnit + 4);
        layout->setSpacing(gridUnit / 4);
        layout->addWidget(m_title);
        layout->addWidget(m_value);
        layout->addWidget(m_details);
        layout->addStretch();
        auto* card = new Card;
        card->addRow(inner);
        auto* outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->addWidget(card);
    }

    void setTexts(const QString& title, const QString& value, const QString& details)
    {
        m_title->setText(title);
        m_value->setText(value);
        m_details->setText(details);
        setAccessibleName(title + QStringLiteral(": ") + value);
        setAccessibleDescription(details);
    }

private:
    QuietLabel* m_title;
    QLabel* m_value;
    QuietLabel* m_details;
};

UsageTiles::UsageTiles(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(gridUnit + gridUnit / 2);
    for (int i = 0; i < 6; ++i)
        m_tiles.push_back(new UsageTile);
    arrange(3);
}

void UsageTiles::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < int(m_tiles.size()); ++i)
        m_grid->addWidget(m_tiles[std::size_t(i)], i / columns, i % columns);
    for (int i = 0; i < 3; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    updateGeometry();
}

QSize UsageTiles::minimumSizeHint() const
{
    return { 2 * narrowestTile + m_grid->spacing(), QWidget::minimumSizeHint().height() };
}

void UsageTiles::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width() < roomForThree ? 2 : 3);
}

void UsageTiles::showRow(const UsageRow& total)
{
    const auto count = [](std::int64_t number) { return unbroken(UsageWords::count(double(number))); };
    const auto time = [](std::chrono::microseconds length) {
        return length.count() == 0 ? QStringLiteral("–") : unbroken(RequestWords::duration(length));
    };
    const std::int64_t in = total.inputTokens + total.cacheReadTokens + total.cacheWriteTokens;
    m_tiles[0]->setTexts(tr("Requests"), RequestWords::number(total.requests),
        total.failed == 0 ? tr("None failed") : tr("%Ln failed", nullptr, int(total.failed)));
    m_tiles[1]->setTexts(tr("Tokens"), count(in + total.outputTokens),
        tr("%1 in · %2 out").arg(count(in), count(total.outputTokens)));
    m_tiles[2]->setTexts(tr("Cost (estimate)"), UsageWords::costOf(total),
        total.withoutPrice == 0
            ? tr("From list prices")
            : tr("%Ln request(s) without a known price", nullptr, int(total.withoutPrice)));
    m_tiles[3]->setTexts(tr("Success rate"), UsageWords::percent(total.successRate()),
        tr("%1 of %2 answered")
            .arg(RequestWords::number(total.requests - total.failed), RequestWords::number(total.requests)));
    m_tiles[4]->setTexts(tr("Latency p50"), time(total.duration50),
        tr("p95 %1 · first token %2").arg(time(total.duration95), time(total.firstToken50)));
    m_tiles[5]->setTexts(tr("Cache hit rate"), UsageWords::percent(total.cacheHitRate()),
        tr("%1 read · %2 written").arg(count(total.cacheReadTokens), count(total.cacheWriteTokens)));
}

} // namespace dragoman
