#include "ui/requests/DifferenceView.h"

#include "ui/requests/DifferenceWords.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr int longText = 700; // characters
constexpr int narrowBelow = 520; // pixels
constexpr QLatin1String samePlace{ "same" };

const char* kindClass(RequestChange::Kind kind)
{
    switch (kind) {
    case RequestChange::Kind::Same: return "quiet";
    case RequestChange::Kind::Respelled: return "busy";
    case RequestChange::Kind::Changed: return "warning";
    case RequestChange::Kind::Added: return "good";
    case RequestChange::Kind::Removed: return "bad";
    }
    return "quiet";
}

bool isSame(const RequestChange& change)
{
    return change.kind == RequestChange::Kind::Same;
}

QString paths(const RequestChange& change)
{
    const QString client = QString::fromStdString(change.clientPath);
    const QString provider = QString::fromStdString(change.providerPath);
    if (client.isEmpty() || provider.isEmpty() || client == provider)
        return client.isEmpty() ? provider : client;
    return client + QStringLiteral(" → ") + provider;
}

} // namespace

QString DifferenceView::html() const
{
    if (!request().changes)
        return QStringLiteral("<p class='quiet'>%1</p>").arg(escaped(request().changes.error().message));
    const RequestChanges& changes = *request().changes;
    const auto same = int(std::count_if(changes.begin(), changes.end(), isSame));
    QString html = verdict(int(changes.size()) - same, same);
    QString headers;
    std::optional<RequestChange::Section> section;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (isSame(changes[i]) && !isOpen(samePlace))
            continue;
        if (section != changes[i].section)
            html += QStringLiteral("<h4>%1</h4>").arg(DifferenceWords::section(changes[i].section));
        section = changes[i].section;
        if (changes[i].section == RequestChange::Section::Headers)
            headers += header(changes[i]);
        else
            html += change(changes[i], QStringLiteral("d%1").arg(i));
    }
    return html + QStringLiteral("<table cellspacing='0'>%1</table>").arg(headers);
}

QString DifferenceView::verdict(int changed, int same) const
{
    const QString text = changed == 0
        ? tr("The provider was asked exactly what the client asked.")
        : tr("%Ln part(s) of the request changed on the way to the provider.", nullptr, changed);
    QString html = QStringLiteral("<p>%1</p>").arg(text);
    if (same > 0)
        html += QStringLiteral("<p class='quiet'>%1</p>")
                    .arg(foldLink(samePlace, tr("%Ln part(s) stayed the same", nullptr, same)));
    return html;
}

// One line for a header, as there are many and they are short.
QString DifferenceView::header(const RequestChange& change) const
{
    const std::string& value = change.clientText.empty() ? change.providerText : change.clientText;
    return QStringLiteral("<tr><td class='code'><b>%1</b></td><td class='%2'>%3</td>"
                          "<td><span class='code'>%4</span><br><span class='quiet'>%5</span></td></tr>")
        .arg(escaped(change.name), QLatin1String(kindClass(change.kind)), DifferenceWords::kind(change.kind),
            escaped(value), DifferenceWords::reason(change).toHtmlEscaped());
}

QString DifferenceView::change(const RequestChange& change, const QString& place) const
{
    QString html = QStringLiteral("<p><b class='code'>%1</b>&nbsp; <span class='%2'>%3</span>&nbsp; "
                                  "<span class='quiet code'>%4</span></p>")
                       .arg(escaped(change.name), QLatin1String(kindClass(change.kind)),
                           DifferenceWords::kind(change.kind), paths(change).toHtmlEscaped());
    if (const QString reason = DifferenceWords::reason(change); !reason.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(reason.toHtmlEscaped());
    return html + sides(change, place);
}

// Side by side where there is room, else one below the other.
QString DifferenceView::sides(const RequestChange& change, const QString& place) const
{
    const bool isNeutral = isSame(change) || change.kind == RequestChange::Kind::Respelled;
    const char* const left = isNeutral ? "same" : "removed";
    const char* const right = isNeutral ? "same" : "added";
    const QString client = side(change.clientText, tr("Client"), left, place + QLatin1Char('c'));
    const QString provider = isSame(change)
        ? QString()
        : side(change.providerText, tr("Provider"), right, place + QLatin1Char('p'));
    if (client.isEmpty() && provider.isEmpty())
        return {};
    const QString between
        = m_isNarrow && !client.isEmpty() && !provider.isEmpty() ? QStringLiteral("</tr><tr>") : QString();
    return QStringLiteral("<table width='100%' cellspacing='2'><tr>%1%2%3</tr></table>")
        .arg(client, between, provider);
}

QString DifferenceView::side(
    const std::string& text, const QString& title, const char* kind, const QString& place) const
{
    if (text.empty())
        return {};
    return QStringLiteral("<td class='%1' width='%2'><p class='quiet'>%3</p>%4</td>")
        .arg(QLatin1String(kind), m_isNarrow ? QStringLiteral("100%") : QStringLiteral("50%"), title,
            shortened(text, longText, place, "code"));
}

void DifferenceView::resizeEvent(QResizeEvent* event)
{
    InspectorText::resizeEvent(event);
    const bool isNarrow = width() < narrowBelow;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    write();
}

} // namespace dragoman
