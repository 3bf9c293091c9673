#include "ui/requests/FilterHelp.h"

#include "ui/Card.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPushButton>
#include <QScreen>

#include <array>

namespace dragoman {

namespace {

struct Example
{
    const char* text;
    const char* meaning;
};

constexpr std::array<Example, 13> examples{ {
    { "429", QT_TRANSLATE_NOOP("FilterHelp", "that status; 5xx, >=400 and !200 work as well") },
    { "failed", QT_TRANSLATE_NOOP("FilterHelp", "failures; also ok, retried, left, stream, translated") },
    { "model:opus", QT_TRANSLATE_NOOP("FilterHelp", "asked or used model holds this text") },
    { "provider:deepseek", QT_TRANSLATE_NOOP("FilterHelp", "the provider that answered") },
    { "client:claude", QT_TRANSLATE_NOOP("FilterHelp", "the program that asked") },
    { "error:timeout", QT_TRANSLATE_NOOP("FilterHelp", "the error holds this text") },
    { "slow>5s", QT_TRANSLATE_NOOP("FilterHelp", "took longer than that") },
    { "first>2s", QT_TRANSLATE_NOOP("FilterHelp", "the first token came later than that") },
    { "tokens>10k", QT_TRANSLATE_NOOP("FilterHelp", "tokens in all; also in>, out>, cached=0") },
    { "today", QT_TRANSLATE_NOOP("FilterHelp", "also yesterday and days such as 2026-11-20") },
    { "since:2026-11-01", QT_TRANSLATE_NOOP("FilterHelp", "from that day on; until: for the other end") },
    { "-model:haiku", QT_TRANSLATE_NOOP("FilterHelp", "a minus turns a term round") },
    { "\"rate limit\"", QT_TRANSLATE_NOOP("FilterHelp", "any other text is looked for in names and errors") },
} };

} // namespace

FilterHelp::FilterHelp(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(2 * gridUnit, 2 * gridUnit, 2 * gridUnit, 2 * gridUnit);
    grid->setVerticalSpacing(2);
    grid->setHorizontalSpacing(2 * gridUnit);
    int row = 0;
    for (const Example& example : examples) {
        const QString text = QString::fromUtf8(example.text);
        auto* button = new QPushButton(text);
        button->setFlat(true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, text] {
            Q_EMIT chosen(text);
            close();
        });
        grid->addWidget(button, row, 0, Qt::AlignLeading);
        grid->addWidget(new QLabel(QCoreApplication::translate("FilterHelp", example.meaning)), row, 1);
        ++row;
    }
    auto* rule = new QuietLabel;
    rule->setText(QCoreApplication::translate(
        "FilterHelp", "Terms are separated by spaces, and all of them must hold."));
    grid->addWidget(rule, row, 0, 1, 2);
}

void FilterHelp::popUp(const QWidget* below)
{
    adjustSize();
    const QRect screen = below->screen()->availableGeometry();
    QPoint corner = below->mapToGlobal(QPoint(below->width() - width(), below->height() + 4));
    corner.setX(qBound(screen.left(), corner.x(), qMax(screen.left(), screen.right() - width())));
    corner.setY(qBound(screen.top(), corner.y(), qMax(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
}

} // namespace dragoman
