#include "ui/requests/ConversationView.h"

#include "ui/requests/RequestWords.h"

#include <QStyle>

#include <algorithm>

namespace dragoman {

namespace {

constexpr int longText = 4000; // characters
constexpr int longResult = 12'000;
constexpr int imageMargin = 24; // pixels
constexpr int previewText = 90;
constexpr std::size_t previewBytes = 360; // enough for that many characters
constexpr std::size_t usualMessages = 40; // the last ones

QString roleTitle(Role role)
{
    switch (role) {
    case Role::System: return QCoreApplication::translate("ConversationView", "System");
    case Role::User: return QCoreApplication::translate("ConversationView", "User");
    case Role::Assistant: return QCoreApplication::translate("ConversationView", "Assistant");
    }
    return {};
}

const char* roleClass(Role role)
{
    switch (role) {
    case Role::System: return "warning";
    case Role::User: return "busy";
    case Role::Assistant: return "good";
    }
    return "quiet";
}

QString heading(const char* kind, const QString& title)
{
    return QStringLiteral("<h4 class='%1'>%2</h4>").arg(QLatin1String(kind), title.toHtmlEscaped());
}

// The beginning of a text on one line.
QString preview(const std::string& text)
{
    const QString line = QString::fromStdString(text.substr(0, previewBytes)).simplified();
    return line.size() > previewText ? line.left(previewText) + QStringLiteral(" …") : line;
}

} // namespace

// Whether or not there is a scroll bar, which depends on what is written.
int ConversationView::roomForImages() const
{
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    return std::max(width() - bar - imageMargin, imageMargin);
}

// Pictures are the only thing that does not fit itself to the width.
void ConversationView::resizeEvent(QResizeEvent* event)
{
    InspectorText::resizeEvent(event);
    if (roomForImages() == m_roomForImages)
        return;
    m_roomForImages = roomForImages();
    if (hasRequest() && !request().images.empty())
        write();
}

QString ConversationView::html() const
{
    if (!request().asked)
        return QStringLiteral("<p class='quiet'>%1</p>").arg(escaped(request().asked.error().message))
            + reply();
    return system() + tools() + messages() + reply();
}

QString ConversationView::system() const
{
    const std::vector<ReadableBlock>& blocks = request().asked->system;
    if (blocks.empty())
        return {};
    std::string all;
    for (const ReadableBlock& block : blocks)
        all += (all.empty() ? "" : "\n\n") + shownText(block);
    const QString place = QStringLiteral("system");
    QString html = heading(roleClass(Role::System), roleTitle(Role::System));
    html += QStringLiteral("<p>%1</p>").arg(foldLink(place, preview(all).toHtmlEscaped()));
    return isOpen(place) ? html + paragraph(QString::fromStdString(all), "text") : html;
}

QString ConversationView::tools() const
{
    const std::vector<ReadableTool>& tools = request().asked->tools;
    if (tools.empty())
        return {};
    const QString place = QStringLiteral("tools");
    QString html = QStringLiteral("<p>%1</p>")
                       .arg(foldLink(place, tr("%Ln tool(s) offered", nullptr, int(tools.size()))));
    if (!isOpen(place))
        return html;
    for (const ReadableTool& tool : tools)
        html += QStringLiteral("<p><b class='code'>%1</b> <span class='quiet'>%2</span></p>")
                    .arg(escaped(tool.name), preview(tool.description).toHtmlEscaped());
    return html;
}

QString ConversationView::messages() const
{
    const std::vector<ReadableMessage>& all = request().asked->messages;
    const QString place = QStringLiteral("earlier");
    const std::size_t first = isOpen(place) || all.size() <= usualMessages ? 0 : all.size() - usualMessages;
    QString html;
    if (first > 0)
        html = QStringLiteral("<p>%1</p>")
                   .arg(foldLink(place, tr("%Ln earlier message(s)", nullptr, int(first))));
    for (std::size_t i = first; i < all.size(); ++i)
        html += heading(roleClass(all[i].role), roleTitle(all[i].role))
            + blocks(all[i].blocks, QStringLiteral("m%1").arg(i));
    return html;
}

QString ConversationView::reply() const
{
    if (!request().reply)
        return {};
    const ReadableReply& reply = *request().reply;
    QString html
        = heading(roleClass(Role::Assistant), tr("Answer")) + blocks(reply.blocks, QStringLiteral("r"));
    if (reply.error)
        html += QStringLiteral("<p class='bad'>%1</p>").arg(escaped(reply.error->message));
    const std::string& reason = request().record().stopReason;
    if (!reason.empty())
        html += QStringLiteral("<p class='quiet'>%1</p>").arg(tr("Stopped: %1").arg(escaped(reason)));
    return html;
}

QString ConversationView::blocks(const std::vector<ReadableBlock>& blocks, const QString& place) const
{
    QString html;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        html += block(blocks[i], QStringLiteral("%1b%2").arg(place).arg(i));
    return html;
}

QString ConversationView::block(const ReadableBlock& block, const QString& place) const
{
    switch (block.kind) {
    case ReadableBlock::Kind::Text: return shortened(block.text, longText, place, "text");
    case ReadableBlock::Kind::Thinking: return folded(block, place, tr("Thinking"));
    case ReadableBlock::Kind::HiddenThinking:
        return QStringLiteral("<p class='quiet'>%1</p>").arg(tr("Thinking that the provider keeps secret"));
    case ReadableBlock::Kind::ToolCall:
        return folded(block, place, tr("Calls %1").arg(QString::fromStdString(block.name)));
    case ReadableBlock::Kind::ToolResult: return toolResult(block, place);
    case ReadableBlock::Kind::Image: return image(block);
    case ReadableBlock::Kind::Document:
        return folded(block, place, tr("Document %1").arg(QString::fromStdString(block.name)));
    case ReadableBlock::Kind::SearchResult:
        return folded(block, place, tr("Search result %1").arg(QString::fromStdString(block.name)));
    case ReadableBlock::Kind::ToolReference:
    case ReadableBlock::Kind::Other: return folded(block, place, QString::fromStdString(block.name));
    }
    return {};
}

QString ConversationView::folded(const ReadableBlock& block, const QString& place, const QString& title) const
{
    const std::string text = block.kind == ReadableBlock::Kind::ToolCall ? block.text : shownText(block);
    const QString head = QStringLiteral("<b>%1</b> <span class='quiet code'>%2</span>")
                             .arg(title.toHtmlEscaped(), preview(text).toHtmlEscaped());
    QString html = QStringLiteral("<p>%1</p>").arg(foldLink(place, head));
    if (!isOpen(place))
        return html;
    const Result<std::string> indented = indentedJson(text);
    return html + shortened(indented.value_or(text), longResult, place + QLatin1Char('x'), "code");
}

QString ConversationView::toolResult(const ReadableBlock& block, const QString& place) const
{
    const std::string text = shownText(block);
    const QString title = block.isError ? tr("The tool failed") : tr("Tool's result");
    const QString head
        = QStringLiteral("<b class='%1'>%2</b> <span class='quiet code'>%3</span>")
              .arg(QLatin1String(block.isError ? "bad" : "text"), title, preview(text).toHtmlEscaped());
    QString html = QStringLiteral("<p>%1</p>").arg(foldLink(place, head));
    if (isOpen(place))
        html += shortened(text, longResult, place + QLatin1Char('x'), "code");
    for (const ReadableBlock& part : block.parts) {
        if (part.kind == ReadableBlock::Kind::Image)
            html += image(part);
    }
    return html;
}

QString ConversationView::image(const ReadableBlock& block) const
{
    if (!block.url.empty())
        return QStringLiteral("<p class='quiet'>%1</p>").arg(tr("Picture at %1").arg(escaped(block.url)));
    const QString about = tr("Picture, %1, %2")
                              .arg(QString::fromStdString(block.mediaType), RequestWords::bytes(block.bytes));
    QString note = QStringLiteral("<p class='quiet'>%1</p>").arg(about.toHtmlEscaped());
    if (!request().images.contains(block.path))
        return note;
    const int width = std::min(request().images.at(block.path).width(), m_roomForImages);
    return QStringLiteral("<p><img src='image:#%1' width='%2'></p>").arg(escaped(block.path)).arg(width)
        + note;
}

} // namespace dragoman
