#include "ui/requests/BodiesView.h"

#include "ui/Card.h"
#include "ui/requests/BodySideWords.h"
#include "ui/requests/JsonTree.h"
#include "ui/requests/RequestWords.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace dragoman {

BodiesView::BodiesView(QWidget* parent)
    : QWidget(parent)
    , m_side(new QComboBox)
    , m_asText(new QPushButton)
    , m_copy(new QPushButton)
    , m_search(new QLineEdit)
    , m_note(new QuietLabel)
    , m_stack(new QStackedWidget)
    , m_tree(new JsonTree)
    , m_text(new QPlainTextEdit)
{
    build();
    connect(m_side, &QComboBox::currentIndexChanged, this, &BodiesView::showBody);
    connect(m_asText, &QPushButton::toggled, this, &BodiesView::showBody);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_search, &QLineEdit::textEdited, this, [this] { find(true); });
    connect(m_search, &QLineEdit::returnPressed, this,
        [this] { find(!QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier)); });
    retranslate();
}

void BodiesView::build()
{
    for (const BodySide side : bodySides)
        m_side->addItem(bodySideTitle(side));
    m_asText->setCheckable(true);
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(gridUnit / 2, 0, 0, 0);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_text);
    auto* line = new QHBoxLayout;
    line->setSpacing(gridUnit);
    line->addWidget(m_side);
    line->addWidget(m_search, 1);
    line->addWidget(m_asText);
    line->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, gridUnit, 0, 0);
    layout->setSpacing(gridUnit);
    layout->addLayout(line);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
}

void BodiesView::showRequest(const InspectedRequestPointer& request)
{
    m_request = request;
    showBody();
}

BodySide BodiesView::side() const
{
    return bodySides[std::size_t(std::max(m_side->currentIndex(), 0))];
}

void BodiesView::showBody()
{
    if (!m_request || !m_request->hasBodies())
        return;
    const auto index = static_cast<std::size_t>(side());
    const CapturedMessage& message = messageOf(*m_request->record().captured, side());
    const bool isTree = m_request->isJson[index] && m_tree->showJson(message.body);
    m_asText->setVisible(isTree);
    m_text->setPlainText(m_request->bodies[index]);
    m_stack->setCurrentWidget(isTree && !m_asText->isChecked() ? static_cast<QWidget*>(m_tree) : m_text);
    m_note->setText(noteOn(message));
    m_note->setVisible(!m_note->text().isEmpty());
    m_copy->setEnabled(!message.body.empty());
}

QString BodiesView::noteOn(const CapturedMessage& message) const
{
    if (message.start.empty())
        return tr("There was no such message.");
    if (message.body.empty())
        return tr("This message had no body.");
    if (message.body.size() < message.size)
        return tr("Only the first %1 of %2 were kept.")
            .arg(RequestWords::bytes(message.body.size()), RequestWords::bytes(message.size));
    return {};
}

void BodiesView::find(bool isForward)
{
    const QString text = m_search->text();
    if (text.isEmpty())
        return;
    if (m_stack->currentWidget() == m_tree) {
        m_tree->find(text, isForward);
        return;
    }
    const auto flags = isForward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (m_text->find(text, flags))
        return;
    m_text->moveCursor(isForward ? QTextCursor::Start : QTextCursor::End);
    m_text->find(text, flags);
}

void BodiesView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BodiesView::retranslate()
{
    for (const BodySide side : bodySides)
        m_side->setItemText(int(side), bodySideTitle(side));
    m_side->setAccessibleName(tr("Body"));
    m_asText->setText(tr("As text"));
    m_copy->setText(tr("Copy"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in this body"));
    m_text->setAccessibleName(tr("Body as text"));
    showBody();
}

} // namespace dragoman
