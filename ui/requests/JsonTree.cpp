#include "ui/requests/JsonTree.h"

#include "base/Json.h"
#include "ui/requests/FlatHeader.h"

#include <QEvent>
#include <QStandardItemModel>

#include <algorithm>
#include <vector>

namespace dragoman {

namespace {

constexpr std::size_t mostParts = 20'000;
constexpr int longValue = 400; // characters; the whole stands in the tool tip
constexpr int longHint = 4000;
constexpr int openDepth = 1;
constexpr int wholeRole = Qt::UserRole; // the text that is searched

std::size_t partsOf(const JsonValue& value)
{
    std::size_t parts = 1;
    for (const JsonValue& member : value)
        parts += partsOf(member);
    return parts;
}

QString shown(const JsonValue& value)
{
    if (value.isString())
        return QString::fromStdString(value.decoded());
    const std::string_view raw = value.raw().text;
    return QString::fromUtf8(raw.data(), qsizetype(raw.size()));
}

// How much is in it, behind what an element of a list usually is known by.
QString containerText(const JsonValue& value)
{
    if (value.isArray())
        return QStringLiteral("[%1]").arg(value.size());
    QString size = QStringLiteral("{%1}").arg(value.size());
    for (const char* const key : { "name", "role", "type" }) {
        if (value[key].isString())
            return shown(value[key]).left(longValue) + QStringLiteral("  ") + size;
    }
    return size;
}

// From the top, one number a level.
std::vector<int> rowsTo(QModelIndex index)
{
    std::vector<int> rows;
    for (; index.isValid(); index = index.parent())
        rows.insert(rows.begin(), index.row());
    return rows;
}

QStandardItem* item(const QString& text)
{
    auto* item = new QStandardItem(text.left(longValue).simplified());
    item->setEditable(false);
    item->setData(text, wholeRole);
    if (text.size() > longValue)
        item->setToolTip(QStringLiteral("<p>%1</p>").arg(text.left(longHint).toHtmlEscaped()));
    return item;
}

} // namespace

JsonTree::JsonTree(QWidget* parent)
    : QTreeView(parent)
    , m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setFrameShape(NoFrame);
    setHeader(new FlatHeader(this));
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    header()->setStretchLastSection(true);
    retranslate();
}

bool JsonTree::showJson(std::string_view json)
{
    m_model->removeRows(0, m_model->rowCount());
    JsonDocument document;
    if (!document.parseCopy(json) || partsOf(document.root()) > mostParts)
        return false;
    for (const JsonValue& member : document.root())
        add(*m_model->invisibleRootItem(), QString::fromStdString(member.key()), member);
    expandToDepth(openDepth - 1);
    setColumnWidth(0, 220);
    return true;
}

void JsonTree::add(QStandardItem& parent, const QString& name, const JsonValue& value)
{
    const bool isContainer = value.isObject() || value.isArray();
    const QString own = name.isEmpty() ? QString::number(parent.rowCount()) : name;
    QStandardItem* const first = item(own);
    parent.appendRow({ first, item(isContainer ? containerText(value) : shown(value)) });
    for (const JsonValue& member : value)
        add(*first, QString::fromStdString(member.key()), member);
}

// In the order of the tree.
QModelIndexList JsonTree::partsWith(const QString& text) const
{
    const auto flags = Qt::MatchContains | Qt::MatchRecursive;
    QModelIndexList parts = m_model->match(m_model->index(0, 0), wholeRole, text, -1, flags);
    parts += m_model->match(m_model->index(0, 1), wholeRole, text, -1, flags);
    std::sort(parts.begin(), parts.end(),
        [](const QModelIndex& a, const QModelIndex& b) { return rowsTo(a) < rowsTo(b); });
    return parts;
}

bool JsonTree::find(const QString& text, bool isForward)
{
    const QModelIndexList parts = partsWith(text);
    if (parts.isEmpty())
        return false;
    const qsizetype last = parts.size() - 1;
    qsizetype next = isForward ? 0 : last;
    for (qsizetype i = 0; i <= last; ++i) {
        if (parts[i].siblingAtColumn(0) == currentIndex().siblingAtColumn(0))
            next = (i + (isForward ? 1 : last)) % parts.size();
    }
    setCurrentIndex(parts[next]);
    scrollTo(parts[next]);
    return true;
}

void JsonTree::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JsonTree::retranslate()
{
    m_model->setHorizontalHeaderLabels({ tr("Name"), tr("Value") });
    setAccessibleName(tr("Body as a tree"));
}

} // namespace dragoman
