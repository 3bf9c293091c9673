#include "ui/requests/HeadersView.h"

#include "ui/requests/BodySideWords.h"

namespace dragoman {

QString HeadersView::html() const
{
    QString html;
    for (const BodySide side : bodySides) {
        const CapturedMessage& message = messageOf(*request().record().captured, side);
        if (message.start.empty())
            continue;
        html += QStringLiteral("<h4>%1</h4><p class='code'>%2</p><table cellspacing='0'>")
                    .arg(bodySideTitle(side), escaped(message.start));
        for (const auto& [name, value] : message.headers)
            html += QStringLiteral("<tr><td class='code quiet'>%1</td><td class='code'>%2</td></tr>")
                        .arg(escaped(name), escaped(value));
        html += QStringLiteral("</table>");
    }
    return html;
}

} // namespace dragoman
