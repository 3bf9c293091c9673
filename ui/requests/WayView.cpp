#include "ui/requests/WayView.h"

#include "ui/requests/RequestWords.h"

namespace dragoman {

namespace {

const char* toneClass(RequestStep::Kind kind)
{
    switch (kind) {
    case RequestStep::Kind::Skipped: return "quiet";
    case RequestStep::Kind::Failed: return "bad";
    case RequestStep::Kind::Answered: return "good";
    }
    return "quiet";
}

QString fact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return {};
    return QStringLiteral("<tr><td class='quiet'>%1</td><td>%2</td></tr>").arg(name, value.toHtmlEscaped());
}

QString countFact(const QString& name, const std::optional<std::int64_t>& count)
{
    return count ? fact(name, RequestWords::number(*count)) : QString();
}

} // namespace

QString WayView::html() const
{
    return steps() + warnings() + facts();
}

QString WayView::steps() const
{
    if (request().steps.empty())
        return QStringLiteral("<p class='quiet'>%1</p>").arg(tr("No provider was considered."));
    QString rows;
    for (const RequestStep& step : request().steps) {
        QString details;
        if (!step.model.empty())
            details += tr("model %1").arg(escaped(step.model));
        if (!step.key.empty())
            details += QStringLiteral(" · ") + tr("key %1").arg(escaped(step.key));
        rows += QStringLiteral("<tr><td><span class='%1'>●</span>&nbsp; <b>%2</b></td><td>%3%4</td></tr>")
                    .arg(QLatin1String(toneClass(step.kind)), escaped(step.provider),
                        RequestWords::step(step).toHtmlEscaped(),
                        details.isEmpty() ? QString()
                                          : QStringLiteral("<br><span class='quiet'>%1</span>").arg(details));
    }
    return QStringLiteral("<h4>%1</h4><table cellspacing='0'>%2</table>")
        .arg(tr("Route through the providers"), rows);
}

QString WayView::warnings() const
{
    if (request().record().warnings.empty())
        return {};
    QString list;
    for (const std::string& warning : request().record().warnings)
        list += QStringLiteral("<p><span class='warning'>●</span>&nbsp; %1</p>").arg(escaped(warning));
    return QStringLiteral("<h4>%1</h4>%2").arg(tr("What the translation could not say"), list);
}

QString WayView::facts() const
{
    const RequestRecord& record = request().record();
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    const QString protocols = record.providerProtocol.empty()
        ? text(record.clientProtocol)
        : text(record.clientProtocol) + QStringLiteral(" → ") + text(record.providerProtocol);
    const QString form = (record.stream ? tr("a stream") : tr("in one piece"))
        + (record.translated ? QStringLiteral(", ") + tr("translated") : QString());
    return QStringLiteral("<h4>%1</h4><table cellspacing='0'>").arg(tr("Details"))
        + fact(tr("Time"), RequestWords::fullTime(record.time)) + fact(tr("Endpoint"), text(record.endpoint))
        + fact(tr("Client"), text(record.client)) + fact(tr("Protocols"), protocols)
        + fact(tr("Answer"), form) + fact(tr("Model"), RequestWords::model(record))
        + fact(tr("Status"), record.status == 0 ? QString() : RequestWords::httpStatus(record.status))
        + fact(tr("Stop reason"), text(record.stopReason)) + fact(tr("Error"), text(record.error))
        + countFact(tr("Tokens in"), RequestWords::tokensIn(record))
        + countFact(tr("Read from the cache"), record.cacheReadTokens)
        + countFact(tr("Written to the cache"), record.cacheWriteTokens)
        + countFact(tr("Tokens out"), record.outputTokens)
        + countFact(tr("Of them thinking"), record.reasoningTokens)
        + fact(tr("Cost by list prices"), RequestWords::cost(request().cost))
        + fact(tr("First byte after"), RequestWords::duration(record.firstByte))
        + fact(tr("First token after"), RequestWords::duration(record.firstToken))
        + fact(tr("Duration"), RequestWords::duration(record.duration))
        + fact(tr("Speed"), RequestWords::speed(record))
        + fact(tr("Size of the request"), RequestWords::bytes(record.requestBytes))
        + fact(tr("Size of the answer"), RequestWords::bytes(record.responseBytes))
        + QStringLiteral("</table>");
}

} // namespace dragoman
