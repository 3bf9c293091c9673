#include "ui/requests/FilterBox.h"

#include "ui/Card.h"
#include "ui/Preferences.h"
#include "ui/requests/FilterHelp.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::chrono::milliseconds typingPause{ 250 };

// What RequestFilter::parse() says behind the term.
constexpr std::array<const char*, 7> problems{
    QT_TRANSLATE_NOOP("FilterProblem", "needs a status such as >=400"),
    QT_TRANSLATE_NOOP("FilterProblem", "needs a text behind the colon"),
    QT_TRANSLATE_NOOP("FilterProblem", "needs a time such as 5s, 300ms or 2m"),
    QT_TRANSLATE_NOOP("FilterProblem", "needs a number such as 1000, 1.5k or 2M"),
    QT_TRANSLATE_NOOP("FilterProblem", "needs a day such as 2026-11-20"),
    QT_TRANSLATE_NOOP("FilterProblem", "names no field"),
    QT_TRANSLATE_NOOP("FilterProblem", "compares no number"),
};

} // namespace

QString filterProblem(const Error& error)
{
    const QString message = QString::fromStdString(error.message);
    const QString term = QString::fromStdString(error.param);
    for (const char* problem : problems) {
        if (message.contains(QLatin1String(problem)))
            return QCoreApplication::translate("FilterProblem", "“%1” %2.")
                .arg(term, QCoreApplication::translate("FilterProblem", problem));
    }
    return QCoreApplication::translate("FilterProblem", "“%1” cannot be read.").arg(term);
}

FilterBox::FilterBox(Preferences& preferences, QWidget* parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_field(new QLineEdit)
    , m_help(new QPushButton)
    , m_saved(new QPushButton)
    , m_savedMenu(new QMenu(this))
    , m_problem(new QuietLabel)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(gridUnit);
    line->addWidget(m_field, 1);
    line->addWidget(m_help);
    line->addWidget(m_saved);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit / 2);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    m_field->setClearButtonEnabled(true);
    m_field->setTextMargins(gridUnit / 2, 0, 0, 0);
    m_help->setText(QStringLiteral("?"));
    m_saved->setMenu(m_savedMenu);
    m_problem->setTone(Tone::Bad);
    m_problem->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(m_field, &QLineEdit::textChanged, this, &FilterBox::typed);
    connect(m_field, &QLineEdit::returnPressed, this, &FilterBox::check);
    connect(&m_pause, &QTimer::timeout, this, &FilterBox::check);
    connect(m_help, &QPushButton::clicked, this, &FilterBox::showHelp);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &FilterBox::fillSaved);
    retranslate();
}

QString FilterBox::text() const
{
    return m_field->text().trimmed();
}

void FilterBox::setText(const QString& text)
{
    m_field->setText(text);
    check();
}

// A problem is named at once, but not before a term can be whole.
void FilterBox::typed()
{
    m_pause.start();
    const Result<RequestFilter> filter = RequestFilter::parse(text());
    m_problem->setVisible(!filter);
    if (!filter)
        m_problem->setText(filterProblem(filter.error()));
}

void FilterBox::check()
{
    m_pause.stop();
    const Result<RequestFilter> filter = RequestFilter::parse(text());
    if (!filter || text() == m_lastText)
        return;
    m_lastText = text();
    Q_EMIT filterChanged(*filter);
}

void FilterBox::showHelp()
{
    auto* help = new FilterHelp(this);
    connect(help, &FilterHelp::chosen, this, [this](const QString& example) {
        setText(text().isEmpty() ? example : text() + QLatin1Char(' ') + example);
        m_field->setFocus();
    });
    help->popUp(m_help);
}

void FilterBox::fillSaved()
{
    m_savedMenu->clear();
    const QStringList saved = m_preferences.requestFilters();
    for (const QString& filter : saved)
        connect(
            m_savedMenu->addAction(filter), &QAction::triggered, this, [this, filter] { setText(filter); });
    if (saved.isEmpty())
        m_savedMenu->addAction(tr("No saved filters yet"))->setEnabled(false);
    m_savedMenu->addSeparator();
    const bool isSaved = saved.contains(text());
    const bool isFit = !text().isEmpty() && RequestFilter::parse(text()).has_value();
    QAction* const action
        = m_savedMenu->addAction(isSaved ? tr("Remove this filter") : tr("Save this filter"));
    action->setEnabled(isSaved || isFit);
    connect(action, &QAction::triggered, this, isSaved ? &FilterBox::forget : &FilterBox::keep);
}

void FilterBox::keep()
{
    m_preferences.setRequestFilters(m_preferences.requestFilters() << text());
}

void FilterBox::forget()
{
    QStringList saved = m_preferences.requestFilters();
    saved.removeAll(text());
    m_preferences.setRequestFilters(saved);
}

void FilterBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterBox::retranslate()
{
    m_field->setPlaceholderText(tr("Filter: 429, model:opus, slow>5s, today …"));
    m_field->setAccessibleName(tr("Filter"));
    m_help->setToolTip(tr("What can be written here"));
    m_help->setAccessibleName(tr("Help for the filter"));
    m_saved->setText(tr("Saved filters"));
    typed();
}

} // namespace dragoman
