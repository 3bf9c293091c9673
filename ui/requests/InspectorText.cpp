#include "ui/requests/InspectorText.h"

#include "ui/Appearance.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>

namespace dragoman {

namespace {

constexpr QLatin1String imageScheme{ "image" };

} // namespace

InspectorText::InspectorText(QWidget* parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(gridUnit);
    connect(this, &QTextBrowser::anchorClicked, this, &InspectorText::toggle);
}

void InspectorText::showRequest(const InspectedRequestPointer& request)
{
    m_request = request;
    m_open.clear();
    write();
    verticalScrollBar()->setValue(0);
}

void InspectorText::write()
{
    const int place = verticalScrollBar()->value();
    document()->setDefaultStyleSheet(styleSheetText());
    setHtml(m_request ? html() : QString());
    verticalScrollBar()->setValue(place);
}

void InspectorText::toggle(const QUrl& link)
{
    const QString place = link.fragment();
    if (m_open.erase(place) == 0)
        m_open.insert(place);
    write();
}

QString InspectorText::foldLink(const QString& place, const QString& html) const
{
    const QString sign = isOpen(place) ? QStringLiteral("▾") : QStringLiteral("▸");
    return QStringLiteral("<a class='fold' href='#%1'>%2 %3</a>").arg(place, sign, html);
}

void InspectorText::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        write();
}

QVariant InspectorText::loadResource(int type, const QUrl& name)
{
    if (!m_request || name.scheme() != imageScheme)
        return {}; // nothing is ever fetched for a text that came from outside
    const auto image = m_request->images.find(name.fragment().toStdString());
    if (type != QTextDocument::ImageResource || image == m_request->images.end())
        return {};
    return image->second;
}

QString InspectorText::escaped(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString InspectorText::paragraph(const QString& text, const char* kind)
{
    return QStringLiteral("<p class='%1' style='white-space: pre-wrap'>%2</p>")
        .arg(QLatin1String(kind), text.toHtmlEscaped());
}

QString InspectorText::shortened(
    const std::string& text, int most, const QString& place, const char* kind) const
{
    const QString whole = QString::fromStdString(text);
    if (whole.size() <= most || isOpen(place))
        return paragraph(whole, kind);
    const QString rest = tr("%Ln more character(s)", nullptr, int(whole.size() - most));
    return paragraph(whole.left(most) + QStringLiteral(" …"), kind)
        + QStringLiteral("<p>%1</p>").arg(foldLink(place, rest));
}

QString InspectorText::styleSheetText() const
{
    const QPalette colours = palette();
    const QColor quiet = toneColour(Tone::Quiet, colours);
    const QColor text = colours.color(QPalette::Text);
    const QColor base = colours.color(QPalette::Base);
    const auto soft = [&](Tone tone) { return mixed(base, toneColour(tone, colours), 0.14).name(); };
    const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    return QStringLiteral("p { margin: 3px 0 3px 0 } h4 { margin: 12px 0 3px 0; font-weight: 600 } "
                          "td { padding: 2px 12px 2px 0 } "
                          ".code { font-family: '%1' } a { text-decoration: none; color: %2 } "
                          "a.fold { color: %3 } .quiet { color: %4 } ")
               .arg(fixed, toneColour(Tone::Busy, colours).name(), text.name(), quiet.name())
        + QStringLiteral(".good { color: %1 } .bad { color: %2 } .warning { color: %3 } .busy { color: %4 } ")
              .arg(toneColour(Tone::Good, colours).name(), toneColour(Tone::Bad, colours).name(),
                  toneColour(Tone::Warning, colours).name(), toneColour(Tone::Busy, colours).name())
        + QStringLiteral("td.added { background-color: %1; padding: 6px } "
                         "td.removed { background-color: %2; padding: 6px } "
                         "td.same { background-color: %3; padding: 6px }")
              .arg(soft(Tone::Good), soft(Tone::Bad), mixed(base, text, 0.05).name());
}

} // namespace dragoman
