#include "ui/connect/CodeView.h"

#include "ui/Appearance.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace dragoman {

namespace {

constexpr int mostLines = 16; // shown without scrolling

Tone toneOfLine(const QString& line)
{
    if (line.startsWith(QLatin1Char('+')))
        return Tone::Good;
    return line.startsWith(QLatin1Char('-')) ? Tone::Bad : Tone::Quiet;
}

bool isPlain(const QString& line)
{
    return line.startsWith(QLatin1Char(' '));
}

} // namespace

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    document()->setDocumentMargin(gridUnit);
    setFrameShape(QFrame::NoFrame);
    tint();
}

void CodeView::showCode(const QString& text, bool wraps)
{
    m_isDifference = false;
    setLineWrapMode(wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    setWordWrapMode(wraps ? QTextOption::WrapAnywhere : QTextOption::NoWrap);
    if (const QString shown = text.trimmed(); shown != toPlainText())
        setPlainText(shown);
    fitHeight();
}

void CodeView::showDifference(const QString& text)
{
    m_isDifference = true;
    QString shown = text;
    while (shown.endsWith(QLatin1Char('\n')))
        shown.chop(1);
    setPlainText(shown);
    colour();
    fitHeight();
}

void CodeView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    // Its own palette is the system's but for what it stands on.
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange)
        tint();
}

void CodeView::tint()
{
    const QPalette system;
    QPalette own;
    own.setColor(
        QPalette::Base, mixed(system.color(QPalette::Base), system.color(QPalette::WindowText), 0.05));
    setPalette(own);
    colour();
}

void CodeView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    // Later: the layout that resized us would not look at our height again.
    if (event->oldSize().width() != event->size().width())
        QTimer::singleShot(0, this, [this] { fitHeight(); });
}

void CodeView::fitHeight()
{
    int lines = 0;
    qreal widest = 0;
    const QFontMetricsF metrics(font());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        lines += std::max(block.layout()->lineCount(), 1);
        widest = std::max(widest, metrics.horizontalAdvance(block.text()));
    }
    const int margins = 2 * (gridUnit + frameWidth());
    const bool needsBar = lineWrapMode() == QPlainTextEdit::NoWrap && widest + margins + gridUnit > width();
    const int bar = needsBar ? horizontalScrollBar()->sizeHint().height() : 0;
    const int shown = std::min(lines, mostLines);
    setFixedHeight(int(std::ceil(shown * metrics.lineSpacing())) + margins + bar + 2);
}

void CodeView::colour()
{
    if (!m_isDifference)
        return;
    const QColor base = palette().color(QPalette::Base);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat background;
        QTextCharFormat ink;
        const Tone tone = toneOfLine(block.text());
        if (!isPlain(block.text()))
            ink.setForeground(toneColour(tone, palette()));
        if (tone != Tone::Quiet)
            background.setBackground(mixed(base, toneColour(tone, palette()), 0.12));
        cursor.setBlockFormat(background);
        cursor.select(QTextCursor::BlockUnderCursor);
        cursor.setCharFormat(ink);
    }
}

} // namespace dragoman
