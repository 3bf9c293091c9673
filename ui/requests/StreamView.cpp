#include "ui/requests/StreamView.h"

#include "ui/Appearance.h"
#include "ui/requests/RequestWords.h"
#include "ui/requests/TimelineChart.h"

#include <QVBoxLayout>

#include <array>

namespace dragoman {

namespace {

struct LegendEntry
{
    TimelineEvent::Kind kind;
    const char* colour;
};

constexpr std::array<LegendEntry, 5> legendEntries{ {
    { TimelineEvent::Kind::Text, "good" },
    { TimelineEvent::Kind::Thinking, "warning" },
    { TimelineEvent::Kind::ToolCall, "busy" },
    { TimelineEvent::Kind::Ping, "quiet" },
    { TimelineEvent::Kind::Error, "bad" },
} };

QString fact(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td class='quiet'>%1</td><td>%2</td></tr>").arg(name, value.toHtmlEscaped());
}

QString moment(const QString& name, const std::optional<std::chrono::microseconds>& at)
{
    return at ? fact(name, RequestWords::duration(*at)) : QString();
}

bool has(const StreamTimeline& stream, TimelineEvent::Kind kind)
{
    return std::any_of(stream.events.begin(), stream.events.end(),
        [kind](const TimelineEvent& event) { return event.kind == kind; });
}

} // namespace

// Only what is in the picture.
QString StreamFacts::legend() const
{
    QString html;
    for (const LegendEntry& entry : legendEntries) {
        if (has(request().providerStream, entry.kind) || has(request().clientStream, entry.kind))
            html += QStringLiteral("<span class='%1'>■</span> %2 &nbsp; ")
                        .arg(QLatin1String(entry.colour), timelineTitle(entry.kind));
    }
    if (request().providerStream.firstToken)
        html += QStringLiteral("┆ %1 &nbsp; ").arg(tr("first token"));
    if (!request().providerStream.gaps.empty())
        html += QStringLiteral("<span class='warning'>▨</span> %1").arg(tr("nothing came"));
    return QStringLiteral("<p>%1</p>").arg(html);
}

QString StreamFacts::html() const
{
    const StreamTimeline& stream = request().providerStream;
    if (stream.events.empty())
        return QStringLiteral("<p class='quiet'>%1</p>").arg(tr("No answer of a provider was kept."));
    QString rows = moment(tr("First byte after"), stream.firstByte)
        + moment(tr("First token after"), stream.firstToken) + moment(tr("End after"), stream.lastByte)
        + fact(tr("Events"), RequestWords::number(std::int64_t(stream.events.size())));
    if (stream.pings > 0)
        rows += fact(tr("Pings"), RequestWords::number(std::int64_t(stream.pings)));
    for (const TimelineGap& gap : stream.gaps)
        rows += fact(tr("Gap"),
            tr("%1, after %2")
                .arg(RequestWords::duration(gap.end - gap.begin), RequestWords::duration(gap.begin)));
    return legend() + QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}

StreamView::StreamView(QWidget* parent)
    : QWidget(parent)
    , m_chart(new TimelineChart)
    , m_facts(new StreamFacts)
{
    setFocusProxy(m_facts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, gridUnit, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_chart);
    layout->addWidget(m_facts, 1);
}

void StreamView::showRequest(const InspectedRequestPointer& request)
{
    m_chart->showRequest(request && !request->providerStream.events.empty() ? request : nullptr);
    m_facts->showRequest(request);
}

} // namespace dragoman
